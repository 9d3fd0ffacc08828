"""A finding said in the language of this session, its groups as people call them."""

from __future__ import annotations

from coding.themes.findings import Finding
from pages.frame.language import _
from pages.widgets.figures import group_name


def finding_words(one: Finding) -> str:
    """The sentence, filled in; plain text, nothing in it is escaped."""
    names = {detail: group_name(*group) for detail, group in one.groups.items()}
    return _(one.sentence).format(**{**one.details, **names})
