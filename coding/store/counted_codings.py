"""Every coding that counts, with its place: what coding.store.themes sums, here one by one, from the index of all marks.

Codings of participants' voices, less those taken back and those in whose place the group decided, and what it decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from coding.marks import SEVERAL, Marks, touched
from coding.store.codes import codebook
from coding.store.ledger_state import Kept, ledger_state
from coding.store.mark_index import MarkIndex, mark_index
from coding.store.standing import standing_codes
from coding.themes.counted import Codings, Counted
from corpus.store.database import Cursor, snapshot


def counted_codings(cursor: Cursor) -> Counted:
    """Every coding that counts now; kept for as long as the ledger has nothing new."""
    codes = tuple(code.code_id for code in codebook(cursor))
    with snapshot(cursor):
        state = ledger_state(cursor)
        return _KEPT.answer(
            (state, codes), lambda: _counted(mark_index(cursor), codes, standing_codes(cursor))
        )


_KEPT: Kept[Counted] = Kept(most=2)  # 50 MB at two million codings


def _counted(index: MarkIndex, codes: Sequence[str], standing: Mapping[str, str]) -> Counted:
    number = {code_id: place for place, code_id in enumerate(codes)}
    stands = np.array([number.get(standing.get(code, code), -1) for code in index.codes], dtype=np.int32)
    marks = index.marks
    code = stands[marks.code] if len(stands) else marks.code
    kept = marks.counts & (code >= 0) & (marks.voice >= SEVERAL)
    several = _voices_of_several(index, marks, np.flatnonzero(kept & (marks.voice == SEVERAL)))
    # What is in several voices, none of them a participant's, does not count.
    kept &= marks.voice >= 0
    kept[several[:, 0]] = True
    row = np.cumsum(kept) - 1
    several[:, 0] = row[several[:, 0]]
    columns = (marks.voice, marks.talk, code, marks.start, marks.end)
    codings = Codings(*(column[kept] for column in columns))
    person = index.person.astype(np.int64)
    return Counted(person, index.voice_talk, codings, several, index.transcripts, tuple(codes))


def _voices_of_several(index: MarkIndex, marks: Marks, rows: np.ndarray) -> np.ndarray:
    """(mark, voice) for each participant whose turns these marks touch."""
    assert index.turns.voice is not None
    first, stop = touched(index.turns, marks.at(rows))
    many = stop - first
    steps = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    voice = index.turns.voice[np.repeat(first, many) + steps]
    pairs = np.column_stack([np.repeat(rows, many), voice]).astype(np.int64)
    return np.unique(pairs[voice >= 0], axis=0)
