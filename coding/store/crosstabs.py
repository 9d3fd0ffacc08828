"""The SQL of crosstabs: who is in which group, and what each transcript is; the figures are those of all that counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from coding.store.codes import codebook
from coding.store.counted_codings import counted_codings
from coding.store.theme_people import groups, people
from coding.themes.counted import Counted
from coding.themes.crosstab import Crosstab, Grouped, crosstab
from corpus.accounts import RESEARCHER
from corpus.errors import N_, BadInput
from corpus.groupings import Dimension
from corpus.kinds import INTERVIEW, KINDS
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from corpus.store.study import age_groups
from corpus.store.transcript_details import steps

KIND, STEP = "kind", "step"  # what transcripts are grouped by, besides what participants are


def crosstab_dimensions(cursor: Cursor) -> tuple[Dimension, ...]:
    """By what researchers can have themes: every grouping of participants, the kind of transcript, the step in a series."""
    kinds, with_step = cursor.execute(USED, {"interview": INTERVIEW}).fetchall()[0]
    more = [Dimension(KIND)] * (kinds > 1) + [Dimension(STEP)] * (with_step > 0)
    return (*dimensions(cursor, RESEARCHER), *more)


def crosstab_of(cursor: Cursor, rows: str, columns: str | None = None) -> Crosstab:
    """Themes by the groups of one dimension, or of two crossed (keys of crosstab_dimensions).

    Raises BadInput for a dimension that is not there, and for one crossed with itself.
    """
    known = {one.key for one in crosstab_dimensions(cursor)}
    for asked in {rows, columns or rows} - known:
        raise BadInput(N_("Themes cannot be shown by “{asked}”: there is no such grouping."), asked=asked)
    if rows == columns:
        raise BadInput(N_("Choose two different groupings to cross."))
    counted = counted_codings(cursor)
    parents = {code.code_id: code.parent_id for code in codebook(cursor)}
    across = grouped_by(cursor, counted, columns) if columns else None
    return crosstab(counted, parents, grouped_by(cursor, counted, rows), across)


def grouped_by(cursor: Cursor, counted: Counted, dimension: str) -> Grouped:
    """The groups of a dimension, in the study's order, and the voices in each."""
    if dimension == KIND:
        return _by_value(cursor, counted, KIND, KINDS, INTERVIEW)
    if dimension == STEP:
        return _by_value(cursor, counted, STEP, steps(cursor), None)
    found = groups(cursor, people(cursor), age_groups(cursor), dimensions=[dimension])
    names = [place for place, (one, _) in enumerate(found.names) if one == dimension]
    group, voice = np.nonzero(found.members[names][:, counted.person])
    return Grouped(
        dimension, tuple(found.names[place][1] for place in names), np.column_stack([group, voice])
    )


def value_by_talk(cursor: Cursor, counted: Counted, what: str, among: Sequence[str]) -> np.ndarray:
    """The number of each transcript's value among these (KIND, STEP or "series"), -1 where it has none of them."""
    rows = cursor.execute(_SAID[what]).to_arrow_table()
    place = pc.index_in(pa.array(counted.transcripts, pa.string()), rows["transcript_id"].combine_chunks())
    values = rows["value"].combine_chunks().take(place)
    numbers = pc.index_in(values, pa.array(among, pa.string())).fill_null(-1)
    return np.asarray(numbers.to_numpy(zero_copy_only=False), dtype=np.int64)


def _by_value(
    cursor: Cursor, counted: Counted, what: str, among: Sequence[str], otherwise: str | None
) -> Grouped:
    number = value_by_talk(cursor, counted, what, among)
    if otherwise is not None:
        number[number < 0] = list(among).index(otherwise)
    by_voice = number[counted.talk]
    used = sorted(set(by_voice.tolist()) - {-1})
    voice = np.flatnonzero(by_voice >= 0)
    members = np.column_stack([np.searchsorted(used, by_voice[voice]), voice])
    return Grouped(what, tuple(among[number] for number in used), members)


USED = """
    SELECT count(DISTINCT coalesce(details.kind, $interview)), count(details.step)
    FROM transcripts LEFT JOIN transcript_details_now details ON details.transcript_id = transcripts.transcript_id"""
_SAID = {
    KIND: "SELECT transcript_id::VARCHAR AS transcript_id, kind AS value FROM transcript_details_now",
    STEP: "SELECT transcript_id::VARCHAR AS transcript_id, step AS value FROM transcript_details_now",
    "series": "SELECT transcript_id::VARCHAR AS transcript_id, series AS value FROM transcript_details_now",
}
