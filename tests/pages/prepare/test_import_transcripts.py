"""Bringing in interviews on their page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.actions.save_participants import save_participants
from corpus.participants import ParticipantRow
from corpus.store.database import Cursor
from corpus.store.intake import waiting_list, waiting_text
from corpus.store.participants import participant_ids
from corpus.store.transcripts import transcript_names, transcripts
from corpus.transcripts import INTERVIEWER, OTHER, PARTICIPANT
from pages.frame.the_store import the_intake
from tests.pages.conftest import Study
from tests.pages.opening import button, choose, errors, everything, trigger

Open = Callable[..., AppTest]
GOOD = b"Interviewer: Hoe ging het?\nRespondent: Goed <b>hoor</b>, *echt*.\nInterviewer: En nu?\nRespondent: Ook goed.\n"
OTHER_TEXT = GOOD.replace(b"Ook goed", b"Minder goed")


def waiting() -> list[str]:
    with the_intake().cursor() as intake:
        return [row[1] for row in waiting_list(intake)]


def test_a_new_page_asks_for_files_and_nothing_else(open_app: Open) -> None:
    at = open_app(RESEARCHER, "import")
    assert [title.value for title in at.title] == ["Bring in interviews"]
    assert not at.button and not at.error


def test_turns_are_seen_and_nothing_is_saved_before_the_button(open_app: Open, page_cursor: Cursor) -> None:
    at = choose(open_app(RESEARCHER, "import"), "import", [("P01.txt", GOOD)])
    said = everything(at)
    assert "4 turns" in said and "Hoe ging het?" in said
    assert "&lt;b&gt;hoor&lt;/b&gt;, *echt*." in said  # shown as it stands, never read as HTML
    assert waiting() == [] and transcripts(page_cursor) == []


def test_a_text_waits_with_the_speakers_that_were_chosen(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "import")
    save_participants(
        page_cursor, study.account(RESEARCHER), [ParticipantRow("K12", 70, None, (), {}, None, 0)]
    )
    at = choose(at.run(), "import", [("gesprek.txt", GOOD)])
    asks, answers = at.selectbox
    assert asks.value == INTERVIEWER and answers.value == "later"
    answers.set_value("K12").run()
    button(at, "Bring in 1 interview").click().run()
    assert not at.exception
    assert waiting() == ["gesprek"] and transcripts(page_cursor) == []
    with the_intake().cursor() as intake:
        kept = waiting_text(intake, waiting_list(intake)[0][0])
    assert kept.speakers["Respondent"].participant_id == participant_ids(page_cursor)["K12"]
    assert kept.speakers["Interviewer"].role == INTERVIEWER
    assert "gesprek" in at.success[0].value
    assert not at.selectbox  # what came in is out of the way


def test_a_new_participant_can_be_made_in_passing(open_app: Open, page_cursor: Cursor) -> None:
    at = choose(open_app(RESEARCHER, "import"), "import", [("gesprek.txt", GOOD)])
    at.selectbox[1].set_value("new").run()
    next(one for one in at.text_input if one.label.startswith("Code")).set_value("N9").run()
    button(at, "Bring in 1 interview").click().run()
    with the_intake().cursor() as intake:
        speakers = waiting_text(intake, waiting_list(intake)[0][0]).speakers
    assert speakers["Respondent"].participant_id == participant_ids(page_cursor)["N9"]
    assert speakers["Respondent"].role == PARTICIPANT


def test_a_bad_file_is_named_with_its_reason_and_does_not_stop_the_others(open_app: Open) -> None:
    files = [("P01.txt", GOOD), ("foto.jpg", b"\xff\xd8"), ("leeg.txt", b""), ("P02.txt", OTHER_TEXT)]
    at = choose(open_app(RESEARCHER, "import"), "import", files)
    reasons = errors(at)
    assert len(reasons) == 2 and "foto.jpg" in reasons[0] and "leeg.txt" in reasons[1]
    button(at, "Bring in 2 interviews").click().run()
    assert waiting() == ["P01", "P02"]
    assert "P01, P02" in at.success[0].value


def test_the_same_file_twice_is_noticed(open_app: Open) -> None:
    at = choose(open_app(RESEARCHER, "import"), "import", [("P01.txt", GOOD), ("kopie.txt", GOOD)])
    assert "came in before" in errors(at)[0]
    button(at, "Bring in 1 interview").click().run()
    again = choose(open_app(RESEARCHER, "import"), "import", [("anders.txt", GOOD)])
    assert "“P01”" in errors(again)[0]
    assert not again.button


def test_a_file_that_is_too_large_is_named_with_its_size(open_app: Open) -> None:
    sent = [{"id": "x1", "name": "opname.docx", "size": 48_000_000, "data": None}]
    at = trigger(open_app(RESEARCHER, "import"), "import-chooser", "chosen", sent)
    assert "opname.docx is too large: 48 MB" in errors(at)[0]


def test_texts_without_names_go_straight_into_the_study(open_app: Open, page_cursor: Cursor) -> None:
    at = choose(open_app(RESEARCHER, "import"), "import", [("P01.txt", GOOD)])
    at.radio[0].set_value(False).run()
    next(one for one in at.text_input if one.label.startswith("Name")).set_value("Gesprek een").run()
    button(at, "Bring in 1 interview").click().run()
    assert list(transcript_names(page_cursor)) == ["Gesprek een"] and waiting() == []


def test_labels_that_may_be_names_are_pointed_out_when_names_are_said_to_be_gone(open_app: Open) -> None:
    text = GOOD.replace(b"Respondent", b"Farideh")
    at = choose(open_app(RESEARCHER, "import"), "import", [("P01.txt", text)])
    assert not at.warning
    assert at.selectbox[1].value in (OTHER, "later")
    at.radio[0].set_value(False).run()
    assert "P01" in at.warning[0].value


def test_many_files_are_closed_until_they_are_wanted(open_app: Open) -> None:
    files = [(f"P{n:02d}.txt", GOOD.replace(b"Ook", f"{n}".encode())) for n in range(12)]
    at = choose(open_app(RESEARCHER, "import"), "import", files)
    assert not at.selectbox and "Interviewer: Interviewer" in everything(at)
    button(at, "Bring in 12 interviews").click().run()
    assert len(waiting()) == 12


def test_only_researchers_can_reach_the_page(study: Study) -> None:
    at = study.open(CO_RESEARCHER, "my-interviews")
    for page in ("import_transcripts", "remove_names"):
        with pytest.raises(ValueError, match="registered"):
            at.switch_page(f"../prepare/{page}.py")
