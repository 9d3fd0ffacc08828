"""The set-up and invitations: how accounts are made; on both homes of the store."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from corpus import credentials
from corpus.accounts import CO_RESEARCHER, GATE, RESEARCHER, SHELL, WORK_GROUP, Account
from corpus.actions import accept_invitation as accepting
from corpus.actions.accept_invitation import Secret, accept_invitation
from corpus.actions.close_account import close_account
from corpus.actions.invite import invite, invite_again, make_account
from corpus.actions.set_up_first_researcher import set_up_first_researcher
from corpus.actions.sign_in import sign_in
from corpus.actions.withdraw_invitation import withdraw_invitation
from corpus.clock import now
from corpus.credentials import PASSPHRASE
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.store.accounts import find_account_named, list_accounts
from corpus.store.database import Cursor, Store
from corpus.store.invitations import list_invitations, open_invitations
from tests.corpus.actions.people import HERE, WORDS, joined, session, set_up


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashing with less work, for it is meant to be slow."""
    monkeypatch.setattr(credentials, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


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
