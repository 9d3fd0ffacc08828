"""What a review of names promises."""

from __future__ import annotations

import pytest

from corpus.errors import BadInput
from corpus.names import KnownName
from corpus.reading import read_transcript
from corpus.review import (
    NameDecision,
    checked_placeholder,
    key_of_missed,
    name_items,
    name_without_names,
    replacements,
    waiting_count,
    with_names_removed,
)
from corpus.review_places import sentence_around, shown_speakers
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Speaker

FILE = """Interviewer: Hoe ging dat toen, mevrouw Yilderem?
Farideh: Ik kwam met mijn broer Sohrab. In het dorp kende ik niemand.
Interviewer: En Sohrab, woont hij hier nog?
Farideh: Nee, Sohrab woont in Oosterwolde. Mail maar naar sohrab@voorbeeld.nl.
Interviewer: En de roos op tafel?
Farideh: Die is van de buurvrouw, van Roosmarijn.
Interviewer:
Farideh: Ja.
"""
READING = read_transcript("test.txt", FILE.encode())
SPEAKERS = {
    "Interviewer": Speaker("Interviewer", INTERVIEWER),
    "Farideh": Speaker("Farideh", PARTICIPANT, "someone"),
}
CODES = {"someone": "P07"}


def items_by_key(*decisions: NameDecision, register: tuple[KnownName, ...] = ()) -> dict[str, object]:
    return {item.key: item for item in name_items(READING, decisions, register, SPEAKERS)}


def test_a_name_is_shown_once_with_all_its_places() -> None:
    item = items_by_key()["sohrab"]
    assert len(item.spots) == 3
    assert item.waits
    assert item.replaced


def test_what_a_check_is_sure_of_needs_no_decision() -> None:
    item = items_by_key()["sohrab@voorbeeld.nl"]
    assert item.sure and not item.waits and item.placeholder == "[e-mailadres 1]"


def test_a_decision_has_the_last_word() -> None:
    ruled = items_by_key(NameDecision("sohrab", None, "name", False))["sohrab"]
    assert not ruled.replaced and not ruled.waits
    assert all(FILE[start:end] != "Sohrab" for start, end, _ in replacements([ruled]))


def test_one_place_can_stay_as_it_is() -> None:
    first = items_by_key()["sohrab"].spots[0]
    ruled = items_by_key(NameDecision("sohrab", first.start, "name", False))["sohrab"]
    assert [spot.excepted for spot in ruled.spots] == [True, False, False]
    assert len(replacements([ruled])) == 2
    again = NameDecision("sohrab", first.start, "name", True)
    assert not items_by_key(again)["sohrab"].spots[0].excepted


def test_a_missed_name_is_found_wherever_it_stands_as_a_whole_word() -> None:
    found = items_by_key(NameDecision("roos", None, "name", True))["roos"]
    assert [FILE[spot.start : spot.end] for spot in found.spots] == ["roos"]
    assert found.decided and found.placeholder.startswith("[naam ")


def test_a_missed_name_takes_the_place_of_a_proposed_part_of_it() -> None:
    found = items_by_key(NameDecision("broer sohrab", None, "name", True))
    assert len(found["broer sohrab"].spots) == 1
    assert len(found["sohrab"].spots) == 2


def test_numbers_stay_when_the_register_grows_or_a_name_is_added() -> None:
    before = items_by_key()
    after = items_by_key(
        NameDecision("dorp", None, "place", True), register=(KnownName("tafel"), KnownName("Roosmarijn"))
    )
    assert all(after[key].placeholder == item.placeholder for key, item in before.items() if key in after)


def test_placeholders_that_stand_in_the_text_already_are_not_given_to_somebody_else() -> None:
    said = "Interviewer: Hoe gaat het met [naam 4]?\nRespondent: Ik ben met Sohrab en [naam 1] in [plaats 2] geweest.\n"
    reading = read_transcript("x.txt", (said * 2).encode())
    assert [(item.key, item.placeholder) for item in name_items(reading)] == [("sohrab", "[naam 5]")]


def test_two_names_that_become_places_get_two_numbers() -> None:
    found = items_by_key(
        NameDecision("sohrab", None, "place", True), NameDecision("roosmarijn", None, "place", True)
    )
    numbers = {found[key].placeholder for key in ("sohrab", "roosmarijn", "oosterwolde")}
    assert len(numbers) == 3 and all(number.startswith("[plaats ") for number in numbers)


def test_a_placeholder_typed_by_hand_is_kept_in_brackets() -> None:
    assert checked_placeholder("  mijn broer ") == checked_placeholder("[mijn broer]") == "[mijn broer]"
    assert checked_placeholder(" ") == ""
    with pytest.raises(BadInput):
        checked_placeholder("x" * 41)
    ruled = items_by_key(NameDecision("sohrab", None, "name", True, "[mijn broer]"))["sohrab"]
    assert {text for _, _, text in replacements([ruled])} == {"[mijn broer]"}


def test_no_name_and_no_label_that_is_a_name_is_left_in_the_text() -> None:
    items = name_items(READING, (), (), SPEAKERS)
    content = with_names_removed(READING, SPEAKERS, items, CODES)
    for name in ("Farideh", "Sohrab", "Yilderem", "Roosmarijn", "Oosterwolde", "voorbeeld.nl"):
        assert name not in content.text
        assert all(name not in speaker.label for speaker in content.speakers)
    assert content.text.count("P07:") == 4  # also where a label stands with the same speaker
    assert [speaker.label for speaker in content.speakers] == ["Interviewer", "P07"]


def test_turns_still_hold_what_was_said() -> None:
    content = with_names_removed(READING, SPEAKERS, name_items(READING, (), (), SPEAKERS), CODES)
    said = [content.text[turn.start : turn.end] for turn in content.turns]
    assert said[2].startswith("En [naam ") and said[2].endswith(", woont hij hier nog?")
    assert said[-1] == "Ja."
    assert len(content.turns) == len(READING.turns)


def test_a_label_with_nothing_said_after_it_goes_too() -> None:
    reading = read_transcript(
        "x.txt", b"Farideh: Ja.\nRob: Nee.\nFarideh:\nRob: Toch wel.\nFarideh: O.\nRob: Ja.\n"
    )
    speakers = {"Farideh": Speaker("Farideh", PARTICIPANT, "someone"), "Rob": Speaker("Rob", INTERVIEWER)}
    content = with_names_removed(reading, speakers, name_items(reading, (), (), speakers), CODES)
    assert "Farideh" not in content.text and "Rob" not in content.text
    assert content.text.startswith("P07: Ja.\nInterviewer: Nee.\nP07:\n")


def test_what_a_participant_is_called_is_sure_where_it_is_said() -> None:
    reading = read_transcript(
        "x.txt", b"Rob: Dag Farideh.\nFarideh: Dag.\nRob: Hoe is het?\nFarideh: Goed.\n"
    )
    speakers = {"Farideh": Speaker("Farideh", PARTICIPANT), "Rob": Speaker("Rob", INTERVIEWER)}
    assert [(item.key, item.sure) for item in name_items(reading, (), (), speakers)] == [("farideh", True)]


def test_the_name_of_the_interview_loses_its_names_too() -> None:
    items = list(items_by_key().values())
    shown = shown_speakers(READING, SPEAKERS, CODES)
    number = items_by_key()["sohrab"].placeholder
    assert name_without_names("Gesprek sohrab 3, Farideh", items, shown) == f"Gesprek {number} 3, P07"


def test_a_missed_name_must_stand_in_the_text() -> None:
    assert key_of_missed(READING, "  Tafel ") == "tafel"
    for nothing in ("zzz", "x", "taf"):
        with pytest.raises(BadInput):
            key_of_missed(READING, nothing)


def test_every_place_is_shown_in_its_sentence() -> None:
    spot = items_by_key()["oosterwolde"].spots[0]
    assert sentence_around(READING, spot.start, spot.end) == ("Nee, Sohrab woont in ", "Oosterwolde", ".")


def test_what_waits_is_counted() -> None:
    items = list(items_by_key().values())
    assert waiting_count(items) == sum(not item.sure for item in items) > 0
