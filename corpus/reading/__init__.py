"""Reads transcripts as people have them (text, Markdown, Word, subtitles) into text, turns and speakers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from corpus.errors import N_, BadInput
from corpus.reading.caption_turns import read_captions
from corpus.reading.decoding import check_size
from corpus.reading.plain_text import read_plain
from corpus.reading.speakers import guess_role
from corpus.reading.word import read_word
from corpus.transcripts import Reading

__all__ = ["ENDINGS", "guess_role", "read_transcript"]

_READERS: dict[str, Callable[[str, bytes], Reading]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".docx": read_word,
    ".vtt": read_captions,
    ".srt": read_captions,
}
ENDINGS = tuple(_READERS)


def read_transcript(name: str, data: bytes) -> Reading:
    """The text and turns of a transcript file, chosen by the ending of its name.

    Raises BadInput, and nothing else, for whatever is wrong with the file.
    """
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BadInput(
            N_(
                "{file} is of a kind that cannot be read. Save it as .docx, .txt, .md, .vtt or .srt "
                "and choose that."
            ),
            file=name,
        )
    check_size(name, data)
    return reader(name, data)
