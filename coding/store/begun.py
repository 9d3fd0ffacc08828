"""How far a study has begun: whether there is anything of what its figures rest on."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.store.database import Cursor


@dataclass(frozen=True)
class Begun:
    """Whether there are interviews, codes, marks, and voices of which it is known whose they are."""

    texts: bool
    codes: bool
    marks: bool
    people: bool


def begun(cursor: Cursor) -> Begun:
    """What there is already; one quick question, for pages ask it at each run."""
    return Begun(
        *cursor.execute(
            """SELECT EXISTS (SELECT 1 FROM transcripts), EXISTS (SELECT 1 FROM codebook_now),
                EXISTS (SELECT 1 FROM coding_now), EXISTS (SELECT 1 FROM speaker_participants)"""
        ).fetchall()[0]
    )
