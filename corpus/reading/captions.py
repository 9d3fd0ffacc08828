"""Subtitles (WebVTT and SRT): cues become turns, in a text that the reader composes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from corpus.errors import N_, BadInput
from corpus.reading.decoding import Remark, decode
from corpus.transcripts import clean_text

_TIME = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,6}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_MEANT_AS_TIMING = re.compile(r"\s*+\d[\d:.,\s]*+-->")
_SKIPPED_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_NUMBER_OR_TIME = re.compile(r"[\d:.,\s]*")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100}+)?(?:\s++([^<>]{0,200}+))?>")
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]{0,200}|/|[\d:.]+)>|\{\\[^{}]{0,100}\}")
_INNER_TIME = re.compile(r"<\d[\d:.]*>")
_ROLLS_ON = 1.0  # seconds: a line that comes back later than this was said again


@dataclass
class Cue:
    """One subtitle as written: its times in seconds, its line in the file (from 1), and its lines of text."""

    begins: float
    ends: float
    line: int
    lines: list[str] = field(default_factory=list)


class Piece(NamedTuple):  # a file has thousands: much cheaper to make than a frozen dataclass
    """Words of one voice in a cue; `speaker` is None when the cue does not say who speaks."""

    begins: float
    ends: float
    line: int
    words: str
    speaker: str | None = None


def read_cues(name: str, data: bytes) -> tuple[list[Piece], list[Remark]]:
    """The words of a subtitle file in order, without markup and rolling repeats; raises BadInput."""
    text, told = decode(name, data)
    cues, stray = _cues(name, text.split("\n"))
    if not cues:
        raise BadInput(
            N_("{file} holds no subtitles with times. Choose another file, or save it as text."), file=name
        )
    remarks = list(told)
    if stray:
        remarks.append(
            (N_("Words outside a subtitle were added to the subtitle before (line {line})."), {"line": stray})
        )
    empty = sum(1 for cue in cues if not any(line.strip() for line in cue.lines))
    if empty:
        remarks.append((N_("Subtitles without words were left out: {count}."), {"count": empty}))
    shown, repeated = _without_repeats(cues)
    if repeated:
        remarks.append(
            (N_("Lines that rolling subtitles show twice were left out: {count}."), {"count": repeated})
        )
    pieces = [piece for cue, words in zip(cues, shown, strict=True) for piece in _pieces(cue, words)]
    if not pieces:
        raise BadInput(
            N_("{file} holds no spoken text. Choose the file that holds the interview."), file=name
        )
    return pieces, remarks


def _cues(name: str, lines: Sequence[str]) -> tuple[list[Cue], int]:
    """The cues as written, and the first line with words outside any cue (0: none)."""
    cues: list[Cue] = []
    inside = skipping = False
    stray = 0
    for position, line in enumerate(lines):
        if not line:
            inside = skipping = False
        elif skipping:
            continue
        elif "-->" in line and (timing := _timing(name, position + 1, line, inside)):
            if inside and cues[-1].lines and cues[-1].lines[-1].strip().isdigit():
                cues[-1].lines.pop()  # the number of this cue, where the blank line before it is missing
            cues.append(timing)
            inside = True
        elif inside:
            cues[-1].lines.append(line)
        elif _SKIPPED_BLOCK.fullmatch(line):
            skipping = True
        elif cues and not _is_identifier(lines, position):
            cues[-1].lines.append(line)
            stray = stray or position + 1
    return cues, stray


def _is_identifier(lines: Sequence[str], position: int) -> bool:
    """Whether this line names the cue that follows, or is the number or time at which a file broke off."""
    if position + 1 < len(lines) and "-->" in lines[position + 1]:
        return True
    return bool(_NUMBER_OR_TIME.fullmatch(lines[position]))


def _timing(name: str, number: int, line: str, inside: bool) -> Cue | None:
    """The cue that a line with times opens; None for words with an arrow; BadInput for broken times."""
    match = _TIMING.fullmatch(line)
    if match is None:
        if inside and not _MEANT_AS_TIMING.match(line):
            return None
        raise BadInput(
            N_("{file}, line {line}: this is no good time. Write it as 00:01:02.500 --> 00:01:05.000."),
            file=name,
            line=number,
        )
    begins, ends = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    if ends < begins:
        raise BadInput(
            N_("{file}, line {line}: the subtitle ends before it begins. Correct the times."),
            file=name,
            line=number,
        )
    return Cue(begins, ends, number)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, whole, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(f"{whole}.{fraction or 0}")


def _without_repeats(cues: Sequence[Cue]) -> tuple[list[list[str]], int]:
    """The lines that each cue shows without those that rolling subtitles (YouTube) show again, and how many
    these are.

    Only where the file rolls as a whole: people do say "Ja." twice. Cues that name a voice are left for
    later.
    """
    shown = [[] if _names_voice(cue) else _clean_lines(cue.lines) for cue in cues]
    overlaps = [0]
    for position, (before, after) in enumerate(pairwise(cues)):
        rolls_on = after.begins - before.ends < _ROLLS_ON
        overlaps.append(_overlap(shown[position], shown[position + 1]) if rolls_on else 0)
    rolling = sum(1 for overlap in overlaps if overlap)
    marked = rolling > 1 and any(_INNER_TIME.search(line) for cue in cues for line in cue.lines)
    if rolling < 2 or not (marked or rolling * 2 >= len(cues) - 1):
        return shown, 0
    return [lines[overlap:] for lines, overlap in zip(shown, overlaps, strict=True)], sum(overlaps)


def _overlap(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines at the end of `before` come back at the beginning of `after`."""
    for count in range(min(len(before), len(after)), 0, -1):
        if before[-count:] == after[:count]:
            return count
    return 0


def _pieces(cue: Cue, shown: Sequence[str]) -> Iterator[Piece]:
    """The words of a cue, split where another voice begins."""
    if shown:
        yield Piece(cue.begins, cue.ends, cue.line, "\n".join(shown))
    if not _names_voice(cue):
        return
    parts = _VOICE.split("\n".join(cue.lines))  # words, voice, words, voice, words …
    for voice, words in zip([None, *parts[1::2]], parts[0::2], strict=True):
        said = "\n".join(_clean_lines(words.split("\n")))
        if said:
            named = _without_tags(voice) if voice else ""
            yield Piece(cue.begins, cue.ends, cue.line, said, named or None)


def _names_voice(cue: Cue) -> bool:
    return any("<v" in line for line in cue.lines)


def _clean_lines(lines: Sequence[str]) -> list[str]:
    return [said for line in lines if (said := _without_tags(line))]


def _without_tags(line: str) -> str:
    """The words of one line: tags and inner times gone, entities read, single spaces."""
    if "<" in line or "{" in line:
        line = _TAG.sub("", line)
    if "&" in line:
        line = clean_text(html.unescape(line))
    return " ".join(line.split())
