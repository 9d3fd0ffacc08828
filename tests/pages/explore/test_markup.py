"""Names of codes, interviews, subgroups and coders, quotes and memos: shown as they are on every page with figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.bring_in_codings import bring_in_codings
from coding.actions.change_codebook import add_code
from coding.codebook import Code
from coding.exchange.codings_csv import CodingRow
from corpus.accounts import RESEARCHER, SHELL, WORK_GROUP
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import prepare
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.participants import participants
from tests.pages.markup import IN_A_NAME, MARKUP, SCRIPT, nothing_works

Open = Callable[..., AppTest]


@pytest.fixture
def theme(page_cursor: Cursor) -> str:
    """Six people in a subgroup full of markup, who all said some; the id of the code that was put on it."""
    names = [f"P{number} <b>x**vet" for number in range(6)]
    save_participants(
        page_cursor,
        SHELL,
        [ParticipantRow(one, 30, None, (MARKUP,), {"file": f"{one}.txt"}, None, 1) for one in names],
    )
    ids = {one.code: one.participant_id for one in participants(page_cursor)}
    said = f"Respondent: {SCRIPT} {MARKUP} nummer "
    bring_in_transcripts(
        page_cursor, SHELL, [prepare(f"{one}.txt", f"{said}{one}.\n".encode(), ids, {}) for one in names]
    )
    code = add_code(
        page_cursor, SHELL, Code("", MARKUP, plain_name=SCRIPT, definition=MARKUP, pictogram="<b>x")
    )
    bring_in_codings(
        page_cursor,
        SHELL,
        [CodingRow(2, one, 0, 80, MARKUP, IN_A_NAME, f"{SCRIPT} {MARKUP}") for one in names],
    )
    return code.code_id


@pytest.mark.parametrize(
    "address", ["themes", "passages", "export", "dashboard", "participants", "start", "assignments"]
)
def test_markup_in_a_text_of_people_does_nothing(open_app: Open, theme: str, address: str) -> None:
    at = open_app(RESEARCHER, address)
    assert not at.error
    nothing_works(at)


def test_markup_in_a_text_of_people_does_nothing_for_the_work_group(open_app: Open, theme: str) -> None:
    for query in ({}, {"theme": theme}):
        at = open_app(WORK_GROUP, "dashboard", **query)
        assert not at.error
        nothing_works(at)
