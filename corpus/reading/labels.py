"""Where a speaker's turn begins: labels and times at the beginning of lines, in the shapes people use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.reading.speakers import is_known_role, looks_like_label, stands_alone

_HEAD = 140  # a label with its time stands within so many characters of the line
_CLOCK = r"(?:\d{1,2}:[0-5]?\d:[0-5]?\d(?:[.,\-]\d{1,7})?|\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?)"
_TO = r"\s*+(?:-->|--?|–|—)\s*+"
# Possessive (`*+`, `{0,3}+`): a line of nothing but spaces or stars must not make the search go round.
_STAMP = rf"[\[({{#]?\s*+(?P<NAME>{_CLOCK})(?:{_TO}{_CLOCK})?\s*+[\])}}#]?"
_OPEN = r"\s*+(?:>\s*+)?(?:[-–—•*+]\s++)?(?P<hash>\#{1,6}\s++)?(?P<open>[*_]{0,3}+)\s*+"
_LABEL = r"\[?(?P<label>[^\W\d_][^:\n\[\]{}\#*<>|?!;,\"]{0,39}?)\]?"


def _stamp(name: str) -> str:
    return _STAMP.replace("NAME", name)


# **[00:12:31] R1** (00:12): [00:12:31] what was said
_WITH_COLON = re.compile(
    rf"{_OPEN}(?:{_stamp('t1')}[*_]{{0,3}}+\s*+[-–—|]?\s*+[*_]{{0,3}}+)?{_LABEL}\s*+(?P<close>[*_]{{0,3}}+)\s*+"
    rf"(?:[-–—|,]?\s*+{_stamp('t2')}\s*+)?(?P<close2>[*_]{{0,3}}+)\s*+:(?!//)(?!(?<=\d:)\d)"
    rf"(?P<close3>[*_]{{0,3}}+)\s*+(?:(?=[\[(#]){_stamp('t3')}\s*+)?(?P<close4>[*_]{{2,3}}+(?=\s))?\s*+"
)
# ### R1      **R1** 00:12      00:12:31 R1      R1
_ON_ITS_OWN = re.compile(
    rf"{_OPEN}(?:{_stamp('t1')}\s*+[-–—|]?\s*+[*_]{{0,3}}+)?{_LABEL}\s*+[*_]{{0,3}}+\s*+"
    rf"(?:[-–—|,·]?\s*+{_stamp('t2')})?\s*+[*_]{{0,3}}+\s*+"
)
# [00:12:31] what was said      00:12:31 what was said      00:12
_TIME_FIRST = re.compile(
    rf"\s*+(?:[\[({{#]\s*+(?P<t1>{_CLOCK})(?:{_TO}(?P<end1>{_CLOCK}))?\s*+[\])}}#]"
    rf"|(?P<t2>\d{{1,2}}:[0-5]?\d:[0-5]?\d(?:[.,]\d{{1,7}})?)(?:{_TO}(?P<end2>{_CLOCK}))?(?=\s|$)"
    rf"|(?P<t3>{_CLOCK})(?:{_TO}(?P<end3>{_CLOCK}))?(?=\s*$))\s*+[-–—]?\s*+"
)
_LETTERS_AND_NUMBER = re.compile(r"([^\W\d_]{1,4})[ .]?\d{1,3}")
NUMBERED_ALIKE = 3
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:\* ){2,}\*)\s*")


@dataclass(frozen=True)
class Mark:
    """On a line: a speaker's label, a time, or both, and where on that line what was said begins."""

    line: int  # counted from 0
    said: int  # position within the line
    label: str = ""
    label_at: int = 0  # position within the line
    begins: float | None = None
    ends: float | None = None
    unclosed: bool = False  # bold was opened before the label and goes on through what was said
    bare: bool = False  # nothing but the label on the line: no colon, no time, no markup


def seconds(clock: str) -> float:
    """Seconds into the recording for `12:31`, `00:12:31`, `0:12:31.5` or `00:12:31-5`."""
    whole, _, fraction = re.sub(r"[,\-]", ".", clock).partition(".")
    total = 0
    for part in whole.split(":"):
        total = total * 60 + int(part)
    return total + (float(f"0.{fraction}") if fraction else 0.0)


def find_marks(lines: Sequence[str]) -> tuple[list[Mark], list[int]]:
    """The marks in order, at most one per line, and the lines (from 0) whose possible label was not taken.

    A label is taken when it is a known word for a speaker, when it stands in the file at least twice, or when it is one
    of several numbered alike (P01, P02, P07: in a focus group somebody may speak only once).
    """
    found = [mark for line, words in enumerate(lines) if (mark := _mark(line, words)) is not None]
    often = Counter(mark.label.casefold() for mark in found if mark.label)
    alike = Counter(shape for mark in found if (shape := _numbered(mark.label)))
    marks: list[Mark] = []
    doubtful: list[int] = []
    for mark in found:
        once = (
            mark.label and often[mark.label.casefold()] < 2 and alike[_numbered(mark.label)] < NUMBERED_ALIKE
        )
        if once and (mark.bare or not is_known_role(mark.label)):
            doubtful.append(mark.line)
            time = _time_first(mark.line, lines[mark.line])
            marks.extend([time] if time else [])
        else:
            marks.append(mark)
    return marks, doubtful


def _numbered(label: str) -> str:
    """The letters of a label that is a few letters and a number; "" for another."""
    match = _LETTERS_AND_NUMBER.fullmatch(label)
    return match[1].casefold() if match else ""


def taken_label(words: str) -> tuple[str, int] | None:
    """The label and the position of what was said, when these words begin like `Label: …` (subtitles)."""
    match = _WITH_COLON.match(words[:_HEAD]) if ":" in words[:_HEAD] else None
    if match is None or not looks_like_label(match["label"]):
        return None
    return match["label"], match.end()


def _mark(line: int, words: str) -> Mark | None:
    head = words[:_HEAD]
    if ":" not in head:
        return _heading(line, words) if 0 < len(words) <= 60 else None
    match = _WITH_COLON.match(head)
    if match and looks_like_label(match["label"]):
        clock = match["t1"] or match["t2"] or match["t3"]
        closed = match["close"] or match["close2"] or match["close3"] or match["close4"]
        return Mark(
            line,
            match.end(),
            match["label"],
            match.start("label"),
            seconds(clock) if clock else None,
            unclosed=bool(match["open"]) and not closed,
        )
    return (_heading(line, words) if len(words) <= 90 else None) or _time_first(line, words)


def _heading(line: int, words: str) -> Mark | None:
    """A label on a line of its own: marked as heading or bold, with a time, or a plain word for a speaker."""
    match = _ON_ITS_OWN.fullmatch(words)
    if match is None:
        return _rule(line, words)
    clock = match["t1"] or match["t2"]
    if not looks_like_label(match["label"]):
        return None
    bare = not (clock or match["hash"] or match["open"])
    if bare and not stands_alone(match["label"]):
        return None
    begins = seconds(clock) if clock else None
    return Mark(line, len(words), match["label"], match.start("label"), begins, bare=bare)


def _rule(line: int, words: str) -> Mark | None:
    return Mark(line, len(words)) if _RULE.fullmatch(words) else None


def _time_first(line: int, words: str) -> Mark | None:
    match = _TIME_FIRST.match(words)
    if match is None:
        return None
    clock = match["t1"] or match["t2"] or match["t3"]
    end = match["end1"] or match["end2"] or match["end3"]
    mark = Mark(line, match.end(), begins=seconds(clock))
    return replace(mark, ends=seconds(end)) if end else mark
