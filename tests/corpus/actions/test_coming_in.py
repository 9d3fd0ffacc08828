"""How people come in: set-up, invitations, cards, sign-in, sign-out, closing; on both homes of the store."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from corpus import credentials
from corpus.accounts import CO_RESEARCHER, GATE, RESEARCHER, SHELL, WORK_GROUP, Account
from corpus.actions import accept_invitation as accepting
from corpus.actions import sign_in as signing_in
from corpus.actions.accept_invitation import Secret, accept_invitation
from corpus.actions.change_own_account import change_language, change_passphrase
from corpus.actions.close_account import close_account, reopen_account
from corpus.actions.invite import invite, invite_again, make_account
from corpus.actions.set_up_first_researcher import set_up_first_researcher
from corpus.actions.sign_in import sign_in, sign_in_with_card
from corpus.actions.sign_out import sign_out, sign_out_everywhere
from corpus.actions.withdraw_invitation import withdraw_invitation
from corpus.clock import now
from corpus.credentials import PASSPHRASE, PIN, hash_token
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.sessions import OWN_DEVICE, SHARED_DEVICE, Session, SignedIn, when_account_changes
from corpus.sign_in_limits import TooManyTries
from corpus.store.accounts import find_account, find_account_named, list_accounts
from corpus.store.database import Cursor, Store
from corpus.store.invitations import list_invitations, open_invitations
from corpus.store.sessions import find_session

WORDS = "vier groene fietsen"
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashing with less work, for it is meant to be slow."""
    monkeypatch.setattr(credentials, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def set_up(cursor: Cursor) -> Account:
    return set_up_first_researcher(cursor, SHELL, "Petra Proef", WORDS).session.account


def joined(cursor: Cursor, by: Account, name: str, secret: Secret | None = None) -> tuple[str, SignedIn]:
    token = invite(cursor, by, name, CO_RESEARCHER).token
    return token, accept_invitation(cursor, GATE, token, secret or Secret(PASSPHRASE, "rode rozen op tafel"))


def session(cursor: Cursor, signed_in: SignedIn) -> Session | None:
    return find_session(cursor, hash_token(signed_in.token), now())


def test_the_first_researcher_is_made_once_and_is_signed_in(cursor: Cursor) -> None:
    first = set_up_first_researcher(cursor, SHELL, "Petra Proef", WORDS, "en")
    assert session(cursor, first) == first.session
    assert first.session.account.role == RESEARCHER
    assert first.session.account.language == "en"
    with pytest.raises(Conflict):
        set_up_first_researcher(cursor, SHELL, "Nog Iemand", WORDS)


def test_only_whoever_has_the_shell_sets_up_a_study(cursor: Cursor) -> None:
    for somebody in (GATE, Account("00000000-0000-0000-0000-000000000009", "x", RESEARCHER)):
        with pytest.raises(NotAllowed):
            set_up_first_researcher(cursor, somebody, "Petra Proef", WORDS)


def test_an_invitation_makes_an_account_once(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    new = invite(cursor, researcher, " Sam  Verzonnen ", WORK_GROUP, "en", days=3)
    assert new.link("https://study.example/") == f"https://study.example/join/{new.token}"
    assert new.token not in str(list_invitations(cursor))
    signed_in = accept_invitation(cursor, GATE, new.token, Secret(PASSPHRASE, "rode rozen op tafel"))
    found = session(cursor, signed_in)
    assert found is not None
    assert (found.account.name, found.account.role, found.account.language) == (
        "Sam Verzonnen",
        WORK_GROUP,
        "en",
    )
    with pytest.raises(NotFound):
        accept_invitation(cursor, GATE, new.token, Secret(PASSPHRASE, "heel iets anders"))
    assert open_invitations(cursor, now()) == []


def test_two_who_open_the_same_invitation_at_once_make_one_account(store: Store) -> None:
    with store.cursor() as cursor:
        token = invite(cursor, set_up(cursor), "Sam Verzonnen", CO_RESEARCHER).token
    outcomes: list[str] = []

    def accept() -> None:
        with store.cursor() as cursor:
            try:
                accept_invitation(cursor, GATE, token, Secret(PASSPHRASE, "rode rozen op tafel"))
                outcomes.append("in")
            except NotFound:
                outcomes.append("refused")

    threads = [threading.Thread(target=accept) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "refused", "refused", "refused"]
    with store.cursor() as cursor:
        assert len(list_accounts(cursor)) == 2


def test_an_invitation_expires(cursor: Cursor, monkeypatch: pytest.MonkeyPatch) -> None:
    token = invite(cursor, set_up(cursor), "Sam Verzonnen", CO_RESEARCHER, days=1).token
    later = now() + timedelta(days=1, seconds=1)
    monkeypatch.setattr(accepting, "now", lambda: later)
    with pytest.raises(NotFound):
        accept_invitation(cursor, GATE, token, Secret(PASSPHRASE, "rode rozen op tafel"))


def test_a_withdrawn_or_invented_link_opens_nothing(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    new = invite(cursor, researcher, "Sam Verzonnen", CO_RESEARCHER)
    withdraw_invitation(cursor, researcher, new.invitation_id)
    for token in (new.token, "invented", "", "x\udc80"):
        with pytest.raises(NotFound):
            accept_invitation(cursor, GATE, token, Secret(PASSPHRASE, "rode rozen op tafel"))
    with pytest.raises(NotFound):
        withdraw_invitation(cursor, researcher, new.invitation_id)


def test_a_name_is_given_once_whatever_its_capitals(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    invite(cursor, researcher, "Sam Verzonnen", CO_RESEARCHER)
    for taken in ("petra PROEF", "sam verzonnen"):
        with pytest.raises(Conflict):
            invite(cursor, researcher, taken, CO_RESEARCHER)
        with pytest.raises(Conflict):
            make_account(cursor, researcher, taken, CO_RESEARCHER)


def test_only_researchers_invite_withdraw_and_close(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    resident = joined(cursor, researcher, "Sam Verzonnen")[1].session.account
    for by in (resident, GATE, Account(resident.account_id, "x", WORK_GROUP)):
        with pytest.raises(NotAllowed):
            invite(cursor, by, "Iemand", RESEARCHER)
        with pytest.raises(NotAllowed):
            close_account(cursor, by, researcher.account_id)
    with pytest.raises(BadInput):
        invite(cursor, researcher, "Iemand", "gate")


def test_an_account_from_the_shell_waits_for_its_owner(cursor: Cursor) -> None:
    new = make_account(cursor, SHELL, "Sam Verzonnen", RESEARCHER)
    waiting = find_account_named(cursor, "sam verzonnen")
    assert waiting is not None
    assert waiting.secret_kind is None
    assert waiting.account.account_id == new.account_id
    signed_in = accept_invitation(cursor, GATE, new.token, Secret(PASSPHRASE, "rode rozen op tafel"))
    assert signed_in.session.account == waiting.account


def test_a_new_link_replaces_pass_phrase_and_ends_what_was_open(cursor: Cursor) -> None:
    researcher = set_up(cursor)
    _, before = joined(cursor, researcher, "Sam Verzonnen")
    sam = before.session.account
    first = invite_again(cursor, researcher, sam.account_id)
    second = invite_again(cursor, researcher, sam.account_id)
    with pytest.raises(NotFound):
        accept_invitation(cursor, GATE, first.token, Secret(PASSPHRASE, "een nieuwe zin dan"))
    after = accept_invitation(cursor, GATE, second.token, Secret(PASSPHRASE, "een nieuwe zin dan"))
    assert session(cursor, before) is None
    assert session(cursor, after) is not None
    assert after.session.account == sam
    with pytest.raises(NotAllowed):
        sign_in(cursor, GATE, "Sam Verzonnen", "rode rozen op tafel", HERE)
    assert sign_in(cursor, GATE, "Sam Verzonnen", "een nieuwe zin dan", HERE)


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


def test_signing_out_ends_this_session_and_everywhere_ends_all(cursor: Cursor) -> None:
    petra = set_up(cursor)
    sam = joined(cursor, petra, "Sam Verzonnen")[1]
    one, two, three = (sign_in(cursor, GATE, "Petra Proef", WORDS, HERE) for _ in range(3))
    sign_out(cursor, petra, one.session.session_id)
    assert session(cursor, one) is None
    assert session(cursor, two) is not None
    sign_out(cursor, petra, sam.session.session_id)
    assert session(cursor, sam) is not None, "nobody signs somebody else out"
    heard: list[str] = []
    when_account_changes(heard.append)
    sign_out_everywhere(cursor, petra)
    assert session(cursor, two) is None
    assert session(cursor, three) is None
    assert session(cursor, sam) is not None
    assert heard == [petra.account_id]


def test_a_closed_account_is_out_at_once_and_may_come_back(cursor: Cursor) -> None:
    petra = set_up(cursor)
    _, sam = joined(cursor, petra, "Sam Verzonnen")
    sam_id = sam.session.account.account_id
    close_account(cursor, petra, sam_id)
    assert session(cursor, sam) is None
    with pytest.raises(NotAllowed):
        sign_in(cursor, GATE, "Sam Verzonnen", "rode rozen op tafel", HERE)
    with pytest.raises(Conflict):
        invite_again(cursor, petra, sam_id)
    reopen_account(cursor, petra, sam_id)
    assert session(cursor, sam) is None, "the old session stays ended"
    assert sign_in(cursor, GATE, "Sam Verzonnen", "rode rozen op tafel", HERE)


def test_the_last_researcher_cannot_lock_everybody_out(cursor: Cursor) -> None:
    petra = set_up(cursor)
    new = make_account(cursor, petra, "Tweede Onderzoeker", RESEARCHER)
    with pytest.raises(Conflict):
        close_account(cursor, petra, petra.account_id)
    accept_invitation(cursor, GATE, new.token, Secret(PASSPHRASE, "rode rozen op tafel"))
    close_account(cursor, petra, petra.account_id)
    found = find_account(cursor, petra.account_id)
    assert found is not None
    assert found.closed


def test_everybody_chooses_their_own_language(cursor: Cursor) -> None:
    petra = set_up(cursor)
    change_language(cursor, petra, "en")
    found = find_account(cursor, petra.account_id)
    assert found is not None
    assert found.account.language == "en"
    with pytest.raises(BadInput):
        change_language(cursor, petra, "xx")


def test_a_changed_pass_phrase_ends_the_other_sessions(cursor: Cursor) -> None:
    petra = set_up(cursor)
    before = sign_in(cursor, GATE, "Petra Proef", WORDS, HERE)
    with pytest.raises(NotAllowed):
        change_passphrase(cursor, petra, "niet de oude zin", "een nieuwe zin dan")
    after = change_passphrase(cursor, petra, WORDS, "een nieuwe zin dan")
    assert session(cursor, before) is None
    assert session(cursor, after) is not None
    assert sign_in(cursor, GATE, "Petra Proef", "een nieuwe zin dan", HERE)
