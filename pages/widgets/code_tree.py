"""The codes as a tree, each with its names and what it means."""

from __future__ import annotations

import html
from collections.abc import Sequence

from coding.codebook import Code, in_tree_order
from pages.frame.language import _

_STYLE = """<style>
.house-tree.house-tree { list-style: none; padding: 0; margin: 0; overflow-wrap: anywhere; }
.house-tree.house-tree li { padding: 0.35rem 0; border-bottom: 1px solid #D9D0BF; margin: 0; }
.house-tree small { color: #5A554C; display: block; font-size: 0.95em; }
.house-tree .bar { border-inline-start: 0.4rem solid; padding-inline-start: 0.6rem; display: block; }
.house-tree a { color: inherit; text-decoration-color: #8A857C; text-underline-offset: 0.2em; }
</style>"""
DEEPEST = 6  # further levels stand no further in, for a phone has no room


def code_tree(codes: Sequence[Code], linked: bool = True) -> str:
    """The tree as HTML; everything in it that people wrote is escaped. `linked`: each name leads to the code's page."""
    lines = [_line(min(depth, DEEPEST), code, linked) for depth, code in in_tree_order(codes)]
    return f'{_STYLE}<ul class="house-tree">{"".join(lines)}</ul>'


def _line(depth: int, code: Code, linked: bool) -> str:
    name = f"<b>{html.escape(code.name)}</b>"
    if linked:
        name = f'<a href="code?id={html.escape(code.code_id)}" target="_self">{name}</a>'
    plain = ""
    if code.plain_name and code.plain_name != code.name:
        plain = f" · <bdi>{html.escape(code.plain_name)}</bdi>"
    group = "" if code.codable else f" <i>({html.escape(_('group'))})</i>"
    colour = html.escape(code.colour)
    return (
        f'<li style="margin-inline-start:{1.2 * depth}rem"><span class="bar" style="border-color:{colour}">'
        f"{html.escape(code.pictogram)} <bdi>{name}</bdi>{plain}{group}"
        f'<small dir="auto">{html.escape(code.definition)}</small></span></li>'
    )
