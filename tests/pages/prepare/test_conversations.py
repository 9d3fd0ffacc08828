"""What conversations are, on their page: for one, for many at once, from a table; and whom a text is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER, SHELL
from corpus.actions.bring_in_transcripts import bring_in_transcripts
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import prepare
from corpus.kinds import FOCUS_GROUP, WRITTEN_ADVICE, TranscriptDetails
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.participants import participant_ids
from corpus.store.transcript_details import details_now, steps
from corpus.store.transcripts import transcript_names, transcripts
from tests.pages.opening import button, choose, errors, everything, field

Open = Callable[..., AppTest]
GROUP = (
    "Interviewer: Wie begint?\nP01: Ik wel.\nP02: Ik daarna.\nInterviewer: En nu?\nP01: Nu jij.\nP02: Goed.\n"
)
ADVICE = "Begin met een vast moment in de week. Vraag wie er nog meer wil meedenken.\n"


@pytest.fixture
def told(page_cursor: Cursor) -> None:
    """A focus group of two, and a written advice of which nobody said yet whom it is about."""
    save_participants(
        page_cursor, SHELL, [ParticipantRow(c, 40, None, (), {}, None, 1) for c in ("P01", "P02")]
    )
    ids = participant_ids(page_cursor)
    texts = {"Groep.txt": GROUP, "Advies.txt": ADVICE}
    bring_in_transcripts(
        page_cursor, SHELL, [prepare(name, text.encode(), ids, {}) for name, text in texts.items()]
    )


def now(cursor: Cursor) -> dict[str, TranscriptDetails]:
    details = details_now(cursor)
    return {name: details[key] for name, key in transcript_names(cursor).items()}


def test_many_conversations_are_described_at_once_and_a_wrong_day_changes_nothing(
    open_app: Open, told: None, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "conversations")
    assert "P01, P02" in everything(at) and "2 conversations" in everything(at)
    at.toggle(key="conversations-all").set_value(True).run()
    field(at, "text_input", "Sub-study").set_value("Noord").run()
    field(at, "text_input", "Day, such as 31-3-2026").set_value("gisteren")
    button(at, "Save for 2 conversations").click().run()
    assert "“gisteren” is no day" in errors(at)[0] and now(page_cursor)["Groep"] == TranscriptDetails()
    at = open_app(RESEARCHER, "conversations")
    at.text_input(key="conversations-search").set_value("p02").run()
    at.toggle(key="conversations-all").set_value(True).run()
    at.selectbox(key="conversations-new-kind").set_value(FOCUS_GROUP)
    at.text_input(key="conversations-day").set_value("31-3-2026")
    button(at, "Save for 1 conversation").click().run()
    assert now(page_cursor) == {
        "Groep": TranscriptDetails(FOCUS_GROUP, held_on=date(2026, 3, 31)),
        "Advies": TranscriptDetails(),
    }


def test_a_text_without_speakers_is_about_somebody(open_app: Open, told: None, page_cursor: Cursor) -> None:
    at = open_app(RESEARCHER, "conversations")
    advice = transcript_names(page_cursor)["Advies"]
    at.multiselect(key="conversations-chosen").set_value([advice]).run()
    assert "Whom the text is about" in [one.value for one in at.subheader]
    at.selectbox(key=f"conversations-voice-{advice}-0").set_value("P02")
    at.button(key="conversations-voices-save").click().run()
    assert {one.name: one.participants for one in transcripts(page_cursor)}["Advies"] == ("P02",)


def test_a_table_with_bad_rows_says_which_and_a_good_one_orders_the_steps(
    open_app: Open, told: None, page_cursor: Cursor
) -> None:
    bad = b"file,kind\nGroep,praatje\nNiets,interview\n"
    good = b"bestand;soort;reeks;stap\nAdvies;schriftelijk advies;Buurttuin;advies\nGroep;focusgroep;Buurttuin;start\n"
    files = [("fout.csv", bad), ("goed.csv", good)]
    at = choose(open_app(RESEARCHER, "conversations"), "conversations-file", files)
    assert "fout.csv" in errors(at)[0] and "Line 2" in errors(at)[0]
    button(at, "Bring in").click().run()
    assert at.success[0].value == "2 changed, 0 as they were."
    assert now(page_cursor)["Advies"] == TranscriptDetails(WRITTEN_ADVICE, None, "Buurttuin", "advies")
    at.text_input(key="conversations-steps-order").set_value("start, advies, nabellen")
    at.button(key="conversations-steps-save").click().run()
    assert steps(page_cursor) == ["start", "advies", "nabellen"]
