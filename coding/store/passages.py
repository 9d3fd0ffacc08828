"""The SQL of passages, for researchers: those that fit any combination of choices, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coding.marks import SEVERAL, Marks, passages, touched
from coding.store.mark_index import MarkIndex, mark_index
from coding.store.passage_choice import Chosen, Wanted, choose
from coding.store.standing import standing_codes
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup, age_group_of
from corpus.store.database import Cursor


@dataclass(frozen=True)
class Mark:
    """One coding on a passage: its code, who gave it ("" for the group), what they noted."""

    code_id: str
    coder: str
    memo: str


@dataclass(frozen=True)
class FoundPassage:
    """A stretch of a transcript with all marks on just that stretch, and whose words it holds (code, age group)."""

    transcript_id: str
    transcript: str
    start: int
    end: int
    people: tuple[tuple[str, str | None], ...]
    marks: tuple[Mark, ...]
    text: str = ""


@dataclass(frozen=True)
class FoundPassages:
    """A page of passages, with how many passages, marks and participants there are on all pages."""

    page: tuple[FoundPassage, ...]
    passages: int
    marks: int
    participants: int


def find_passages(
    cursor: Cursor,
    wanted: Wanted,
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    offset: int = 0,
    limit: int = 20,
    year: int | None = None,
) -> FoundPassages:
    """The passages by transcript and place, those of a theme with those of the themes under it.

    `year`: the year in which ages are reckoned, this one by default.
    """
    index = mark_index(cursor)
    chosen = choose(cursor, index, wanted, bands, year)
    first = passages(chosen.marks)
    stops = np.append(first, len(chosen.marks))
    shown = [
        chosen.marks.at(np.arange(stops[place], stops[place + 1]))
        for place in range(min(offset, len(first)), min(offset + limit, len(first)))
    ]
    participants = len(np.unique(index.person[chosen.said]))
    return FoundPassages(
        _page(cursor, index, chosen, shown, bands), len(first), len(chosen.marks), participants
    )


def coders(cursor: Cursor) -> dict[str, str]:
    """Everybody whose codings there are: name by account id, in order of name."""
    return dict(
        cursor.execute(
            """SELECT account_id::VARCHAR, name FROM accounts
               WHERE account_id IN (SELECT coder_id FROM coding_now) ORDER BY name"""
        ).fetchall()
    )


def coded_by(cursor: Cursor) -> tuple[int, int]:
    """In how many transcripts something was coded, and by how many people."""
    found = cursor.execute(
        "SELECT count(DISTINCT transcript_id), count(DISTINCT coder_id) FROM coding_now"
    ).fetchall()[0]
    return int(found[0]), int(found[1])


def _page(
    cursor: Cursor, index: MarkIndex, chosen: Chosen, shown: Sequence[Marks], bands: Sequence[AgeGroup]
) -> tuple[FoundPassage, ...]:
    """The passages of a page, each given by its marks, with all that is shown of them."""
    ids = [index.transcripts[int(one.talk[0])] for one in shown]
    asked = {
        "places": list(range(len(shown))),
        "ids": ids,
        "starts": [int(one.start[0]) for one in shown],
        "ends": [int(one.end[0]) for one in shown],
    }
    texts = cursor.execute(TEXTS, asked).fetchall()
    memos = dict(cursor.execute(MEMOS, {"ids": ids}).fetchall())
    names = dict(cursor.execute(NAMES).fetchall())
    standing = standing_codes(cursor)
    return tuple(
        FoundPassage(
            transcript_id,
            name,
            int(one.start[0]),
            int(one.end[0]),
            _people(index, chosen, one, bands),
            _marks(index, one, standing, names, memos),
            text,
        )
        for one, transcript_id, (name, text) in zip(shown, ids, texts, strict=True)
    )


def _marks(
    index: MarkIndex,
    marks: Marks,
    standing: Mapping[str, str],
    names: Mapping[str, str],
    memos: Mapping[int, str],
) -> tuple[Mark, ...]:
    found = []
    for code, coder, ident in zip(
        marks.code.tolist(), marks.coder.tolist(), marks.ident.tolist(), strict=True
    ):
        code_id = index.codes[code]
        name = names.get(index.coders[coder], "") if coder >= 0 else ""
        found.append(Mark(standing.get(code_id, code_id), name, memos.get(ident, "")))
    return tuple(sorted(found, key=lambda mark: (mark.code_id, mark.coder, mark.memo)))


def _people(
    index: MarkIndex, chosen: Chosen, marks: Marks, bands: Sequence[AgeGroup]
) -> tuple[tuple[str, str | None], ...]:
    """Whose words the passage holds, of those who are asked for: code and age group."""
    voices = set(marks.voice[marks.voice >= 0].tolist())
    several = marks.at(marks.voice == SEVERAL)
    if len(several) and index.turns.voice is not None:
        first, stop = touched(index.turns, several)
        voices |= set(index.turns.voice[first.min() : stop.max()].tolist()) - {-1}
    found = set()
    for voice in voices:
        if chosen.voices[voice]:
            row = int(chosen.rows[voice])
            age = chosen.people["age"][row].as_py()
            found.add((str(chosen.people["participant"][row].as_py()), age_group_of(age, bands)))
    return tuple(sorted(found))


TEXTS = """
    WITH wanted AS (
        SELECT unnest($places::INTEGER[]) AS place, unnest($ids::VARCHAR[])::UUID AS transcript_id,
            unnest($starts::INTEGER[]) AS first, unnest($ends::INTEGER[]) AS stop
    )
    SELECT transcripts.name, substring(transcripts.text, first + 1, stop - first)
    FROM wanted JOIN transcripts ON transcripts.transcript_id = wanted.transcript_id ORDER BY place"""
MEMOS = """
    SELECT hash(coding_id), text FROM memos_now
    WHERE audience <> 'me' AND transcript_id IN (SELECT unnest($ids::VARCHAR[])::UUID)"""
NAMES = "SELECT account_id::VARCHAR, name FROM accounts"
