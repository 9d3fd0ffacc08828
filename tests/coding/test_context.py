"""A passage in its context."""

from __future__ import annotations

from coding.context import CUT, context_of
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Speaker, TranscriptText, Turn

LINES = ("Hoe was dat?", "Stil. De winter zag ik niemand. Wel de postbode.", "En nu?", "Nu gaat het.")
SPEAKERS = (Speaker("Vraag", INTERVIEWER), Speaker("A", PARTICIPANT))


def _content(lines: tuple[str, ...] = LINES) -> TranscriptText:
    turns, place = [], 0
    for number, line in enumerate(lines):
        turns.append(Turn(place, place + len(line), number % 2))
        place += len(line) + 1
    return TranscriptText("\n".join(lines), tuple(turns), SPEAKERS)


def _find(content: TranscriptText, words: str) -> tuple[int, int]:
    start = content.text.index(words)
    return start, start + len(words)


def test_a_passage_stands_between_the_question_before_and_the_turn_after() -> None:
    content = _content()
    found = context_of(content, *_find(content, "De winter zag ik niemand."))
    assert [(turn.speaker, turn.before, turn.marked, turn.after) for turn in found] == [
        ("Vraag", "Hoe was dat?", "", ""),
        ("A", "Stil. ", "De winter zag ik niemand.", " Wel de postbode."),
        ("Vraag", "", "", "En nu?"),
    ]


def test_a_passage_over_several_turns_is_marked_in_each() -> None:
    content = _content()
    start, end = _find(content, "Wel de postbode.\nEn nu?")
    assert [turn.marked for turn in context_of(content, start, end)] == ["", "Wel de postbode.", "En nu?", ""]


def test_long_turns_are_cut_at_a_word_and_say_so() -> None:
    content = _content(("woord " * 100 + "einde", "Hier staat het.", "begin " + "woord " * 100))
    before, _, after = context_of(content, *_find(content, "Hier"), around=20)
    assert before.before == f"{CUT} woord woord einde"
    assert after.after == f"begin woord woord {CUT}"


def test_a_place_outside_every_turn_has_no_context() -> None:
    assert context_of(_content(), 500, 510) == []
