"""The SQL of which themes come together: the turns of participants; the figures are those of all that counts."""

from __future__ import annotations

import numpy as np

from coding.store.codes import codebook
from coding.store.counted_codings import counted_codings
from coding.store.crosstabs import grouped_by
from coding.store.mark_index import mark_index
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
    """The turns of these voices."""
    turns = mark_index(cursor).turns
    assert turns.voice is not None
    said = np.flatnonzero(turns.voice >= 0)
    said = said[voices[turns.voice[said]]]
    return Turns(turns.talk[said], turns.start[said], turns.end[said])
