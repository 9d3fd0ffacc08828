"""Units of agreement: which reader gave which codes to which sentence or turn. No database, no screen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

SENTENCE, TURN = "sentence", "turn"
UNIT_KINDS = (SENTENCE, TURN)

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Spans:
    """Stretches of text, one per row: the number of their transcript, where they start and end (code points)."""

    transcript: Numbers
    start: Numbers
    end: Numbers


@dataclass(frozen=True)
class CodedUnits:
    """What readers gave to each unit (sentence or turn) of one or more transcripts.

    `spans` and `turn` (its position in the transcript) have a row per unit, in the order of the text.
    `counts[transcript, coder]` says whose reading of which transcript counts. `reads[unit, coder]` is a reading of
    that unit: one that counts, less where the reader said "I don't know" and gave no code. A reader who read a unit
    and gave nothing said "none of these codes"; one who did not read it is a gap. `given` holds (unit, coder, code)
    by number, each once, in that order, only of such readings.
    """

    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    spans: Spans
    turn: Numbers
    counts: Flags
    reads: Flags
    given: Numbers

    @property
    def readers(self) -> Numbers:
        """How many readers read each unit."""
        return self.reads.sum(axis=1)


@dataclass(frozen=True)
class Difference:
    """Neighbouring units of one turn in which readers differ, and what each who read it chose there.

    `first` and `last` are positions of units in the transcript. `apart`: in how many codes two readers differ on
    the whole stretch, the mean over all pairs; 0 when they chose the same codes and only their edges differ.
    """

    transcript_id: str
    start: int
    end: int
    first: int
    last: int
    chosen: tuple[tuple[str, frozenset[str]], ...]
    apart: float


def touched(units: Spans, passages: Spans) -> Numbers:
    """(unit, passage) by number for every two that share text; units in order, not overlapping, trimmed of space.

    A passage that is trimmed too shares at least one character that is no space with each unit it overlaps.
    """
    if not len(units.start) or not len(passages.start):
        return np.zeros((0, 2), np.int64)
    longest = int(max(units.end.max(), passages.end.max())) + 1
    begins, ends = units.transcript * longest + units.start, units.transcript * longest + units.end
    first = np.searchsorted(ends, passages.transcript * longest + passages.start, side="right")
    beyond = np.searchsorted(begins, passages.transcript * longest + passages.end, side="left")
    lengths = np.maximum(beyond - first, 0)
    passage = np.repeat(np.arange(len(lengths)), lengths)
    within = np.arange(len(passage)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.column_stack([first[passage] + within, passage])


def who_counts(finished: Flags, coded: Flags) -> Flags:
    """Whose reading counts, [transcripts, coders]: who finished; where nobody's end is known, who coded."""
    return np.where(finished.any(axis=1, keepdims=True), finished, coded)


def readings(counts: Flags, transcript: Numbers, unsure: Numbers, given: Numbers) -> Flags:
    """Who read which unit, [units, coders]: who counts, less the `unsure` (unit, coder) to whom nothing was given.

    `transcript` is each unit's transcript by number; `given` as in CodedUnits.
    """
    reads: Flags = counts[transcript].reshape(len(transcript), counts.shape[1])
    reads[unsure[:, 0], unsure[:, 1]] = False
    reads[given[:, 0], given[:, 1]] = True
    return reads


def only_codes(units: CodedUnits, codes: Sequence[str]) -> CodedUnits:
    """The same readings with just these codes, in this order; the others are left out."""
    numbers = {code: number for number, code in enumerate(codes)}
    new = np.array([numbers.get(code, -1) for code in units.codes] or [-1], np.int64)
    given = units.given.copy()
    given[:, 2] = new[given[:, 2]]
    return replace(units, codes=tuple(codes), given=in_order(given[given[:, 2] >= 0]))


def only_transcripts(units: CodedUnits, transcripts: Collection[str]) -> CodedUnits:
    """The same readings with gaps everywhere but in these transcripts."""
    kept = np.array([one in transcripts for one in units.transcripts], np.bool_)
    at = kept[units.spans.transcript]
    return replace(
        units,
        counts=units.counts & kept[:, None],
        reads=units.reads & at[:, None],
        given=units.given[at[units.given[:, 0]]],
    )


def in_order(given: Numbers) -> Numbers:
    """(unit, coder, code) sorted, each once."""
    if not len(given):
        return np.zeros((0, 3), np.int64)
    # One number per row sorts many times faster than rows do, and than np.unique finds what is there twice.
    coders, codes = (int(given[:, column].max()) + 1 for column in (1, 2))
    keys = np.sort((given[:, 0] * coders + given[:, 1]) * codes + given[:, 2])
    rows, code = np.divmod(keys[np.diff(keys, prepend=-1) > 0], codes)
    return np.column_stack([*np.divmod(rows, coders), code])


def differences(units: CodedUnits) -> list[Difference]:
    """Every stretch in which readers differ, worst first; stretches are neighbouring units with a code, in one turn.

    Only where two readers or more read. Worst is where they differ in most codes, then in most units.
    """
    shared = units.readers[units.given[:, 0]] >= 2
    given = units.given[shared]
    coded = np.unique(given[:, 0])
    if not len(coded):
        return []
    place = np.column_stack([units.spans.transcript[coded], units.turn[coded]])
    broken = (np.diff(coded) > 1) | (np.diff(place, axis=0) != 0).any(axis=1)
    found = []
    for stretch in np.split(coded, np.flatnonzero(broken) + 1):
        rows = slice(*np.searchsorted(given[:, 0], [stretch[0], stretch[-1] + 1]))
        found.append(_difference(units, stretch, given[rows]))
    differing = [(one, missed) for one, missed in found if missed]
    differing.sort(key=lambda pair: (-pair[0].apart, -pair[1], pair[0].transcript_id, pair[0].start))
    return [one for one, _ in differing]


def _difference(units: CodedUnits, stretch: Numbers, given: Numbers) -> tuple[Difference, float]:
    """One stretch, and in how many (unit, code) two readers differ in it, the mean over all pairs."""
    transcript = int(units.spans.transcript[stretch[0]])
    readers = np.flatnonzero(units.reads[stretch].any(axis=0))
    chosen = np.zeros((len(stretch), len(readers), len(units.codes)), np.bool_)
    chosen[given[:, 0] - stretch[0], np.searchsorted(readers, given[:, 1]), given[:, 2]] = True
    on_it: Flags = np.asarray(chosen.any(axis=0))
    begin = int(np.searchsorted(units.spans.transcript, transcript))
    one = Difference(
        units.transcripts[transcript],
        int(units.spans.start[stretch[0]]),
        int(units.spans.end[stretch[-1]]),
        int(stretch[0]) - begin,
        int(stretch[-1]) - begin,
        tuple(
            (units.coders[reader], frozenset(units.codes[code] for code in np.flatnonzero(on_it[row])))
            for row, reader in enumerate(readers)
        ),
        _apart(on_it[None]),
    )
    return one, _apart(chosen)


def _apart(chosen: Flags) -> float:
    """In how many (unit, code) two readers differ, the mean over all pairs; `chosen[unit, reader, code]`."""
    readers = chosen.shape[1]
    yes = chosen.sum(axis=1)
    return float((yes * (readers - yes)).sum()) / (readers * (readers - 1) / 2)
