"""The passage marker: reading an interview and marking passages with codes, by mouse, touch and keyboard.

Its JavaScript and CSS lie beside this file, one small file per concern, and are joined here: in the order below, without
the lines that begin with `import `, and without the word `export` at the start of a line (only index.js keeps its
`export default`). So each file is also an ES module of its own, which the tests import. An import is one line; a name
at the top of a file is used by no other file for something else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from coding.codebook import Code
from corpus.accounts import CO_RESEARCHER, Account
from pages.widgets.passage_marker.labels import labels

HERE = Path(__file__).parent
SCRIPTS = (
    *(
        "elements",
        "ids",
        "offsets",
        "colours",
        "fitting",
        "audience",
        "changes",
        "keeping",
        "sending",
        "outbox",
        "source",
    ),
    *(
        "text_view",
        "painting",
        "bars",
        "choosing",
        "codes_panel",
        "keyboard",
        "card",
        "handles",
        "marks_list",
    ),
    *(
        "status",
        "speech",
        "reading_place",
        "frame",
        "acts",
        "remarks",
        "proposing",
        "noting",
        "quoting",
        "caring",
        "answers",
        "index",
    ),
)
STYLES = ("text", "panels", "notes")
KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
SPEECH = "nl-NL"  # of the interview, not of the page


def passage_marker(
    transcript_id: str,
    codes: Sequence[Code],
    account: Account,
    title: str = "",
    call: Mapping[str, str] | None = None,
    key: str = "passage_marker",
) -> None:
    """Show a transcript for this account to read and mark with these codes (in the order of the codebook).

    `call` is whom a touched reader can call: name, phone, sentence. What is marked goes to the routes of
    pages/gate/marks.py and never causes a rerun of the page.
    """
    # Not in a shadow root: there the browser's selection could not be read.
    mount = st.components.v2.component("passage_marker", js=script(), css=style(), isolate_styles=False)
    mount(
        key=key,
        data={
            "transcript_id": transcript_id,
            "account_id": account.account_id,
            "title": title,
            "codes": code_data(codes),
            "labels": labels(),
            "text_url": f"/texts/{transcript_id}",
            "marks_url": f"/marks/{transcript_id}",
            "sign_in_url": "/sign-in",
            "list_url": "/" if account.role == CO_RESEARCHER else "/reading",
            "call": dict(call or {}),
            "speech_language": SPEECH,
        },
    )


def code_data(codes: Sequence[Code]) -> list[dict[str, Any]]:
    """The codes as the marker takes them; the first ones that passages can be given get a digit or letter
    as key.
    """
    keys = iter(KEYS)
    return [
        {
            "code_id": code.code_id,
            "parent_id": code.parent_id,
            "name": code.name,
            "plain_name": code.plain_name,
            "colour": code.colour,
            "pictogram": code.pictogram,
            "codable": code.codable,
            "key": next(keys, "") if code.codable else "",
        }
        for code in codes
    ]


@functools.cache
def script() -> str:
    """The marker's JavaScript as one module."""
    joined = "\n".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    without_imports = re.sub(r"^import .*\n", "", joined, flags=re.MULTILINE)
    return re.sub(r"^export (?!default)", "", without_imports, flags=re.MULTILINE)


@functools.cache
def style() -> str:
    """The marker's CSS as one sheet."""
    return "\n".join((HERE / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
