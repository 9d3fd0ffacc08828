"""How a quote looks: the words just as they were said, and who said them as far as that may be told."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from coding.codebook import Code
from coding.quotes import (
    NOT_KNOWN,
    NOT_NOW,
    NOT_WISHED,
    PUBLIC,
    RELEASED,
    TAKEN_BACK,
    TEAM,
    THEME_GONE,
    WORDS_CHANGED,
    WORK_GROUP,
    Quote,
    QuoteDecision,
    QuoteNow,
)
from coding.themes.counting import AGE_GROUP
from pages.frame.language import _, day
from pages.widgets.figures import group_name, titled

STYLE = """<style>
.house-quote { margin: 0 0 1.4rem; max-width: 42rem; break-inside: avoid; overflow-wrap: anywhere; }
.house-quote blockquote { margin: 0; padding: 0.2rem 0 0.2rem 1rem; border-inline-start: 0.3rem solid #0B6E69;
  font-family: Literata, Georgia, serif; font-size: 1.1rem; line-height: 1.6; }
.house-quote figcaption { padding-inline-start: 1.3rem; margin-top: 0.3rem; color: #5A554C; }
.house-quote .said { padding: 0.5rem 0.8rem; border-radius: 0.5rem; background: #EFE8DA; color: #2B2A28;
  margin: 0.6rem 0 0; }
.house-quote a { color: #0B6E69; text-underline-offset: 0.15em; }
</style>"""
LANGUAGE = "nl"  # of the interviews


def quote_html(quote: Quote, codes: Mapping[str, Code], with_themes: bool = False) -> str:
    """One released quote; everything in it that people wrote is escaped. The team gets a link to its place."""
    said = [*(_known(quote)), *(_themes(quote.themes, codes) if with_themes else [])]
    if quote.place:
        address = f"interview?{urlencode({'id': quote.place.transcript_id, 'at': quote.place.start})}"
        name = _("Interview {name}").format(name=quote.place.transcript)
        said.append(f'<a href="{address}" target="_self">{html.escape(name)}</a>')
    return figure(quote.text, " · ".join(said))


def proposal_html(one: QuoteNow, after: str = "") -> str:
    """A proposed quote as it was proposed: its words, its interview, who proposed it and why."""
    name = _("Interview {name}").format(name=one.transcript)
    who = _("Proposed by {name}, {day}").format(name=one.proposer, day=day(one.made_at))
    why = f'<br><span dir="auto">“{html.escape(one.why)}”</span>' if one.why else ""
    return figure(one.text, f"{html.escape(name)} · <bdi>{html.escape(who)}</bdi>{why}", after)


def figure(words: str, caption: str, after: str = "") -> str:
    """The words of a quote with what stands under them (HTML)."""
    under = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure class="house-quote"><blockquote lang="{LANGUAGE}">“{html.escape(words)}”</blockquote>{under}{after}'
        "</figure>"
    )


def decision_html(made: QuoteDecision) -> str:
    """What was decided about a quote, in a sentence, with the reason and by whom."""
    said = {
        RELEASED: _("This quote is used."),
        NOT_NOW: _("Not now."),
        TAKEN_BACK: _("This quote is not used any more."),
    }[made.decision]
    if made.release:
        said = f"{said} {_('For: {level}.').format(level=level_names()[made.release.level])}"
    reason = f'<br>“<bdi dir="auto">{html.escape(made.reason)}</bdi>”' if made.reason else ""
    who = _("Decided by {name}, {day}").format(name=made.name, day=day(made.made_at))
    return f'<p class="said">{html.escape(said)}{reason}<br><bdi>{html.escape(who)}</bdi></p>'


def level_names() -> dict[str, str]:
    """Every level in words."""
    return {TEAM: _("the team"), WORK_GROUP: _("the work group too"), PUBLIC: _("everybody")}


def trouble_words(trouble: str) -> str:
    """Why a released quote is not shown."""
    return {
        WORDS_CHANGED: _("The words were changed since. Look at it again."),
        THEME_GONE: _("The passage does not have this code any more. Look at it again."),
        NOT_WISHED: _("This person does not wish to be quoted (any more). It is not shown."),
        NOT_KNOWN: _("It is not known whose words these are. It is not shown."),
    }[trouble]


def theme_names(themes: Sequence[str], codes: Mapping[str, Code]) -> list[str]:
    """The names of themes as people see them."""
    return [titled(codes[one], codes[one].plain_name or codes[one].name) for one in themes if one in codes]


def _known(quote: Quote) -> list[str]:
    known = [group_name(AGE_GROUP, quote.age_group)] if quote.age_group else []
    return [html.escape(one) for one in (*known, quote.subgroup or "") if one]


def _themes(themes: Sequence[str], codes: Mapping[str, Code]) -> list[str]:
    """The themes that a quote is shown with, without those above another of them."""
    above = {codes[one].parent_id for one in themes if one in codes}
    lowest = [one for one in themes if one not in above]
    return [html.escape(", ".join(theme_names(lowest, codes)))] if lowest else []
