"""How figures of agreement are written, alike on every page: two decimals, an interval, a plain sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

from babel import numbers

from coding.agreement import ALPHA, TOGETHER, Estimates
from coding.agreement_sentences import UNSURE, Told, is_unsure, together_sentence
from coding.codebook import Code
from pages.frame.language import _, filled, language, number
from pages.widgets.figures import titled
from pages.widgets.intervals import Interval


def two_decimals(value: float) -> str:
    """A figure between -1 and 1; an empty text where it does not exist."""
    if isnan(value):
        return ""
    return str(numbers.format_decimal(round(value, 2) + 0.0, format="0.00", locale=language()))


def percent(share: float) -> str:
    """A share in whole percents; an empty text where it does not exist."""
    return "" if isnan(share) else f"{round(100 * share)}\u00a0%"


def with_interval(value: float, low: float, high: float) -> str:
    """ "0.20 (0.16 to 0.24)", or that it cannot be told."""
    if isnan(value):
        return _("not to be told yet")
    if isnan(low):
        return two_decimals(value)
    written = _("{value} ({low} to {high})").format(
        value=two_decimals(value), low=two_decimals(low), high=two_decimals(high)
    )
    first, space, interval = written.partition(" ")
    return first + space + interval.replace(" ", "\u00a0")  # an interval is never broken


def alpha_of(found: Estimates, row: int) -> str:
    """Alpha of one code (by number, -1 for all together) with its interval."""
    return with_interval(found.values[row, ALPHA], found.low[row, ALPHA], found.high[row, ALPHA])


def said(told: Told) -> str:
    """A told sentence in the language of this session, its numbers as people of this language write them."""
    sentence, details = told
    written = {name: number(one) if isinstance(one, int) else one for name, one in details.items()}
    return filled(sentence, written)


def in_plain_words(found: Estimates, row: int, kind: str) -> str:
    """What a code's figure says to anybody, and whether it rests on little."""
    sentence = said(together_sentence(found.values[row, TOGETHER], kind, all_codes=row < 0))
    if isnan(found.values[row, ALPHA]) or not is_unsure(found.low[row, ALPHA], found.high[row, ALPHA]):
        return sentence
    return f"{sentence} {_(UNSURE)}"


def code_intervals(
    found: Estimates, order: Sequence[int], codes: Sequence[str], known: Mapping[str, Code]
) -> list[Interval]:
    """A row for each code, in this order; `codes` are the ids of the estimates' rows."""
    return [
        Interval(
            titled(known.get(codes[row]), known[codes[row]].name),
            _shown(found.values[row, ALPHA]),
            _shown(found.low[row, ALPHA]),
            _shown(found.high[row, ALPHA]),
            two_decimals(found.values[row, ALPHA]) or _("not given"),
            alpha_of(found, row),
        )
        for row in order
    ]


def lowest_first(found: Estimates) -> list[int]:
    """The numbers of the codes, where readers agree least first; those without a figure last."""
    alphas = found.values[:-1, ALPHA]
    return sorted(range(len(alphas)), key=lambda row: (isnan(alphas[row]), alphas[row]))


def _shown(value: float) -> float | None:
    return None if isnan(value) else float(value)
