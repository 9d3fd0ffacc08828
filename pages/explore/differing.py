"""The choice of passages where readers differ: any of them, two of them, or residents and researchers; as in a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from coding.store.agreement import Reader, readers
from coding.store.differences import Differing, read_without_it
from coding.store.passages import FoundPassages
from coding.units import SENTENCE, TURN, UNIT_KINDS
from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.store.database import Cursor
from pages.frame.language import _

SIDES = "~"  # between the unit and the two sides in a link
DIFFER = "differ"  # the parameter of the link


def differing_link(kind: str, one: str = "", other: str = "") -> str:
    """What stands in a link for passages where these two differ (ids or roles), or any two."""
    return SIDES.join((kind, one, other)) if one else kind


def differing_choices(cursor: Cursor) -> dict[str, str]:
    """The words by the value in the link: by sentence, by turn, and the two sides that the link asks for."""
    found = {SENTENCE: _("where readers differ, by sentence"), TURN: _("where readers differ, by turn")}
    asked = st.query_params.get(DIFFER, "")
    kind, sides, rest = asked.partition(SIDES)
    names = [_name(side, readers(cursor)) for side in rest.split(SIDES)] if sides else []
    if kind in UNIT_KINDS and len(names) == 2 and all(names):
        among = _("where {group} differ among themselves").format(group=names[0])
        between = _("where {one} and {other} differ").format(one=names[0], other=names[1])
        found[asked] = among if names[0] == names[1] else between
    return found


def differing(cursor: Cursor, chosen: str) -> Differing | None:
    """What a value in the link asks for; None when it asks nothing."""
    if not chosen:
        return None
    kind, sides, rest = chosen.partition(SIDES)
    if not sides:
        return Differing(kind)
    one, _side, other = rest.partition(SIDES)
    people = readers(cursor)
    return Differing(kind, _members(one, people), _members(other, people))


def without_it(cursor: Cursor, found: FoundPassages, asked: Differing | None) -> list[dict[str, list[str]]]:
    """For each passage of the page, by code the names of those who read it and gave that code to nothing of it."""
    if asked is None:
        return [{} for _passage in found.page]
    people = readers(cursor)
    keys = [
        [(one.transcript_id, one.start, one.end, code) for code in {mark.code_id for mark in one.marks}]
        for one in found.page
    ]
    silent = read_without_it(cursor, asked.kind, [key for these in keys for key in these])
    sides = asked.one | asked.other
    return [{key[3]: _names(silent.get(key, ()), people, sides) for key in these} for these in keys]


def _names(silent: Collection[str], people: Mapping[str, Reader], sides: Collection[str]) -> list[str]:
    """In order of name; with sides, only theirs."""
    return [reader.name for key, reader in people.items() if key in silent and (not sides or key in sides)]


def _name(side: str, people: Mapping[str, Reader]) -> str:
    if side in (CO_RESEARCHER, RESEARCHER):
        return _("residents") if side == CO_RESEARCHER else _("researchers")
    return people[side].name if side in people else ""


def _members(side: str, people: Mapping[str, Reader]) -> frozenset[str]:
    return frozenset(key for key, reader in people.items() if side in (key, reader.role))
