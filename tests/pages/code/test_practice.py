"""Practising on the page: step by step, stopped and taken up again, and never counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.make_practice_set import make_practice_set, use_practice_set
from coding.actions.practise import answer_practice, begin_practice
from coding.practice import DONT_KNOW, NONE_FITS
from coding.practice_built_in import built_in
from coding.store.exports import codings_frame
from coding.store.practice import latest_run
from corpus.accounts import CO_RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.opening import button, everything

Open = Callable[..., AppTest]


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    return seed_small_study(page_cursor)


def sent(at: AppTest) -> dict[str, Any]:
    """What the page sends to its component."""
    return json.loads(at.get("bidi_component")[0].proto.json)


def say(at: AppTest, **said: object) -> AppTest:
    """Do as if the component in the browser said this; AppTest has no public way for it."""
    states = at._tree.get_widget_states()
    state = states.widgets.add()
    state.id = at.get("bidi_component")[0].proto.id
    state.json_value = json.dumps(said)
    return at._run(states)


def test_practice_goes_step_by_step_and_ends_at_the_first_interview(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    assign(page_cursor, small.researcher, small.transcript_id, me.account_id)
    at = open_app(CO_RESEARCHER, "practice")
    assert "This interview is invented" in everything(at) and "10 short passages" in everything(at)
    at = button(at, "Begin").click().run()
    tried = sent(at)
    assert tried["practice"]["turns"] and "text_url" not in tried, "marks of practice have nowhere to go"
    at = button(at, "I have tried it, go on").click().run()
    run_id = sent(at)["run_id"]
    answers = [[new_id(), place, "home"] for place in range(10)]
    at = say(at, answers={"run_id": run_id, "answers": answers[:3]})
    run = latest_run(page_cursor, me.account_id)
    assert run is not None and run.answers == dict.fromkeys(range(3), "home")
    at = say(at, answers={"run_id": run_id, "answers": answers}, ended={"run_id": run_id, "how": "finished"})
    assert "Well done" in at.title[0].value and not at.exception and not at.error
    at = button(at, "Begin with interview Gesprek 1").click().run()
    assert at.title[0].value == "Gesprek 1"
    assert codings_frame(page_cursor).empty


def test_one_goes_on_where_one_stopped_and_everything_said_comes_from_the_server(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    run = begin_practice(page_cursor, me)
    answer_practice(page_cursor, me, run.run_id, [(new_id(), 0, "missing"), (new_id(), 1, NONE_FITS)])
    data = sent(open_app(CO_RESEARCHER, "practice"))
    assert (data["at"], data["answers"]) == (2, [[0, "missing"], [1, "none"]])
    assert [one["helped"] for one in data["passages"]] == [True] * 5 + [False] * 5
    both = data["passages"][4]["said"]
    assert both["outside"] == ("You chose “Not belonging”. Most chose “Missing someone”. Both can be right.")
    assert both[DONT_KNOW].startswith("You do not know. That is a good answer")
    assert not data["can_know"] and data["language"] == "en"


def test_what_is_said_is_said_in_dutch_too(open_app: Open, study: Study, page_cursor: Cursor) -> None:
    run = begin_practice(page_cursor, study.account(CO_RESEARCHER))
    answer_practice(page_cursor, study.account(CO_RESEARCHER), run.run_id, [(new_id(), 0, "missing")])
    dutch = sent(open_app(CO_RESEARCHER, "practice", "nl"))
    assert dutch["passages"][7]["said"]["help"].startswith("Je koos “Hulp van een ander”. Even vaak")
    assert "“Samen iets doen”" in dutch["passages"][7]["said"]["help"]


def test_what_a_browser_sends_that_belongs_to_no_practice_is_passed_over(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    me = study.account(CO_RESEARCHER)
    run = begin_practice(page_cursor, me)
    answer_practice(page_cursor, me, run.run_id, [(new_id(), 0, "home")])
    at = open_app(CO_RESEARCHER, "practice")
    for strange in (
        "x",
        {"run_id": new_id(), "answers": [[new_id(), 1, "home"]]},
        {"run_id": run.run_id, "answers": [7]},
    ):
        at = say(at, answers=strange, ended=strange)
        assert not at.exception and not at.error
    found = latest_run(page_cursor, me.account_id)
    assert found is not None and found.answers == {0: "home"} and found.how is None


def test_who_knows_somebody_in_a_set_of_the_study_gets_the_invented_interview(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    start = small.text.index("Ik wist niet")
    code_passage(
        page_cursor,
        small.researcher,
        new_id(),
        small.transcript_id,
        small.codes[1].code_id,
        start,
        start + 40,
    )
    made = make_practice_set(page_cursor, small.researcher, small.transcript_id)
    use_practice_set(page_cursor, small.researcher, made, True)
    at = open_app(CO_RESEARCHER, "practice")
    assert "an interview of this study" in everything(at)
    at = button(button(at, "Begin").click().run(), "I have tried it, go on").click().run()
    data = sent(at)
    assert data["can_know"] and [one["name"] for one in data["codes"]][:1] == ["Iemand missen"]
    at = say(at, ended={"run_id": data["run_id"], "how": "knows_person"})
    assert "Thank you for saying so" in at.success[0].value
    assert built_in("en").about in everything(at).replace("\\", "")
