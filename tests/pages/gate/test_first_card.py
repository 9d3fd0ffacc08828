"""The card in the first bytes of a co-researcher's first page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from corpus.accounts import Account
from corpus.ids import new_id
from corpus.sessions import OWN_DEVICE
from corpus.store.database import Store
from corpus.store.sessions import add_session
from tests.coding.small_study import SAID, SmallStudy, seed_conversation, seed_small_study
from tests.pages.gate.visiting import PAGE


@pytest.fixture
def small(client: TestClient, file_store: Store) -> SmallStudy:
    with file_store.cursor() as cursor:
        return seed_small_study(cursor)


def first_page(client: TestClient, store: Store, account: Account) -> str:
    with store.cursor() as cursor:
        client.cookies.clear()
        client.cookies.set("meerstem_session", add_session(cursor, account, account, OWN_DEVICE).token)
    return client.get("/", headers=PAGE).text


def test_who_goes_on_with_an_interview_finds_the_way_in_the_first_bytes_and_nobody_else_does(
    client: TestClient, file_store: Store, small: SmallStudy
) -> None:
    with file_store.cursor() as cursor:
        name = "<b>Gesprek</b> 2"
        transcript_id, text = seed_conversation(cursor, small.researcher, SAID, name)
        assign(cursor, small.researcher, transcript_id, small.coder.account_id)
        new_here = first_page(client, file_store, small.coder)
        start = text.index("postbode")
        code_passage(cursor, small.coder, new_id(), transcript_id, small.codes[0].code_id, start, start + 8)
    assert "first-card" not in new_here, "first comes practising"
    page = first_page(client, file_store, small.coder)
    assert f'<a href="/interview?id={transcript_id}">' in page and "<b>Gesprek" not in page
    assert page.index("first-card") < page.index('<div id="root">') and "postbode" not in page
    for account in (small.other, small.researcher, small.guest):
        assert "first-card" not in first_page(client, file_store, account)
    assert "first-card" not in client.get(f"/interview?id={transcript_id}", headers=PAGE).text
