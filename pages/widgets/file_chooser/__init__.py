"""Choosing files: one large button that is also a place to drop them, with the house's own words.

Streamlit's own uploader speaks English only. A file travels once, as a trigger, and is kept in the session by the
server; the browser shows what the server has, and sends again what did not arrive.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from corpus.errors import N_, BadInput
from pages.frame.language import _, language

HERE = Path(__file__).parent
LARGEST = 20 * 1000 * 1000  # bytes; an interview has some hundred thousand
MOST_FILES = 200
_TOO_LARGE = N_(
    "{file} is too large: {size} MB. The most is {largest} MB. Save the text alone, without recordings."
)

# Not in a shadow root: the look of the house and the focus ring reach it there too.
_mount = st.components.v2.component(
    "file_chooser",
    js=(HERE / "file_chooser.js").read_text(encoding="utf-8"),
    css=(HERE / "file_chooser.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class ChosenFile:
    """A file that somebody chose: its name, its size in bytes, and its content unless it was too large to take."""

    file_id: str
    name: str
    size: int
    data: bytes | None

    def content(self) -> bytes:
        """The bytes; raises BadInput that says so when the file is too large."""
        if self.data is None:
            raise BadInput(
                _TOO_LARGE,
                file=self.name,
                size=f"{self.size / 1e6:.0f}",
                largest=f"{LARGEST / 1e6:.0f}",
            )
        return self.data


def choose_files(label: str, endings: Sequence[str], key: str, several: bool = True) -> list[ChosenFile]:
    """Show the chooser; gives what has been chosen so far, in order.

    `label` is translated; `endings` are those to offer, with their dot. Others can be dropped on it as well: what
    reads the files says what is wrong with them. Files stay until they are removed here or by `forget_files`.
    """
    chosen: dict[str, ChosenFile | None] = st.session_state.setdefault(f"{key}-files", {})
    result = _mount(
        key=f"{key}-chooser",
        data={
            "label": label,
            "words": _words(several),
            "language": language(),
            "endings": list(endings),
            "several": several,
            "largest": LARGEST,
            "held": [
                {"id": one.file_id, "name": one.name, "size": one.size} for one in chosen.values() if one
            ],
        },
        on_chosen_change=lambda: None,
        on_removed_change=lambda: None,
    )
    if _take(chosen, result.chosen, several) | _remove(chosen, result.removed):
        st.rerun()  # the browser hears what has arrived, and sends what is next
    return [one for one in chosen.values() if one]


def forget_files(key: str, files: Sequence[ChosenFile] | None = None) -> None:
    """Let go of these files, or of everything that was chosen."""
    chosen = st.session_state.get(f"{key}-files", {})
    _remove(chosen, list(chosen) if files is None else [file.file_id for file in files])


def _take(chosen: dict[str, ChosenFile | None], sent: Any, several: bool) -> bool:
    """Add what the browser sent; whether there was anything new. An id known before is never taken twice."""
    taken = False
    for item in sent if isinstance(sent, list) else ():
        file = _file(item)
        if file is None or file.file_id in chosen or sum(map(bool, chosen.values())) >= MOST_FILES:
            continue
        if not several:
            _remove(chosen, list(chosen))
        chosen[file.file_id] = file
        taken = True
    return taken


def _remove(chosen: dict[str, ChosenFile | None], ids: Any) -> bool:
    known = [one for one in (ids if isinstance(ids, list) else ()) if chosen.get(str(one))]
    for one in known:
        chosen[str(one)] = None  # kept as gone: should it be sent once more, it is not taken again
    return bool(known)


def _file(item: object) -> ChosenFile | None:
    # What comes from a browser may be anything.
    if not isinstance(item, Mapping):
        return None
    name = str(item.get("name", ""))[:255].replace("\\", "/").rpartition("/")[2]
    sent, size, data = item.get("data"), item.get("size"), None
    if not name or not item.get("id") or not isinstance(size, int):
        return None
    if isinstance(sent, str):
        try:
            data = base64.b64decode(sent, validate=True)
        except (binascii.Error, ValueError):
            return None
    return ChosenFile(
        str(item["id"])[:64], name, size, data if data is not None and len(data) <= LARGEST else None
    )


def _words(several: bool) -> dict[str, str]:
    return {
        "choose": _("Choose files") if several else _("Choose a file"),
        "drop": _("or drop them here") if several else _("or drop it here"),
        "kinds": _("Kinds of file: {endings}"),
        "list": _("Chosen files"),
        "remove": _("Remove {file}"),
        "busy": _("being read …"),
        "too_large": _("too large"),
        "failed": _("cannot be read"),
        "count": _("Chosen files: {count}"),
    }
