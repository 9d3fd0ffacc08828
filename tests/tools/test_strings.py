"""A language's file is brought up to date: nothing that was said is lost, and what comes from a file is taken in."""

from __future__ import annotations

import json
from pathlib import Path

from babel.messages.catalog import Catalog

from tools.strings import Spoken, taken_in, translations, untranslated, update


def test_translations_from_a_file_are_taken_in_with_all_their_plural_forms(tmp_path: Path) -> None:
    file = tmp_path / "said.json"
    file.write_text(json.dumps({"Hello": "Вітаємо", "{n} mark|||{n} marks": ["одна", "дві", "багато {n}"]}))
    said = {key: Spoken(key) for key in ("Hello", "New", ("{n} mark", "{n} marks"))}
    old = Catalog(locale="uk", header_comment="# not yet checked by a speaker", fuzzy=False)
    old.add("Gone", "Зникло")
    new = update(old, said, taken_in(file))
    assert translations(new) == {
        "Hello": ("Вітаємо",),
        "New": ("",),
        ("{n} mark", "{n} marks"): ("одна", "дві", "багато {n}"),
    }
    assert [one.msgid for one in untranslated(said, translations(new))] == ["New"]
    assert "not yet checked by a speaker" in new.header_comment, "who checked it is not forgotten"
