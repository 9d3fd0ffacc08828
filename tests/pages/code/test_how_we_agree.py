"""Do we choose the same? What co-researchers read about it, and what they do not."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from coding.actions.assign import assign
from coding.passages import Coding
from coding.store.codings import add_coding
from coding.store.readings import Progress, add_reading
from corpus.accounts import CO_RESEARCHER, SHELL
from corpus.ids import new_id
from corpus.store.database import Cursor, transaction
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.opening import everything

Open = Callable[..., AppTest]
TALKED = "De winter zag ik niemand."


def mark(cursor: Cursor, study: SmallStudy) -> None:
    """Both co-researchers give two codes in the same turn, and one of them a third."""
    start = study.text.index(TALKED)
    with transaction(cursor):
        for who, codes in ((study.coder, study.codes[:3]), (study.other, study.codes[:2])):
            for code in codes:
                stretch = start, start + len(TALKED), TALKED
                new = Coding(new_id(), study.transcript_id, code.code_id, who.account_id, *stretch)
                add_coding(cursor, new, 1, None, who.account_id)


def finish(cursor: Cursor, study: SmallStudy, account_id: str) -> None:
    add_reading(cursor, study.transcript_id, account_id, Progress(len(study.text), True))


def test_it_tells_of_an_interview_only_when_all_its_readers_have_finished(
    open_app: Open, page_cursor: Cursor
) -> None:
    study = seed_small_study(page_cursor)
    for who in (study.coder, study.other):
        assign(page_cursor, SHELL, study.transcript_id, who.account_id)
    mark(page_cursor, study)
    finish(page_cursor, study, study.coder.account_id)
    at = open_app(CO_RESEARCHER, "alike")
    assert "There is nothing to see yet." in at.info[0].value and not at.exception
    finish(page_cursor, study, study.other.account_id)
    at = at.run()
    said = everything(at)
    assert "When one reader gave a code in a turn, another gave the same about 8 out of 10 times." in said
    assert "It rests on 5 turns." in said
    assert "bo" not in said.split() and "ada" not in said.split(), "it names nobody"
