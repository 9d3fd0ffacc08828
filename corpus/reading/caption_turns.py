"""Subtitles as turns: who speaks in each, where a turn begins, and the text that is composed of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import N_
from corpus.reading.captions import Piece, read_cues
from corpus.reading.labels import taken_label
from corpus.reading.speakers import is_known_role
from corpus.transcripts import Reading, SpokenTurn

PAUSE = 2.0  # seconds of silence after which a new turn begins, where no speakers are known
LONG_TURN = 60.0  # seconds after which a turn ends with the sentence, where no speakers are known
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", "?”", "!”", '."', '?"', '!"')


def read_captions(name: str, data: bytes) -> Reading:
    """The turns of a .vtt or .srt file; its text is composed as `Label: what was said`.

    Times are in seconds. Raises BadInput for broken times, naming the line.
    """
    pieces, remarks = read_cues(name, data)
    pieces = _spoken_by(pieces)
    known = any(piece.speaker for piece in pieces)
    if not known:
        remarks.append((N_("No speakers were recognised: a turn ends at a pause."), {}))
    turns = list(_grouped(pieces))
    return _composed(turns, tuple(remarks))


@dataclass
class _Growing:
    """A turn to which cues are still being added."""

    speaker: str
    begins: float
    ends: float
    line: int
    words: list[str]


def _spoken_by(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with their speaker, also where subtitles write `Name: …`."""
    split = [part for piece in pieces for part in _lines_of(piece)]
    labels = [taken_label(part.words) if part.speaker is None else None for part in split]
    often = Counter(label[0].casefold() for label in labels if label)
    spoken: list[Piece] = []
    running = ""
    for part, label in zip(split, labels, strict=True):
        if part.speaker is not None:
            running = part.speaker
        elif label and (often[label[0].casefold()] > 1 or is_known_role(label[0])):
            running = label[0]
            part = part._replace(words=part.words[label[1] :])
        if part.words:
            spoken.append(part if part.speaker == running else part._replace(speaker=running))
    return spoken


def _lines_of(piece: Piece) -> Iterator[Piece]:
    if "\n" not in piece.words:
        yield piece
    elif piece.speaker is not None:
        yield piece._replace(words=piece.words.replace("\n", " "))
    else:
        for line in piece.words.split("\n"):
            yield piece._replace(words=line)


def _grouped(pieces: Sequence[Piece]) -> Iterator[_Growing]:
    turn: _Growing | None = None
    for piece in pieces:
        if turn is None or _begins_anew(turn, piece):
            if turn:
                yield turn
            turn = _Growing(piece.speaker or "", piece.begins, piece.ends, piece.line, [piece.words])
        else:
            turn.words.append(piece.words)
            turn.ends = max(turn.ends, piece.ends)
    if turn:
        yield turn


def _begins_anew(turn: _Growing, piece: Piece) -> bool:
    if turn.speaker or piece.speaker:
        return turn.speaker != piece.speaker
    if piece.begins - turn.ends >= PAUSE:
        return True
    return turn.ends - turn.begins >= LONG_TURN and turn.words[-1].endswith(_SENTENCE_ENDS)


def _composed(turns: Sequence[_Growing], remarks: tuple[tuple[str, dict[str, object]], ...]) -> Reading:
    written: list[str] = []
    placed: list[SpokenTurn] = []
    at = 0
    for turn in turns:
        said = " ".join(turn.words)
        opening = f"{turn.speaker}: " if turn.speaker else ""
        start = at + len(opening)
        label_end = at + len(turn.speaker)
        where = (at, label_end) if turn.speaker else (0, 0)
        placed.append(
            SpokenTurn(start, start + len(said), turn.speaker, *where, turn.begins, turn.ends, turn.line)
        )
        written.append(f"{opening}{said}\n\n")
        at += len(written[-1])
    return Reading("".join(written), tuple(placed), remarks)
