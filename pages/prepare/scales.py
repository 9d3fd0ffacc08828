"""Scales and scores, for researchers: the waves, the scales, and bringing in what people answered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coding.actions.bring_in_scores import bring_in_scores, check_scores, take_scores_away
from coding.actions.change_scales import set_waves
from coding.exchange.scores_csv import ANSWERS, YES_HIGH, YES_LOW, read_scores
from coding.scales import Scale
from coding.store.measurements import how_many
from coding.store.scales import scales, waves
from corpus.accounts import RESEARCHER, Account, require
from corpus.store.database import Cursor
from pages.frame.errors import show_errors
from pages.frame.language import _, ngettext, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.session import page
from pages.prepare.scale_parts import SAID, show_new_scale, show_scales
from pages.widgets.file_chooser import ChosenFile, choose_files, forget_files

_FILE = "scores-file"


def show(cursor: Cursor, account: Account) -> None:
    """The waves, the scales in use, a new one, a file to bring in."""
    require(account, RESEARCHER)
    st.title(_("Scales and scores"))
    st.write(
        _(
            "What people answered in numbers, beside what they told. A score is about a group and never about one "
            "person: no page shows it beside a name, a code or a quote."
        )
    )
    if said := st.session_state.pop(SAID, ""):
        st.success(said)
    known, moments = scales(cursor), waves(cursor)
    st.page_link(link("scores", account.role), label=_("See the scores"), icon=":material/arrow_forward:")
    _waves(cursor, account, moments)
    show_scales(cursor, account, known, moments)
    show_new_scale(cursor, account, known)
    if known and moments:
        _from_file(cursor, account, known, moments)
        _take_away(cursor, account, known, moments)


def _waves(cursor: Cursor, account: Account, moments: dict[str, str]) -> None:
    st.header(_("When was it asked?"))
    with st.form("waves", enter_to_submit=False, border=False):
        names = st.text_area(
            _("The waves in order of time, each on a line"),
            "\n".join(moments.values()),
            key="waves-names",
            placeholder=_("before\nafter"),
            height=110,
        )
        if st.form_submit_button(_("Save"), key="waves-save"):
            set_waves(cursor, account, names.splitlines())
            st.session_state[SAID] = _("Saved.")
            st.rerun()


def _from_file(cursor: Cursor, account: Account, known: dict[str, Scale], moments: dict[str, str]) -> None:
    st.header(_("Bring in answers or scores"))
    scale_id = _choose(_("Scale"), {key: _(scale.name) for key, scale in known.items()}, "scores-scale")
    scale = known[scale_id]
    keys = ", ".join(item.key for item in scale.items)
    st.write(
        _(
            "A CSV or Excel file with a row for each person and wave, and the columns: participant, wave, {questions}. "
            "Or with scores that were worked out already: participant, wave, score."
        ).format(questions=literal(keys))
    )
    wave = _choose(_("Wave of rows that name none"), {"": _("none"), **moments}, "scores-wave")
    numbers = _way_round(scale) if scale.answers else ""
    for file in choose_files(_("Table of answers or scores"), endings=(".csv", ".xlsx"), key=_FILE):
        with show_errors():
            _bring_in(cursor, account, file, scale_id, scale, moments.get(wave, ""), numbers)


def _way_round(scale: Scale) -> str:
    """How numbers stand for words; asked each time, for both ways are in use."""
    words = [one.split("|")[0] for one in scale.answers]
    ways = {
        "": _("the answers are words"),
        YES_HIGH: _way(range(int(scale.lowest), int(scale.highest) + 1), words),
        YES_LOW: _way(range(int(scale.highest), int(scale.lowest) - 1, -1), words),
    }
    label = _("If the answers are numbers, what do they stand for?")
    return str(st.radio(label, list(ways), format_func=ways.__getitem__, key="scores-numbers"))


def _way(numbers: Sequence[int], words: Sequence[str]) -> str:
    pairs = sorted(zip(numbers, words, strict=True))
    return ", ".join(f"{number} = {word}" for number, word in pairs)


def _bring_in(
    cursor: Cursor, account: Account, file: ChosenFile, scale_id: str, scale: Scale, wave: str, numbers: str
) -> None:
    rows = read_scores(file.name, file.content(), scale, numbers)
    people = check_scores(cursor, account, rows, file.name, wave)
    kind = _("answers") if rows and rows[0].kind == ANSWERS else _("scores worked out already")
    st.write(
        ngettext(
            "{count} participant in {file}: {kind}.", "{count} participants in {file}: {kind}.", people
        ).format(count=number(people), file=literal(file.name), kind=kind)
    )
    if st.button(_("Bring in"), key=f"bring-in-{file.file_id}", type="primary"):
        done = bring_in_scores(cursor, account, scale_id, rows, file.name, wave)
        forget_files(_FILE, [file])
        st.session_state[SAID] = _("{added} added, {changed} changed, {unchanged} as they were.").format(
            added=done.added, changed=done.changed, unchanged=done.unchanged
        )
        st.rerun()


def _take_away(cursor: Cursor, account: Account, known: dict[str, Scale], moments: dict[str, str]) -> None:
    counts = how_many(cursor)
    there = {
        f"{scale_id}/{wave_id}": _("{scale}, {wave}: {count} participants").format(
            scale=_(known[scale_id].name), wave=moments[wave_id], count=number(count)
        )
        for (scale_id, wave_id), count in counts.items()
        if scale_id in known and wave_id in moments
    }
    if not there:
        return
    with st.expander(_("Take scores away")):
        st.write(_("When a file was not right. You can bring in the right one afterwards."))
        chosen = _choose(_("Which scores?"), there, "scores-gone")
        if st.button(_("Take these scores away"), key="scores-take-away"):
            gone = take_scores_away(cursor, account, *chosen.split("/"))
            st.session_state[SAID] = _("Taken away: the scores of {count} participants.").format(count=gone)
            st.rerun()


def _choose(label: str, options: dict[str, str], key: str) -> str:
    return str(
        st.selectbox(
            label,
            list(options),
            format_func=lambda one: options.get(one, ""),
            key=key,
            filter_mode=None,
            placeholder=_("Choose"),
        )
    )


page(show)
