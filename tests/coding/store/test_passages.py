"""The passages behind a figure, on both homes of the store."""

from __future__ import annotations

import pytest

from coding.passages import Coding
from coding.store.codings import add_coding
from coding.store.passage_choice import Wanted
from coding.store.passages import Mark, coded_by, coders, find_passages
from coding.store.theme_people import group_names
from coding.store.themes import theme_counts
from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP
from corpus.accounts import Account
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.transcripts import INTERVIEWER, PARTICIPANT
from tests.coding.seed import MADE, seed_account, seed_code, seed_transcript

TEXT = "Vraag een?\nAntwoord een van mij.\nVraag twee?\nAntwoord twee van mij."
FIRST, SECOND = (11, 32), (45, 67)


def _mark(
    cursor: Cursor, talk: str, code: str, coder: Account, place: tuple[int, int], speaker: int = 1
) -> str:
    coding = Coding(new_id(), talk, code, coder.account_id, *place, TEXT[slice(*place)])
    add_coding(cursor, coding, speaker, None, coder.account_id)
    return coding.coding_id


@pytest.fixture
def told(cursor: Cursor) -> dict[str, str]:
    """Two interviews, a theme with one under it, two coders; ids by name."""
    above = seed_code(cursor, "Contact")
    under = seed_code(cursor, "Buren", above)
    anneke, bram = seed_account(cursor, "Anneke"), seed_account(cursor, "Bram")
    roles = (INTERVIEWER, PARTICIPANT)
    one = seed_transcript(cursor, "A", TEXT, roles=roles, participants=(None, "P1"))
    two = seed_transcript(cursor, "B", TEXT, roles=roles, participants=(None, "P2"))
    first = _mark(cursor, one, under, anneke, FIRST)
    _mark(cursor, one, above, bram, FIRST)
    _mark(cursor, two, under, bram, SECOND)
    _mark(cursor, two, above, bram, (0, 10), speaker=-2)
    cursor.execute(
        """INSERT INTO memos (fact_id, coding_id, transcript_id, text, made_at, made_by)
           VALUES ($fact_id, $coding_id, $talk, 'let op', $made_at, $made_by)""",
        {"fact_id": new_id(), "coding_id": first, "talk": one, **MADE},
    )
    return {"above": above, "under": under, "one": one, "bram": bram.account_id}


def test_marks_on_the_same_words_are_one_passage(cursor: Cursor, told: dict[str, str]) -> None:
    found = find_passages(cursor, Wanted(transcript_id=told["one"]))
    assert (found.passages, found.marks, found.participants) == (1, 2, 1)
    passage = found.page[0]
    assert (passage.transcript, passage.start, passage.end) == ("A", *FIRST)
    assert passage.people == (("P1", "65-74"),)
    assert set(passage.marks) == {Mark(told["under"], "Anneke", "let op"), Mark(told["above"], "Bram", "")}


def test_the_passages_of_a_group_are_those_its_figure_counts(cursor: Cursor, told: dict[str, str]) -> None:
    counts = theme_counts(cursor)
    for dimension, group in group_names(cursor):
        row = counts[
            (counts.theme_id == told["above"])
            & (counts.dimension == dimension)
            & (counts.group_name == group)
        ].iloc[0]
        found = find_passages(cursor, Wanted(told["above"], (dimension, group)))
        assert (found.marks, found.participants) == (row.passages, row.participants)
    assert find_passages(cursor, Wanted(told["above"], (SUBGROUP, "mantelzorger"))).marks == 3


def test_what_only_the_interviewer_says_is_found_when_no_group_is_asked(
    cursor: Cursor, told: dict[str, str]
) -> None:
    assert find_passages(cursor, Wanted(told["above"])).marks == 4
    assert find_passages(cursor, Wanted(told["above"], (ALL, ALL))).marks == 3


def test_passages_are_found_by_coder(cursor: Cursor, told: dict[str, str]) -> None:
    assert coders(cursor)[told["bram"]] == "Bram"
    assert find_passages(cursor, Wanted(coder_id=told["bram"])).marks == 3
    assert find_passages(cursor, Wanted(told["under"], coder_id=told["bram"])).marks == 1


def test_pages_follow_each_other_without_gaps(cursor: Cursor, told: dict[str, str]) -> None:
    pages = [find_passages(cursor, Wanted(), offset=place, limit=1).page for place in range(3)]
    assert [(one.transcript, one.start) for page in pages for one in page] == [("A", 11), ("B", 0), ("B", 45)]


def test_a_group_that_is_not_there_has_no_passages(cursor: Cursor, told: dict[str, str]) -> None:
    found = find_passages(cursor, Wanted(told["above"], (AGE_GROUP, "0-3")))
    assert (found.page, found.passages, found.participants) == ((), 0, 0)


def test_how_many_interviews_and_people_a_study_rests_on(cursor: Cursor, told: dict[str, str]) -> None:
    assert coded_by(cursor) == (2, 2)
