"""What the figures rest on, in a sentence: how much the group decided, and how much single readers marked."""

from __future__ import annotations

from coding.store.group_codings import counted_by
from corpus.store.database import Cursor
from pages.frame.language import _, ngettext, number


def counted_sentences(cursor: Cursor) -> str:
    """What counts where: the group's decisions, and elsewhere the marks of single readers."""
    found = counted_by(cursor)
    single = _("A theme counts a person when at least one reader marked it in what that person said.")
    if not found.passages_decided:
        return f"{single} " + _("The group has not decided about passages together yet.")
    decided = ngettext(
        "About {count} passage the group decided together; there its decision counts in place of what single readers "
        "marked.",
        "About {count} passages the group decided together; there its decisions count in place of what single readers "
        "marked.",
        found.passages_decided,
    ).format(count=number(found.passages_decided))
    marks = _("Counted: {ours} marks of the group and {single} of single readers. Not counted: {overruled}.")
    counted = marks.format(
        ours=number(found.group_codings),
        single=number(found.single_codings),
        overruled=number(found.overruled),
    )
    return f"{single} {decided} {counted}"
