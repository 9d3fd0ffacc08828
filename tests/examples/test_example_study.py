"""The example study holds together: its texts, its people, its codebook and its codings fit each other."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest

STUDY = Path(__file__).parents[2] / "examples" / "study"
FILES = [f"P{number:02}.txt" for number in range(1, 13)]
CODERS = {"Hanneke", "Yusuf", "Mieke"}
PARAGRAPH = re.compile(r"(Interviewer|Respondent): \S.*")


def rows(name: str) -> list[dict[str, str]]:
    with (STUDY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(file: str) -> str:
    return (STUDY / file).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def codings() -> list[dict[str, str]]:
    return rows("codings.csv")


@pytest.fixture(scope="module")
def study() -> dict:
    return json.loads((STUDY / "study.json").read_text(encoding="utf-8"))


def test_the_example_holds_twelve_interviews():
    assert sorted(path.name for path in STUDY.glob("*.txt")) == FILES


@pytest.mark.parametrize("file", FILES)
def test_an_example_interview_has_600_to_1000_words_in_alternating_turns(file):
    text = text_of(file)
    assert 600 <= len(text.split()) <= 1000
    assert "\r" not in text and text == unicodedata.normalize("NFC", text) and text.endswith("\n")
    paragraphs = text.rstrip("\n").split("\n\n")
    assert all(PARAGRAPH.fullmatch(paragraph) for paragraph in paragraphs)
    speakers = [paragraph.split(":")[0] for paragraph in paragraphs]
    assert set(speakers[::2]) == {"Interviewer"}
    assert set(speakers[1::2]) == {"Respondent"}


@pytest.mark.parametrize("file", FILES)
def test_names_in_an_example_interview_are_placeholders_counted_from_one(file):
    found = defaultdict(set)
    for bracketed in re.findall(r"\[[^\]]*\]", text_of(file)):
        kind, number = re.fullmatch(r"\[(naam|plaats|organisatie) (\d+)\]", bracketed).groups()
        found[kind].add(int(number))
    assert all(numbers == set(range(1, len(numbers) + 1)) for numbers in found.values())


def test_every_example_participant_has_one_file():
    people = rows("participants.csv")
    assert [person["file"] for person in people] == FILES
    assert len({person["participant_id"] for person in people}) == len(people)
    assert min(int(person["age"]) for person in people) == 18
    assert max(int(person["age"]) for person in people) == 88


def test_every_example_age_group_and_subgroup_reaches_the_threshold(study):
    people = rows("participants.csv")
    for least, most in study["age_groups"]:
        ages = [int(person["age"]) for person in people]
        assert sum(least <= age <= (most or 120) for age in ages) >= study["threshold"]
    groups = Counter(
        person[column] for person in people for column in ("subgroup", "subgroup2") if person[column]
    )
    assert groups.pop("alleenwonend") >= 4
    assert set(groups) == {"mantelzorger", "vluchtelingachtergrond", "licht verstandelijke beperking"}
    assert min(groups.values()) >= study["threshold"]


def test_the_example_codebook_is_complete_and_its_names_are_unique():
    codes = rows("codebook.csv")
    tops = {row["code"] for row in codes if not row["group"]}
    assert len(tops) == 4
    assert {row["group"] for row in codes} - {""} == tops
    assert all(value for row in codes for column, value in row.items() if column != "group")
    for column in ("code_id", "code", "plain_name", "colour", "pictogram"):
        values = [row[column].casefold() for row in codes]
        assert len(set(values)) == len(values), column


def test_example_colours_stand_out_on_cream():
    cream = luminance("#FFFDF8")
    for row in rows("codebook.csv"):
        assert re.fullmatch(r"#[0-9A-F]{6}", row["colour"])
        assert (cream + 0.05) / (luminance(row["colour"]) + 0.05) >= 3


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_example_coding_covers_whole_words_of_what_the_respondent_said(codings):
    texts = {file: text_of(file) for file in FILES}
    for number, row in enumerate(codings, start=2):
        text, start, end = texts[row["file"]], int(row["start"]), int(row["end"])
        assert 0 <= start < end <= len(text), f"line {number}"
        quote = text[start:end]
        assert quote == quote.strip() and "\n" not in quote, f"line {number}"
        assert not (text[start - 1] + text[start]).isalnum(), f"line {number}"
        assert not text[end - 1 : end + 1].isalnum(), f"line {number}"
        line_start = text.rfind("\n", 0, start) + 1
        assert text.startswith("Respondent: ", line_start), f"line {number}"
        assert start >= line_start + len("Respondent: "), f"line {number}"


def test_every_code_in_the_example_codings_is_in_the_codebook(codings):
    codable = {row["code"] for row in rows("codebook.csv") if row["group"]}
    assert {row["code"] for row in codings} == codable


def test_every_example_interview_is_coded_by_at_least_two(codings):
    marks = Counter((row["file"], row["coder"]) for row in codings)
    assert {coder for _, coder in marks} == CODERS
    assert min(Counter(file for file, _ in marks).values()) >= 2
    assert {file for file, _ in marks} == set(FILES)
    assert all(8 <= count <= 15 for count in marks.values())


def test_example_coders_are_not_alike(codings):
    marks = defaultdict(set)
    lengths = defaultdict(list)
    for row in codings:
        marks[row["coder"]].add((row["file"], row["start"], row["end"], row["code"]))
        lengths[row["coder"]].append(int(row["end"]) - int(row["start"]))
    for one, other in combinations(sorted(CODERS), 2):
        assert len(marks[one] & marks[other]) < len(marks[one] | marks[other]) / 2
    average = {coder: sum(found) / len(found) for coder, found in lengths.items()}
    assert average["Hanneke"] > 2 * average["Yusuf"]
    group_of = {row["code"]: row["group"] for row in rows("codebook.csv")}
    mieke = Counter(group_of[code] for *_, code in marks["Mieke"])
    assert mieke["Existentiële eenzaamheid"] == 0
    assert mieke.most_common(1)[0][0] == "Wat helpt"


def test_example_coders_disagree_on_some_words_and_agree_on_others(codings):
    same = different = 0
    for one, other in combinations(codings, 2):
        if one["file"] != other["file"] or one["coder"] == other["coder"]:
            continue
        if int(one["start"]) < int(other["end"]) and int(other["start"]) < int(one["end"]):
            same += one["code"] == other["code"]
            different += one["code"] != other["code"]
    assert same >= 50
    assert different >= 50


def test_example_codings_were_made_on_evenings_in_october_2026(codings):
    times = [datetime.fromisoformat(row["created_at"]) for row in codings]
    assert all((time.year, time.month) == (2026, 10) and 18 <= time.hour <= 22 for time in times)
    assert 14 <= (max(times) - min(times)).days <= 21
    assert 10 <= sum(bool(row["memo"]) for row in codings) <= 40


def test_each_example_coder_has_one_assigned_interview_left_to_begin(codings, study):
    assert {entry["coder"] for entry in study["assignments"]} == CODERS
    for entry in study["assignments"]:
        coded = {row["file"] for row in codings if row["coder"] == entry["coder"]}
        assert len(entry["files"]) == len(set(entry["files"]))
        assert coded < set(entry["files"]) <= set(FILES)
        assert len(set(entry["files"]) - coded) == 1


def test_the_example_says_that_it_is_invented(study):
    assert "verzonnen" in study["description"]
    assert "verzonnen" in (STUDY / "README.md").read_text(encoding="utf-8")
