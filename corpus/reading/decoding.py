"""Bytes become text: which writing a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

MAX_BYTES = 20 * 1024 * 1024  # twenty megabytes of text is about three million words: no interview is longer
Remark = tuple[str, dict[str, object]]

_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})
_OTHER_FORMATS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"ID3")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def check_size(name: str, data: bytes) -> None:
    """Raise BadInput for a file that is empty or over MAX_BYTES, before anything else looks into it."""
    if not data:
        raise BadInput(N_("{file} is empty. Choose the file that holds the text."), file=name)
    if len(data) > MAX_BYTES:
        megabytes = round(len(data) / 1024 / 1024)
        raise BadInput(
            N_(
                "{file} is too large: {megabytes} MB, and {most} MB is the most. Bring in the text "
                "only, per interview."
            ),
            file=name,
            megabytes=megabytes,
            most=MAX_BYTES // 1024 // 1024,
        )


def decode(name: str, data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The clean text (NFC, `\\n`) of a text file in UTF-8, UTF-16 with BOM or Windows-1252, with remarks.

    Raises BadInput when the file is empty, too large, damaged, or no text at all.
    """
    check_size(name, data)
    remarks: tuple[Remark, ...] = ()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _from_utf16(name, data)
    else:
        _refuse_binary(name, data)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = _from_windows(name, data, error.start)
            remarks = (
                (N_("The file is in an older writing (Windows-1252). Check letters such as é and ë."), {}),
            )
    text = clean_text(text)
    if not text.strip():
        raise BadInput(N_("{file} is empty. Choose the file that holds the text."), file=name)
    return text, remarks


def _from_utf16(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        line = data[: error.start].decode("utf-16", errors="ignore").count("\n") + 1
        raise _damaged(name, line) from None
    _refuse_binary(name, text.encode("utf-8"))
    return text


def _from_windows(name: str, data: bytes, first_fault: int) -> str:
    """Windows-1252, unless the file is plainly UTF-8 with damage in it: letters would become rubbish."""
    whole = sum(len(found) for found in _UTF8_LETTER.findall(data))
    if whole > len(_HIGH_BYTE.findall(data)) - whole:
        raise _damaged(name, data.count(b"\n", 0, first_fault) + 1)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _damaged(name, data.count(b"\n", 0, error.start) + 1) from None


def _refuse_binary(name: str, data: bytes) -> None:
    """Raise BadInput for what is no text: other formats, NULs, many control characters."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    nul = data.find(b"\x00")
    if nul < 0 and controls * 100 <= len(data) and not data.startswith(_OTHER_FORMATS):
        return
    place = nul if nul >= 0 else 0
    raise BadInput(
        N_(
            "{file} is not a text file, whatever its name says (see byte {position}). "
            "Save the transcript as text (UTF-8) or as a Word file and choose that."
        ),
        file=name,
        position=place + 1,
    )


def _damaged(name: str, line: int) -> BadInput:
    return BadInput(
        N_("{file}, line {line}: a letter is damaged and cannot be read. Save the file again as UTF-8."),
        file=name,
        line=line,
    )
