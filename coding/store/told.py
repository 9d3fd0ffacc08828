"""The SQL of who spoke of what: for each participant and theme whether they spoke of it, as theme tables count it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coding.codebook import Code, descendants
from coding.store.ledger_state import Kept, LedgerState, ledger_state
from coding.store.spoken import spoken
from coding.store.theme_people import everybody
from corpus.store.database import Cursor, snapshot


@dataclass(frozen=True)
class Told:
    """`spoke` (people × themes) says whether a participant spoke of a theme or of one under it; ids by number."""

    participants: tuple[str, ...]
    themes: tuple[str, ...]
    spoke: np.ndarray


def told(cursor: Cursor, codes: Sequence[Code]) -> Told:
    """Everybody with a voice in a transcript, and what they spoke of; where the group decided, as the group says.

    Codes that were merged count for the one that stands for them. Kept until the ledger has anything new.
    """
    with snapshot(cursor):
        state = ledger_state(cursor)
        question = (state, tuple((code.code_id, code.parent_id) for code in codes))
        return _KEPT.answer(question, lambda: _told(cursor, codes, state))


_KEPT: Kept[Told] = Kept(most=4)


def _told(cursor: Cursor, codes: Sequence[Code], state: LedgerState) -> Told:
    found = everybody(cursor, state)
    ids = dict(
        zip(found.voices["person"].to_pylist(), found.voices["participant_id"].to_pylist(), strict=True)
    )
    numbers = {code.code_id: number for number, code in enumerate(codes)}
    counted = spoken(cursor, found, list(numbers), state)
    spoke = counted.passages > 0
    spoke[counted.together[:, 1], counted.together[:, 2]] = True
    with_under = [
        spoke[:, [number, *(numbers[one] for one in descendants(codes, code.code_id))]].any(axis=1)
        for number, code in enumerate(codes)
    ]
    whole = np.column_stack(with_under) if codes else spoke
    return Told(tuple(ids[person] for person in range(len(ids))), tuple(numbers), whole)
