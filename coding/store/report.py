"""What a report tells, gathered as people outside the team may know it, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from coding.codebook import Code, in_tree_order
from coding.credit import authors
from coding.exchange.document import Document
from coding.exchange.report import report
from coding.exchange.report_pdf import write_pdf
from coding.exchange.report_word import write_word
from coding.quotes import Quote, different_people
from coding.report import MOST_QUOTES, Counted, Findings, Outline, from_setting, themes_that_fit
from coding.store.codes import codebook
from coding.store.contributions import contributors
from coding.store.group_codings import counted_by
from coding.store.passages import coded_by
from coding.store.quotes import released_quotes
from coding.store.study_words import words_now
from coding.store.theme_tables import themes_for
from coding.themes.counting import ALL
from coding.themes.sentences import theme_sentences
from coding.themes.tables import Cell, ThemeTable
from corpus.accounts import WORK_GROUP, Account
from corpus.catalogue import Speech
from corpus.errors import N_, BadInput
from corpus.groupings import AGE_GROUP
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from corpus.store.study import setting

OUTLINE = "report_outline"  # the study's setting, as coding.report.as_setting writes it
_IN_SHORT = 3  # themes of which the short story tells
Tables = tuple[tuple[str, str, ThemeTable], ...]


def outline_now(cursor: Cursor) -> Outline:
    """The outline as the study chose it."""
    return from_setting(setting(cursor, OUTLINE))


def findings(cursor: Cursor, by: Account, outline: Outline, today: date, speech: Speech) -> Findings:
    """Everything that this report tells; its figures are those that a work group sees, whoever `by` is."""
    codes = codebook(cursor)
    tables = _tables(cursor, by, outline)
    themes = _themes(outline, codes)
    interviews, readers = coded_by(cursor)
    return Findings(
        study=str(setting(cursor, "name") or ""),
        made_on=today,
        tables=tables,
        codes=tuple(codes),
        themes=themes,
        in_short=_in_short(tables, codes, speech),
        words=words_now(cursor),
        quotes=_quotes(released_quotes(cursor, None, outline.level), themes),
        counted=Counted(interviews, readers, counted_by(cursor).passages_decided),
        authors=authors(contributors(cursor)),
    )


def main_themes(codes: Sequence[Code]) -> list[str]:
    """The themes at the top of the codebook's tree, in its order."""
    return [code.code_id for depth, code in in_tree_order(codes) if depth == 0]


def _tables(cursor: Cursor, by: Account, outline: Outline) -> Tables:
    """The tables of the dimensions asked for that are open to a work group; one is always there, for the totals."""
    open_to = {one.key: one.name for one in dimensions(cursor, WORK_GROUP)}
    wanted = [key for key in outline.dimensions if key in open_to] or list(open_to)[:1] or [AGE_GROUP]
    return tuple((key, open_to.get(key, ""), themes_for(cursor, by, key, WORK_GROUP)) for key in wanted)


def _themes(outline: Outline, codes: Sequence[Code]) -> tuple[str, ...]:
    known = {code.code_id for code in codes}
    chosen = [one for one in outline.themes if one in known] or main_themes(codes)
    return tuple(themes_that_fit(outline, chosen))


def _in_short(tables: Tables, codes: Sequence[Code], speech: Speech) -> tuple[str, ...]:
    """The main themes of which most people spoke, a sentence each."""
    main = set(main_themes(codes))
    totals: list[Cell] = [
        cell
        for _dimension, _name, table in tables[:1]
        for cell in table.cells
        if cell.group == ALL and cell.theme_id in main and cell.participants
    ]
    most = sorted(totals, key=lambda cell: -(cell.participants or 0))[:_IN_SHORT]
    return tuple(speech.filled(theme_sentences([cell], AGE_GROUP)[0]) for cell in most)


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
