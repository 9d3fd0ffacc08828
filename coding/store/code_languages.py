"""The SQL of codes in other languages."""

from __future__ import annotations

from dataclasses import asdict

from coding.code_languages import CodeWords, in_words
from coding.codebook import Code
from coding.store.codes import codebook
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor


def codebook_in(cursor: Cursor, language: str) -> list[Code]:
    """The codes in use in the order of their tree, in the words of this language where there are any."""
    return in_words(codebook(cursor), translations(cursor, language))


def translations(cursor: Cursor, language: str) -> dict[str, CodeWords]:
    """The words of each translated code in this language, by code_id."""
    rows = cursor.execute(
        """SELECT code_id::VARCHAR, plain_name, definition, belongs, belongs_not, example
           FROM code_translations_now WHERE language = $language""",
        {"language": language},
    ).fetchall()
    return {code_id: CodeWords(*words) for code_id, *words in rows}


def add_translation(cursor: Cursor, code_id: str, language: str, words: CodeWords, author: str) -> None:
    """Write a code's words in a language from now on."""
    cursor.execute(
        """INSERT INTO code_translations VALUES ($fact_id, $code_id, $language, $plain_name, $definition, $belongs,
               $belongs_not, $example, $made_at, $made_by)""",
        {
            **asdict(words),
            "fact_id": new_id(),
            "code_id": code_id,
            "language": language,
            "made_at": now(),
            "made_by": author,
        },
    )
