"""The parts of the page of scales: those in use, and a new one, from the library or of the study's own."""

from __future__ import annotations

import streamlit as st

from coding.actions.change_scales import retire_scale, use_scale
from coding.scale_library import LIBRARY, PART_CUTS, loneliness_11
from coding.scales import BETTER, HIGHER, LOWER, MEAN, NEITHER, SUM, Scale, own_scale, read_items, score_range
from coding.store.measurements import how_many
from corpus.accounts import Account
from corpus.store.database import Cursor
from pages.frame.language import _, number
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.widgets.tables import show_table

SAID = "scales-said"
_OWN = "own"


def show_scales(cursor: Cursor, account: Account, known: dict[str, Scale], moments: dict[str, str]) -> None:
    """The scales in use with how many answered in each wave, what was asked, and a way to take one out of use."""
    st.header(_("Scales"))
    if not known:
        st.info(_("There are no scales yet. Take one from the list below, or describe your own."))
        return
    counts = how_many(cursor)
    rows = [
        (
            _(scale.name),
            number(len(scale.items)),
            "{:g}–{:g}".format(*score_range(scale, scale.parts[0])),
            better_words(scale),
            *(number(counts.get((scale_id, wave_id), 0)) for wave_id in moments),
        )
        for scale_id, scale in known.items()
    ]
    heads = (_("Scale"), _("Questions"), _("Scores from and to"), _("Better is"), *moments.values())
    show_table(heads, rows, _("The last columns say how many participants answered."))
    for scale_id, scale in known.items():
        with st.expander(literal(_(scale.name))):
            _one(cursor, account, scale_id, scale)


def better_words(scale: Scale) -> str:
    """Which scores are the good ones."""
    return {LOWER: _("lower"), HIGHER: _("higher"), NEITHER: _("neither")}[scale.better]


def _one(cursor: Cursor, account: Account, scale_id: str, scale: Scale) -> None:
    turned = {True: _("yes"), False: _("no")}
    rows = [(item.key, item.words, turned[item.reversed]) for item in scale.items]
    show_table((_("Column"), _("Question"), _("Turned round")), rows)
    method = _("The score is the sum.") if scale.method == SUM else _("The score is the mean.")
    missing = _("Answers that may be missing: {count}.").format(count=scale.parts[0].missing)
    st.write(f"{method} {missing}")
    if scale.source:
        note(_("Source: {source}").format(source=literal(scale.source)))
    if st.button(_("Take out of use"), key=f"scale-retire-{scale_id}"):
        retire_scale(cursor, account, scale_id)
        st.session_state[SAID] = _("“{name}” is out of use. What was answered is kept.").format(
            name=_(scale.name)
        )
        st.rerun()


def show_new_scale(cursor: Cursor, account: Account, known: dict[str, Scale]) -> None:
    """Choose one that is ready, or describe one."""
    names = {scale.name for scale in known.values()}
    ready = {key: _(make().name) for key, make in LIBRARY.items() if make().name not in names}
    options = {**ready, _OWN: _("a scale of our own")}
    chosen = st.selectbox(
        _("A new scale"),
        list(options),
        format_func=lambda one: options.get(one, ""),
        key="scale-new",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    if chosen == _OWN:
        _own(cursor, account)
    elif chosen:
        _from_library(cursor, account, chosen)


def _from_library(cursor: Cursor, account: Account, key: str) -> None:
    scale = LIBRARY[key]()
    if key == "djg11":
        cut = st.radio(
            _("From which score is a group lonely on one of the two parts? Sources differ."),
            PART_CUTS,
            format_func=lambda one: {2: _("2 or more (eenzaam.nl)"), 3: _("3 or more (vzinfo.nl)")}[one],
            key="scale-part-cut",
        )
        scale = loneliness_11(int(cut or PART_CUTS[0]))
    if scale.source:
        note(_("Source: {source}").format(source=literal(scale.source)))
    if st.button(_("Use this scale"), key="scale-use", type="primary"):
        _use(cursor, account, scale)


def _own(cursor: Cursor, account: Account) -> None:
    with st.form("scale-own", enter_to_submit=False):
        name = st.text_input(_("Name"), key="own-name", max_chars=200)
        items = st.text_area(
            _("Questions, each on a line: the name of its column, a colon, what was asked"),
            key="own-items",
            help=_("Put a - before a question where a high answer means a low score."),
            placeholder=_("dare: I dare to ring the bell\n-tense: I feel tense"),
        )
        left, right = st.columns(2)
        lowest = left.number_input(_("Lowest answer"), value=1.0, key="own-lowest", step=1.0, format="%g")
        highest = right.number_input(_("Highest answer"), value=5.0, key="own-highest", step=1.0, format="%g")
        methods = {MEAN: _("the mean of the answers"), SUM: _("the sum of the answers")}
        method = st.radio(_("The score is"), list(methods), format_func=methods.__getitem__, key="own-method")
        missing = st.number_input(_("How many answers may be missing?"), 0, 99, 0, key="own-missing")
        words = {LOWER: _("lower"), HIGHER: _("higher"), NEITHER: _("neither")}
        better = st.radio(
            _("Better is"), BETTER[::-1], format_func=words.__getitem__, key="own-better", horizontal=True
        )
        source = st.text_input(_("Source, if there is one"), key="own-source", max_chars=400)
        if st.form_submit_button(_("Use this scale"), key="own-save", type="primary"):
            questions = read_items(items)
            _use(
                cursor,
                account,
                own_scale(
                    name.strip(), questions, lowest, highest, str(method), missing, str(better), source
                ),
            )


def _use(cursor: Cursor, account: Account, scale: Scale) -> None:
    use_scale(cursor, account, scale)
    st.session_state[SAID] = _("“{name}” is in use.").format(name=literal(_(scale.name)))
    st.rerun()
