"""What stands under a view to take it away: its picture as PNG or SVG, its table as CSV or Excel, its link."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from coding.exchange.figures import Rows, figures_csv, figures_xlsx
from pages.frame.language import _

CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STYLE = """<style>
.house-picture { font: inherit; color: #2B2A28; background: #FFFDF8; border: 1px solid #8A857C; border-radius: 0.75rem;
  padding: 0.25rem 0.9rem; min-height: 44px; cursor: pointer; margin: 0 0.5rem 0.5rem 0; }
.house-picture:hover { background: #F3EEE3; }
.house-picture:focus-visible { outline: 3px solid #0B6E69; outline-offset: 2px; }
@media print { .house-picture, .stDownloadButton { display: none; } }
</style>"""


@dataclass(frozen=True)
class Taken:
    """The table of a view as it is taken away: the names of its columns, and its rows of texts and plain numbers."""

    header: Sequence[str]
    rows: Callable[[], Rows]


def take_away(title: str, key: str, chart: str = "", table: Taken | None = None, note: str = "") -> None:
    """Buttons for the picture of the chart with this key and for the table; files are made when somebody asks.

    `title` and `note` (how it was counted) stand on the picture, which the browser makes (house/pictures.js).
    """
    name = file_name(title)
    with st.container(horizontal=True, key=f"{key}-away"):
        if chart:
            kinds = {"png": _("Picture (PNG)"), "svg": _("Picture (SVG)")}
            st.html(
                _STYLE
                + "".join(_picture(chart, kind, words, name, title, note) for kind, words in kinds.items()),
                width="content",
            )
        if table is not None:
            _files(name, title, key, table)


def file_name(title: str) -> str:
    """A title as the name of a file: letters and digits of any script, and hyphens."""
    return re.sub(r"\W+", "-", title).strip("-").lower()[:80] or "meerstem"


def _picture(chart: str, kind: str, words: str, name: str, title: str, note: str) -> str:
    said = {"picture-of": chart, "kind": kind, "name": name, "title": title, "note": note}
    data = " ".join(f'data-{key}="{html.escape(value)}"' for key, value in said.items())
    return f'<button type="button" class="house-picture" {data}>{html.escape(words)}</button>'


def _files(name: str, title: str, key: str, table: Taken) -> None:
    st.download_button(
        _("Table (CSV)"),
        lambda: figures_csv(table.header, table.rows()),
        f"{name}.csv",
        CSV,
        key=f"{key}-csv",
        on_click="ignore",
    )
    st.download_button(
        _("Table (Excel)"),
        lambda: figures_xlsx(title, table.header, table.rows()),
        f"{name}.xlsx",
        XLSX,
        key=f"{key}-xlsx",
        on_click="ignore",
    )
