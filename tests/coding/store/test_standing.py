"""Merged codes stand for the code that they went into."""

from __future__ import annotations

from datetime import datetime

from coding.store.standing import standing_codes
from corpus.accounts import SHELL
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.seed import seed_code


def test_a_code_stands_for_the_last_one_that_it_was_merged_into_until_that_is_taken_back(
    cursor: Cursor,
) -> None:
    first, second, third = (seed_code(cursor, name) for name in ("Gemis", "Missen", "Verlies"))
    _merge(cursor, first, second, month=4)
    last = _merge(cursor, second, third, month=5)
    assert standing_codes(cursor) == {first: third, second: third, third: third}
    assert _in_view(cursor) == standing_codes(cursor)
    assert standing_codes(cursor, datetime(2026, 4, 20)) == {first: second, second: second, third: third}
    cursor.execute(
        "INSERT INTO code_merge_ends VALUES ($fact, $merge, $made_at, $made_by)",
        {"fact": new_id(), "merge": last, "made_at": datetime(2026, 6, 1), "made_by": SHELL.account_id},
    )
    assert standing_codes(cursor) == {first: second, second: second, third: third}
    assert _in_view(cursor) == standing_codes(cursor)


def _in_view(cursor: Cursor) -> dict[str, str]:
    return dict(
        cursor.execute("SELECT code_id::VARCHAR, stands_for::VARCHAR FROM code_standing_now").fetchall()
    )


def _merge(cursor: Cursor, code_id: str, into_id: str, month: int) -> str:
    merge_id = new_id()
    cursor.execute(
        "INSERT INTO code_merges VALUES ($merge, $code, $into, '', [], $made_at, $made_by)",
        {"merge": merge_id, "code": code_id, "into": into_id,
         "made_at": datetime(2026, month, 1), "made_by": SHELL.account_id},
    )  # fmt: skip
    return merge_id
