"""The SQL of passages behind a figure, for researchers: by theme, group, interview and coder, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coding.codebook import Code, descendants
from coding.store.codes import codebook
from coding.store.differences import Differing, differing_codings
from coding.store.group_voices import Group, voices_in_all
from coding.store.standing import standing_codes
from coding.themes.together import INTERVIEW, OVERLAP, TURN
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup, age_group_of
from corpus.store.database import Cursor


@dataclass(frozen=True)
class Beside:
    """Near another theme (or one under it): `way` is one of coding.themes.together.WAYS."""

    theme_id: str
    way: str = OVERLAP


@dataclass(frozen=True)
class Wanted:
    """Which passages; None asks nothing. `group` and `group2` (dimension, name) keep those that participants in both say.

    `differing` keeps the codings where readers differ about just that code, `beside` those that come with another theme.
    """

    theme_id: str | None = None
    group: Group | None = None
    transcript_id: str | None = None
    coder_id: str | None = None
    differing: Differing | None = None
    group2: Group | None = None
    beside: Beside | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups whose participants say it, all at once."""
        return tuple(one for one in (self.group, self.group2) if one is not None)


@dataclass(frozen=True)
class Mark:
    """One coding on a passage: its code, who gave it, what they noted."""

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
    standing = standing_codes(cursor)
    codes = codebook(cursor)
    themes = _with_merged(standing, _themes_of(codes, standing, wanted.theme_id))
    cursor.register("passage_voices", voices_in_all(cursor, wanted.groups, bands, year))
    try:
        cursor.execute(CHOSEN, _asked(cursor, wanted, themes))
        if wanted.beside is not None:
            others = _with_merged(standing, _themes_of(codes, standing, wanted.beside.theme_id))
            cursor.execute(BESIDE[wanted.beside.way], {"others": others})
        cursor.execute(HEARD)
        only_heard = {"only_heard": bool(wanted.groups)}
        passages, marks, people = cursor.execute(TOTALS, only_heard).fetchall()[0]
        rows = cursor.execute(PAGE, {**only_heard, "most": limit, "skipped": offset}).fetchall()
    finally:
        cursor.unregister("passage_voices")
    return FoundPassages(tuple(_passage(row, bands, standing) for row in rows), passages, marks, people)


def _asked(cursor: Cursor, wanted: Wanted, themes: list[str]) -> dict[str, object]:
    differing = wanted.differing
    return {
        "themes": themes,
        "transcript_id": wanted.transcript_id,
        "coder_id": wanted.coder_id,
        "codings": None if differing is None else differing_codings(cursor, differing),
    }


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


def _themes_of(codes: Sequence[Code], standing: Mapping[str, str], theme_id: str | None) -> list[str]:
    if theme_id is None:
        return [code.code_id for code in codes]
    theme_id = standing.get(theme_id, theme_id)
    return [theme_id, *descendants(codes, theme_id)]


def _with_merged(standing: Mapping[str, str], themes: Sequence[str]) -> list[str]:
    """These codes and all that were merged into them."""
    wanted = set(themes)
    return [code_id for code_id, stands_for in standing.items() if stands_for in wanted]


def _passage(row: tuple[object, ...], bands: Sequence[AgeGroup], standing: Mapping[str, str]) -> FoundPassage:
    transcript_id, transcript, start, end, people, marks = row
    assert isinstance(people, list) and isinstance(marks, list)
    return FoundPassage(
        str(transcript_id),
        str(transcript),
        int(str(start)),
        int(str(end)),
        tuple((one["participant"], age_group_of(one["age"], bands)) for one in people),
        tuple(Mark(standing.get(one["code_id"], one["code_id"]), one["coder"], one["memo"]) for one in marks),
    )


# Temporary tables belong to the cursor: what two queries share is looked up once.
CHOSEN = """
    CREATE OR REPLACE TEMP TABLE chosen_codings AS
    SELECT coding_id, transcript_id, speaker, code_id, coder_id, start_offset, end_offset FROM coding_now
    WHERE code_id IN (SELECT unnest($themes)::UUID)
        AND ($transcript_id IS NULL OR transcript_id = $transcript_id::UUID)
        AND ($coder_id IS NULL OR coder_id = $coder_id::UUID)
        AND ($codings IS NULL OR coding_id IN (SELECT unnest($codings::UUID[])))"""

# What is left of the chosen codings beside others; in one turn: of a participant.
BESIDE = {
    OVERLAP: """
        CREATE OR REPLACE TEMP TABLE chosen_codings AS
        SELECT chosen.* FROM chosen_codings chosen
        WHERE EXISTS (SELECT 1 FROM coding_now other WHERE other.transcript_id = chosen.transcript_id
            AND other.start_offset < chosen.end_offset AND other.end_offset > chosen.start_offset
            AND other.code_id IN (SELECT unnest($others)::UUID))""",
    TURN: """
        CREATE OR REPLACE TEMP TABLE chosen_codings AS
        WITH said AS MATERIALIZED (
            SELECT turns.transcript_id, turns.position, turns.start_offset, turns.end_offset FROM turns
            SEMI JOIN theme_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
        ), touched AS MATERIALIZED (
            SELECT DISTINCT said.transcript_id, said.start_offset, said.end_offset FROM said
            JOIN coding_now other ON other.transcript_id = said.transcript_id
                AND other.start_offset < said.end_offset AND other.end_offset > said.start_offset
            WHERE other.code_id IN (SELECT unnest($others)::UUID)
        )
        SELECT chosen.* FROM chosen_codings chosen
        WHERE EXISTS (SELECT 1 FROM touched WHERE touched.transcript_id = chosen.transcript_id
            AND touched.start_offset < chosen.end_offset AND touched.end_offset > chosen.start_offset)""",
    INTERVIEW: """
        CREATE OR REPLACE TEMP TABLE chosen_codings AS
        SELECT chosen.* FROM chosen_codings chosen
        WHERE transcript_id IN (SELECT transcript_id FROM coding_now
            WHERE code_id IN (SELECT unnest($others)::UUID))""",
}

HEARD = """
    CREATE OR REPLACE TEMP TABLE heard_codings AS
    WITH voices AS MATERIALIZED (
        SELECT transcript_id::UUID AS transcript_id, speaker, participant, age FROM passage_voices
    )
    SELECT coding_id, participant, age FROM chosen_codings JOIN voices USING (transcript_id, speaker)
    UNION
    SELECT coding_id, participant, age FROM chosen_codings chosen
    JOIN turns ON turns.transcript_id = chosen.transcript_id
        AND turns.start_offset < chosen.end_offset AND turns.end_offset > chosen.start_offset
    JOIN voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
    WHERE chosen.speaker = -1"""

TOTALS = """
    SELECT count(DISTINCT (transcript_id, start_offset, end_offset)), count(*),
        (SELECT count(DISTINCT participant) FROM heard_codings)
    FROM chosen_codings WHERE NOT $only_heard OR coding_id IN (SELECT coding_id FROM heard_codings)"""

PAGE = """
    WITH kept AS (
        SELECT * FROM chosen_codings
        WHERE NOT $only_heard OR coding_id IN (SELECT coding_id FROM heard_codings)
    ), spans AS (
        SELECT DISTINCT kept.transcript_id, transcripts.name, start_offset, end_offset
        FROM kept JOIN transcripts ON transcripts.transcript_id = kept.transcript_id
        ORDER BY transcripts.name, start_offset, end_offset, kept.transcript_id LIMIT $most OFFSET $skipped
    ), marked AS (
        SELECT spans.transcript_id, spans.name, spans.start_offset, spans.end_offset, kept.coding_id,
            {'code_id': kept.code_id::VARCHAR, 'coder': coalesce(accounts.name, ''),
             'memo': coalesce(memos_now.text, '')} AS mark
        FROM spans JOIN kept USING (transcript_id, start_offset, end_offset)
        LEFT JOIN accounts ON accounts.account_id = kept.coder_id
        LEFT JOIN memos_now ON memos_now.coding_id = kept.coding_id AND memos_now.audience <> 'me'
    ), people AS (
        SELECT marked.transcript_id, marked.start_offset, marked.end_offset,
            list(DISTINCT {'participant': heard.participant, 'age': heard.age}) AS people
        FROM marked JOIN heard_codings heard ON heard.coding_id = marked.coding_id
        GROUP BY marked.transcript_id, marked.start_offset, marked.end_offset
    )
    SELECT marked.transcript_id::VARCHAR, marked.name, marked.start_offset, marked.end_offset,
        coalesce(list_sort(any_value(people.people)), []), list(marked.mark ORDER BY marked.mark)
    FROM marked LEFT JOIN people USING (transcript_id, start_offset, end_offset)
    GROUP BY marked.transcript_id, marked.name, marked.start_offset, marked.end_offset
    ORDER BY marked.name, marked.start_offset, marked.end_offset, marked.transcript_id"""
