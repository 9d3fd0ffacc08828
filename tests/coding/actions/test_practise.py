"""Practising: it is kept, can be undone and repeated, and never counts."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.make_practice_set import change_practice_set, make_practice_set, use_practice_set
from coding.actions.note_reading import note_reading
from coding.actions.practise import answer_practice, begin_practice, end_practice, skip_practice
from coding.practice import FINISHED, KNOWS_PERSON, NONE_FITS, SKIPPED
from coding.store.agreement import coded_units
from coding.store.exports import codings_frame
from coding.store.integrity import problems
from coding.store.own_practice import own_practice, set_for
from coding.store.practice import latest_run, needs_no_practice
from coding.store.practice_sets import practice_set, practice_sets
from coding.store.themes import theme_counts
from corpus.accounts import CO_RESEARCHER, Account
from corpus.errors import BadInput, Conflict
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.seed import seed_account
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def small(cursor: Cursor) -> SmallStudy:
    """A study in which two people coded the one interview."""
    made = seed_small_study(cursor)
    for coder, codes in ((made.coder, (0, 1)), (made.other, (0, 2))):
        assign(cursor, made.researcher, made.transcript_id, coder.account_id)
        for code, words in zip(codes, ("De winter zag ik niemand.", "Nu drinken we koffie"), strict=True):
            start = made.text.index(words)
            code_passage(
                cursor,
                coder,
                new_id(),
                made.transcript_id,
                made.codes[code].code_id,
                start,
                start + len(words),
            )
        note_reading(cursor, coder, made.transcript_id, len(made.text), True)
    return made


def newcomer(cursor: Cursor) -> Account:
    return seed_account(cursor, "Nieuw", CO_RESEARCHER)


def test_practice_is_kept_undone_and_repeated(cursor: Cursor, small: SmallStudy) -> None:
    me = newcomer(cursor)
    assert own_practice(cursor, me)[0] is None and not needs_no_practice(cursor, me.account_id)
    run = begin_practice(cursor, me)
    first = new_id()
    for _ in range(2):  # what is sent twice is written once
        answer_practice(cursor, me, run.run_id, [(first, 0, "home"), (new_id(), 1, NONE_FITS)][: 2 - _])
    answer_practice(cursor, me, run.run_id, [(new_id(), 0, ""), (new_id(), 2, "help")])
    found = latest_run(cursor, me.account_id)
    assert found is not None and found.answers == {1: NONE_FITS, 2: "help"} and found.how is None
    end_practice(cursor, me, run.run_id, FINISHED)
    assert needs_no_practice(cursor, me.account_id)
    again = begin_practice(cursor, me)
    assert own_practice(cursor, me)[0] == again
    with pytest.raises(Conflict):
        answer_practice(cursor, me, run.run_id, [(new_id(), 0, "home")])
    with pytest.raises(BadInput):
        answer_practice(cursor, me, again.run_id, [(new_id(), 0, "no such code")])
    with pytest.raises(BadInput):
        end_practice(cursor, me, again.run_id, "well")
    assert not [one for one in problems(cursor) if one.startswith("practice")]


def test_practice_never_counts(cursor: Cursor, small: SmallStudy) -> None:
    def counted() -> tuple[object, ...]:
        units = coded_units(cursor)
        return (
            codings_frame(cursor).to_dict(),
            theme_counts(cursor).to_dict(),
            units.coders,
            units.given.tolist(),
            units.counts.tolist(),
        )

    before = counted()
    use_practice_set(
        cursor, small.researcher, make_practice_set(cursor, small.researcher, small.transcript_id), True
    )
    for me in (newcomer(cursor), small.researcher, small.coder):
        run = begin_practice(cursor, me)
        practice = set_for(cursor, me)
        for place in range(len(practice.passages)):
            answer_practice(cursor, me, run.run_id, [(new_id(), place, practice.choices[0])])
        end_practice(cursor, me, run.run_id, FINISHED)
    assert counted() == before


def test_skipping_is_kept_and_does_not_lose_what_was_done(cursor: Cursor, small: SmallStudy) -> None:
    me = newcomer(cursor)
    skip_practice(cursor, me)
    assert needs_no_practice(cursor, me.account_id)
    run = begin_practice(cursor, me)
    answer_practice(cursor, me, run.run_id, [(new_id(), 0, "home")])
    skip_practice(cursor, me)
    skip_practice(cursor, me)
    found = latest_run(cursor, me.account_id)
    assert found is not None and (found.run_id, found.answers, found.how) == (
        run.run_id,
        {0: "home"},
        SKIPPED,
    )


def test_a_set_in_use_is_given_to_newcomers_and_not_to_who_has_to_read_it_or_knows_somebody(
    cursor: Cursor, small: SmallStudy
) -> None:
    set_id = make_practice_set(cursor, small.researcher, small.transcript_id)
    reader, knows, me = (newcomer(cursor) for _ in range(3))
    assign(cursor, small.researcher, small.transcript_id, reader.account_id)
    assert set_for(cursor, me).version_id is None, "not in use yet"
    use_practice_set(cursor, small.researcher, set_id, True)
    mine = set_for(cursor, me)
    assert mine.transcript_id == small.transcript_id and mine.title == "Gesprek 1"
    assert {code.name for code in mine.codes} == {"Thuis", "Gemis", "Samen"}
    shared = next(one for one in mine.passages if len(one.chosen) == 1)
    assert (shared.coders, shared.chosen) == (2, {small.codes[0].code_id: 2})
    assert set_for(cursor, reader).version_id is None, "others' choices stay hidden until one has finished"
    run = begin_practice(cursor, knows)
    end_practice(cursor, knows, run.run_id, KNOWS_PERSON)
    assert own_practice(cursor, knows)[0] is None and set_for(cursor, knows).version_id is None
    assert [one.known_by for one in practice_sets(cursor)] == [1]
    begin_practice(cursor, me)
    use_practice_set(cursor, small.researcher, set_id, False)
    run_now, practice = own_practice(cursor, me)
    assert run_now is None and practice.version_id is None, "a set out of use is over for who was in it"


def test_a_set_is_changed_as_a_whole_and_one_is_in_use_at_a_time(cursor: Cursor, small: SmallStudy) -> None:
    by = small.researcher
    first, second = (make_practice_set(cursor, by, small.transcript_id) for _ in range(2))
    for set_id in (first, second):
        use_practice_set(cursor, by, set_id, True)
    assert {one.set_id: one.in_use for one in practice_sets(cursor)} == {first: False, second: True}
    version = next(one.version_id for one in practice_sets(cursor) if one.set_id == second)
    passages = practice_set(cursor, version).passages
    change_practice_set(cursor, by, second, list(reversed(passages)))
    changed = practice_set(cursor, practice_sets(cursor)[0].version_id)
    assert [one.start for one in changed.passages] == [one.start for one in reversed(passages)]
    assert practice_set(cursor, version).passages == passages, "the version before stays as it was"
    with pytest.raises(BadInput):
        change_practice_set(cursor, by, second, [])
    assert not [one for one in problems(cursor) if one.startswith("practice")]


def test_an_interview_that_nobody_coded_makes_no_practice(cursor: Cursor) -> None:
    made = seed_small_study(cursor)
    with pytest.raises(BadInput):
        make_practice_set(cursor, made.researcher, made.transcript_id)
    assert practice_sets(cursor) == []
