"""Waiting for news: an answer as soon as there is some, and none to who is no longer signed in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.testclient import TestClient

from coding.actions.assign import assign
from corpus.actions.sign_out import sign_out_everywhere
from corpus.sessions import OWN_DEVICE
from corpus.store.database import Store
from corpus.store.sessions import add_session
from pages.gate import news
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def small(client: TestClient, file_store: Store) -> SmallStudy:
    """A small study in which the first co-researcher's browser is open."""
    with file_store.cursor() as cursor:
        made = seed_small_study(cursor)
        client.cookies.set("meerstem_session", add_session(cursor, made.coder, made.coder, OWN_DEVICE).token)
    return made


def meanwhile(client: TestClient, path: str, act: Callable[[], object]) -> httpx.Response:
    """What a waiting request is answered after somebody did something."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        waiting = pool.submit(client.get, path)
        act()
        return waiting.result()


def test_the_first_question_is_answered_at_once(client: TestClient, small: SmallStudy) -> None:
    assert client.get("/news/assigned,my_proposals").json() == {"assigned": 0, "my_proposals": 0}
    assert client.get("/news/assigned?since=7").json() == {"assigned": 0}, "news since seven is told at once"


def test_who_waits_hears_of_an_interview_given_to_them(
    client: TestClient, small: SmallStudy, file_store: Store
) -> None:
    def give() -> None:
        with file_store.cursor() as cursor:
            assign(cursor, small.researcher, small.transcript_id, small.coder.account_id)

    assert meanwhile(client, "/news/assigned?since=0", give).json() == {"assigned": 1}


def test_who_waits_is_sent_away_when_their_session_ends(
    client: TestClient, small: SmallStudy, file_store: Store
) -> None:
    def leave() -> None:
        with file_store.cursor() as cursor:
            sign_out_everywhere(cursor, small.coder)

    assert meanwhile(client, "/news/assigned?since=0", leave).status_code == 401


def test_without_news_the_answer_comes_after_a_while_and_says_so(
    client: TestClient, small: SmallStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "LONGEST", 0.1)
    assert client.get("/news/assigned?since=0").json() == {"assigned": 0}


def test_news_of_another_role_or_of_no_kind_at_all_is_refused(client: TestClient, small: SmallStudy) -> None:
    assert client.get("/news/reading").status_code == 403
    assert client.get("/news/assigned,reading?since=0,0").status_code == 403
    assert client.get("/news/nonsense").status_code == 400
