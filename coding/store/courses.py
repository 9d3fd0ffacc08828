"""The SQL of a theme's course: which transcripts are which step of which series."""

from __future__ import annotations

import numpy as np

from coding.store.codes import codebook
from coding.store.counted_codings import counted_codings
from coding.store.crosstabs import STEP, value_by_talk
from coding.themes.course import SERIES, Course, course
from corpus.store.database import Cursor
from corpus.store.transcript_details import steps


def course_of(cursor: Cursor, unit: str = SERIES) -> Course:
    """The course of every theme over the study's steps, in series or in participants; no cases when nothing has a step."""
    counted, order = counted_codings(cursor), steps(cursor)
    step = value_by_talk(cursor, counted, STEP, order)[counted.talk]
    if unit == SERIES:
        case = value_by_talk(cursor, counted, SERIES, series(cursor))[counted.talk]
    else:
        case = counted.person.astype(np.int64)
    parents = {code.code_id: code.parent_id for code in codebook(cursor)}
    return course(counted, parents, case, step, order)


def series(cursor: Cursor) -> list[str]:
    """The names of all series, by name."""
    rows = cursor.execute(
        "SELECT DISTINCT series FROM transcript_details_now WHERE series IS NOT NULL ORDER BY 1"
    ).fetchall()
    return [str(name) for (name,) in rows]
