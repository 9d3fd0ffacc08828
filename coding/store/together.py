"""The SQL of which themes come together: the turns of participants; the figures are those of all that counts."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from coding.store.codes import codebook
from coding.store.counted_codings import counted_codings, number_voices
from coding.store.crosstabs import grouped_by
from coding.store.ledger_state import Kept, ledger_state
from coding.store.theme_people import People, people
from coding.themes.counted import Counted, of_voices
from coding.themes.saturation import at_level
from coding.themes.together import (
    OVERLAP,
    TURN,
    WAYS,
    Together,
    Turns,
    at_themes,
    in_the_same_interview,
    in_the_same_turn,
    on_the_same_words,
)
from corpus.errors import N_, BadInput
from corpus.store.database import Cursor


def together_of(
    cursor: Cursor, way: str, level: int | None = None, group: tuple[str, str] | None = None
) -> Together:
    """How often each two themes come together in one of WAYS, in the voices of a group (dimension, name) or of everybody.

    `level`: of the codebook's tree, 1 the main themes, None every code by itself. Raises BadInput for another way.
    """
    if way not in WAYS:
        raise BadInput(
            N_("Themes come together on the same words, in a turn or in an interview, not “{asked}”."),
            asked=way,
        )
    counted = counted_codings(cursor)
    voices = np.ones(len(counted.person), dtype=bool)
    if group is not None:
        voices = _in_group(cursor, counted, group)
        counted = of_voices(counted, voices)
    parents = {code.code_id: code.parent_id for code in codebook(cursor)}
    themes, codings = at_themes(
        counted, {code: next(iter(at_level([code], parents, level))) for code in parents}
    )
    if way == OVERLAP:
        return on_the_same_words(themes, codings)
    if way == TURN:
        return in_the_same_turn(themes, codings, _turns(cursor, voices))
    return in_the_same_interview(themes, codings, len(counted.transcripts), len(np.unique(counted.talk)))


def _in_group(cursor: Cursor, counted: Counted, group: tuple[str, str]) -> np.ndarray:
    dimension, name = group
    found = grouped_by(cursor, counted, dimension)
    inside = np.zeros(len(counted.person), dtype=bool)
    if name in found.groups:
        inside[found.members[found.members[:, 0] == found.groups.index(name), 1]] = True
    return inside


def _turns(cursor: Cursor, voices: np.ndarray) -> Turns:
    state = ledger_state(cursor)
    found = people(cursor, state)
    table = _KEPT.answer(state.people, lambda: _all_turns(cursor, found))
    kept = voices[table["voice"].to_numpy()]
    return Turns(*(table[name].to_numpy()[kept] for name in ("talk", "start_offset", "end_offset")))


_KEPT: Kept[pa.Table] = Kept(most=2)


def _all_turns(cursor: Cursor, found: People) -> pa.Table:
    number_voices(cursor, found)
    return cursor.execute(TURNS).to_arrow_table()


TURNS = """
    SELECT voices.talk, voices.voice, turns.start_offset, turns.end_offset
    FROM turns JOIN counted_voices voices
        ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
    ORDER BY voices.talk, turns.start_offset"""
