"""Signing in with a name or a card, and how guessing slows down; on both homes of the store."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from corpus import credentials
from corpus.accounts import GATE, RESEARCHER, WORK_GROUP
from corpus.actions import sign_in as signing_in
from corpus.actions.accept_invitation import Secret, accept_invitation
from corpus.actions.invite import invite, invite_again
from corpus.actions.sign_in import sign_in, sign_in_with_card
from corpus.actions.withdraw_invitation import withdraw_invitation
from corpus.clock import now
from corpus.credentials import PIN, hash_token
from corpus.errors import Conflict, NotAllowed, NotFound
from corpus.sessions import OWN_DEVICE, SHARED_DEVICE
from corpus.sign_in_limits import TooManyTries
from corpus.store.database import Cursor, Store
from corpus.store.invitations import list_invitations
from corpus.store.sessions import find_session
from tests.corpus.actions.people import HERE, WORDS, joined, session, set_up


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashing with less work, for it is meant to be slow."""
    monkeypatch.setattr(credentials, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def test_signing_in_lasts_a_month_and_half_a_day_on_a_shared_tablet(cursor: Cursor) -> None:
    set_up(cursor)
    own = sign_in(cursor, GATE, "PETRA proef", WORDS, HERE)
    shared = sign_in(cursor, GATE, "Petra Proef", WORDS, HERE, shared=True)
    for signed_in, lasts in ((own, OWN_DEVICE), (shared, SHARED_DEVICE)):
        assert abs(signed_in.session.expires_at - now() - lasts) < timedelta(minutes=1)
        assert find_session(cursor, hash_token(signed_in.token), now() + lasts) is None


def test_an_unknown_name_and_a_wrong_pass_phrase_get_the_same_sentence(cursor: Cursor) -> None:
    set_up(cursor)
    said = set()
    for name in ("Petra Proef", "Niemand Hier"):
        with pytest.raises(NotAllowed) as refused:
            sign_in(cursor, GATE, name, "iets heel anders", HERE)
        said.add(str(refused.value))
    assert len(said) == 1


def test_guessing_has_to_wait_and_the_right_pass_phrase_as_well(
    cursor: Cursor, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(cursor)
    for name in ("Petra Proef", "Niemand Hier"):
        for _ in range(5):
            with pytest.raises(NotAllowed):
                sign_in(cursor, GATE, name, "iets heel anders", HERE)
        with pytest.raises(TooManyTries):
            sign_in(cursor, GATE, name, WORDS, "198.51.100.9")
    later = now() + timedelta(minutes=1, seconds=1)
    monkeypatch.setattr(signing_in, "now", lambda: later)
    assert sign_in(cursor, GATE, "Petra Proef", WORDS, HERE)


def test_signing_in_forgives_the_failures_before_it(cursor: Cursor) -> None:
    set_up(cursor)
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(NotAllowed):
                sign_in(cursor, GATE, "Petra Proef", "iets heel anders", HERE)
        assert sign_in(cursor, GATE, "Petra Proef", WORDS, HERE)


def test_an_address_that_tries_many_names_has_to_wait(cursor: Cursor) -> None:
    set_up(cursor)
    for number in range(20):
        with pytest.raises(NotAllowed):
            sign_in(cursor, GATE, f"Iemand {number}", "iets heel anders", HERE)
    with pytest.raises(TooManyTries):
        sign_in(cursor, GATE, "Petra Proef", WORDS, HERE)
    assert sign_in(cursor, GATE, "Petra Proef", WORDS, "198.51.100.9")


def test_many_guesses_at_the_same_moment_are_not_let_through(store: Store) -> None:
    with store.cursor() as cursor:
        set_up(cursor)
    refusals: list[type] = []

    def guess() -> None:
        with store.cursor() as cursor:
            try:
                sign_in(cursor, GATE, "Petra Proef", "iets heel anders", HERE)
            except NotAllowed as error:
                refusals.append(type(error))

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals.count(NotAllowed) == 5
    assert refusals.count(TooManyTries) == 7


def test_a_card_opens_with_its_pin_for_half_a_day(cursor: Cursor) -> None:
    card, first = joined(cursor, set_up(cursor), "Sam Verzonnen", Secret(PIN, "480913"))
    again = sign_in_with_card(cursor, GATE, card, "480913", HERE)
    assert again.session.account == first.session.account
    for signed_in in (first, again):
        assert signed_in.session.expires_at - now() <= SHARED_DEVICE
    with pytest.raises(NotFound):
        accept_invitation(cursor, GATE, card, Secret(PIN, "480914"))


def test_a_pin_is_worth_nothing_without_the_card(cursor: Cursor) -> None:
    joined(cursor, set_up(cursor), "Sam Verzonnen", Secret(PIN, "480913"))
    with pytest.raises(NotAllowed):
        sign_in(cursor, GATE, "Sam Verzonnen", "480913", HERE)


def test_three_wrong_pins_have_to_wait(cursor: Cursor) -> None:
    card, _ = joined(cursor, set_up(cursor), "Sam Verzonnen", Secret(PIN, "480913"))
    for _ in range(3):
        with pytest.raises(NotAllowed):
            sign_in_with_card(cursor, GATE, card, "111112", HERE)
    with pytest.raises(TooManyTries):
        sign_in_with_card(cursor, GATE, card, "480913", HERE)


def test_a_withdrawn_card_is_dead_and_its_sessions_too(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    card, signed_in = joined(cursor, researcher, "Sam Verzonnen", Secret(PIN, "480913"))
    withdraw_invitation(cursor, researcher, list_invitations(cursor)[0].invitation_id)
    assert session(cursor, signed_in) is None
    with pytest.raises(NotAllowed):
        sign_in_with_card(cursor, GATE, card, "480913", HERE)


def test_a_new_card_makes_the_old_one_useless(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    old, signed_in = joined(cursor, researcher, "Sam Verzonnen", Secret(PIN, "480913"))
    new = invite_again(cursor, researcher, signed_in.session.account.account_id)
    accept_invitation(cursor, GATE, new.token, Secret(PIN, "305817"))
    with pytest.raises(NotAllowed):
        sign_in_with_card(cursor, GATE, old, "305817", HERE)
    assert sign_in_with_card(cursor, GATE, new.token, "305817", HERE)


def test_a_link_with_which_a_pass_phrase_was_chosen_is_no_card(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    token, _ = joined(cursor, researcher, "Sam Verzonnen")
    with pytest.raises(NotAllowed):
        sign_in_with_card(cursor, GATE, token, "480913", HERE)
    with pytest.raises(Conflict):
        withdraw_invitation(cursor, researcher, list_invitations(cursor)[0].invitation_id)


@pytest.mark.parametrize("role", [RESEARCHER, WORK_GROUP])
def test_only_co_researchers_have_cards(cursor: Cursor, role: str) -> None:
    token = invite(cursor, set_up(cursor), "Sam Verzonnen", role).token
    with pytest.raises(NotAllowed):
        accept_invitation(cursor, GATE, token, Secret(PIN, "480913"))
