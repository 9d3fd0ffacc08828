"""Signing out, closing an account, and changing one's own; on both homes of the store."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from corpus import credentials
from corpus.accounts import GATE, RESEARCHER
from corpus.actions.accept_invitation import Secret, accept_invitation
from corpus.actions.change_own_account import change_language, change_passphrase
from corpus.actions.close_account import close_account, reopen_account
from corpus.actions.invite import invite_again, make_account
from corpus.actions.sign_in import sign_in
from corpus.actions.sign_out import sign_out, sign_out_everywhere
from corpus.credentials import PASSPHRASE
from corpus.errors import BadInput, Conflict, NotAllowed
from corpus.sessions import when_account_changes
from corpus.store.accounts import find_account
from corpus.store.database import Cursor
from tests.corpus.actions.people import HERE, WORDS, joined, session, set_up


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashing with less work, for it is meant to be slow."""
    monkeypatch.setattr(credentials, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


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
