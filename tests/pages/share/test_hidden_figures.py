"""What a work group's browser is sent: figures that are hidden are not in it, in any shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.bring_in_codings import bring_in_codings
from coding.actions.change_codebook import add_code
from coding.codebook import Code
from coding.exchange.codings_csv import CodingRow
from coding.store.codes import codebook
from coding.store.theme_tables import themes_for
from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL, WORK_GROUP, Account
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import prepare
from corpus.ids import new_id
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.participants import participants
from tests.pages.conftest import Study

Open = Callable[..., AppTest]


def sent_to_the_browser(at: AppTest) -> list[bytes]:
    """Every element of the page as it travels to the browser."""

    def walk(block: Any) -> Iterator[bytes]:
        for child in getattr(block, "children", {}).values():
            yield from walk(child)
        proto = getattr(block, "proto", None)
        if proto is not None and not getattr(block, "children", {}):
            yield proto.SerializeToString(deterministic=True)

    return list(walk(at._tree))


def pages_sent(open_app: Open, theme: str) -> list[list[bytes]]:
    """The start page and the page of one theme."""
    opened = open_app(WORK_GROUP, "dashboard"), open_app(WORK_GROUP, "theme", theme=theme)
    return [sent_to_the_browser(at) for at in opened]


@pytest.fixture
def small_groups(study: Study, page_cursor: Cursor) -> list[str]:
    """Eight people; all spoke of the neighbours, one of them of something rare. The transcripts' names."""
    names = [f"P{number}" for number in range(1, 9)]
    rows = [ParticipantRow(name, 30, None, ("student",), {}, f"{name}.txt", 1) for name in names]
    save_participants(page_cursor, SHELL, rows)
    texts = [f"Interviewer: Hoe?\nRespondent: Goed, zegt nummer {name}.\n" for name in names]
    ids = {one.code: one.participant_id for one in participants(page_cursor)}
    files = [prepare(f"{name}.txt", text.encode(), ids, {}) for name, text in zip(names, texts, strict=True)]
    bring_in_transcripts(page_cursor, SHELL, files)
    for code in ("Buren", "Zeldzaam"):
        add_code(page_cursor, SHELL, Code("", code))
    mark(page_cursor, names, "Buren")
    mark(page_cursor, names[:1], "Zeldzaam")
    return names


def mark(cursor: Cursor, names: list[str], code: str) -> None:
    start = cursor.execute("SELECT strpos(text, 'Goed') - 1 FROM transcripts LIMIT 1").fetchone()
    assert start is not None
    bring_in_codings(
        cursor, SHELL, [CodingRow(2, f"{name}.txt", start[0], start[0] + 4, code, "ada") for name in names]
    )


def test_a_number_that_is_hidden_makes_no_difference_to_what_is_sent(
    open_app: Open, small_groups: list[str], page_cursor: Cursor
) -> None:
    rare = next(code.code_id for code in codebook(page_cursor) if code.name == "Zeldzaam")
    before = pages_sent(open_app, rare)
    mark(page_cursor, small_groups[1:3], "Zeldzaam")
    counts = [
        cell.participants
        for cell in themes_for(page_cursor, SHELL, audience=RESEARCHER).cells
        if cell.theme_id == rare
    ]
    assert max(count or 0 for count in counts) == 3, "the figure itself did change"
    after = pages_sent(open_app, rare)
    assert before == after and all(len(page) > 5 for page in after)


def test_a_work_group_gets_protected_tables_whatever_is_asked(
    small_groups: list[str], page_cursor: Cursor
) -> None:
    for role in (WORK_GROUP, CO_RESEARCHER):
        table = themes_for(page_cursor, Account(new_id(), "Somebody", role), audience=RESEARCHER)
        assert table.protected and [cell for cell in table.cells if cell.hidden]
