"""Passages by any combination: what stands behind them, their words, their day, several groups at once; on both homes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from coding.actions.decide_passage import decide_passage, take_back_decision
from coding.actions.merge_codes import merge_codes
from coding.actions.take_back import take_back
from coding.store.codes import codebook
from coding.store.passage_choice import (
    DECIDED,
    EITHER,
    HELD,
    MARKED,
    SINGLE,
    TWO,
    Beside,
    Wanted,
)
from coding.store.passages import find_passages
from coding.store.themes import theme_counts
from coding.store.word_places import plain_words, word_places
from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP, UNKNOWN
from coding.themes.together import INTERVIEW, OVERLAP, TURN
from corpus.accounts import SHELL
from corpus.ids import new_id
from corpus.kinds import FOCUS_GROUP, TranscriptDetails
from corpus.store.database import Cursor, Store, transaction
from corpus.store.participants import add_participant, describe_participant
from corpus.store.transcript_details import describe_transcripts
from corpus.store.transcripts import link_speaker
from tests.coding.evening import Evening, mark, open_and_vote, seed_evening
from tests.coding.seed import seed_code

TODAY = date.today()


@pytest.fixture
def file_cursor(file_store: Store) -> Iterator[Cursor]:
    """A study in a file: for what the rules do, on whichever home."""
    with file_store.cursor() as opened:
        yield opened


@pytest.fixture
def evening(file_cursor: Cursor) -> Evening:
    """An interview of two people, one of whom told no age, read by two readers; and an evening about it."""
    return _seeded(file_cursor)


def _seeded(cursor: Cursor) -> Evening:
    found = seed_evening(cursor)
    with transaction(cursor):
        for speaker, (code, age) in enumerate((("P01", 71), ("P02", None)), start=1):
            person = add_participant(cursor, code, SHELL.account_id)
            attributes = {"dorp": "Hulsmeer"} if age else {}
            describe_participant(cursor, person, age, None, ["mantelzorger"], attributes, SHELL.account_id)
            link_speaker(cursor, found.study.transcript_id, speaker, person, SHELL.account_id)
    return found


def _marks(cursor: Cursor, **asked: object) -> int:
    return find_passages(cursor, Wanted(**asked)).marks  # type: ignore[arg-type]


def _same_as_themes(cursor: Cursor) -> None:
    """What is found of everybody is what theme tables count, theme by theme."""
    counts = theme_counts(cursor)
    for _, row in counts[counts.dimension == ALL].iterrows():
        found = find_passages(cursor, Wanted(row.theme_id, (ALL, ALL)))
        assert (found.marks, found.participants) == (row.passages, row.participants), row.theme_id


def test_how_many_stand_behind_a_passage(cursor: Cursor) -> None:
    evening = _seeded(cursor)
    assert [_marks(cursor, agreed=how) for how in ("", TWO, SINGLE, EITHER, DECIDED)] == [5, 2, 3, 2, 0]
    found = find_passages(cursor, Wanted(agreed=TWO))
    assert [one.text for one in found.page] == ["De tuin was er toen al."]
    _same_as_themes(cursor)
    item = open_and_vote(cursor, evening)
    study = evening.study
    decision = decide_passage(cursor, study.researcher, item, [study.codes[1].code_id])
    assert [_marks(cursor, agreed=how) for how in ("", TWO, SINGLE, EITHER, DECIDED)] == [4, 2, 1, 3, 1]
    assert _marks(cursor, coder_id=study.other.account_id) == 2  # what one reader marked stays to be seen
    _same_as_themes(cursor)
    assert _marks(cursor, theme_id=study.codes[1].code_id, beside=Beside(study.codes[0].code_id)) == 0
    take_back_decision(cursor, study.researcher, decision)
    assert _marks(cursor) == 5


def test_marks_made_taken_back_and_merged_since_the_last_look_are_seen(
    file_cursor: Cursor, evening: Evening
) -> None:
    study = evening.study
    assert _marks(file_cursor) == 5
    made = mark(file_cursor, study, study.coder, "Wel de postbode", 2)
    assert _marks(file_cursor) == 6 and _marks(file_cursor, theme_id=study.codes[2].code_id) == 2
    take_back(file_cursor, study.coder, new_id(), made)
    assert _marks(file_cursor) == 5
    merge_codes(file_cursor, study.researcher, study.codes[0].code_id, study.codes[1].code_id, "hetzelfde")
    assert _marks(file_cursor, theme_id=study.codes[1].code_id) == 4 and _marks(file_cursor, agreed=TWO) == 4
    _same_as_themes(file_cursor)


def test_words_are_found_whatever_their_capitals_accents_and_emoji(
    file_cursor: Cursor, evening: Evening
) -> None:
    assert _marks(file_cursor, words="KOFFIE  🎉 óp") == 1
    assert _marks(file_cursor, words="de winter") == 2 and _marks(file_cursor, words="de  tuin was er") == 2
    assert _marks(file_cursor, words="postbode") == 0  # it stands in the text, in no passage
    assert _marks(file_cursor, words="  ") == 5 and _marks(file_cursor, words="%_'") == 0
    assert plain_words(" Één  Café\n") == "een cafe"
    places = word_places(file_cursor, "KOFFIE", [evening.study.transcript_id])
    assert [evening.study.text[s:e] for s, e in zip(places.start, places.end, strict=True)] == ["koffie"]


def test_groups_kinds_and_days_go_together(file_cursor: Cursor, evening: Evening) -> None:
    talk = evening.study.transcript_id
    details = TranscriptDetails(kind=FOCUS_GROUP, held_on=date(2026, 3, 14))
    with transaction(file_cursor):
        describe_transcripts(file_cursor, {talk: details}, SHELL.account_id)
    old, unknown = (AGE_GROUP, "65-74"), (AGE_GROUP, UNKNOWN)
    assert [_marks(file_cursor, group=one) for one in (old, unknown, (SUBGROUP, "mantelzorger"))] == [3, 2, 5]
    village = ("attribute:dorp", "Hulsmeer")
    assert _marks(file_cursor, group=old, group2=village, more=((SUBGROUP, "mantelzorger"),)) == 3
    assert _marks(file_cursor, group=unknown, group2=village) == 0
    assert _marks(file_cursor, more=(("kind", FOCUS_GROUP), unknown)) == 2
    assert _marks(file_cursor, since=date(2026, 3, 14), until=date(2026, 3, 14), day=HELD) == 5
    assert (
        _marks(file_cursor, until=date(2026, 3, 13)) == 0
        and _marks(file_cursor, since=TODAY, day=MARKED) == 5
    )
    people = [one.people for one in find_passages(file_cursor, Wanted(group=unknown)).page]
    assert people == [(("P02", None),)]


def test_themes_near_each_other_are_found_by_words_turn_and_interview(
    file_cursor: Cursor, evening: Evening
) -> None:
    home, missing, together = (code.code_id for code in evening.study.codes[:3])
    found = {
        way: tuple(_marks(file_cursor, theme_id=home, beside=Beside(one, way)) for one in (missing, together))
        for way in (OVERLAP, TURN, INTERVIEW)
    }
    assert found == {OVERLAP: (1, 0), TURN: (1, 0), INTERVIEW: (3, 3)}


def test_a_theme_nobody_coded_and_places_that_are_not_there_find_nothing(
    file_cursor: Cursor, evening: Evening
) -> None:
    empty = seed_code(file_cursor, "Niemand")
    assert empty in {code.code_id for code in codebook(file_cursor)}
    nothing = find_passages(file_cursor, Wanted(empty))
    assert (nothing.page, nothing.passages, nothing.participants) == ((), 0, 0)
    assert _marks(file_cursor, theme_id=evening.meeting_id) == 0
    assert _marks(file_cursor, transcript_id=empty) == 0 and _marks(file_cursor, coder_id=empty) == 0
    assert find_passages(file_cursor, Wanted(), offset=40).page == ()
    assert _marks(file_cursor, group=("attribute:schoenmaat", "44")) == 0


def test_a_study_without_any_mark_finds_nothing(file_cursor: Cursor) -> None:
    for asked in ({}, {"words": "iets"}, {"agreed": TWO}, {"group": (ALL, ALL)}, {"since": TODAY}):
        assert _marks(file_cursor, **asked) == 0
