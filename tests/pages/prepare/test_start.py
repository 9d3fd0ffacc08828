"""Where a researcher arrives."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.change_codebook import add_code
from coding.codebook import Code
from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL
from corpus.actions.bring_in_transcripts import bring_in_transcripts, put_in_intake
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import prepare
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from pages.frame.the_store import the_intake
from tests.pages.conftest import Study
from tests.pages.opening import everything

Open = Callable[..., AppTest]
TEXT = b"Interviewer: Hoe ging het?\nRespondent: Goed hoor.\n"


def links(at: AppTest) -> list[str]:
    return [one.proto.label for one in at.get("page_link")]


def test_in_an_empty_study_the_first_step_stands_out(open_app: Open) -> None:
    at = open_app(RESEARCHER, "start")
    assert links(at) == ["Start from a ready-made set-up", "Do this now", *["Go there"] * 6]
    assert "**1. Participants: who was interviewed**" in everything(at)
    assert "0 participants" in everything(at) and not at.error
    dutch = open_app(RESEARCHER, "start", "nl")
    assert "Do this now" not in links(dutch) and len(links(dutch)) == 8


def test_every_step_tells_how_it_stands_and_the_first_open_one_stands_out(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    reader = study.account(CO_RESEARCHER)
    save_participants(page_cursor, SHELL, [ParticipantRow("P01", 71, None, (), {}, None, 1)])
    one = bring_in_transcripts(page_cursor, SHELL, [prepare("P01.txt", TEXT, {}, {})])[0]
    put_in_intake(page_cursor, SHELL, the_intake(), [prepare("P02.txt", TEXT + b"Anders.", {}, {})])
    add_code(page_cursor, SHELL, Code("", "Buren"))
    assign(page_cursor, SHELL, one, reader.account_id)
    at = open_app(RESEARCHER, "start")
    said = everything(at)
    for words in (
        "1 participant",
        "1 interview released",
        "1 waits",
        "1 code",
        "1 co-researcher",
        "0 of 1 readings",
    ):
        assert words in said, words
    assert links(at).index("Do this now") == 2, "names are still to be removed"
