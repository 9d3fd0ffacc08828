"""The choices of the page of passages. All of them stand in its address, so that a link brings the same view back.

The parameters: `theme` (id), `group`, `group2`, `group3` (dimension/name, as pages/widgets/group_choice.py writes them),
`with` (id of another theme) and `near` (coding.themes.together.WAYS), `words`, `interview` (id), `coder` (account id),
`differ` (pages/explore/differing.py), `agreed` (agreed, group, two, one), `from` and `to` (YYYY-MM-DD) with `day` (held,
marked), `against` (a group, shown beside the choice), `around` (no: just the words), `page`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from coding.codebook import Code, in_tree_order
from coding.store.group_voices import Group
from coding.store.passage_choice import AGREED, DECIDED, EITHER, HELD, MARKED, SINGLE, TWO, Beside, Wanted
from coding.store.passages import coders
from coding.themes.together import INTERVIEW, OVERLAP, TURN
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript_names
from pages.explore.differing import DIFFER, differing, differing_choices
from pages.frame.language import _
from pages.widgets.figures import titled
from pages.widgets.group_choice import group_choices, group_of
from pages.widgets.linked_choice import linked_choice
from pages.widgets.linked_text import linked_day, linked_text

GROUPS = ("group", "group2", "group3")
AGAINST, AROUND, WORDS = "against", "around", "words"
_MORE = (*GROUPS[1:], "interview", "coder", DIFFER, "agreed", "from", "to", AGAINST, AROUND, "near")
_ANY = ""


@dataclass(frozen=True)
class Choices:
    """What was chosen: the passages, the group to put beside them, whether what was said around them is shown.

    `groups` are the words for groups by what stands in the link, `group` the one that the passages are of ("" for all).
    """

    wanted: Wanted
    against: Group | None
    around: bool
    groups: Mapping[str, str]
    group: str


def choices(cursor: Cursor, codes: Sequence[Code]) -> Choices:
    """The choices as fields: what is asked most above, the rest under a fold that is open when the link uses it."""
    asked = [st.query_params.get(one, "") for one in (*GROUPS, AGAINST)]
    groups = group_choices(cursor, asked)
    indent = "\u2003"
    themes = {code.code_id: indent * depth + titled(code, code.name) for depth, code in in_tree_order(codes)}
    left, right = st.columns(2)
    with left:
        theme = _choose(_("Theme"), "theme", themes)
        words = linked_text(_("With the words"), WORDS, "passages-words")
    with right:
        group = _choose(_("Group"), GROUPS[0], groups)
        near = _choose(_("Together with"), "with", themes)
    with st.expander(_("More choices"), expanded=any(one in st.query_params for one in _MORE)):
        beside = Beside(near, _near()) if near else None
        wanted, against, around = _more(cursor, groups, theme, group, words, beside)
    return Choices(wanted, against, around, groups, group)


def _more(
    cursor: Cursor, groups: Mapping[str, str], theme: str, group: str, words: str, beside: Beside | None
) -> tuple[Wanted, Group | None, bool]:
    left, right = st.columns(2)
    with left:
        second = _choose(_("And in group"), GROUPS[1], groups)
        interview = _choose(_("Interview"), "interview", _interviews(cursor))
        agreed = _choose(_("Agreed or single"), "agreed", _agreed())
        day = linked_choice(_("Which day"), "day", _days(), "passages-day")
        against = _choose(_("Beside it, the same of group"), AGAINST, groups, _("no other group"))
    with right:
        third = _choose(_("And in group, too"), GROUPS[2], groups)
        coder = _choose(_("Marked by"), "coder", coders(cursor))
        differ = _choose(_("Readers"), DIFFER, differing_choices(cursor))
        since = linked_day(_("From the day"), "from", "passages-from")
        until = linked_day(_("Up to the day"), "to", "passages-to")
    shown = {"": _("with what was said around it"), "no": _("just the words")}
    around = linked_choice(_("Show each passage"), AROUND, shown, "passages-around")
    more = group_of(third)
    wanted = Wanted(
        theme or None,
        group_of(group),
        interview or None,
        coder or None,
        differing(cursor, differ),
        group_of(second),
        beside,
        () if more is None else (more,),
        agreed if agreed in AGREED else "",
        words,
        since,
        until,
        day,
    )
    return wanted, group_of(against), around != "no"


def _near() -> str:
    ways = {
        OVERLAP: _("on the same words"),
        TURN: _("in the same turn"),
        INTERVIEW: _("in the same interview"),
    }
    return linked_choice(_("How near the other theme"), "near", ways, "passages-near")


def _agreed() -> dict[str, str]:
    return {
        EITHER: _("agreed: by the group or by two readers"),
        DECIDED: _("decided by the group"),
        TWO: _("two readers or more on the same sentence"),
        SINGLE: _("one reader only"),
    }


def _days() -> dict[str, str]:
    return {HELD: _("on which people spoke"), MARKED: _("on which it was marked")}


def _interviews(cursor: Cursor) -> dict[str, str]:
    return {key: name for name, key in sorted(transcript_names(cursor).items())}


def _choose(label: str, name: str, options: Mapping[str, str], no_choice: str = "") -> str:
    return linked_choice(label, name, {_ANY: no_choice or _("all"), **options}, f"passages-{name}")
