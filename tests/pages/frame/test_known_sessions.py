"""Sessions are remembered, and what ends one is noticed all the same."""

from __future__ import annotations

import pytest

from corpus.accounts import CO_RESEARCHER, SHELL, Account
from corpus.actions.sign_out import sign_out_everywhere
from corpus.credentials import hash_token
from corpus.ids import new_id
from corpus.sessions import OWN_DEVICE
from corpus.store.accounts import add_account
from corpus.store.database import Store
from corpus.store.sessions import add_session, end_sessions_of
from pages.frame import known_sessions, the_store
from pages.frame.known_sessions import remembered, session_of


def test_a_session_that_ends_here_is_forgotten_at_once_and_one_that_ends_on_another_server_soon(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(the_store, "_open", store)
    account = Account(new_id(), "Sam Verzonnen", CO_RESEARCHER)
    with store.cursor() as cursor:
        add_account(cursor, SHELL, account)
        here, there = (hash_token(add_session(cursor, SHELL, account, OWN_DEVICE).token) for _ in range(2))
        assert session_of(here) and remembered(here), "the second time the store is not asked"
        sign_out_everywhere(cursor, account)
        assert session_of(here) is None

        elsewhere = hash_token(add_session(cursor, SHELL, account, OWN_DEVICE).token)
        assert session_of(elsewhere)
        end_sessions_of(
            cursor, SHELL, account.account_id
        )  # as another server writes it: nobody tells this process
        monkeypatch.setattr(known_sessions, "REMEMBERED", -1.0)
        monkeypatch.setattr(known_sessions, "REMEMBERED_ALONE", -1.0)
        assert session_of(elsewhere) is None and session_of(there) is None
