"""What a report tells, gathered as people outside the team may know it, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from coding.codebook import Code, in_tree_order
from coding.credit import authors
from coding.exchange.document import Document
from coding.exchange.report import report
from coding.exchange.report_pdf import write_pdf
from coding.exchange.report_theme import found_in_words
from coding.exchange.report_word import write_word
from coding.quotes import Quote, different_people
from coding.report import MOST_QUOTES, Counted, Findings, Outline, from_setting, themes_that_fit
from coding.store.codes import codebook
from coding.store.contributions import contributors
from coding.store.findings import called_plainly, findings_by_rule, still_fits, written_findings
from coding.store.group_codings import counted_by
from coding.store.quotes import released_quotes
from coding.store.study_words import words_now
from coding.store.theme_tables import themes_for
from coding.themes.tables import ThemeTable
from corpus.accounts import WORK_GROUP, Account
from corpus.catalogue import Speech
from corpus.errors import N_, BadInput
from corpus.groupings import AGE_GROUP
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from corpus.store.study import setting

OUTLINE = "report_outline"  # the study's setting, as coding.report.as_setting writes it
Tables = tuple[tuple[str, str, ThemeTable], ...]


def outline_now(cursor: Cursor) -> Outline:
    """The outline as the study chose it."""
    return from_setting(setting(cursor, OUTLINE))


def findings(cursor: Cursor, by: Account, outline: Outline, today: date, speech: Speech) -> Findings:
    """Everything that this report tells; its figures are those that a work group sees, whoever `by` is."""
    codes = codebook(cursor)
    tables = _tables(cursor, by, outline, codes)
    themes = _themes(outline, codes)
    interviews, readers = tables[0][2].interviews, tables[0][2].coders  # of the day of the tables
    return Findings(
        study=str(setting(cursor, "name") or ""),
        made_on=today,
        tables=tables,
        codes=tuple(replace(code, name=code.plain_name or code.name) for code in codes),
        themes=themes,
        in_short=_in_short(cursor, codes, speech),
        words=words_now(cursor),
        quotes=_quotes(released_quotes(cursor, None, outline.level), themes),
        counted=Counted(interviews, readers, counted_by(cursor).passages_decided),
        authors=authors(contributors(cursor)),
    )


def main_themes(codes: Sequence[Code]) -> list[str]:
    """The themes at the top of the codebook's tree, in its order."""
    return [code.code_id for depth, code in in_tree_order(codes) if depth == 0]


def _tables(cursor: Cursor, by: Account, outline: Outline, codes: Sequence[Code]) -> Tables:
    """The tables of the dimensions asked for that are open to a work group; one is always there, for the totals.

    Themes are called by their plain names: who reads a report did not make the codebook.
    """
    open_to = {one.key: one.name for one in dimensions(cursor, WORK_GROUP)}
    wanted = [key for key in outline.dimensions if key in open_to] or list(open_to)[:1] or [AGE_GROUP]
    found = [(key, open_to.get(key, ""), themes_for(cursor, by, key, WORK_GROUP)) for key in wanted]
    return tuple(
        (key, name, replace(table, cells=called_plainly(table.cells, codes))) for key, name, table in found
    )


def _themes(outline: Outline, codes: Sequence[Code]) -> tuple[str, ...]:
    known = {code.code_id for code in codes}
    chosen = [one for one in outline.themes if one in known] or main_themes(codes)
    return tuple(themes_that_fit(outline, chosen))


def _in_short(cursor: Cursor, codes: Sequence[Code], speech: Speech) -> tuple[str, ...]:
    """What researchers wrote, as long as the figures are still those; else what the figures give by rule."""
    by_rule, written = findings_by_rule(cursor), written_findings(cursor, speech.language)
    if written and still_fits(written, by_rule):
        return written.sentences
    return tuple(found_in_words(one, speech) for one in findings_by_rule(cursor, codes))


def _quotes(released: Sequence[Quote], themes: Sequence[str]) -> dict[str, tuple[Quote, ...]]:
    """A few of each theme, of different people; no quote stands twice."""
    used: set[str] = set()
    found: dict[str, tuple[Quote, ...]] = {}
    for theme_id in themes:
        fitting = [one for one in released if theme_id in one.themes and one.quote_id not in used]
        found[theme_id] = tuple(different_people(fitting, MOST_QUOTES))
        used.update(one.quote_id for one in found[theme_id])
    return found


def made_report(
    cursor: Cursor,
    by: Account,
    kind: str,
    language: str,
    today: date,
    tell: Callable[[float], None] = lambda part: None,
) -> bytes:
    """The study's report as "pdf" or "docx", in this language; `tell` hears how far it is. Raises BadInput."""
    write = WRITERS.get(kind)
    if write is None:
        raise BadInput(N_("A report is made as .pdf or .docx; “{kind}” cannot be written."), kind=kind)
    outline, speech = outline_now(cursor), Speech(language)
    tell(0.05)
    found = findings(cursor, by, outline, today, speech)
    if not found.themes:
        raise BadInput(N_("There is nothing to report yet: the codebook has no themes."))
    tell(0.4)
    document = report(found, outline, speech)
    tell(0.5)
    return write(document)


WRITERS: Mapping[str, Callable[[Document], bytes]] = {"pdf": write_pdf, "docx": write_word}
