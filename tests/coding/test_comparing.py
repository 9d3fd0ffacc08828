"""Where readers of one interview chose the same and where not, on both homes of the store."""

from __future__ import annotations

import pytest

from coding.actions.answer_passage import answer_passage
from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.answers import DONT_KNOW
from coding.assignments import NotGiven
from coding.comparing import NotYet, compare
from coding.store.agreement import coded_units
from coding.store.comparing import all_have_finished, readers_to_compare
from corpus.accounts import Account
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import SmallStudy, seed_small_study


def give(cursor: Cursor, study: SmallStudy, who: Account, words: str, code: int) -> None:
    start = study.text.index(words)
    code_id = study.codes[code].code_id
    code_passage(cursor, who, new_id(), study.transcript_id, code_id, start, start + len(words))


def test_what_each_chose_stands_beside_each_sentence_once_all_have_finished(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    for reader in (study.coder, study.other):
        assign(cursor, study.researcher, study.transcript_id, reader.account_id)
        give(cursor, study, reader, "De winter zag ik niemand.", 1)
    give(cursor, study, study.coder, "Nu drinken we koffie", 2)
    give(cursor, study, study.researcher, "De tuin was er toen al.", 0)
    start = study.text.index("Dat is van ons")
    answer_passage(cursor, study.other, new_id(), study.transcript_id, DONT_KNOW, start, start + 10)
    for reader in (study.coder, study.other):
        with pytest.raises(NotYet):
            readers_to_compare(cursor, study.coder, study.transcript_id)
        assert all_have_finished(cursor, study.coder.account_id) == set()
        note_reading(cursor, reader, study.transcript_id, len(study.text), True)
    readers = readers_to_compare(cursor, study.coder, study.transcript_id)
    assert [one.name for one in readers.values()] == ["ada", "bo"]
    assert all_have_finished(cursor, study.other.account_id) == {study.transcript_id}
    assert all_have_finished(cursor, study.researcher.account_id) == set()
    found = {
        study.text[one.start : one.end]: one
        for one in compare(coded_units(cursor, transcript_id=study.transcript_id), tuple(readers))
    }
    same = found["De winter zag ik niemand."]
    assert same.same and same.chosen == (frozenset({study.codes[1].code_id}),) * 2
    differs = found["Nu drinken we koffie 🎉 op woensdag."]
    assert not differs.same and differs.chosen == (frozenset({study.codes[2].code_id}), frozenset())
    unsure = found["Dat is van ons allemaal."]
    assert unsure.coded and not unsure.same and unsure.chosen == (frozenset(), None)
    both = found["Wij kwamen later. De tuin was er toen al."]
    assert not both.coded  # what somebody marked who does not read it is not shown


def test_comparing_is_closed_again_while_somebody_reads_on_and_for_who_does_not_read_it(
    cursor: Cursor,
) -> None:
    study = seed_small_study(cursor)
    for reader in (study.coder, study.other):
        assign(cursor, study.researcher, study.transcript_id, reader.account_id)
        note_reading(cursor, reader, study.transcript_id, 5, True)
    assert len(readers_to_compare(cursor, study.researcher, study.transcript_id)) == 2
    note_reading(cursor, study.other, study.transcript_id, finished=False)
    for who in (study.coder, study.other, study.researcher):
        with pytest.raises(NotYet):
            readers_to_compare(cursor, who, study.transcript_id)
    with pytest.raises(NotGiven):
        readers_to_compare(cursor, study.guest, study.transcript_id)
