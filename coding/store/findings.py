"""The SQL of what the study found: the sentences by rule, and those that researchers wrote in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coding.codebook import Code
from coding.store.codes import codebook
from coding.store.theme_tables import themes_for
from coding.themes.counting import AGE_GROUP, SUBGROUP
from coding.themes.findings import Finding, basis_of, findings
from coding.themes.tables import Cell, ThemeTable
from corpus import accounts
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions


@dataclass(frozen=True)
class WrittenFindings:
    """What researchers wrote, and what the rule gave then (`basis`)."""

    sentences: tuple[str, ...]
    basis: str
    made_at: datetime


def findings_by_rule(cursor: Cursor, codes: Sequence[Code] | None = None) -> list[Finding]:
    """The sentences that the tables of the work group give now, themes called as in these codes (the codebook's own)."""
    opened = [one.key for one in dimensions(cursor, accounts.WORK_GROUP)]
    wanted = [one for one in (AGE_GROUP, SUBGROUP) if one in opened]
    tables = {one: themes_for(cursor, accounts.SHELL, one, accounts.WORK_GROUP) for one in wanted}
    return findings_of(tables, codebook(cursor) if codes is None else codes)


def findings_of(tables: Mapping[str, ThemeTable], codes: Sequence[Code]) -> list[Finding]:
    """The sentences that these tables give, by age group and subgroup; themes are called as in `codes`, plainly."""
    wanted = {one: tables[one] for one in (AGE_GROUP, SUBGROUP) if one in tables}
    rests_on = next(((table.interviews, table.coders) for table in wanted.values()), (0, 0))
    cells = {one: called_plainly(table.cells, codes) for one, table in wanted.items()}
    return findings(cells, {code.code_id: code.parent_id for code in codes}, *rests_on)


def called_plainly(cells: Sequence[Cell], codes: Sequence[Code]) -> tuple[Cell, ...]:
    """The cells with the plain names of their themes, for people who did not make the codebook."""
    plain = {code.code_id: code.plain_name or code.name for code in codes}
    above = {code.code_id: plain.get(code.parent_id or "") for code in codes}
    return tuple(
        replace(cell, theme=plain.get(cell.theme_id, cell.theme), theme_group=above.get(cell.theme_id))
        for cell in cells
    )


def written_findings(cursor: Cursor, language: str) -> WrittenFindings | None:
    """What researchers wrote in this language; None when nothing, or when they went back to the rule's."""
    row = cursor.execute(
        "SELECT sentences, basis, made_at FROM findings_now WHERE language = $language",
        {"language": language},
    ).fetchone()
    return None if row is None or not row[0] else WrittenFindings(tuple(row[0]), row[1], row[2])


def still_fits(written: WrittenFindings, by_rule: Sequence[Finding]) -> bool:
    """Whether the figures are those on which the sentences were written; old and new ones together could tell too much."""
    return written.basis == basis_of(by_rule)


def add_findings(cursor: Cursor, language: str, sentences: Sequence[str], basis: str, author: str) -> None:
    """Write the sentences that stand from now on; none: those of the rule."""
    cursor.execute(
        "INSERT INTO findings VALUES ($fact_id, $language, $sentences, $basis, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "language": language,
            "sentences": list(sentences),
            "basis": basis,
            "made_at": now(),
            "made_by": author,
        },
    )
