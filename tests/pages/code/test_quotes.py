"""Quotes on their pages: proposed by readers, looked at and released by a researcher, heard of by who proposed them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.decide_quote import refuse_quote
from coding.actions.propose_quote import propose_quote
from coding.store.proposed_quotes import quotes
from coding.store.quotes import released_quotes
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.ids import new_id
from corpus.store.database import Cursor, transaction
from corpus.store.participants import add_participant, describe_participant
from corpus.store.transcripts import link_speaker
from pages.gate.marks import done, marks_of
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.opening import button, errors, everything

Open = Callable[..., AppTest]
WORDS = "De winter zag ik niemand. Wel de postbode 👩‍👩‍👧."


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    """An interview that I read, with one of its sentences coded."""
    made, me = seed_small_study(page_cursor), study.account(CO_RESEARCHER)
    assign(page_cursor, made.researcher, made.transcript_id, me.account_id)
    start = made.text.index(WORDS)
    code_passage(
        page_cursor, me, new_id(), made.transcript_id, made.codes[1].code_id, start, start + len(WORDS)
    )
    with transaction(page_cursor):
        person = add_participant(page_cursor, "P1", made.researcher.account_id)
        describe_participant(page_cursor, person, 80, None, [], {}, made.researcher.account_id)
        link_speaker(page_cursor, made.transcript_id, 1, person, made.researcher.account_id)
    return made


def proposed(cursor: Cursor, study: Study, small: SmallStudy) -> str:
    key, start = new_id(), small.text.index(WORDS)
    me = study.account(CO_RESEARCHER)
    propose_quote(cursor, me, key, small.transcript_id, start, start + len(WORDS), "Zo <b>stil</b>")
    return key


def test_a_quote_travels_from_the_outbox_of_a_reader_and_back(
    study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    me, start = study.account(CO_RESEARCHER), small.text.index(WORDS)
    version = marks_of(page_cursor, me, small.transcript_id)["version"]
    place = {"start": start, "end": start + len(WORDS), "version": version, "why": ""}
    sent = {"op": "quote", "id": new_id(), **place}
    for _ in range(2):
        assert done(page_cursor, me, small.transcript_id, sent)["ok"], "sent twice is harmless"
    ((key, begin, _end, state),) = marks_of(page_cursor, me, small.transcript_id)["quotes"]
    assert (key, begin, state) == (sent["id"], start, "open")
    back = {"op": "quote_back", "id": new_id(), "quoted": key}
    assert done(page_cursor, me, small.transcript_id, back)["ok"] and quotes(page_cursor) == []
    other = done(page_cursor, small.other, small.transcript_id, {**sent, "id": new_id()})
    assert other["later"] and not other["ok"], "it waits on the device until the interview is given again"


def test_a_researcher_looks_at_hints_shortens_and_releases(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    assert "2 quotes" not in everything(open_app(RESEARCHER, "start"))
    key = proposed(page_cursor, study, small)
    assert "1 quote waits for you." in [one.value for one in open_app(RESEARCHER, "start").info]
    assert "Zo &lt;b&gt;stil" in everything(open_app(RESEARCHER, "quotes"))
    at = open_app(RESEARCHER, "quote", id=key)
    assert not at.exception and "a job or an office" in everything(at), "the postman may be known"
    assert "<mark>De winter zag" in everything(at) and "inside the group, not outside" in everything(at)
    at = button(at, "Use this quote").click().run()
    assert errors(at) == ["Choose who gets to see it."]
    at.text_area(key=f"quote-words-{key}-").set_value("De zomer zag ik niemand.")
    at.button_group(key=f"quote-level-{key}-").select("team")
    at = button(at, "Use this quote").click().run()
    assert "From word 2 on" in errors(at)[0]
    at.text_area(key=f"quote-words-{key}-").set_value("De winter zag ik niemand.")
    at = button(at, "Use this quote").click().run()
    assert not errors(at) and [one.value for one in at.success] == ["The quote is used now."]
    assert [one.text for one in released_quotes(page_cursor, None, "team")] == ["De winter zag ik niemand."]
    mine = open_app(CO_RESEARCHER, "my-interviews")
    assert "This quote is used. For: the team." in everything(mine)
    mine = button(mine, "I have seen it").click().run()
    assert "This quote is used" not in everything(mine)


def test_who_proposed_reads_why_not_and_can_take_back_what_is_still_open(
    open_app: Open, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    key = proposed(page_cursor, study, small)
    at = open_app(CO_RESEARCHER, "quotes")
    at = button(at, "Take my proposal back").click().run()
    assert quotes(page_cursor) == [] and not errors(at)
    key = proposed(page_cursor, study, small)
    refuse_quote(page_cursor, small.researcher, key, "Te herkenbaar <script>")
    said = everything(open_app(CO_RESEARCHER, "quotes"))
    assert "Not now." in said and "Te herkenbaar &lt;script&gt;" in said
    assert open_app(RESEARCHER, "quote", id=new_id()).info[0].value == "This quote is not there (any more)."
