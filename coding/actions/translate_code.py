"""Write a code's words in another language."""

from __future__ import annotations

from coding.code_languages import CodeWords, clean_translation
from coding.codebook import find_code
from coding.store.code_languages import add_translation, translations
from coding.store.codes import codebook
from corpus.accounts import RESEARCHER, Account, allowed, checked_language
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def translate_code(cursor: Cursor, by: Account, code_id: str, language: str, words: CodeWords) -> None:
    """Write what people who use this language read of a code; an empty word falls back to the code's own.

    Raises NotFound for a code that is not in use, BadInput for an unknown language or a name that is too long.
    """
    words = clean_translation(words)
    language = checked_language(language)
    with transaction(cursor):
        find_code(codebook(cursor), checked_id(code_id))
        if translations(cursor, language).get(code_id, CodeWords()) != words:
            add_translation(cursor, code_id, language, words, by.account_id)
