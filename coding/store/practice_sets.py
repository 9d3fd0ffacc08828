"""The SQL of the practice sets that researchers made from interviews of the study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coding.practice import KNOWS_PERSON, NONE_FITS, PracticePassage, PracticeSet, with_standing
from coding.store.code_languages import codebook_in
from coding.store.standing import standing_codes
from corpus.clock import now
from corpus.errors import N_, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript


@dataclass(frozen=True)
class SetInfo:
    """A practice set in a list: its interview, its version now, whether it is in use, how many people used it.

    `known_by`: how many said while practising that they know somebody in it.
    """

    set_id: str
    transcript_id: str
    interview: str
    version_id: str
    saved_at: datetime
    in_use: bool
    used_by: int
    known_by: int


def practice_sets(cursor: Cursor) -> list[SetInfo]:
    """All sets: those in use first, the one taken into use last on top."""
    rows = cursor.execute(
        """SELECT s.set_id::VARCHAR, s.transcript_id::VARCHAR, t.name, s.version_id::VARCHAR, s.saved_at, s.in_use,
               count(DISTINCT r.account_id), count(DISTINCT r.account_id) FILTER (e.how = $knows_person)
           FROM practice_sets_now s
           JOIN transcripts t ON t.transcript_id = s.transcript_id
           LEFT JOIN practice_versions v ON v.set_id = s.set_id
           LEFT JOIN practice_runs r ON r.version_id = v.version_id
           LEFT JOIN practice_ends e ON e.run_id = r.run_id
           GROUP BY s.set_id, s.transcript_id, t.name, s.version_id, s.saved_at, s.in_use, s.since
           ORDER BY s.in_use DESC, s.since DESC NULLS LAST, s.saved_at DESC""",
        {"knows_person": KNOWS_PERSON},
    ).fetchall()
    return [SetInfo(*row) for row in rows]


def coded_interviews(cursor: Cursor) -> list[tuple[str, str, int]]:
    """The interviews that somebody coded: id, name and by how many, those coded by most people first."""
    return cursor.execute(
        """SELECT t.transcript_id::VARCHAR, t.name, count(DISTINCT c.coder_id) AS coders
           FROM coding_now c JOIN transcripts t ON t.transcript_id = c.transcript_id
           GROUP BY t.transcript_id, t.name ORDER BY coders DESC, t.name"""
    ).fetchall()


def set_of_version(cursor: Cursor, version_id: str) -> tuple[str, str, bool]:
    """The set and the interview of a version, and whether the set is in use; raises NotFound."""
    row = cursor.execute(
        """SELECT s.set_id::VARCHAR, s.transcript_id::VARCHAR, n.in_use FROM practice_versions v
           JOIN practice_sets s ON s.set_id = v.set_id JOIN practice_sets_now n ON n.set_id = s.set_id
           WHERE v.version_id = $version_id""",
        {"version_id": version_id},
    ).fetchone()
    if row is None:
        raise NotFound(N_("This practice set is not there (any more)."))
    return str(row[0]), str(row[1]), bool(row[2])


def interview_of_set(cursor: Cursor, set_id: str) -> str:
    """The interview that a set was made from; raises NotFound."""
    row = cursor.execute(
        "SELECT transcript_id::VARCHAR FROM practice_sets WHERE set_id = $set_id", {"set_id": set_id}
    ).fetchone()
    if row is None:
        raise NotFound(N_("This practice set is not there (any more)."))
    return str(row[0])


def practice_set(cursor: Cursor, version_id: str, language: str = "nl") -> PracticeSet:
    """A version of a set with the codes as they stand now, in the words of a language where there are such; passages
    that are left without a choice are left out.

    The codes to choose from are those that somebody gave to one of its passages. Raises NotFound.
    """
    _, transcript_id, _ = set_of_version(cursor, version_id)
    name, content = transcript(cursor, transcript_id)
    codes = {code.code_id: code for code in codebook_in(cursor, language) if code.codable}
    standing = standing_codes(cursor)
    stored = [with_standing(one, standing, set(codes)) for one in _passages(cursor, version_id)]
    passages = tuple(one for one in stored if one.chosen)
    used = {choice for one in passages for choice in one.chosen}
    mine = tuple(code for code_id, code in codes.items() if code_id in used)
    return PracticeSet(name, content, mine, passages, version_id, transcript_id=transcript_id)


def _passages(cursor: Cursor, version_id: str) -> list[PracticePassage]:
    asked = {"version_id": version_id}
    rows = cursor.execute(
        """SELECT position, start_offset, end_offset, coders, why FROM practice_passages
           WHERE version_id = $version_id ORDER BY position""",
        asked,
    ).fetchall()
    chosen: dict[int, dict[str, int]] = {}
    for position, code_id, coders in cursor.execute(
        """SELECT position, code_id::VARCHAR, coders FROM practice_choices
           WHERE version_id = $version_id ORDER BY position, coders DESC, fact_id""",
        asked,
    ).fetchall():
        chosen.setdefault(position, {})[code_id or NONE_FITS] = coders
    return [
        PracticePassage(start, end, coders, chosen.get(position, {}), why)
        for position, start, end, coders, why in rows
    ]


def add_set(cursor: Cursor, transcript_id: str, author: str) -> str:
    """Write that there is a set of this interview; gives its id. The caller adds its first version."""
    set_id = new_id()
    cursor.execute(
        "INSERT INTO practice_sets VALUES ($set_id, $transcript_id, $made_at, $made_by)",
        {"set_id": set_id, "transcript_id": transcript_id, "made_at": now(), "made_by": author},
    )
    return set_id


def add_version(cursor: Cursor, set_id: str, passages: Sequence[PracticePassage], author: str) -> str:
    """Write what a set holds from now on; gives the id of the version. The caller holds the transaction."""
    version_id = new_id()
    made = {"version_id": version_id, "made_at": now(), "made_by": author}
    cursor.execute(
        "INSERT INTO practice_versions VALUES ($version_id, $set_id, $made_at, $made_by)",
        {"set_id": set_id, **made},
    )
    for position, one in enumerate(passages):
        place = {"position": position, **made}
        cursor.execute(
            """INSERT INTO practice_passages VALUES
               ($fact_id, $version_id, $position, $start, $end, $coders, $why, $made_at, $made_by)""",
            {
                "fact_id": new_id(),
                "start": one.start,
                "end": one.end,
                "coders": one.coders,
                "why": one.why,
                **place,
            },
        )
        for choice, coders in one.chosen.items():
            code_id = None if choice == NONE_FITS else choice
            cursor.execute(
                """INSERT INTO practice_choices VALUES
                   ($fact_id, $version_id, $position, $code_id, $coders, $made_at, $made_by)""",
                {"fact_id": new_id(), "code_id": code_id, "coders": coders, **place},
            )
    return version_id


def add_use(cursor: Cursor, set_id: str, in_use: bool, author: str) -> None:
    """Write that a set is in use from now on, or no longer."""
    cursor.execute(
        "INSERT INTO practice_uses VALUES ($fact_id, $set_id, $in_use, $made_at, $made_by)",
        {"fact_id": new_id(), "set_id": set_id, "in_use": in_use, "made_at": now(), "made_by": author},
    )
