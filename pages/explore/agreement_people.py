"""Who agrees with whom: each two readers, residents and researchers, and groups by background; parts of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import isnan
from urllib.parse import urlencode

import streamlit as st

from coding.agreement import ALPHA
from coding.agreement_groups import GroupAgreement, group_agreements
from coding.agreement_pairs import Pairs, pairs_of
from coding.store.agreement import Reader, readers
from coding.units import SENTENCE, CodedUnits
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.store.backgrounds import background_groups, background_questions
from corpus.store.database import Cursor
from pages.explore.differing import DIFFER, differing_link
from pages.frame.language import _, number
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.widgets.agreement import alpha_of, in_plain_words, two_decimals
from pages.widgets.tables import Link, show_table


def show_who_with_whom(cursor: Cursor, units: CodedUnits, kind: str) -> None:
    """A table of each two readers, and in words the two who agree most and least."""
    people = readers(cursor)
    active = [
        place for place, coder in enumerate(units.coders) if units.reads[:, place].any() and coder in people
    ]
    active.sort(key=lambda place: list(people).index(units.coders[place]))
    if len(active) < 2:
        return
    st.header(_("Who agrees with whom"))
    pairs = pairs_of(units)
    names = {place: people[units.coders[place]].name for place in active}
    _most_and_least(pairs, names)
    rows = [(names[one], *(_pair(pairs, units, one, other, kind) for other in active)) for one in active]
    caption = (
        _("Alpha of each two, over all codes; in brackets how many sentences both read")
        if kind == SENTENCE
        else _("Alpha of each two, over all codes; in brackets how many turns both read")
    )
    show_table((_("Reader"), *(names[place] for place in active)), rows, caption)
    st.write(_("Choose a figure to read the passages where the two differ."))


def _most_and_least(pairs: Pairs, names: Mapping[int, str]) -> None:
    found = [
        (float(pairs.values[one, other, ALPHA]), names[one], names[other])
        for one, other in combinations(names, 2)
        if not isnan(pairs.values[one, other, ALPHA])
    ]
    if len(found) < 2:
        return
    for sentence, (_alpha, one, other) in (
        (_("{one} and {other} choose most alike."), max(found)),
        (_("{one} and {other} differ most: they have most to tell each other."), min(found)),
    ):
        st.write(sentence.format(one=literal(one), other=literal(other)))


def _pair(pairs: Pairs, units: CodedUnits, one: int, other: int, kind: str) -> Link | str:
    if one == other:
        return "–"
    alpha, shared = float(pairs.values[one, other, ALPHA]), int(pairs.units[one, other])
    if not shared:
        return _("read nothing together")
    words = f"{two_decimals(alpha) or _('not given')} ({number(shared)})"
    asked = differing_link(kind, units.coders[one], units.coders[other])
    return Link(words, f"passages?{urlencode({DIFFER: asked})}")


def show_roles(cursor: Cursor, units: CodedUnits, kind: str) -> None:
    """Residents compared with researchers, and each among themselves."""
    st.header(_("Residents and researchers"))
    people = readers(cursor)
    roles = {_role_name(role): role for role in (CO_RESEARCHER, RESEARCHER)}
    groups = {name: _with_role(people, role) for name, role in roles.items()}
    found = group_agreements(units, groups, fewest=1)
    if not any(one.other for one in found):
        st.write(
            _(
                "No interview has been finished by both a resident and a researcher yet. "
                "Give some interviews to both, then they can be compared here."
            )
        )
    _groups_table(found, kind, roles)


def show_backgrounds_compared(cursor: Cursor, account: Account, units: CodedUnits, kind: str) -> None:
    """Groups of readers by what they chose to tell about themselves; never a group of one."""
    st.header(_("By what readers told about themselves"))
    questions = background_questions(cursor)
    if not questions:
        st.write(
            _(
                "The study asks readers nothing about themselves yet. You can set questions on the page of the study."
            )
        )
        st.page_link(link("study", account.role), label=_("The study"), icon=":material/arrow_forward:")
        return
    st.write(
        _(
            "So that nobody is singled out, groups are compared with each other from two readers on, "
            "and within themselves from three."
        )
    )
    for question in questions:
        st.subheader(literal(question.name))
        found = group_agreements(units, background_groups(cursor, question))
        if found:
            _groups_table(found, kind)
        else:
            st.write(_("Too few readers told something yet, or they did not read the same interviews."))


def _groups_table(found: Sequence[GroupAgreement], kind: str, sides: Mapping[str, str] | None = None) -> None:
    """A row for each comparison; `sides` are the groups whose passages may be read, by name as in a link."""
    if not found:
        return
    rows = []
    for one in found:
        alpha = alpha_of(one.estimates, -1)
        rows.append(
            (
                _who(one),
                in_plain_words(one.estimates, -1, kind),
                _to_passages(alpha, one, kind, sides) if sides else alpha,
                " + ".join(map(str, one.readers)),
                number(one.estimates.units),
                number(one.estimates.interviews),
            )
        )
    counted = _("Sentences") if kind == SENTENCE else _("Turns")
    heads = (_("Who"), _("In plain words"), _("Alpha"), _("Readers"), counted, _("Interviews"))
    show_table(heads, rows, numbers=(3, 4, 5), wide=1)


def _to_passages(words: str, one: GroupAgreement, kind: str, sides: Mapping[str, str]) -> Link:
    asked = differing_link(kind, sides[one.group], sides[one.other or one.group])
    return Link(words, f"passages?{urlencode({DIFFER: asked})}")


def _who(one: GroupAgreement) -> str:
    if one.other is None:
        return _("{group}, among themselves").format(group=one.group)
    return _("{group} with {other}").format(group=one.group, other=one.other)


def _role_name(role: str) -> str:
    return _("residents") if role == CO_RESEARCHER else _("researchers")


def _with_role(people: Mapping[str, Reader], role: str) -> frozenset[str]:
    return frozenset(account_id for account_id, reader in people.items() if reader.role == role)
