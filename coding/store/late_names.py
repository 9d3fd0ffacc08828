"""The SQL of a name found late: where it stands, and the labels of speakers that hold it."""

from __future__ import annotations

from collections.abc import Callable

from corpus.erasing import name_places
from corpus.store.database import Cursor


def texts_with_name(cursor: Cursor, name: str) -> dict[str, tuple[str, int]]:
    """Every text in which the name stands: its name and in how many places, by id, in order of name."""
    rows = cursor.execute(
        "SELECT transcript_id::VARCHAR, name, text FROM transcripts ORDER BY name"
    ).fetchall()
    found = {key: (called, len(name_places(text, name))) for key, called, text in rows}
    return {key: one for key, one in found.items() if one[1]}


def without_name_in_labels(cursor: Cursor, transcript_id: str, changed: Callable[[str], str]) -> None:
    """Write the labels of a text's speakers anew where `changed` gives others."""
    asked = {"transcript_id": transcript_id}
    rows = cursor.execute(
        "SELECT speaker, label FROM speakers WHERE transcript_id = $transcript_id", asked
    ).fetchall()
    for speaker, label in rows:
        if changed(label) != label:
            cursor.execute(
                "UPDATE speakers SET label = $label WHERE transcript_id = $transcript_id AND speaker = $speaker",
                {**asked, "label": changed(label), "speaker": speaker},
            )
