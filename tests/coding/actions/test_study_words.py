"""The study says in its own words what helps, what is recommended and what cannot be said."""

from __future__ import annotations

import pytest

from coding.actions.write_study_words import write_study_words
from coding.store.study_words import last_words, words_now
from coding.study_words import CANNOT_SAY, HELPS, LONGEST_WORDS, Paragraph, paragraphs
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study


def test_what_helps_is_kept_per_theme_and_for_the_study_and_can_be_taken_away(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    by, theme = study.researcher, study.codes[0].code_id
    write_study_words(cursor, by, HELPS, theme, "  Een vaste dag.\n- Koffie ")
    write_study_words(cursor, by, HELPS, None, "Iemand die belt.")
    found = words_now(cursor)
    assert found[HELPS, theme].text == "Een vaste dag.\n- Koffie" and found[HELPS, None].decided_on is None
    assert paragraphs(found[HELPS, theme].text) == [Paragraph("Een vaste dag."), Paragraph("Koffie", True)]
    seen = last_words(cursor, HELPS, theme)
    write_study_words(cursor, by, HELPS, theme, "", None, seen)
    assert list(words_now(cursor)) == [(HELPS, None)]


def test_who_writes_over_newer_words_is_told_and_nothing_is_lost(cursor: Cursor) -> None:
    by = seed_small_study(cursor).researcher
    write_study_words(cursor, by, CANNOT_SAY, None, "Wij spraken niemand onder de 18.")
    with pytest.raises(Conflict):
        write_study_words(cursor, by, CANNOT_SAY, None, "Iets anders.", None, None)
    assert words_now(cursor)[CANNOT_SAY, None].text == "Wij spraken niemand onder de 18."


def test_what_cannot_be_is_refused_with_a_sentence(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    by, theme = study.researcher, study.codes[0].code_id
    with pytest.raises(NotAllowed):
        write_study_words(cursor, study.coder, HELPS, None, "Koffie.")
    for part, code_id, text in (("poem", None, "x"), (CANNOT_SAY, theme, "x"), (HELPS, None, "x" * 7000)):
        with pytest.raises(BadInput):
            write_study_words(cursor, by, part, code_id, text)
    with pytest.raises(NotFound):
        write_study_words(cursor, by, HELPS, new_id(), "Koffie.")
    with pytest.raises(NotFound):
        write_study_words(cursor, by, HELPS, theme, "Koffie.", new_id())
    assert not words_now(cursor) and LONGEST_WORDS < 7000
