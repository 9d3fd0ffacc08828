"""The part of the progress page that shows how new codes flatten as interviews are read."""

from __future__ import annotations

import streamlit as st

from coding.store.progress import ReadInterview, code_parents, read_interviews
from coding.themes.saturation import (
    BASE_SIZES,
    RUN_LENGTHS,
    THRESHOLDS,
    Run,
    Saturation,
    at_level,
    levels,
    saturation,
)
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext, number
from pages.frame.notes import note
from pages.widgets.charts import show_chart
from pages.widgets.linked_choice import linked_choice
from pages.widgets.reading_picture import saturation_curve
from pages.widgets.tables import show_table
from pages.widgets.take_away import Taken, take_away

_BROUGHT_IN, _READ = "brought-in", "read"


def show_saturation(cursor: Cursor) -> None:
    """The choices, the picture, the sentence that says it, the definition, the table."""
    st.header(_("Are there still new codes?"))
    interviews = read_interviews(cursor)
    if not interviews:
        st.info(_("Nobody has marked a passage yet."))
        return
    parents = code_parents(cursor)
    ordered, level = _choices(interviews, levels(parents))
    base, length, threshold = _measure()
    codes = [at_level(one.codes, parents, level) for one in ordered]
    found = saturation(codes, base, length, threshold)
    sentence = _sentence(found, base, length, threshold)
    show_chart(saturation_curve(found), f"{_so_far(found)} {sentence}", "progress-saturation")
    take_away(
        _("Are there still new codes?"),
        "saturation",
        "progress-saturation",
        _taken(ordered, found),
        _so_far(found),
    )
    st.write(_so_far(found))
    st.write(sentence)
    _definition(base, length)
    with st.expander(_("Each interview in a table")):
        _table(ordered, found)


def _choices(interviews: list[ReadInterview], deep: int) -> tuple[list[ReadInterview], int | None]:
    left, right = st.columns(2)
    orders = {
        _BROUGHT_IN: _("in which they were brought in"),
        _READ: _("in which they were read"),
    }
    with left:
        order = linked_choice(_("Interviews in the order"), "order", orders, "progress-order")
    names = {"": _("every code"), "1": _("main codes only")}
    names |= {str(one): _("codes down to level {level}").format(level=one) for one in range(2, deep)}
    with right:
        level = linked_choice(_("Which codes count?"), "level", names, "progress-level")
    if order == _READ:
        interviews = sorted(interviews, key=lambda one: (one.read_at, one.name))
    return interviews, int(level) if level else None


def _measure() -> tuple[int, int, float]:
    with st.expander(_("Choose the measure")):
        sizes = {str(one): number(one) for one in BASE_SIZES}
        base = linked_choice(_("Interviews in the base"), "base", sizes, "progress-base")
        lengths = {str(one): number(one) for one in RUN_LENGTHS}
        length = linked_choice(_("Interviews in a run"), "run", lengths, "progress-run")
        shares = {str(one): f"{round(100 * one)} %" for one in THRESHOLDS}
        threshold = linked_choice(_("Few new codes: at most"), "few", shares, "progress-few")
    return int(base), int(length), float(threshold)


def _so_far(found: Saturation) -> str:
    read = ngettext("After {count} interview", "After {count} interviews", len(found.new))
    used = ngettext(
        "{count} code has been used at least once.",
        "{count} different codes have been used at least once.",
        found.cumulative[-1],
    )
    return f"{read.format(count=number(len(found.new)))} {used.format(count=number(found.cumulative[-1]))}"


def _sentence(found: Saturation, base: int, length: int, threshold: float) -> str:
    if not found.runs:
        return _("Whether new codes have become rare can be said from {count} interviews on.").format(
            count=base + length
        )
    if found.reached is None:
        words = _(
            "New codes have not become rare yet: interviews {first} to {last} together brought {new} new ones. "
            "That is {percent} % of the {base} codes of the first interviews; at most {few} % counts as few."
        )
        return _filled(words, found, found.runs[-1], threshold)
    run = next(one for one in found.runs if one.first - 1 == found.reached)
    words = _(
        "New codes had become rare after interview {reached} (the dashed line): interviews {first} to {last} "
        "together brought {new} new ones, {percent} % of the {base} codes of the first interviews; at most {few} % "
        "counts as few."
    )
    return _filled(words, found, run, threshold)


def _filled(words: str, found: Saturation, run: Run, threshold: float) -> str:
    return words.format(
        reached=found.reached,
        first=run.first,
        last=run.last,
        new=run.new,
        percent=number(round(100 * run.ratio, 1)),
        base=number(found.base),
        few=round(100 * threshold),
    )


def _definition(base: int, length: int) -> None:
    note(
        _(
            "The bars are codes that no earlier interview had; the line counts all codes so far (as Guest, Bunce and "
            "Johnson did, 2006). The measure is that of Guest, Namey and Chen (2020, doi 10.1371/journal.pone.0232076): "
            "the new codes of {run} interviews in a row, divided by the codes of the first {base}. It says that readers "
            "use no new codes any more, not that there is nothing more to hear. A code counts once anybody gave it; "
            "codes that became one count as one."
        ).format(run=length, base=base)
    )


def _heads() -> tuple[str, ...]:
    return (_("Interview"), _("Place"), _("New codes"), _("Codes so far"), _("Run that begins here"))


def _taken(ordered: list[ReadInterview], found: Saturation) -> Taken:
    ratios = {run.first: run.ratio for run in found.runs}
    rows = [
        (one.name, place, found.new[place - 1], found.cumulative[place - 1], ratios.get(place))
        for place, one in enumerate(ordered, start=1)
    ]
    return Taken(_heads(), lambda: rows)


def _table(ordered: list[ReadInterview], found: Saturation) -> None:
    ratios = {run.first: f"{number(round(100 * run.ratio, 1))} %" for run in found.runs}
    rows = [
        (one.name, place, found.new[place - 1], found.cumulative[place - 1], ratios.get(place, ""))
        for place, one in enumerate(ordered, start=1)
    ]
    show_table(_heads(), rows, numbers=(1, 2, 3, 4))
