"""Text and Markdown files: the text stays as it is, the turns point into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import N_, BadInput
from corpus.reading.decoding import Remark, decode
from corpus.reading.labels import Mark, find_marks
from corpus.transcripts import Reading, SpokenTurn

_MOST_LINES_NAMED = 10
_LAST_TIME = re.compile(r"(?:#\d{1,2}:\d\d:\d\d(?:-\d)?#|[\[(]\d{1,2}:\d\d(?::\d\d)?[\])])$")
_TIME_WIDTH = 16
_LETTER = re.compile(r"\w")


def read_plain(name: str, data: bytes) -> Reading:
    """The text of a .txt or .md file, verbatim but clean, and the turns in it; raises BadInput."""
    text, remarks = decode(name, data)
    return reading_of(name, text, remarks)


def reading_of(name: str, text: str, remarks: tuple[Remark, ...] = (), by_line: bool = False) -> Reading:
    """The turns in a clean text; `by_line` when each line is a paragraph of its own (Word).

    Raises BadInput when nothing was said in it.
    """
    if not text.strip():
        raise BadInput(N_("{file} is empty. Choose the file that holds the text."), file=name)
    lines = text.split("\n")
    marks, doubtful = find_marks(lines)
    labelled = any(mark.label for mark in marks)
    if not labelled:
        marks = _paragraph_marks(lines, marks, by_line or not any(not line.strip() for line in lines[:-1]))
    turns = tuple(_turns(text, lines, marks))
    if not turns:
        raise BadInput(
            N_("{file} holds no spoken text. Choose the file that holds the interview."), file=name
        )
    return Reading(text, turns, remarks + tuple(_remarks(turns, labelled, doubtful)))


def _remarks(turns: Sequence[SpokenTurn], labelled: bool, doubtful: list[int]) -> Iterator[Remark]:
    if not labelled:
        yield (
            N_("No speakers were recognised: every paragraph is a turn. Write “Name:” before each turn."),
            {},
        )
    elif not turns[0].speaker:
        yield N_("The text before the first speaker has become a turn without speaker."), {}
    if doubtful:
        named = ", ".join(str(line + 1) for line in doubtful[:_MOST_LINES_NAMED])
        named += ", …" if len(doubtful) > _MOST_LINES_NAMED else ""
        yield (
            N_("Some lines may begin with a speaker who was not recognised, being there only once: {lines}."),
            {"lines": named},
        )


def _paragraph_marks(lines: Sequence[str], marks: Sequence[Mark], by_line: bool) -> list[Mark]:
    """Without speakers: a mark at each paragraph (a line, or a block between blank lines), times kept."""
    timed = {mark.line: mark for mark in marks}
    found: list[Mark] = []
    after_blank = True
    for position, line in enumerate(lines):
        if position in timed:
            found.append(timed[position])
        elif line.strip() and (by_line or after_blank):
            found.append(Mark(position, 0))
        after_blank = not line.strip()
    return found


@dataclass(slots=True)
class _Opening:
    """What labels and times have said since the last words: it goes for the words that follow."""

    speaker: str = ""
    label: tuple[int, int] = (0, 0)
    begins: float | None = None
    ends: float | None = None
    line: int = 0

    def add(self, mark: Mark, at: int) -> None:
        if mark.label or not self.label[1]:
            self.line = mark.line + 1
        if mark.label:
            if self.label[1]:  # somebody else's label, with nothing said
                self.begins = self.ends = None
            self.speaker = mark.label
            self.label = (at + mark.label_at, at + mark.label_at + len(mark.label))
        if mark.begins is not None:
            self.begins, self.ends = mark.begins, mark.ends

    def said(self, start: int, end: int) -> SpokenTurn:
        turn = SpokenTurn(start, end, self.speaker, *self.label, self.begins, self.ends, self.line)
        self.label, self.begins, self.ends = (0, 0), None, None
        return turn


def _turns(text: str, lines: Sequence[str], marks: Sequence[Mark]) -> Iterator[SpokenTurn]:
    """The turns between the marks; words that go on after a time alone are a new turn of the same speaker."""
    starts = _line_starts(lines)
    if not marks or marks[0].line > 0:
        marks = [Mark(0, 0), *marks]
    ends = [*(starts[mark.line] for mark in marks[1:]), len(text)]
    opening = _Opening()
    for mark, end in zip(marks, ends, strict=True):
        at = starts[mark.line]
        opening.add(mark, at)
        start, stop = _trimmed(text, at + mark.said, end, mark.unclosed)
        if start < stop:
            yield opening.said(start, stop)


def _trimmed(text: str, start: int, end: int, unclosed: bool) -> tuple[int, int]:
    """The range without white space, closing time and closing markup; empty if without letter or digit."""
    said = text[start:end]
    kept = said.rstrip()
    if kept.endswith(("#", "]", ")")):
        found = _LAST_TIME.search(kept[-_TIME_WIDTH:])
        kept = kept[: len(kept) - len(found[0])].rstrip() if found else kept
    if unclosed:
        kept = kept.rstrip("*_ \n").rstrip()
    begin = len(kept) - len(kept.lstrip())
    if not _LETTER.search(kept):
        return start, start
    return start + begin, start + len(kept)


def _line_starts(lines: Sequence[str]) -> list[int]:
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts
