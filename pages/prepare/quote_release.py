"""Where a researcher releases a quote: its words, its themes, for whom, with which labels; or not now, with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from coding.actions.decide_quote import refuse_quote, release_quote
from coding.codebook import Code
from coding.quote_words import shorten
from coding.quotes import LEVELS, TEAM, WORK_GROUP, QuoteNow, Release, shown_text
from coding.store.quotes import Known, as_seen
from coding.themes.counting import AGE_GROUP, SUBGROUP
from corpus.accounts import Account
from corpus.errors import BadInput
from corpus.store.database import Cursor
from pages.frame.errors import show_errors
from pages.frame.language import _
from pages.frame.literal import literal
from pages.frame.notes import note
from pages.frame.the_store import the_store
from pages.widgets.figures import group_name
from pages.widgets.quote_view import STYLE, level_names, quote_html, theme_names

Chosen = tuple[
    str | None, str, tuple[str, ...], bool, str | None
]  # level, words, themes, age group, subgroup
SAID = "quote-said"  # what the page says after something was decided


@dataclass(frozen=True)
class Looked:
    """The quote with what it is looked at with."""

    one: QuoteNow
    codes: Mapping[str, Code]
    known: Known

    @property
    def key(self) -> str:
        """What its widgets are named by: another name once something was decided."""
        return f"{self.one.quote_id}-{self.one.decision.decision_id if self.one.decision else ''}"


def decide(cursor: Cursor, account: Account, looked: Looked) -> None:
    """Release it to a level, change how it was released, or not now."""
    st.subheader(_("What becomes of it?"))
    one, before = looked.one, looked.one.release
    edited = st.text_area(
        _("The words that are shown"),
        shown_text(one.text, before) if before and one.trouble is None else one.text,
        key=f"quote-words-{looked.key}",
        height="content",
    )
    note(
        _(
            "You may leave words out: write […] in their place. Words are never changed. Only between [ and ] you may "
            "write who is meant, such as [my sister]."
        )
    )
    codes = _themes(looked)
    level = st.segmented_control(
        _("Who gets to see it?"),
        LEVELS,
        default=before.level if before else None,
        format_func=lambda one: level_names()[one],
        key=f"quote-level-{looked.key}",
    )
    age, subgroup = _labels(looked)
    _preview(looked, level, edited, codes, age, subgroup)
    reason = st.text_area(
        _("Why? {name} reads this.").format(name=literal(one.proposer)),
        key=f"quote-reason-{looked.key}",
        height=90,
    )
    _buttons(cursor, account, looked, reason, (level, edited, codes, age, subgroup))


def _buttons(cursor: Cursor, account: Account, looked: Looked, reason: str, chosen: Chosen) -> None:
    """Use it as it was chosen, or not."""
    one = looked.one
    level, edited, codes, age, subgroup = chosen
    follows = one.decision.decision_id if one.decision else None
    with st.container(horizontal=True), show_errors():
        if st.button(_("Use this quote"), type="primary", key=f"quote-use-{looked.key}"):
            if level is None:
                st.error(_("Choose who gets to see it."))
                return
            with the_store().writing:  # of two researchers who press at once, one comes first
                release_quote(
                    cursor, account, one.quote_id, level, edited, codes, reason, age, subgroup, follows
                )
            _done(_("The quote is used now."))
        label = _("Do not use it any more") if one.release else _("Not now")
        if st.button(label, key=f"quote-not-{looked.key}"):
            with the_store().writing:
                refuse_quote(cursor, account, one.quote_id, reason, follows)
            _done(_("The quote is not used."))


def _done(said: str) -> None:
    st.session_state[SAID] = said
    st.rerun()


def _themes(looked: Looked) -> tuple[str, ...]:
    """Which of the codes on its passage it is shown with."""
    one = looked.one
    chosen = one.release.codes if one.release else one.codes
    if not one.codes:
        st.warning(
            _(
                "These words have no code, so they belong to no theme. First give them a code in the interview."
            )
        )
        return ()
    st.markdown(f"**{_('With which themes is it shown?')}**")
    names = dict(zip(one.codes, theme_names(one.codes, looked.codes), strict=True))
    return tuple(
        code
        for code, name in names.items()
        if st.checkbox(literal(name), code in chosen, key=f"quote-theme-{code}-{looked.key}")
    )


def _labels(looked: Looked) -> tuple[bool, str | None]:
    """What may be told of who said it, at most an age group and one subgroup."""
    speaker, before = looked.known.speaker(looked.one), looked.one.release
    if speaker is None:
        return False, None
    age = False
    if speaker.age_group:
        label = _("Tell the age group: {group}").format(group=group_name(AGE_GROUP, speaker.age_group))
        age = st.checkbox(label, before.label_age if before else True, key=f"quote-age-{looked.key}")
    if not speaker.subgroups:
        return age, None
    options = ["", *speaker.subgroups]
    usual = before.label_subgroup if before else None
    subgroup = st.selectbox(
        _("Tell one group as well?"),
        options,
        index=options.index(usual) if usual in options else 0,
        format_func=lambda one: group_name(SUBGROUP, one) if one else _("no group"),
        key=f"quote-subgroup-{looked.key}",
        filter_mode=None,
        placeholder=_("Choose"),
    )
    return age, subgroup or None


def _preview(
    looked: Looked, level: str | None, edited: str, codes: Sequence[str], age: bool, subgroup: str | None
) -> None:
    """The quote as it would be seen: by the team, or by the work group where that sees less."""
    if level is None or not codes:
        return
    try:
        words = shorten(looked.one.text, edited)
    except BadInput:
        return  # said when it is to be saved
    release = Release(level, words.kept, tuple(codes), words.instead, age, subgroup)
    seen = as_seen(looked.one, release, TEAM if level == TEAM else WORK_GROUP, looked.known)
    st.markdown(f"**{_('This is how it is seen')}**")
    if not seen.themes:
        st.info(_("The work group does not see it now: too few people spoke of these themes. The team does."))
        return
    st.html(STYLE + quote_html(seen, looked.codes, with_themes=True))
    if level != TEAM and (age or subgroup) and not (seen.age_group or seen.subgroup):
        note(
            _(
                "Nothing of who said it is told to the work group: the figures of these groups are not all shown to it "
                "either."
            )
        )
