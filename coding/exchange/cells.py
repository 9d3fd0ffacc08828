"""Cells of tables that leave the app and may come back: safe in a spreadsheet, the same when read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corpus.reading.tables import safe_cell


def written_cell(text: str) -> str:
    """The text as it goes into a table: with `'` before it when a spreadsheet would take it for a formula.

    Also when it would without the `'` it has itself, so that `plain_cell` always gives the text back.
    """
    bare = text.lstrip("'")
    return f"'{text}" if safe_cell(bare) != bare else text


def plain_cell(text: str) -> str:
    """The text of a cell without the `'` that `written_cell` put before it."""
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and safe_cell(bare) != bare else text


def named_columns(columns: Iterable[str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Which column of a table holds which field; `names` gives each field's possible names, the best first.

    Capitals, `_`, `-` and spaces make no difference. A field without a column is left out.
    """
    by_name = {_plain(column): column for column in reversed(list(columns))}
    found: dict[str, str] = {}
    for field, possible in names.items():
        column = next((by_name[_plain(name)] for name in possible if _plain(name) in by_name), None)
        if column is not None:
            found[field] = column
    return found


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", " ", column).strip().lower()
