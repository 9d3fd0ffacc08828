"""Whatever a file holds: it is read, or refused with a sentence; nothing else happens."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import docx
import openpyxl
import pytest

from corpus.errors import BadInput
from corpus.reading import ENDINGS, read_transcript
from corpus.reading.participants import read_participants
from corpus.reading.tables import read_table

READERS: list[tuple[str, Callable[[str, bytes], object]]] = [
    *((f"a{ending}", read_transcript) for ending in ENDINGS),
    *((f"a{ending}", reader) for ending in (".csv", ".xlsx") for reader in (read_table, read_participants)),
]
TEXT = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Anneke>Hé, ‘jij’ &amp; ik</v>\n\n00:02.000 --> 00:03.000\nJa: 00:12\n\n"
    'I: Hoe?\n**R:** Zo.\n### I 00:12\n"x";y,z\n'
)


def samples() -> dict[str, bytes]:
    document, book = docx.Document(), openpyxl.Workbook()
    for line in ("I: Hoe was dat?", "R: Koud, één keer."):
        document.add_paragraph(line)
    for row in (["code", "leeftijd"], ["P1", 57], ["P2", "=1+1"]):
        book.active.append(row)
    files = {".docx": io.BytesIO(), ".xlsx": io.BytesIO()}
    document.save(files[".docx"])
    book.save(files[".xlsx"])
    return {ending: file.getvalue() for ending, file in files.items()}


def survives(reader: Callable[[str, bytes], object], name: str, data: bytes) -> None:
    try:
        reader(name, data)
    except BadInput as error:
        assert name in str(error) or "{file}" not in error.sentence


@pytest.mark.parametrize(("name", "reader"), READERS)
def test_random_bytes_are_read_or_refused(name: str, reader: Callable[[str, bytes], object]) -> None:
    chance = random.Random(1)
    for size in (1, 2, 3, 10, 100, 1000):
        for _ in range(20):
            survives(reader, name, chance.randbytes(size))
            survives(reader, name, bytes(chance.choices(b"\n\r\t :;,\"'<>-*#[]()0123ab\xc3\xa9", k=size)))


@pytest.mark.parametrize(("name", "reader"), READERS)
def test_cut_and_scratched_files_are_read_or_refused(
    name: str, reader: Callable[[str, bytes], object]
) -> None:
    chance = random.Random(2)
    whole = samples().get(name[name.rfind(".") :], TEXT.encode())
    for _ in range(60):
        survives(reader, name, whole[: chance.randrange(len(whole))])
        scratched = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            scratched[chance.randrange(len(whole))] = chance.randrange(256)
        survives(reader, name, bytes(scratched))


@pytest.mark.parametrize("words", [" ", "*", "[", "_", "0:", "A ", "a:", "- ", "<v ", "&", "<", "{\\", "1:1"])
def test_a_line_of_nothing_but_signs_does_not_stop_the_reading(words: str) -> None:
    for name in ("a.txt", "a.vtt"):
        line = words * 20_000
        survives(
            read_transcript, name, f"WEBVTT\n\n00:01.000 --> 00:02.000\n{line}\nI: ja\n{line}\n".encode()
        )
        survives(
            read_transcript, name, ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + f"{words * 60}\n" * 500).encode()
        )
