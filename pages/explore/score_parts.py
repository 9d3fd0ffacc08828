"""What the pages of scores share: the choice of a scale, its part and its waves, and how figures are said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from coding.change import LEAST, Mean
from coding.scales import HIGHER, LOWER, Part, Scale, part_of, score_range
from coding.store.measurements import Measured, how_many, measured
from coding.store.scales import scales, waves
from coding.themes.beside import scores_of
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, decimal, number
from pages.frame.menu import link
from pages.frame.notes import note
from pages.widgets.linked_choice import linked_choice

NARROW = 7  # on a range as small as this, figures have two decimals


@dataclass(frozen=True)
class ChosenScale:
    """The scale and part that are looked at, with the waves in which anybody answered: their names and scores by id."""

    scale: Scale
    part: Part
    waves: dict[str, str]
    found: dict[str, Measured]

    def column(self, wave_id: str) -> np.ndarray:
        """The scores of the part in one wave, NaN where it cannot be worked out; in the order of `found`."""
        return self.found[wave_id].scores[:, self.scale.parts.index(self.part)]

    def among(self, people: tuple[str, ...], wave_id: str) -> np.ndarray:
        """The scores of the part of these people (ids) in one wave, NaN for those without."""
        return scores_of(people, self.found[wave_id].participants, self.column(wave_id))


def choose_scale(cursor: Cursor, account: Account, key: str) -> ChosenScale | None:
    """The scale and part that the link asks for, or the first; None when there is nothing, and then says what to do."""
    known, counts = scales(cursor), how_many(cursor)
    there = {
        scale_id: scale for scale_id, scale in known.items() if any(scale_id == one for one, _w in counts)
    }
    if not there:
        st.info(_("There are no scores yet. Say which scales you use, and bring in what people answered."))
        st.page_link(
            link("scales", account.role), label=_("Scales and scores"), icon=":material/arrow_forward:"
        )
        return None
    left, right = st.columns(2, gap="large")
    with left:
        names = {scale_id: _(scale.name) for scale_id, scale in there.items()}
        scale_id = linked_choice(_("Scale"), "scale", names, f"{key}-scale")
    scale = there[scale_id]
    with right:
        parts = {part.key: _(part.name) for part in scale.parts}
        chosen = linked_choice(_("Score"), "part", parts, f"{key}-part-{scale_id}") if len(parts) > 1 else ""
    moments = {one: name for one, name in waves(cursor).items() if (scale_id, one) in counts}
    found = {one: measured(cursor, scale_id, scale, one) for one in moments}
    return ChosenScale(scale, part_of(scale, chosen), moments, found)


def about_scale(chosen: ChosenScale) -> None:
    """What the score can be, which way is better, and where it comes from."""
    least, most = score_range(chosen.scale, chosen.part)
    said = [_("Scores lie from {least} to {most}.").format(least=f"{least:g}", most=f"{most:g}")]
    if chosen.scale.better == LOWER:
        said.append(_("Lower is better."))
    elif chosen.scale.better == HIGHER:
        said.append(_("Higher is better."))
    said.append(
        _(
            "A score tells about a group, not about one person; of fewer than {least} people nothing is shown."
        ).format(least=LEAST)
    )
    note(" ".join(said))


def figure(chosen: ChosenScale, value: float, signed: bool = False) -> str:
    """A score in as many decimals as its range asks for; `signed`: with its + or −."""
    least, most = score_range(chosen.scale, chosen.part)
    decimals = 2 if most - least < NARROW else 1
    rounded = round(value, decimals) + 0.0  # never -0.0
    said = decimal(abs(rounded), decimals)
    sign = "\u2212" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{said}"


def mean_words(chosen: ChosenScale, found: Mean | None, signed: bool = False) -> str:
    """ "5.1 (4.2 to 6.0), n = 34", or that there are too few people."""
    if found is None:
        return _("too few people")
    said = figure(chosen, found.mean, signed)
    if found.low is not None and found.high is not None:
        ends = (figure(chosen, found.low, signed), figure(chosen, found.high, signed))
        said = _("{mean} ({low} to {high})").format(mean=said, low=ends[0], high=ends[1])
    return _("{mean}, n = {n}").format(mean=said, n=number(found.n))


def pair_of_waves(chosen: ChosenScale, key: str) -> tuple[str, str] | None:
    """Two waves to compare, the first and the last unless the link says otherwise; None when there is but one."""
    ids = list(chosen.waves)
    if len(ids) < 2:
        return None
    if len(ids) == 2:
        return ids[0], ids[1]
    left, right = st.columns(2, gap="large")
    with left:
        before = linked_choice(_("From"), "from", chosen.waves, f"{key}-from")
    later = dict(reversed([(one, chosen.waves[one]) for one in ids if one != before]))
    with right:
        after = linked_choice(_("To"), "to", later, f"{key}-to-{before}")
    return before, after
