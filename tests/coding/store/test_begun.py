"""How far a study has begun, on both homes of the store."""

from __future__ import annotations

from coding.store.begun import Begun, begun
from corpus.store.database import Cursor
from tests.coding.seed import seed_code
from tests.coding.store.test_themes import mark, seed_person, seed_talk


def test_what_there_is_is_told_step_by_step(cursor: Cursor) -> None:
    assert begun(cursor) == Begun(False, False, False, False)
    code = seed_code(cursor, "Buren")
    assert begun(cursor) == Begun(False, True, False, False)
    talk = seed_talk(cursor, "A", seed_person(cursor, "P1", 80))
    assert begun(cursor) == Begun(True, True, False, True)
    mark(cursor, talk, code, 1, 45, 60)
    assert begun(cursor).marks
