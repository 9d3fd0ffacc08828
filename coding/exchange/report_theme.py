"""The part of the report about the themes: all of them in one picture, then each with figures, quotes and what helps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coding.codebook import Code, in_tree_order
from coding.exchange.document import Block, Heading, Items, Picture, Quoted, Table, Text
from coding.exchange.pictures import PrintedBar, bars_in_words, bars_svg
from coding.quotes import Quote
from coding.report import HELPS, QUOTES, Findings, Outline
from coding.study_words import HELPS as WORDS_HELP
from coding.study_words import paragraphs
from coding.themes.counting import ALL
from coding.themes.findings import Finding, theme_findings
from coding.themes.sentences import theme_sentences
from coding.themes.tables import Cell
from coding.themes.words import count_told, dimension_told, group_told, share_words
from corpus.catalogue import Speech
from corpus.groupings import AGE_GROUP, SUBGROUP


def overview(found: Findings, speech: Speech) -> Iterator[Block]:
    """All main themes in one picture, and all themes in a table."""
    _ = speech.say
    totals = {
        cell.theme_id: cell
        for _dimension, _name, table in found.tables[:1]
        for cell in table.cells
        if cell.group == ALL
    }
    tree = [(depth, code) for depth, code in in_tree_order(found.codes) if code.code_id in totals]
    if not tree:
        return
    main = [
        PrintedBar(code.name, _length(totals[code.code_id]), _words(totals[code.code_id], speech))
        for depth, code in tree
        if depth == 0
    ]
    yield Picture(bars_svg(main), bars_in_words(main), _("The main themes: how many people spoke of each."))
    rows = tuple(
        ("\u2003" * depth + code.name, _counted(totals[code.code_id], speech)) for depth, code in tree
    )
    yield Table(_("All themes"), (_("Theme"), _("People who spoke of it")), rows)


def theme_part(found: Findings, outline: Outline, theme_id: str, speech: Speech) -> Iterator[Block]:
    """One theme: what it means, who spoke of it, what they said, what helps."""
    code = next((one for one in found.codes if one.code_id == theme_id), None)
    if code is None:
        return
    yield Heading(code.name, 2)
    if code.definition:
        yield Text(code.definition)
    for number, (dimension, name, table) in enumerate(found.tables):
        cells = [cell for cell in table.cells if cell.theme_id == theme_id]
        if number == 0 and cells:
            yield Text(speech.filled(theme_sentences(cells, dimension)[0]), "lead")
        told = [found_in_words(one, speech) for one in theme_findings(cells, dimension)]
        yield from _figures(code, cells, dimension, name, told, speech)
    if outline.has(QUOTES):
        yield from (
            Quoted(f"“{quote.text}”", _who(quote, speech)) for quote in found.quotes.get(theme_id, ())
        )
    helps = list(worded(found, WORDS_HELP, theme_id)) if outline.has(HELPS) else []
    if helps:
        yield Heading(speech.say("What helps"), 3)
        yield from helps


def found_in_words(one: Finding, speech: Speech) -> str:
    """A finding as a sentence, its groups as people call them."""
    names = {detail: speech.filled(group_told(*group)) for detail, group in one.groups.items()}
    return speech.filled((one.sentence, {**one.details, **names}))


def worded(found: Findings, part: str, code_id: str | None) -> Iterator[Block]:
    """The study's own words here, as paragraphs and lists."""
    words = found.words.get((part, code_id))
    items: list[str] = []
    for one in paragraphs(words.text) if words else ():
        if one.item:
            items.append(one.text)
            continue
        if items:
            yield Items(tuple(items))
            items = []
        yield Text(one.text)
    if items:
        yield Items(tuple(items))


def _figures(
    code: Code, cells: Sequence[Cell], dimension: str, name: str, told: Sequence[str], speech: Speech
) -> Iterator[Block]:
    _ = speech.say
    groups = [cell for cell in cells if cell.group != ALL]
    if all(cell.participants is None for cell in groups):
        yield from (Text(one) for one in told)  # that the groups apart may not be shown
        return
    bars = [
        PrintedBar(speech.filled(group_told(dimension, cell.group)), _length(cell), _words(cell, speech))
        for cell in groups
    ]
    by = speech.filled(dimension_told(dimension, name))
    yield Picture(bars_svg(bars, code.colour), bars_in_words(bars), f"{code.name}. {by}.")
    if told:
        yield Text(" ".join(told))
    rows = tuple((bar.name, _counted(cell, speech)) for bar, cell in zip(bars, groups, strict=True))
    yield Table(f"{_('The same in figures')}. {by}.", (_("Group"), _("People who spoke of it")), rows)


def _length(cell: Cell) -> float | None:
    """How long a bar is; None only for what may not be shown, and nothing for a group with nobody in it."""
    return None if cell.participants is None else cell.share or 0.0


def _words(cell: Cell, speech: Speech) -> str:
    return speech.filled(count_told(cell))


def _counted(cell: Cell, speech: Speech) -> str:
    share = share_words(cell)
    return f"{_words(cell, speech)} ({share})" if share else _words(cell, speech)


def _who(quote: Quote, speech: Speech) -> str:
    """The groups of who said it, as far as they may stand there."""
    groups = ((AGE_GROUP, quote.age_group), (SUBGROUP, quote.subgroup))
    return ", ".join(speech.filled(group_told(dimension, group)) for dimension, group in groups if group)
