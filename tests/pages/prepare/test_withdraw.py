"""Consent, withdrawal and a name found late on their pages."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.consent import QUOTES_INSIDE
from corpus.store.consents import consents_now
from corpus.store.erasing import receipts
from pages.frame.the_store import the_store
from tests.coding.filled_study import WORD, FilledStudy, seed_filled_study
from tests.pages.conftest import Study
from tests.pages.opening import button, choose, errors, everything, field

Open = Callable[..., AppTest]


def seeded(study: Study) -> FilledStudy:
    """The filled study, seeded with a cursor that is closed again: a withdrawal waits for those of others."""
    study.account(RESEARCHER)
    with the_store().cursor() as cursor:
        return seed_filled_study(cursor)


def test_consent_is_noted_for_many_at_once_and_from_a_table(study: Study) -> None:
    filled = seeded(study)
    at = study.open(RESEARCHER, "consents")
    assert "P01" in everything(at) and "nothing noted: as everybody" in everything(at)
    field(at, "multiselect", "For whom? One or more").set_value([filled.first, filled.second]).run()
    boxes = [box for box in at.checkbox if box.key.startswith("consent-")]
    for box in boxes:
        box.set_value(box.key.startswith("consent-quotes_inside"))
    field(at, "text_input", "Who noted it at the time").input("Wil")
    at.radio[0].set_value("spoken")
    next(one for one in at.button if one.key == "FormSubmitter:consent-" or one.label == "Save").click().run()
    assert at.success[0].value.startswith("Saved.")
    with the_store().cursor() as cursor:
        assert {consent.uses for consent in consents_now(cursor).values()} == {frozenset({QUOTES_INSIDE})}
    table = b"code;lezen;archief\nP01;ja;nee\nP02;misschien;nee\n"
    at = choose(at, "consents-file", [("fout.csv", table), ("goed.csv", table.replace(b"misschien", b"nee"))])
    assert len(at.error) == 1 and "3" in errors(at)[0] and "yes or no" in errors(at)[0]
    button(at, "Bring in").click().run()
    assert at.success[0].value.startswith("2 noted")


def test_what_will_go_is_seen_first_then_the_code_is_typed_then_there_is_a_receipt(study: Study) -> None:
    filled = seeded(study)
    at = study.open(RESEARCHER, "withdraw")
    field(at, "selectbox", "Who withdraws?").set_value(filled.first).run()
    said = everything(at)
    assert "Marks of readers" in said and "These go altogether" in said and "Gesprek 1" in said
    at.text_input[0].input("P02")
    button(at, "Take it out for good").click().run()
    assert "Type the code of the participant" in errors(at)[0]
    at.text_input[0].input("P01")
    button(at, "Take it out for good").click().run()
    assert at.success[0].value == "It is gone for good."
    with the_store().cursor() as cursor:
        [receipt] = receipts(cursor)
    said = everything(at)
    assert receipt.done and receipt.number in said and receipt.code in said
    assert WORD not in said and "P01" not in said
    button(at, "Somebody else withdraws").click().run()
    assert receipt.code in everything(at), "it is found again in the list"
    told = everything(study.open(CO_RESEARCHER, "my-interviews"))
    assert WORD not in told


def test_a_name_found_late_is_looked_for_and_taken_out(study: Study) -> None:
    filled = seeded(study)
    at = study.open(RESEARCHER, "late-name", id=filled.alone)
    at.text_input[0].input(WORD).run()
    said = everything(at)
    assert "It stands in 1 place." in said and "other texts that people wrote" in said
    button(at, "Take the name out for good").click().run()
    assert at.success[0].value == "The name is gone, and it is in the register of names."
    with the_store().cursor() as cursor:
        text = cursor.execute("SELECT text FROM transcripts WHERE transcript_id = $id", {"id": filled.alone})
        assert "Naar het [naam 1]." in text.fetchall()[0][0]
        assert receipts(cursor)[0].done
