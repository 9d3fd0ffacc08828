"""Which bytes are text, and what is said of those that are not."""

from __future__ import annotations

import random

import pytest

from corpus.errors import BadInput
from corpus.reading import read_transcript
from corpus.reading.decoding import MAX_BYTES, decode

WORDS = "I: Hoe was de één?\nR: Reünie, café — ‘mooi’.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_reads_the_same_in_every_writing(encoding: str) -> None:
    assert decode("a.txt", WORDS.encode(encoding))[0] == WORDS


def test_utf_16_with_the_other_byte_order_reads_too() -> None:
    assert decode("a.txt", b"\xfe\xff" + WORDS.encode("utf-16-be"))[0] == WORDS


def test_windows_1252_is_told_so_that_people_check_the_accents() -> None:
    assert [sentence for sentence, _ in read_transcript("a.txt", WORDS.encode("cp1252")).remarks] == [
        "The file is in an older writing (Windows-1252). Check letters such as é and ë."
    ]
    assert read_transcript("a.txt", WORDS.encode()).remarks == ()


def test_line_ends_become_one_kind_and_letters_one_writing() -> None:
    assert decode("a.txt", "I: re\u0308u\r\nR: ja\rI: o".encode())[0] == "I: rëu\nR: ja\nI: o"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"leeg.txt is empty"):
        read_transcript("leeg.txt", data)


def test_fifty_megabytes_are_refused_before_reading() -> None:
    with pytest.raises(BadInput, match=r"groot.txt is too large: 50 MB, and 20 MB is the most"):
        read_transcript("groot.txt", bytes(50 * 1024 * 1024))
    assert MAX_BYTES == 20 * 1024 * 1024


@pytest.mark.parametrize(
    "data",
    [
        b"I: hallo\x00\x01R: ja",
        random.Random(7).randbytes(4000),
        b"%PDF-1.7 1 0 obj",
        b"PK\x03\x04 rest",
        b"{\\rtf1\\ansi Interviewer: hallo}",
        "I: zonder merk\nR: ja".encode("utf-16-le"),
        "\ufeffI: \x01\x02\x03\x04\nR: ja".encode("utf-16-le"),
    ],
)
def test_something_else_with_the_name_of_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"foto.txt is not a text file"):
        read_transcript("foto.txt", data)


def test_the_byte_that_is_no_text_is_named() -> None:
    with pytest.raises(BadInput, match=r"see byte 6"):
        read_transcript("a.txt", b"I: ab\x00")


@pytest.mark.parametrize(
    "data",
    [
        "I: één\nR: café\nI: re".encode() + b"\xc3",
        "I: één\nR: café\nI: ".encode() + b"\xff ja",
        b"I: a\nR: b\nI: \x81",
        b"\xff\xfe" + "I: a\nR: b\nI: c".encode("utf-16-le") + b"\x00",
    ],
)
def test_a_damaged_letter_is_told_with_its_line(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"a.txt, line 3: a letter is damaged"):
        read_transcript("a.txt", data)


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a", "a.odt", "a.mp3"])
def test_other_kinds_of_file_are_told_what_to_do(name: str) -> None:
    with pytest.raises(BadInput, match=r"Save it as .docx"):
        read_transcript(name, b"I: hallo")


def test_the_ending_may_be_in_capitals() -> None:
    assert read_transcript("A.TXT", b"I: hallo").speakers == ("I",)
