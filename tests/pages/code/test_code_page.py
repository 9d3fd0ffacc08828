"""One code on its page: for co-researchers nothing that they may not see, for researchers all."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.actions.change_codebook import add_code, retire_code
from coding.actions.code_passage import code_passage
from coding.actions.merge_codes import merge_codes
from coding.actions.note_reading import note_reading
from coding.actions.translate_code import translate_code
from coding.code_languages import CodeWords
from coding.codebook import Code
from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study
from tests.pages.conftest import Study
from tests.pages.markup import MARKUP, SCRIPT, nothing_works
from tests.pages.opening import errors, everything

Open = Callable[..., AppTest]


def test_a_code_shows_its_words_passages_use_and_history_to_each_what_they_may_see(
    open_app: Open, study: Study, page_cursor: Cursor
) -> None:
    small = seed_small_study(page_cursor)
    home, miss = (code.code_id for code in small.codes[:2])
    reader = study.account(CO_RESEARCHER)
    for account in (reader, small.coder):
        assign(page_cursor, small.researcher, small.transcript_id, account.account_id)
    for account, words, code in ((reader, "koffie", home), (small.coder, "niemand", miss)):
        start = small.text.index(words)
        code_passage(page_cursor, account, new_id(), small.transcript_id, code, start, start + len(words))
    merge_codes(page_cursor, small.researcher, miss, home, "Bijna hetzelfde")
    translate_code(page_cursor, small.researcher, home, "en", CodeWords("Feeling at home"))

    at = open_app(CO_RESEARCHER, "code", id=home)
    assert at.title[0].value == "🏠 Feeling at home"
    assert "<mark>koffie</mark>" in everything(at) and "<mark>niemand</mark>" not in everything(at)
    assert "2 people have used this code. You gave it 1 time." in everything(at)
    assert "Bijna hetzelfde" in everything(at) and small.coder.name not in everything(at)

    for account in (reader, small.coder):
        note_reading(page_cursor, account, small.transcript_id, finished=True)
    assert "<mark>niemand</mark>" in everything(open_app(CO_RESEARCHER, "code", id=home))

    at = open_app(RESEARCHER, "code", id=miss)
    assert "went into this code" in at.info[0].value
    assert "<mark>niemand</mark>" in everything(at) and small.coder.name in everything(at)
    assert not at.exception and "Choose a code first" in open_app(RESEARCHER, "code").info[0].value
    assert "not in the codebook" in errors(open_app(RESEARCHER, "code", id=new_id()))[0]


def test_every_text_on_the_page_of_a_code_is_shown_as_it_is(open_app: Open, page_cursor: Cursor) -> None:
    texts = {"definition": MARKUP, "belongs": SCRIPT, "belongs_not": MARKUP, "example": SCRIPT}
    code = add_code(page_cursor, SHELL, Code("", MARKUP, plain_name=SCRIPT, pictogram=":red[x]", **texts))
    retire_code(page_cursor, SHELL, code.code_id)
    at = open_app(CO_RESEARCHER, "code", id=code.code_id)
    nothing_works(at)
    assert "out of use" in at.info[0].value
