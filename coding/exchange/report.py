"""The short report: what the study found, part by part, as a document that is printed or opened in Word."""

from __future__ import annotations

from collections.abc import Iterator

from coding.codebook import in_tree_order
from coding.exchange.document import Block, Document, Heading, Items, Table, Text
from coding.exchange.report_theme import overview, theme_part, worded
from coding.report import (
    CANNOT_SAY,
    IN_SHORT,
    MAKERS,
    METHOD,
    PARTS,
    RECOMMENDS,
    THEMES,
    WHO,
    Findings,
    Outline,
)
from coding.study_words import CANNOT_SAY as WORDS_CANNOT_SAY
from coding.study_words import HELPS as WORDS_HELP
from coding.study_words import MAKERS as WORDS_OF_MAKERS
from coding.study_words import METHOD as WORDS_OF_METHOD
from coding.study_words import RECOMMENDS as WORDS_RECOMMEND
from coding.themes.counting import ALL
from coding.themes.words import dimension_told, group_told
from corpus.catalogue import Speech


def report(found: Findings, outline: Outline, speech: Speech) -> Document:
    """The document: the parts of the outline in their order, each left out when there is nothing to say in it."""
    _ = speech.say
    title = outline.title or found.study or _("What the study says")
    day = speech.day(found.made_on)
    for_whom = outline.for_whom or _("Report of a study by and with residents")
    blocks: list[Block] = []
    for part in outline.parts:
        inside = list(_part(part, found, outline, speech))
        if inside:
            blocks += [Heading(_(PARTS[part])), *inside]
    foot, numbered = f"{title} · {day}", _("page {page} of {pages}")
    return Document(
        title, f"{for_whom} · {day}", speech.language, foot, numbered, found.made_on, tuple(blocks)
    )


def _part(part: str, found: Findings, outline: Outline, speech: Speech) -> Iterator[Block]:
    if part == IN_SHORT:
        yield from _in_short(found)
    elif part == METHOD:
        yield from _method(found, speech)
    elif part == WHO:
        yield from _who(found, speech)
    elif part == THEMES:
        yield from overview(found, speech)
        for theme_id in found.themes:
            yield from theme_part(found, outline, theme_id, speech)
    elif part == RECOMMENDS:
        yield from worded(found, WORDS_RECOMMEND, None)
        yield from _helps_everybody(found, speech)
    elif part == CANNOT_SAY:
        yield from _cannot_say(found, speech)
    elif part == MAKERS:
        yield from _makers(found, speech)


def _in_short(found: Findings) -> Iterator[Block]:
    if found.in_short:
        yield Text(found.in_short[0], "lead")
        if found.in_short[1:]:
            yield Items(found.in_short[1:])


def _method(found: Findings, speech: Speech) -> Iterator[Block]:
    _, ngettext = speech.say, speech.plural
    yield from worded(found, WORDS_OF_METHOD, None)
    counted = found.counted
    read = ngettext(
        "{count} interview was read and marked", "{count} interviews were read and marked", counted.interviews
    ).format(count=speech.number(counted.interviews))
    by = ngettext("by {count} person.", "by {count} people.", counted.readers).format(
        count=speech.number(counted.readers)
    )
    yield Text(
        f"{read} {by} "
        + _("A theme counts a person when at least one reader marked it in what that person said.")
    )
    if counted.passages_decided:
        decided = ngettext(
            "About {count} passage the group decided together; there its decision counts.",
            "About {count} passages the group decided together; there its decisions count.",
            counted.passages_decided,
        )
        yield Text(decided.format(count=speech.number(counted.passages_decided)))


def _who(found: Findings, speech: Speech) -> Iterator[Block]:
    """How many people there are in each group, where that may be shown."""
    _, ngettext = speech.say, speech.plural
    for number, (dimension, name, table) in enumerate(found.tables):
        first = table.cells[0].theme_id if table.cells else None
        cells = [cell for cell in table.cells if cell.theme_id == first]
        total = next((cell.of for cell in cells if cell.group == ALL), None)
        if number == 0 and total is not None:
            sentence = ngettext("{count} person was interviewed.", "{count} people were interviewed.", total)
            yield Text(sentence.format(count=speech.number(total)), "lead")
        rows = tuple(
            (
                speech.filled(group_told(dimension, cell.group)),
                _("not shown") if cell.of is None else speech.number(cell.of),
            )
            for cell in cells
            if cell.group != ALL
        )
        if rows:
            caption = f"{_('Who took part')}. {speech.filled(dimension_told(dimension, name))}."
            yield Table(caption, (_("Group"), _("People")), rows)
    if found.tables:
        yield Text(_("Somebody can be in several groups at once, or in none."), "small")


def _helps_everybody(found: Findings, speech: Speech) -> Iterator[Block]:
    helps = list(worded(found, WORDS_HELP, None))
    if helps:
        yield Heading(speech.say("What helps"), 2)
        yield from helps
    names = {code.code_id: code.name for _depth, code in in_tree_order(found.codes)}
    for code_id, name in names.items():
        of_theme = list(worded(found, WORDS_RECOMMEND, code_id))
        if of_theme:
            yield Heading(name, 2)
            yield from of_theme


def _cannot_say(found: Findings, speech: Speech) -> Iterator[Block]:
    _ = speech.say
    yield from worded(found, WORDS_CANNOT_SAY, None)
    yield Text(
        _(
            "The figures are about the people who were interviewed. They do not say how often something occurs among "
            "everybody who lives here, and a theme that somebody did not speak of may matter to them all the same."
        )
    )
    if any(cell.hidden for _dimension, _name, table in found.tables for cell in table.cells):
        least = found.tables[0][2].threshold
        yield Text(
            _(
                "A bar with stripes is not shown. It is about fewer than {least} people, or about nobody, or it would "
                "give such a small figure away. So nobody can be recognised. How many it is does not follow from the "
                "bar: all bars with stripes are alike."
            ).format(least=least)
        )


def _makers(found: Findings, speech: Speech) -> Iterator[Block]:
    ngettext = speech.plural
    yield from worded(found, WORDS_OF_MAKERS, None)
    names = [name for name, _roles in found.authors.named]
    if found.authors.others:
        others = ngettext(
            "{count} person who helped, not named here",
            "{count} people who helped, not named here",
            found.authors.others,
        )
        names.append(others.format(count=speech.number(found.authors.others)))
    if names:
        yield Items(tuple(names))
