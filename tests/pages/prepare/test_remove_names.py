"""Removing names on their page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import RESEARCHER
from corpus.actions.bring_in_transcripts import put_in_intake
from corpus.bringing_in import prepare
from corpus.review import NameItem
from corpus.store.database import Cursor
from corpus.store.intake import known_names, waiting_list
from corpus.store.intake_looks import looks
from corpus.store.participants import participant_ids
from corpus.store.reviews import review_of
from corpus.store.transcripts import transcript
from pages.frame.the_store import the_intake
from tests.pages.conftest import Study
from tests.pages.opening import button, errors, everything

Open = Callable[..., AppTest]
TEXT = (
    "Interviewer: Hoe ging dat toen?\n"
    "Respondent: Ik kwam met mijn broer Sohrab. <i>Sohrab</i> woont nu in Oosterwolde.\n"
    "Interviewer: En Sohrab, hoe is het met hem?\n"
    "Respondent: Goed. De roos op tafel is van hem. Bel maar: 06 12345678.\n"
)


@pytest.fixture
def waiting(study: Study, page_cursor: Cursor) -> str:
    """A text that waits; its id."""
    prepared = prepare("P01.txt", TEXT.encode(), {}, {})
    return put_in_intake(page_cursor, study.account(RESEARCHER), the_intake(), [prepared])[0]


def items(intake_id: str) -> dict[str, NameItem]:
    return {item.key: item for item in review_of(the_intake(), intake_id).items}


def choice(at: AppTest, name: str) -> Any:
    return next(one for one in at.radio if f"“{name}”" in one.label)


def box_of(at: AppTest, name: str, kind: str, what: str) -> Any:
    """The widget of this kind with this label in the box of a name."""
    key = choice(at, name).key.removesuffix("-choice")
    return next(one for one in getattr(at, kind) if one.key == f"{key}-{what}")


def opened(open_app: Open, intake_id: str) -> AppTest:
    return open_app(RESEARCHER, "names", text=intake_id)


def test_without_texts_the_page_says_what_to_do_first(open_app: Open) -> None:
    at = open_app(RESEARCHER, "names")
    assert "Bring in interviews first" in at.info[0].value


def test_the_list_says_what_waits_and_shows_no_text(
    open_app: Open, waiting: str, page_cursor: Cursor
) -> None:
    at = open_app(RESEARCHER, "names")
    said = everything(at)
    assert "**P01**" in said and "2 names to decide on" in said
    assert "Sohrab" not in said and looks(page_cursor, waiting) == []
    button(at, "Open").click().run()
    assert len(looks(page_cursor, waiting)) == 1
    assert "Sohrab" in everything(at)


def test_every_name_is_seen_in_its_sentence_just_as_it_stands(open_app: Open, waiting: str) -> None:
    said = everything(opened(open_app, waiting))
    assert "Ik kwam met mijn broer <mark>Sohrab</mark>." in said
    assert "&lt;i&gt;<mark>Sohrab</mark>&lt;/i&gt; woont nu in Oosterwolde." in said


def test_what_is_decided_is_kept_at_once(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    assert choice(at, "Sohrab").value is None
    choice(at, "Sohrab").set_value(False).run()
    assert items(waiting)["sohrab"].decided and not items(waiting)["sohrab"].replaced
    again = opened(open_app, waiting)
    assert choice(again, "Sohrab").value is False
    choice(again, "Sohrab").set_value(True).run()
    assert items(waiting)["sohrab"].replaced


def test_what_comes_instead_can_be_typed_and_what_it_is_can_be_changed(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    box_of(at, "Sohrab", "text_input", "instead").set_value("mijn broer").run()
    assert items(waiting)["sohrab"].placeholder == "[mijn broer]"
    assert box_of(at, "Sohrab", "text_input", "instead").value == "[mijn broer]"
    box_of(at, "Oosterwolde", "selectbox", "kind").set_value("organisation").run()
    assert items(waiting)["oosterwolde"].placeholder == "[organisatie 1]"
    assert box_of(at, "Oosterwolde", "text_input", "instead").value == "[organisatie 1]"
    assert items(waiting)["sohrab"].placeholder == "[mijn broer]"


def test_a_single_place_can_be_left_as_it_is(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    key = choice(at, "Sohrab").key.removesuffix("-choice")
    at.session_state[f"{key}-places"] = True
    at.run()
    assert len(at.checkbox) >= 3
    next(one for one in at.checkbox if "-at-" in one.key).check().run()
    assert [spot.excepted for spot in items(waiting)["sohrab"].spots] == [True, False, False]
    button(at, "Keep this name in the study's register").click().run()
    with the_intake().cursor() as intake:
        assert known_names(intake) == [("Sohrab", "name")]


def test_a_missed_name_is_added_wherever_it_stands(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    next(one for one in at.text_input if one.key == "names-missed-text").set_value("roos")
    next(one for one in at.checkbox if one.key == "names-missed-keep").check()
    button(at, "Add").click().run()
    assert items(waiting)["roos"].decided
    with the_intake().cursor() as intake:
        assert known_names(intake) == [("roos", "name")]
    assert "roos" in choice(at, "roos").label


def test_a_missed_name_that_stands_nowhere_is_told(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    next(one for one in at.text_input if one.key == "names-missed-text").set_value("Zwaantje")
    button(at, "Add").click().run()
    assert "does not stand in the text" in errors(at)[0] and "Zwaantje" not in errors(at)[0]


def test_nothing_is_released_before_every_name_is_decided_on(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    assert button(at, "Release").disabled
    button(at, "Accept the rest as proposed: replace 2").click().run()
    assert button(at, "Release").disabled  # until somebody says that the text was read
    next(one for one in at.checkbox if one.key.startswith("names-sure")).check().run()
    assert not button(at, "Release").disabled


def test_a_released_text_is_in_the_study_without_its_names(
    open_app: Open, waiting: str, page_cursor: Cursor
) -> None:
    at = opened(open_app, waiting)
    button(at, "Accept the rest as proposed: replace 2").click().run()
    next(one for one in at.checkbox if one.key.startswith("names-sure")).check().run()
    button(at, "Release").click().run()
    assert not at.exception and "Released" in at.success[0].value
    text = transcript(page_cursor, waiting)[1].text
    assert "Sohrab" not in text and "06 12345678" not in text and "Oosterwolde" not in text
    with the_intake().cursor() as intake:
        assert waiting_list(intake) == []
    assert "Bring in interviews first" in at.info[0].value


def test_the_text_can_be_read_as_it_will_be(open_app: Open, waiting: str) -> None:
    at = opened(open_app, waiting)
    next(one for one in at.radio if one.key == "names-view").set_value("text").run()
    said = everything(at)
    assert "<mark>[telefoonnummer 1]</mark>" in said and "&lt;i&gt;<mark>[naam 1]</mark>" in said
    assert "Sohrab" not in said


def test_who_speaks_can_still_be_said(open_app: Open, waiting: str, page_cursor: Cursor) -> None:
    at = opened(open_app, waiting)
    next(one for one in at.radio if one.key == "names-view").set_value("speakers").run()
    at.selectbox[1].set_value("new").run()
    next(one for one in at.text_input if one.label.startswith("Code")).set_value("K3").run()
    button(at, "Save who speaks").click().run()
    found = review_of(the_intake(), waiting).waiting.speakers["Respondent"]
    assert found.participant_id == participant_ids(page_cursor)["K3"]


def test_a_text_can_be_thrown_away(open_app: Open, waiting: str, page_cursor: Cursor) -> None:
    at = opened(open_app, waiting)
    assert button(at, "Throw away").disabled
    next(one for one in at.checkbox if one.key.startswith("names-away")).check().run()
    button(at, "Throw away").click().run()
    with the_intake().cursor() as intake:
        assert waiting_list(intake) == []


def test_many_names_come_a_screen_at_a_time(open_app: Open, study: Study, page_cursor: Cursor) -> None:
    first = ("Bra", "Kla", "Sto", "Vre", "Zwi", "Plo", "Gru", "Tri")
    names = [
        f"{start}{end}" for start in first for end in ("nkovik", "ldersma", "sterhuz", "mpelaar", "rentzia")
    ]
    said = " ".join(f"Ik zag gisteren {name} lopen." for name in names)
    text = f"Interviewer: Wie zag je?\nRespondent: {said}\nInterviewer: O.\nRespondent: Ja.\n"
    prepared = prepare("P02.txt", text.encode(), {}, {})
    intake_id = put_in_intake(page_cursor, study.account(RESEARCHER), the_intake(), [prepared])[0]
    at = opened(open_app, intake_id)
    assert len([one for one in at.radio if one.key.endswith("-choice")]) == 15
    assert "Part 1 of 3" in everything(at)
    first_name = next(one for one in at.radio if one.key.endswith("-choice")).label
    next(one for one in at.radio if one.key.endswith("-choice")).set_value(True).run()
    assert next(one for one in at.radio if one.key.endswith("-choice")).label == first_name  # nothing jumps
    button(at, "Further").click().run()
    assert "Part 2 of 3" in everything(at)


def test_the_register_is_kept_on_the_page(open_app: Open, waiting: str) -> None:
    at = open_app(RESEARCHER, "names")
    next(one for one in at.text_input if one.key == "names-register-name").set_value("Sohrab")
    button(at, "Add to the register").click().run()
    assert items(waiting)["sohrab"].sure
    assert "1 name to decide on" in everything(at)
    button(at, "Take out").click().run()
    assert not items(waiting)["sohrab"].sure
