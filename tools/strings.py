"""Bring the files in pages/frame/locale up to date with the sentences in the code: `make strings`.

New sentences are added with an empty translation, those that no code says any more are dropped, and what is not said yet
is listed: in Dutch all, in the other languages what co-researchers meet. With a language and a file
(`python -m tools.strings uk said.json`) the translations in that file, {sentence: translation}, are taken in first;
several forms for a plural are a list, and its sentence is "one|||many". tests/test_translations.py uses the same
functions and refuses an incomplete file.
"""

from __future__ import annotations

import ast
import json
import string
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

HOUSE = Path(__file__).parent.parent
LOCALE = HOUSE / "pages" / "frame" / "locale"
SPOKEN_IN = ("corpus", "coding", "pages", "streamlit_app.py")

# The functions whose first arguments are sentences that people may see, and how many of them: `_` in pages (and in the
# gate, where it is the visitor's translator), `N_` on the floors below and in tables, `ngettext` for one and many.
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}

MessageId = str | tuple[str, ...]
Translations = dict[MessageId, tuple[str, ...]]


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


def catalogue_file(language: str) -> Path:
    """Where the sentences of a language are kept."""
    return LOCALE / f"{language}.po"


def languages() -> list[str]:
    """The languages that have a file."""
    return sorted(file.stem for file in LOCALE.glob("*.po"))


def read_catalogue(language: str = "nl") -> Catalog:
    """The catalogue of a language as it stands."""
    path = catalogue_file(language)
    if not path.exists():
        return Catalog(locale=language, project="Meerstem", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def translations(catalogue: Catalog) -> Translations:
    """The translation (or its singular and plural) of every msgid in a catalogue."""
    found: Translations = {}
    for message in catalogue:
        if message.id:
            key: MessageId = message.id if isinstance(message.id, str) else tuple(message.id)
            found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def untranslated(said: dict[MessageId, Spoken], known: Translations) -> list[Spoken]:
    """The sentences that have no translation, or an empty one."""
    return [one for key, one in sorted(said.items(), key=str) if not all(known.get(key, ("",)))]


def places_in(sentence: str) -> frozenset[str]:
    """The names of the {places} in a sentence that are filled in when it is shown."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def update(catalogue: Catalog, said: dict[MessageId, Spoken], more: Translations | None = None) -> Catalog:
    """A catalogue of exactly the sentences in the code, with the translations that there were and `more`."""
    known = {**translations(catalogue), **(more or {})}
    new = Catalog(locale=catalogue.locale, project="Meerstem", version=catalogue.version, fuzzy=False)
    new.header_comment, new.revision_date = catalogue.header_comment, catalogue.revision_date
    for key in said:
        forms = known.get(key)
        if isinstance(key, str):
            new.add(key, forms[0] if forms else "")
        else:
            new.add(key, forms or ("",) * new.num_plurals)
    return new


def taken_in(path: Path) -> Translations:
    """The translations in a file of {sentence: translation}."""
    found: Translations = {}
    for sentence, said in json.loads(path.read_text(encoding="utf-8")).items():
        key = tuple(sentence.split("|||")) if "|||" in sentence else sentence
        found[key] = tuple(said) if isinstance(said, list) else (said,)
    return found


def bring_up_to_date(language: str, said: dict[MessageId, Spoken], more: Translations | None = None) -> None:
    """Write the catalogue of a language and say what is missing from it."""
    catalogue = read_catalogue(language)
    dropped = len(set(translations(catalogue)) - set(said))
    with catalogue_file(language).open("wb") as file:
        write_po(file, update(catalogue, said, more), sort_output=True, width=110, no_location=True)
    missing = untranslated(said, translations(read_catalogue(language)))
    print(f"{language}: {len(said)} sentences; {dropped} dropped; {len(missing)} not said yet.")
    for one in missing:
        print(f"  {one.places[0]}: {one.msgid}")


def main() -> None:
    """Bring every language up to date, or one of them with the translations in a file."""
    from tools.met import met  # which uses this module

    wanted, files = sys.argv[1:2] or languages(), [Path(name) for name in sys.argv[2:]]
    more = {key: forms for file in files for key, forms in taken_in(file).items()}
    for language in wanted:
        bring_up_to_date(language, spoken() if language == "nl" else met(), more)


if __name__ == "__main__":
    main()
