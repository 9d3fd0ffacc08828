"""Finding names and taking them out: rules as data in tests/data/names_cases, everyone in them invented."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import BadInput
from corpus.names import (
    KINDS,
    KnownName,
    Proposal,
    assign_placeholders,
    few_capitals,
    names_as_json,
    propose_names,
    remove_names,
    replace_spans,
    surface_key,
)
from corpus.placeholders import LABELS
from corpus.transcripts import Reading, SpokenTurn

FOLDER = Path(__file__).parent.parent / "data" / "names_cases"
FILES = {path.stem: json.loads(path.read_text(encoding="utf-8"))["cases"] for path in FOLDER.glob("*.json")}
MISSES = FILES.pop("known_misses")
CASES = [
    pytest.param(case, id=f"{stem}-{number}")
    for stem, cases in FILES.items()
    for number, case in enumerate(cases)
]


def _proposed(text: str, kind: str = "name") -> list[Proposal]:
    return [Proposal(p.start, p.end, p.text, kind, True) for p in propose_names(text)]


@pytest.mark.parametrize("case", CASES)
def test_what_is_proposed_is_what_the_case_says(case: dict) -> None:
    register = [KnownName(*entry) for entry in case.get("register", [])]
    found = propose_names(case["text"], register)
    assert [[p.text, p.kind, p.sure] for p in found] == case["expected"]
    assert all(case["text"][p.start : p.end] == p.text for p in found)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in MISSES])
def test_a_known_miss_is_still_missed(case: dict) -> None:
    found = {place for p in propose_names(case["text"]) for place in range(p.start, p.end)}
    for missed in case["missed"]:
        start = case["text"].index(missed)
        assert not found & set(range(start, start + len(missed))), (
            "found after all: move this case to its own file"
        )


def test_proposals_are_in_order_without_overlap_and_of_known_kinds() -> None:
    text = " ".join(case["text"] for cases in FILES.values() for case in cases)
    found = propose_names(text, [KnownName("Ahmed"), KnownName("Yilmaz")])
    assert len(found) > 50
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {p.kind for p in found} <= set(KINDS) == set(LABELS)


def test_offsets_count_code_points_also_behind_an_emoji() -> None:
    text = "Leuk 😀👍 zei Şükrü toen."
    assert [(p.start, p.end) for p in propose_names(text)] == [(12, 17)]


def test_speaker_labels_are_left_alone() -> None:
    text = "Ahmed: Ik zag Piet.\nPiet: Ja."
    found = propose_names(text, [KnownName("Ahmed")], [(0, 5), (20, 24)])
    assert [(p.start, p.text) for p in found] == [(14, "Piet")]


def test_a_text_without_capitals_is_noticed() -> None:
    sentence = "ik ging met de bus naar de stad en daar was het druk en warm "
    assert few_capitals(sentence * 5)
    assert not few_capitals((sentence.capitalize().strip() + ". ") * 5)


def test_names_as_json_gives_plain_values() -> None:
    found = names_as_json("Ik zag Fatima.")
    assert json.loads(json.dumps(found)) == [
        {"start": 7, "end": 13, "text": "Fatima", "kind": "name", "sure": False}
    ]


def test_the_same_person_gets_the_same_placeholder_throughout() -> None:
    text = "Ik zag Ahmed. En Fatima ook. Dat is Ahmed Yilmaz. Yilmaz dus, of AHMED."
    placeholders = assign_placeholders(_proposed(text), {})
    assert placeholders == {
        "ahmed": "[naam 1]",
        "fatima": "[naam 2]",
        "ahmed yilmaz": "[naam 1]",
        "yilmaz": "[naam 1]",
    }


def test_a_possessive_shares_the_placeholder() -> None:
    accepted = [Proposal(0, 6, "Ahmeds", "capital", False), Proposal(9, 14, "Ahmed", "name", True)]
    assert assign_placeholders(accepted, {}) == {"ahmeds": "[naam 1]", "ahmed": "[naam 1]"}
    assert surface_key("Fatima’s") == surface_key("fatima")


def test_a_first_name_of_two_people_gets_its_own_placeholder() -> None:
    placeholders = assign_placeholders(_proposed("Bij Ahmed Yilmaz, bij Ahmed Bakker, bij Ahmed."), {})
    assert len(set(placeholders.values())) == 3


def test_numbering_goes_on_where_earlier_placeholders_stopped() -> None:
    accepted = [
        Proposal(0, 5, "Ahmed", "name", True),
        Proposal(9, 15, "Fatima", "name", True),
        Proposal(20, 28, "Hulsmeer", "place", True),
    ]
    placeholders = assign_placeholders(accepted, {"ahmed yilmaz": "[naam 4]"})
    assert placeholders["ahmed"] == "[naam 4]"
    assert placeholders["fatima"] == "[naam 5]"
    assert placeholders["hulsmeer"] == "[plaats 1]"


def test_a_person_and_a_street_of_that_name_are_kept_apart() -> None:
    accepted = [Proposal(0, 7, "Jansen", "name", True), Proposal(9, 20, "Jansen straat 3", "address", True)]
    assert set(assign_placeholders(accepted, {}).values()) == {"[naam 1]", "[adres 1]"}


def test_offsets_behind_a_replacement_shift_with_the_text() -> None:
    text, shift = replace_spans("Ik zag Şükrü bij Bo.", [(17, 19, "[naam 2]"), (7, 12, "[naam 1]")])
    assert text == "Ik zag [naam 1] bij [naam 2]."
    assert text[slice(*shift.shifted_span(13, 16))] == "bij"
    assert shift.shifted(0) == 0
    assert shift.shifted(12) == 15
    assert shift.shifted(20) == len(text)
    assert shift.shifted_span(8, 10) == (7, 15)


@pytest.mark.parametrize("spans", [[(0, 3, "[a]"), (2, 4, "[b]")], [(5, 99, "[a]")], [(3, 3, "[a]")]])
def test_replacements_that_cannot_be_made_are_refused(spans: list[tuple[int, int, str]]) -> None:
    with pytest.raises(BadInput):
        replace_spans("Ik zag Bo.", spans)


def test_turns_and_labels_still_fit_after_names_were_removed() -> None:
    text = "Ahmed: Ik ben Ahmed.\nJo: Dag Ahmed"
    turns = (SpokenTurn(7, 20, "Ahmed", 0, 5), SpokenTurn(25, 34, "Jo", 21, 23))
    spans = [(0, 5, "[naam 1]"), (14, 19, "[naam 1]"), (29, 34, "[naam 1]")]
    after = remove_names(Reading(text, turns), spans)
    assert [after.text[turn.start : turn.end] for turn in after.turns] == ["Ik ben [naam 1].", "Dag [naam 1]"]
    assert after.speakers == ("[naam 1]", "Jo")
    assert all(after.text[turn.label_start : turn.label_end] == turn.speaker for turn in after.turns)


def test_a_replacement_across_two_turns_is_refused() -> None:
    with pytest.raises(BadInput):
        remove_names(
            Reading("Dag Jan\nPiet ja", (SpokenTurn(0, 7), SpokenTurn(8, 15))), [(4, 12, "[naam 1]")]
        )
