"""Bring pages/frame/locale/nl.po up to date with the sentences in the code: `make strings`.

New sentences are added with an empty translation, those that no code says any more are dropped, and what has no Dutch
yet is listed. tests/test_translations.py uses the same functions and refuses an incomplete catalogue.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

HOUSE = Path(__file__).parent.parent
CATALOGUE = HOUSE / "pages" / "frame" / "locale" / "nl.po"
SPOKEN_IN = ("corpus", "coding", "pages", "streamlit_app.py")

# The functions whose first arguments are sentences that people may see, and how many of them: `_` in pages (and in the
# gate, where it is the visitor's translator), `N_` on the floors below and in tables, `ngettext` for one and many.
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}

MessageId = str | tuple[str, ...]


@dataclass
class Spoken:
    """A sentence in the code: its msgid (or singular and plural), and where it stands."""

    msgid: MessageId
    places: list[str] = field(default_factory=list)


def source_files(house: Path = HOUSE) -> Iterator[Path]:
    """The Python files that may hold sentences people see."""
    for root in SPOKEN_IN:
        path = house / root
        yield from [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


def spoken(files: Sequence[Path] | None = None) -> dict[MessageId, Spoken]:
    """Every sentence marked in the code, by msgid."""
    found: dict[MessageId, Spoken] = {}
    for file in files if files is not None else list(source_files()):
        for line, key in marked(file.read_text(encoding="utf-8")):
            place = (
                f"{file.relative_to(HOUSE).as_posix() if file.is_relative_to(HOUSE) else file.name}:{line}"
            )
            found.setdefault(key, Spoken(key)).places.append(place)
    return found


def marked(source: str) -> Iterator[tuple[int, MessageId]]:
    """Line and msgid of every marked sentence in a file, those inside an f-string too (which Babel passes over)."""
    for node in ast.walk(ast.parse(source)):
        count = KEYWORDS.get(getattr(node.func, "id", ""), 0) if isinstance(node, ast.Call) else 0
        if count:
            sentences = tuple(one.value for one in node.args[:count] if isinstance(one, ast.Constant))
            if len(sentences) == count:
                yield node.lineno, sentences[0] if count == 1 else sentences


def read_catalogue(path: Path = CATALOGUE) -> Catalog:
    """The Dutch catalogue as it stands."""
    if not path.exists():
        return Catalog(locale="nl", project="Meerstem", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def translations(catalogue: Catalog) -> dict[MessageId, tuple[str, ...]]:
    """The translation (or its singular and plural) of every msgid in a catalogue."""
    found: dict[MessageId, tuple[str, ...]] = {}
    for message in catalogue:
        if message.id:
            key: MessageId = message.id if isinstance(message.id, str) else tuple(message.id)
            found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def without_dutch(said: dict[MessageId, Spoken], known: dict[MessageId, tuple[str, ...]]) -> list[Spoken]:
    """The sentences that have no translation, or an empty one."""
    return [one for key, one in sorted(said.items(), key=str) if not all(known.get(key, ("",)))]


def places_in(sentence: str) -> frozenset[str]:
    """The names of the {places} in a sentence that are filled in when it is shown."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def update(catalogue: Catalog, said: dict[MessageId, Spoken]) -> Catalog:
    """A catalogue of exactly the sentences in the code, with the translations that there were."""
    known = translations(catalogue)
    new = Catalog(locale="nl", project="Meerstem", version=catalogue.version, fuzzy=False)
    new.revision_date = catalogue.revision_date
    for key in said:
        empty = "" if isinstance(key, str) else ("", "")
        old = known.get(key)
        kept = empty if old is None else old[0] if isinstance(key, str) else old
        new.add(key, kept)
    return new


def main() -> None:
    """Write the catalogue and say what has no Dutch yet."""
    said, catalogue = spoken(), read_catalogue()
    dropped = len(set(translations(catalogue)) - set(said))
    with CATALOGUE.open("wb") as file:
        write_po(file, update(catalogue, said), sort_output=True, width=110, no_location=True)
    missing = without_dutch(said, translations(read_catalogue()))
    print(f"{len(said)} sentences; {dropped} dropped; {len(missing)} without Dutch.")
    for one in missing:
        print(f"  {one.places[0]}: {one.msgid}")


if __name__ == "__main__":
    main()
