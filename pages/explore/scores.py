"""What people answered in numbers, for researchers: how scores lie in a group, and how they changed.

The parameters of its link: `scale` (id), `part` (key), `from` and `to` (ids of waves), `groups` (a dimension).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from coding.change import LEAST, Change, Mean, mean_of, paired_change
from coding.scales import HIGHER, LOWER, bands_of, score_range
from coding.scoring import band_numbers
from coding.themes.beside import spread
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.explore.score_groups import show_groups
from pages.explore.score_parts import (
    ChosenScale,
    about_scale,
    choose_scale,
    figure,
    mean_words,
    pair_of_waves,
)
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.widgets.charts import Bar, alt_text, bars, show_chart
from pages.widgets.means import Dot, MeanRow, means, means_text
from pages.widgets.tables import show_table
from pages.widgets.take_away import Taken, take_away


def show(cursor: Cursor, account: Account) -> None:
    """The mean of each wave, how people lie in bands, and how the same people changed."""
    require(account, RESEARCHER)
    st.title(_("Scores"))
    chosen = choose_scale(cursor, account, "scores")
    if chosen is None:
        return
    about_scale(chosen)
    _means(chosen)
    pair = pair_of_waves(chosen, "scores")
    if pair is not None:
        _change(chosen, *pair)
    _bands(chosen)
    show_groups(cursor, chosen, pair)
    with st.container(horizontal=True):
        st.page_link(
            link("beside", account.role), label=_("Themes beside scores"), icon=":material/arrow_forward:"
        )
        st.page_link(link("scales", account.role), label=_("Scales and scores"), icon=":material/tune:")


def _means(chosen: ChosenScale) -> None:
    st.header(_("The mean in each wave"))
    found = {wave_id: mean_of(chosen.column(wave_id)) for wave_id in chosen.waves}
    rows = [
        MeanRow(
            name,
            () if (mean := found[wave_id]) is None else (Dot(mean.mean, mean.low, mean.high),),
            mean_words(chosen, found[wave_id]),
        )
        for wave_id, name in chosen.waves.items()
    ]
    least, most = score_range(chosen.scale, chosen.part)
    show_chart(means(rows, least, most, (f"{least:g}", f"{most:g}")), means_text(rows), "scores-means")
    take_away(_title(chosen), "scores", chart="scores-means", table=_taken(chosen, found))
    note(_("The line round a dot is the 95 % interval: so sure is the mean with this many people."))
    left_out = sum(int(np.isnan(chosen.column(wave_id)).sum()) for wave_id in chosen.waves)
    if left_out:
        note(
            ngettext(
                "{count} score cannot be worked out: too many answers are missing.",
                "{count} scores cannot be worked out: too many answers are missing.",
                left_out,
            ).format(count=number(left_out))
        )


def _title(chosen: ChosenScale) -> str:
    return f"{_('Scores')}: {_(chosen.part.name)}"


def _taken(chosen: ChosenScale, found: dict[str, Mean | None]) -> Taken:
    """The table to take away: n, mean and interval of each wave; empty where too few."""
    header = (_("Wave"), "n", _("Mean"), _("From"), _("To"))

    def rows() -> list[Sequence[object]]:
        return [
            (name, mean.n, mean.mean, mean.low, mean.high)
            if (mean := found[wave_id])
            else (name, *[None] * 4)
            for wave_id, name in chosen.waves.items()
        ]

    return Taken(header, rows)


def _change(chosen: ChosenScale, before: str, after: str) -> None:
    st.header(_("Before and after, in the same people"))
    everybody = tuple(dict.fromkeys([*chosen.found[before].participants, *chosen.found[after].participants]))
    found = paired_change(chosen.among(everybody, before), chosen.among(everybody, after))
    if found is None:
        st.info(
            _("Too few people answered both times to say anything; at least {least} are needed.").format(
                least=LEAST
            )
        )
        return
    names = literal(chosen.waves[before]), literal(chosen.waves[after])
    st.write(_sentence(chosen, found, *names))
    change = found.change
    room = _room(chosen, found)
    row = MeanRow(
        _("Mean change"),
        (Dot(change.mean, change.low, change.high),),
        mean_words(chosen, change, signed=True),
    )
    ends = figure(chosen, -room, signed=True), figure(chosen, room, signed=True)
    show_chart(means([row], -room, room, ends, upright=0), means_text([row]), "scores-change")
    _moved(chosen, found)
    _how_sure(chosen, found)


def _sentence(chosen: ChosenScale, found: Change, before: str, after: str) -> str:
    return _(
        "Of {n} people both are known. Their mean went from {first} ({before}) to {second} ({after}): a change of {change}."
    ).format(
        n=number(found.n),
        first=figure(chosen, found.before),
        second=figure(chosen, found.after),
        before=before,
        after=after,
        change=figure(chosen, found.change.mean, signed=True),
    )


def _room(chosen: ChosenScale, found: Change) -> float:
    """How far the picture of a change reaches: as far as its interval and a quarter of the scale, at least."""
    least, most = score_range(chosen.scale, chosen.part)
    ends = (found.change.mean, found.change.low or 0.0, found.change.high or 0.0)
    return max((most - least) / 4, *(abs(end) for end in ends))


def _moved(chosen: ChosenScale, found: Change) -> None:
    good = {LOWER: found.down, HIGHER: found.up}.get(chosen.scale.better)
    rows = [
        Bar(name, count, found.n, _("{count} of {of}").format(count=number(count), of=number(found.n)))
        for name, count in (
            (_("went up"), found.up),
            (_("stayed the same"), found.same),
            (_("went down"), found.down),
        )
    ]
    show_chart(bars(rows), alt_text(rows), "scores-moved")
    if good is not None:
        st.write(
            _("It became better for {count} of {of} people.").format(count=number(good), of=number(found.n))
        )


def _how_sure(chosen: ChosenScale, found: Change) -> None:
    low, high = found.change.low, found.change.high
    if low is None or high is None:
        st.write(_("All changed alike, so there is no interval."))
    elif low <= 0 <= high:
        st.write(_("The 95 % interval holds “no change”: this may be chance."))
    else:
        st.write(_("The 95 % interval leaves out “no change”: chance alone hardly explains this."))
    if found.resampled is not None:
        note(
            _("With resampling (BCa) the interval is {low} to {high}.").format(
                low=figure(chosen, found.resampled[0], True), high=figure(chosen, found.resampled[1], True)
            )
        )
    note(
        _(
            "Without a group for comparison this does not say what brought the change about. The interval is that of "
            "“Student” (1908) for paired differences."
        )
    )


def _bands(chosen: ChosenScale) -> None:
    st.header(_("How people lie on the scale"))
    names = [_(band.name) for band in bands_of(chosen.scale, chosen.part)]
    rows, heads = [], [_("Score"), *chosen.waves.values()]
    counts = {}
    for wave_id in chosen.waves:
        numbers = band_numbers(chosen.scale, chosen.part, chosen.column(wave_id))
        counts[wave_id] = spread(numbers, len(names))
    for place, name in enumerate(names):
        row = [f"{name} ({_reach(chosen, place)})"]
        for wave_id in chosen.waves:
            people = sum(counts[wave_id])
            count = counts[wave_id][place]
            row.append(
                _("{count} of {of} ({share} %)").format(
                    count=count, of=people, share=round(100 * count / people)
                )
                if people >= LEAST
                else _("too few people")
            )
        rows.append(row)
    show_table(heads, rows, _("Participants in each part of the scale"))
    if chosen.scale.source:
        note(_("Source: {source}").format(source=literal(chosen.scale.source)))


def _reach(chosen: ChosenScale, place: int) -> str:
    """From where to where a band goes: "3–8"; without an end where scores are not whole."""
    bands = bands_of(chosen.scale, chosen.part)
    last = score_range(chosen.scale, chosen.part)[1]
    least = bands[place].least
    if place + 1 == len(bands):
        return f"{_end(chosen, least)}–{_end(chosen, last)}"
    above = bands[place + 1].least
    if all(band.least == int(band.least) for band in bands) and chosen.scale.split is not None:
        return f"{least:g}" if above - 1 == least else f"{least:g}–{above - 1:g}"
    return _("{least} to below {above}").format(least=_end(chosen, least), above=_end(chosen, above))


def _end(chosen: ChosenScale, value: float) -> str:
    return f"{value:g}" if value == int(value) else figure(chosen, value)


page(show)
