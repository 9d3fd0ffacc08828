"""Whether there is something new, as the store counts it."""

from __future__ import annotations

from coding.actions.assign import assign
from coding.actions.end_assignment import end_assignment
from coding.store.news import TOPICS, count_news
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study


def test_every_topic_can_be_counted_in_both_homes(cursor: Cursor) -> None:
    found = count_news(cursor, TOPICS)
    assert {name: one.of("nobody") for name, one in found.items()} == dict.fromkeys(TOPICS, 0)


def test_what_is_given_to_me_and_taken_away_is_new_to_me_and_to_researchers_alone(cursor: Cursor) -> None:
    study = seed_small_study(cursor)

    def counted(name: str) -> list[int]:
        found = count_news(cursor, [name])[name]
        return [found.of(one.account_id) for one in (study.coder, study.other)]

    assert (counted("assigned"), counted("reading")) == ([0, 0], [0, 0])
    assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    assert (counted("assigned"), counted("reading")) == ([1, 0], [1, 1])
    end_assignment(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    assert (counted("assigned"), counted("reading")) == ([2, 0], [2, 2])
