"""Text and Markdown: the text stays, the turns point into it."""

from __future__ import annotations

import pytest

from corpus.errors import BadInput
from corpus.reading import read_transcript
from corpus.transcripts import Reading

Said = tuple[str, str, float | None]


def read(text: str, name: str = "a.txt") -> Reading:
    return read_transcript(name, text.encode())


def said(text: str) -> list[Said]:
    reading = read(text)
    return [(turn.speaker, reading.text[turn.start : turn.end], turn.begins) for turn in reading.turns]


@pytest.mark.parametrize(
    ("asks", "answers", "labels"),
    [
        ("Interviewer: ", "Respondent: ", ("Interviewer", "Respondent")),
        ("I: ", "R1: ", ("I", "R1")),
        ("I:\t", "R:\t", ("I", "R")),
        ("**I:** ", "**R:** ", ("I", "R")),
        ("**I**: ", "**R**: ", ("I", "R")),
        ("*I:* ", "__R__: ", ("I", "R")),
        ("- I: ", "– R: ", ("I", "R")),
        ("> I: ", "> R: ", ("I", "R")),
        ("Interviewer:\n", "Deelnemer 3:\n", ("Interviewer", "Deelnemer 3")),
        ("### Interviewer\n\n", "### Respondent\n\n", ("Interviewer", "Respondent")),
        ("**Interviewer**\n", "**Respondent**\n", ("Interviewer", "Respondent")),
        ("Spreker 1\n", "Spreker 2\n", ("Spreker 1", "Spreker 2")),
        ("Spreker 1: ", "Spreker 2: ", ("Spreker 1", "Spreker 2")),
        ("INTERVIEWER : ", "MEVROUW DE WIT : ", ("INTERVIEWER", "MEVROUW DE WIT")),
        ("Anneke: ", "Dhr. van der Plas: ", ("Anneke", "Dhr. van der Plas")),
        ("[SPEAKER_00]: ", "[SPEAKER_01]: ", ("SPEAKER_00", "SPEAKER_01")),
        ("onderzoeker: ", "deelnemer: ", ("onderzoeker", "deelnemer")),
        ("Vraag: ", "Antwoord: ", ("Vraag", "Antwoord")),
    ],
)
def test_speakers_are_recognised_as_people_write_them(
    asks: str, answers: str, labels: tuple[str, str]
) -> None:
    text = f"{asks}Hoe gaat het?\n\n{answers}Goed hoor.\n\n{asks}En verder?\n\n{answers}Niets.\n"
    one, other = labels
    assert said(text) == [
        (one, "Hoe gaat het?", None),
        (other, "Goed hoor.", None),
        (one, "En verder?", None),
        (other, "Niets.", None),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "[00:12:31] Joke: ",
        "[00:12:31.0] Joke: ",
        "(00:12:31) Joke: ",
        "00:12:31 Joke: ",
        "00:12:31 - Joke: ",
        "Joke (00:12:31): ",
        "Joke [12:31]: ",
        "Joke 00:12:31: ",
        "Joke: [00:12:31] ",
        "**Joke** (00:12:31): ",
        "**[00:12:31] Joke:** ",
        "Joke 00:12:31\n",
        "Joke   12:31\n",
        "Joke (12:31)\n",
        "Joke | 12:31\n",
        "**Joke** 12:31\n",
        "00:12:31 Joke\n",
        "[00:12:31 --> 00:12:40] Joke: ",
        "00:12:31\nJoke: ",
        "[00:12:31]\n\nJoke:\n",
        "0:12:31.0 --> 0:12:40.5\nJoke: ",
    ],
)
def test_times_beside_a_label_are_kept_and_no_part_of_what_was_said(opening: str) -> None:
    text = f"{opening}Ik kwam hier wonen.\n\n{opening}En nog wat.\n"
    assert said(text) == [("Joke", "Ik kwam hier wonen.", 751.0), ("Joke", "En nog wat.", 751.0)]


def test_a_label_points_at_its_own_letters() -> None:
    reading = read("**[00:01] R1:** Ja.\n\n- R1: Nee.\n\n### Interviewer 0:03\nO?")
    assert [reading.text[turn.label_start : turn.label_end] for turn in reading.turns] == [
        "R1",
        "R1",
        "Interviewer",
    ]
    assert [turn.line for turn in reading.turns] == [1, 3, 5]


def test_the_text_stays_as_it_was() -> None:
    text = "# Gesprek\n\n**I:**  Hoi.  \n\n\n**R:** Dag.\n"
    assert read(text, "a.md").text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Let op: dit is geen spreker.",
        "Kortom: het was koud.",
        "Ik zei tegen mevrouw: kom binnen.",
        "Zij zei: ga weg.",
        "Met andere woorden: nee.",
        "http://voorbeeld.nl is een adres.",
        "Om 12:30 ging ik weg.",
        "Wat ik wil, Jan: rust.",
        "Ja: dat klopt.",
        "De vraag is: waarom?",
        "14:30 was het druk.",
    ],
)
def test_a_colon_in_speech_makes_no_speaker_even_when_it_comes_back(sentence: str) -> None:
    text = f"I: Vertel.\n\nR: Eerst dit.\n\n{sentence}\n\n{sentence}\n\nI: Dank."
    assert [who for who, _, _ in said(text)] == ["I", "R", "I"]


def test_a_name_that_stands_there_once_is_no_speaker_but_is_told() -> None:
    reading = read("I: Vertel.\nR: Eerst dit.\nWinkel: daar ging ik heen.\nI: O.")
    assert reading.speakers == ("I", "R")
    assert [(sentence, details) for sentence, details in reading.remarks] == [
        (
            "Some lines may begin with a speaker who was not recognised, being there only once: {lines}.",
            {"lines": "3"},
        )
    ]


def test_a_known_word_for_a_speaker_counts_even_once() -> None:
    assert [who for who, _, _ in said("Onderzoeker: Vertel.\nMevrouw: Dat was het.")] == [
        "Onderzoeker",
        "Mevrouw",
    ]


def test_paragraphs_without_label_belong_to_the_running_turn() -> None:
    assert said("I: Vertel.\n\nR: Eerst dit.\n\nToen dat.\nEn dat.\n\nI: O.") == [
        ("I", "Vertel.", None),
        ("R", "Eerst dit.\n\nToen dat.\nEn dat.", None),
        ("I", "O.", None),
    ]


def test_a_time_within_a_turn_begins_a_new_turn_of_the_same_speaker() -> None:
    reading = read("I: Vertel.\nR: Eerst dit.\n\n00:05:00\n\nToen dat.\n[00:06:00] En dat.\nI: O.")
    turns = [(turn.speaker, reading.text[turn.start : turn.end], turn.begins) for turn in reading.turns]
    assert turns == [
        ("I", "Vertel.", None),
        ("R", "Eerst dit.", None),
        ("R", "Toen dat.", 300.0),
        ("R", "En dat.", 360.0),
        ("I", "O.", None),
    ]
    assert (reading.turns[2].label_start, reading.turns[2].label_end) == (0, 0)


def test_times_at_the_end_and_bold_round_the_whole_turn_are_left_out() -> None:
    assert said("**I: Vertel eens.**\nR: Dit is het. #00:01:12-4#\n**I: O.**\nR: Ja. [00:02:00]") == [
        ("I", "Vertel eens.", None),
        ("R", "Dit is het.", None),
        ("I", "O.", None),
        ("R", "Ja.", None),
    ]


def test_a_label_with_nothing_behind_it_is_no_turn() -> None:
    assert said("I:\n\nR: Ja.\n\nI: …\n\nR: Nee.") == [("R", "Ja.", None), ("R", "Nee.", None)]


def test_what_stands_before_the_first_speaker_is_kept_and_told() -> None:
    reading = read("# Interview 12\nWoensdag, bij haar thuis\n\n---\n\nI: Vertel.\nR: Ja.")
    assert reading.speakers == ("", "I", "R")
    assert (
        reading.text[reading.turns[0].start : reading.turns[0].end]
        == "# Interview 12\nWoensdag, bij haar thuis"
    )
    assert [sentence for sentence, _ in reading.remarks] == [
        "The text before the first speaker has become a turn without speaker."
    ]


def test_without_speakers_every_paragraph_is_a_turn() -> None:
    text = "Ik kwam hier\nin de winter.\n\nHet was koud.\n\n\nToen niet meer."
    assert said(text) == [
        ("", "Ik kwam hier\nin de winter.", None),
        ("", "Het was koud.", None),
        ("", "Toen niet meer.", None),
    ]
    assert "No speakers were recognised" in read(text).remarks[0][0]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert [words for _, words, _ in said("Ik kwam hier.\nHet was koud.\n")] == [
        "Ik kwam hier.",
        "Het was koud.",
    ]


def test_lines_with_times_only_keep_them_without_speakers() -> None:
    reading = read(
        "[00:00:01.000 --> 00:00:04.500]  Hallo allemaal.\n[00:00:04.500 --> 00:00:06.000]  Dag.\n"
    )
    assert [(turn.begins, turn.ends) for turn in reading.turns] == [(1.0, 4.5), (4.5, 6.0)]
    assert reading.text[reading.turns[1].start : reading.turns[1].end] == "Dag."


@pytest.mark.parametrize("text", ["I:\nR:\n", "---\n***\n", "[00:12]\n"])
def test_a_file_in_which_nobody_says_anything_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"a.txt holds no spoken text"):
        read(text)
