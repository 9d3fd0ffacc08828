"""A table as plain HTML: read aloud well, printed well, and without Streamlit's own words round it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

MANY_COLUMNS = 7  # with more of them, columns may become as narrow as they need
WIDE_COLUMNS = 9  # with more of them, the table scrolls sideways within the page
_STYLE = """<style>
.house-table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.house-table caption { text-align: left; padding-bottom: 0.4rem; color: #5A554C; }
.house-table th, .house-table td { text-align: left; vertical-align: top; padding: 0.45rem 0.8rem 0.45rem 0;
  border-bottom: 1px solid #D9D0BF; overflow-wrap: anywhere; }
.house-table th { font-weight: 650; }
.house-table thead th { font-size: 0.9em; hyphens: auto; }
.house-stack th[scope=row] { min-width: 9rem; }
.house-stack:not(.house-many) th[scope=col] { min-width: 6rem; }
@media (min-width: 801px) {
  .house-sentences th.wide { min-width: 13rem; }
  .house-sentences th, .house-sentences td { overflow-wrap: break-word; }
}
.house-table .number { text-align: right; overflow-wrap: normal; white-space: nowrap; }
.house-wide { overflow-x: auto; }
.house-wide:focus-visible { outline: 3px solid #0B6E69; outline-offset: 2px; }
@media (min-width: 801px) { .house-wide .house-table th[scope=col] { min-width: 5.2rem; } }
@media print { .house-wide { overflow: visible; } }
.house-table a { display: inline-block; min-height: 1.6rem; color: #0B6E69; text-underline-offset: 0.15em; }
@media (max-width: 800px) {
  .house-stack thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px;
    overflow: hidden; white-space: nowrap; }
  .house-stack tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid #D9D0BF; }
  .house-stack th[scope=row], .house-stack td { display: flex; justify-content: space-between; gap: 1rem;
    border: 0; padding: 0.15rem 0; text-align: left; }
  .house-stack td::before { content: attr(data-head); color: #5A554C; flex-shrink: 0; max-width: 45%; }
}
</style>"""


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere: its words, the address within the app, and how deep it is set in."""

    words: str
    address: str
    depth: int = 0


def show_table(
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    caption: str = "",
    numbers: Sequence[int] = (),
    stack: bool = True,
    wide: int | None = None,
) -> None:
    """Show rows under heads, the first cell of a row being its name; `numbers` are the columns that hold figures.

    `wide` is a column of sentences: it gets room, and the others no more than they need.

    On a phone each row becomes a little list of head and value, unless `stack` is False (two or three short columns).
    """
    top = "".join(
        f'<th scope="col"{_kind(place, numbers, wide)}>{_text(head)}</th>' for place, head in enumerate(heads)
    )
    body = "".join(f'<tr role="row">{_row(heads, row, numbers)}</tr>' for row in rows)
    said = f"<caption>{_text(caption)}</caption>" if caption else ""
    kind = "house-table house-stack" if stack else "house-table"
    kind += " house-many" if len(heads) > MANY_COLUMNS or wide is not None else ""
    kind += " house-sentences" if wide is not None else ""
    table = (
        f'<table role="table" class="{kind}">{said}<thead role="rowgroup"><tr role="row">{top}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )
    if len(heads) > WIDE_COLUMNS:
        label = _text(caption or heads[0])
        table = f'<div class="house-wide" role="region" tabindex="0" aria-label="{label}">{table}</div>'
    st.html(_STYLE + table)


def _row(heads: Sequence[str], row: Sequence[object], numbers: Sequence[int]) -> str:
    first = f'<th scope="row">{_text(row[0])}</th>'
    return first + "".join(
        f'<td role="cell" data-head="{_text(heads[place])}"{_kind(place, numbers)}>{_text(value)}</td>'
        for place, value in enumerate(row[1:], start=1)
    )


def _kind(place: int, numbers: Sequence[int], wide: int | None = None) -> str:
    return ' class="number"' if place in numbers else ' class="wide"' if place == wide else ""


def _text(value: object) -> str:
    if isinstance(value, Link):
        indent = f' style="margin-left: {1.2 * value.depth}rem"' if value.depth else ""
        return f'<a href="{html.escape(value.address)}" target="_self"{indent}>{html.escape(value.words)}</a>'
    return html.escape("" if value is None else str(value))
