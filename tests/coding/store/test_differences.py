"""The passages behind a figure of agreement, and the figures of one code."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from coding.actions.assign import assign
from coding.passages import Coding
from coding.store.agreement import agreement_of_code, finished_by_all, readers
from coding.store.codings import add_coding
from coding.store.differences import Differing, differing_codings, read_without_it
from coding.store.passages import Wanted, find_passages
from coding.store.readings import Progress, add_reading
from coding.units import SENTENCE, TURN
from corpus.accounts import CO_RESEARCHER, RESEARCHER, SHELL, Account
from corpus.ids import new_id
from corpus.store.database import Cursor, Store
from tests.coding.small_study import SmallStudy, seed_small_study

WINTER, POST, NOW = "De winter zag ik niemand.", "Wel de postbode", "En nu?"


@pytest.fixture
def file_cursor(file_store: Store) -> Iterator[Cursor]:
    """A cursor on a study in a file: passages.py has been tested on both homes."""
    with file_store.cursor() as opened:
        yield opened


def mark(cursor: Cursor, study: SmallStudy, by: Account, words: str, code: int) -> str:
    start = study.text.index(words)
    new = Coding(
        new_id(),
        study.transcript_id,
        study.codes[code].code_id,
        by.account_id,
        start,
        start + len(words),
        words,
    )
    add_coding(cursor, new, 1, None, by.account_id)
    return new.coding_id


def finish(cursor: Cursor, study: SmallStudy, *people: Account) -> None:
    for one in people:
        add_reading(cursor, study.transcript_id, one.account_id, Progress(len(study.text), True))


def test_codings_where_somebody_else_did_not_give_the_code_are_found(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    alone = mark(cursor, study, study.coder, WINTER, 0)
    both = mark(cursor, study, study.coder, NOW, 1), mark(cursor, study, study.other, NOW, 1)
    beside = mark(cursor, study, study.other, POST, 0)
    finish(cursor, study, study.coder, study.other)
    assert set(differing_codings(cursor, Differing())) == {alone, beside}
    assert differing_codings(cursor, Differing(TURN)) == [], "in the whole turn they chose the same"
    found = find_passages(cursor, Wanted(differing=Differing()))
    assert (found.passages, found.marks) == (2, 2) and not {*both} & {alone, beside}
    start = study.text.index(WINTER)
    silent = read_without_it(
        cursor, SENTENCE, [(study.transcript_id, start, start + 9, study.codes[0].code_id)]
    )
    assert list(silent.values()) == [(study.other.account_id,)]
    of_code = find_passages(cursor, Wanted(theme_id=study.codes[1].code_id, differing=Differing()))
    assert of_code.passages == 0


def test_differences_between_two_sides_are_theirs_alone(file_cursor: Cursor) -> None:
    study = seed_small_study(file_cursor)
    mine = mark(file_cursor, study, study.coder, WINTER, 0)
    same = mark(file_cursor, study, study.other, WINTER, 0)
    third = mark(file_cursor, study, study.researcher, NOW, 2)
    finish(file_cursor, study, study.coder, study.other, study.researcher)
    ids = [frozenset({one.account_id}) for one in (study.coder, study.other, study.researcher)]
    assert differing_codings(file_cursor, Differing(one=ids[0], other=ids[1])) == []
    assert set(differing_codings(file_cursor, Differing(one=ids[0], other=ids[2]))) == {mine, third}
    everybody = set(differing_codings(file_cursor, Differing(one=ids[0] | ids[1], other=ids[2])))
    assert everybody == {mine, same, third}


def test_one_code_tells_how_well_people_agree_on_it(file_cursor: Cursor) -> None:
    study = seed_small_study(file_cursor)
    code = study.codes[0].code_id
    assert agreement_of_code(file_cursor, code) is None
    mark(file_cursor, study, study.coder, WINTER, 0)
    mark(file_cursor, study, study.other, f"{WINTER} {POST}", 0)
    assert agreement_of_code(file_cursor, study.codes[1].code_id) is None
    found = agreement_of_code(file_cursor, code)
    assert found is not None
    assert (found.used, found.interviews, found.readers) == (3, 1, 2)
    assert found.together == pytest.approx(2 / 3) and found.low <= found.alpha <= found.high
    in_turns = agreement_of_code(file_cursor, code, TURN)
    assert in_turns is not None and in_turns.alpha == 1 and not math.isnan(in_turns.ac1)


def test_only_interviews_that_all_their_readers_finished_are_finished_by_all(file_cursor: Cursor) -> None:
    study = seed_small_study(file_cursor)
    assert finished_by_all(file_cursor) == frozenset()
    for one in (study.coder, study.other):
        assign(file_cursor, SHELL, study.transcript_id, one.account_id)
    finish(file_cursor, study, study.coder)
    assert finished_by_all(file_cursor) == frozenset()
    finish(file_cursor, study, study.other)
    assert finished_by_all(file_cursor) == {study.transcript_id}
    mark(file_cursor, study, study.researcher, NOW, 0)
    assert {one.name: one.role for one in readers(file_cursor).values()} == {
        "ada": CO_RESEARCHER,
        "bo": CO_RESEARCHER,
        "cas": RESEARCHER,
    }
