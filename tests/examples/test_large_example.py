"""The large example holds together: 62 texts of their own, and the app's own readers take all of it without complaint."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from coding.exchange.codebook_csv import read_codebook
from coding.exchange.codings_csv import read_codings
from coding.exchange.scores_csv import ANSWERS, read_scores
from coding.scale_library import loneliness_6
from coding.set_ups import parts_from
from corpus.bringing_in import prepare
from corpus.consent import QUOTES_INSIDE, QUOTES_OUTSIDE, READ_BY_RESIDENTS
from corpus.placeholders import LABELS
from corpus.reading.consents import read_consents
from corpus.reading.participants import read_participants
from corpus.reading.transcript_table import read_transcript_table
from corpus.transcripts import INTERVIEWER, PARTICIPANT

LARGE = Path(__file__).parents[2] / "examples" / "large"
FILES = [f"P{number:02}.txt" for number in range(1, 63)]
TURN = re.compile(r"(Interviewer|Respondent|Echtgenote|I|R): (\S.*)")
WORD = re.compile(r"\w+")


def data(name: str) -> bytes:
    return (LARGE / name).read_bytes()


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(data(name).decode("utf-8").splitlines()))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {file: data(file).decode("utf-8") for file in FILES}


@pytest.fixture(scope="module")
def codings() -> list[dict[str, str]]:
    return rows("codings.csv")


@pytest.fixture(scope="module")
def study() -> dict[str, Any]:
    return json.loads(data("study.json"))


def said(text: str) -> list[str]:
    """What was said in each turn, without the labels."""
    return [TURN.fullmatch(line)[2] for line in text.splitlines() if line]


def test_the_large_example_holds_62_interviews_of_400_to_900_words_in_turns(texts):
    assert sorted(path.name for path in LARGE.glob("*.txt")) == FILES
    for file, text in texts.items():
        assert 400 <= len(text.split()) <= 900, file
        assert "\r" not in text and text == unicodedata.normalize("NFC", text) and text.endswith("\n"), file
        assert all(TURN.fullmatch(paragraph) for paragraph in text.rstrip("\n").split("\n\n")), file


def test_no_sentence_of_the_large_example_is_said_twice_and_no_two_begin_alike(texts):
    found, openings = defaultdict(set), set()
    for file, text in texts.items():
        for turn in said(text):
            for sentence in re.split(r"(?<=[.!?…])\s+", turn):
                words = WORD.findall(sentence.casefold())
                if len(words) >= 6:
                    found[tuple(words)].add(file)
        openings.add(tuple(WORD.findall(" ".join(said(text)[:2]).casefold())[:3]))
    assert not [files for files in found.values() if len(files) > 1]
    assert len(openings) == len(FILES)


def test_names_in_the_large_example_are_placeholders_counted_from_one(texts):
    labels = "|".join(LABELS.values())
    for file, text in texts.items():
        found = defaultdict(set)
        for kind, number in re.findall(rf"\[({labels}) (\d+)\]", text):
            found[kind].add(int(number))
        assert text.count("[") == sum(len(re.findall(rf"\[{kind} \d+\]", text)) for kind in found), file
        assert all(numbers == set(range(1, len(numbers) + 1)) for numbers in found.values()), file


def test_the_app_reads_every_text_of_the_large_example_with_its_voices():
    people = read_participants("participants.csv", data("participants.csv"))
    ids = {one.code: one.code for one in people}
    files = {Path(one.file or "").stem.casefold(): one.code for one in people}
    assert [one.file for one in people] == FILES
    for file in FILES:
        found = prepare(file, data(file), ids, files)
        assert not found.reading.remarks, file
        roles = Counter(speaker.role for speaker in found.speakers.values())
        assert roles[INTERVIEWER] == roles[PARTICIPANT] == 1, file
        own = [one.participant_id for one in found.speakers.values() if one.role == PARTICIPANT]
        assert own == [Path(file).stem]


def test_the_people_of_the_large_example_are_of_all_ages_and_of_one_the_age_is_unknown(study):
    people = read_participants("participants.csv", data("participants.csv"))
    ages = [one.age for one in people if one.age is not None]
    assert (min(ages), max(ages), len(people) - len(ages)) == (18, 88, 1)
    for least, most in study["age_groups"]:
        assert sum(least <= age <= (most or 120) for age in ages) >= study["threshold"]
    assert len({one.attributes["village"] for one in people}) == 4
    groups = Counter(name for one in people for name in one.subgroups)
    large = {name for name, count in groups.items() if count >= study["threshold"]}
    assert {"mantelzorger", "vluchtelingachtergrond", "licht verstandelijke beperking"} <= large < set(groups)


def test_the_app_reads_what_the_texts_of_the_large_example_are():
    told = read_transcript_table("transcripts.csv", data("transcripts.csv"))
    assert [row.file for row in told] == FILES
    sizes = Counter(row.details.sub_study for row in told)
    assert len(sizes) == 9 and len(set(sizes.values())) >= 5
    assert all(row.details.held_on is not None for row in told)


def test_the_codebook_of_the_large_example_is_complete():
    codes = read_codebook("codebook.csv", data("codebook.csv"))
    tops = [code for code in codes if code.parent_id is None]
    assert len(tops) == 5 and not any(code.codable for code in tops)
    assert 30 <= sum(code.codable for code in codes) <= 40
    for row in rows("codebook.csv"):
        assert all(value for column, value in row.items() if column != "group")
    for column in ("code", "plain_name", "colour", "pictogram"):
        values = [row[column].casefold() for row in rows("codebook.csv")]
        assert len(set(values)) == len(values), column


def test_the_codings_of_the_large_example_are_whole_words_within_a_turn_that_is_not_the_interviewers(
    texts, codings
):
    assert len(read_codings("codings.csv", data("codings.csv"))) == len(codings)
    assert 1500 <= len(codings) <= 2200
    for line, row in enumerate(codings, start=2):
        text, start, end = texts[row["file"]], int(row["start"]), int(row["end"])
        assert 0 <= start < end <= len(text), line
        quote, begins = text[start:end], text.rfind("\n", 0, start) + 1
        assert quote == quote.strip() and "\n" not in quote, line
        assert not (text[start - 1] + text[start]).isalnum() and not text[end - 1 : end + 1].isalnum(), line
        label = TURN.match(text[begins:])
        assert label and label[1] not in ("Interviewer", "I") and start >= begins + len(label[1]) + 2, line


def test_every_reader_of_the_large_example_read_what_is_theirs_and_some_still_wait(codings, study):
    marks = Counter((row["file"], row["coder"]) for row in codings)
    assert all(8 <= count <= 15 for count in marks.values())
    assert set(Counter(file for file, _ in marks).values()) == {2, 3}
    assert {file for file, _ in marks} == set(FILES)
    assigned = {one["coder"]: set(one["files"]) for one in study["assignments"]}
    assert set(assigned) == {coder for _, coder in marks} and len(assigned) == 10
    for coder, files in assigned.items():
        waiting = files - {file for file, by in marks if by == coder}
        assert len(waiting) == (0 if coder in study["researchers"] else 1), coder
        assert {file for file, by in marks if by == coder} <= files


def test_the_codings_of_the_large_example_use_every_code_and_were_made_on_evenings(codings):
    assert {row["code"] for row in codings} == {
        row["code"] for row in rows("codebook.csv") if row["codable"] == "ja"
    }
    assert len(
        {tuple(row[key] for key in ("file", "start", "end", "code", "coder")) for row in codings}
    ) == len(codings)
    times = [datetime.fromisoformat(row["created_at"]) for row in codings]
    assert all(18 <= time.hour <= 22 for time in times)
    assert 100 <= (max(times) - min(times)).days <= 125
    assert sum(bool(row["memo"]) for row in codings) >= 30


def test_readers_of_the_large_example_read_differently(codings):
    marks, lengths = defaultdict(set), defaultdict(list)
    for row in codings:
        marks[row["coder"]].add((row["file"], row["start"], row["end"], row["code"]))
        lengths[row["coder"]].append(int(row["end"]) - int(row["start"]))
    average = {coder: sum(found) / len(found) for coder, found in lengths.items()}
    assert average["Riet"] > 3 * average["Bilal"]
    everything = [mark for found in marks.values() for mark in found]
    assert 0.05 < 1 - len(set(everything)) / len(everything) < 0.4


def test_quotes_of_the_large_example_stay_within_what_people_agreed_to(texts, codings):
    consents = {row.code: row.said for row in read_consents("consents.csv", data("consents.csv"))}
    assert len(consents) == len(FILES) and all(said[READ_BY_RESIDENTS] for said in consents.values())
    assert any(not said[QUOTES_OUTSIDE] for said in consents.values())
    for row in rows("quotes.csv"):
        said, start, end = consents[Path(row["file"]).stem], int(row["start"]), int(row["end"])
        assert said[QUOTES_INSIDE] and (said[QUOTES_OUTSIDE] or row["level"] != "public")
        assert any(
            one["file"] == row["file"] and int(one["start"]) < end and int(one["end"]) > start
            for one in codings
        )
        assert "\n" not in texts[row["file"]][start:end]


def test_what_was_decided_together_in_the_large_example_is_said_once_in_a_text_that_all_have_read(
    texts, codings, study
):
    told = json.loads(data("together.json"))
    passages = [one for evening in told["evenings"] for one in evening.get("passages", [])]
    assert len(passages) == 16 and len(told["proposals"]) == 3
    codable = {row["code"] for row in codings}
    read = {(row["file"], row["coder"]) for row in codings}
    for one in passages:
        assert texts[one["file"]].count(one["quote"]) == 1
        assert all(
            (one["file"], who["coder"]) in read for who in study["assignments"] if one["file"] in who["files"]
        )
        assert set(one["decided"]) <= {name for chosen in one["votes"].values() for name in chosen} <= codable
        assert one["reason"]
    for one in told["proposals"]:
        assert texts[one["file"]].count(one["quote"]) == 1 and (one["file"], one["by"]) in read


def test_the_app_reads_the_scores_and_the_set_up_of_the_large_example(study):
    scores = read_scores("scores-1.csv", data("scores-1.csv"), loneliness_6())
    assert 50 <= len(scores) < len(FILES) and {row.kind for row in scores} == {ANSWERS}
    parts = parts_from(study)
    assert parts.threshold == 5 and [scale.name for scale in parts.scales] == [loneliness_6().name]
    assert {row.wave for row in scores} == set(parts.waves)


def test_the_large_example_says_that_it_is_invented(study):
    assert "verzonnen" in study["description"]
    assert "verzonnen" in data("README.md").decode("utf-8")
