"""The history of the codes tells each step once, and in the order in which it happened."""

from __future__ import annotations

from dataclasses import replace

from coding.actions.assign import assign
from coding.actions.change_codebook import add_code, change_code, retire_code
from coding.actions.decide_proposal import decide_proposal
from coding.actions.merge_codes import merge_codes, take_merge_back
from coding.actions.move_code import bring_back_code, move_code
from coding.actions.propose_code import propose_code
from coding.actions.split_code import split_code
from coding.actions.translate_code import translate_code
from coding.code_languages import CodeWords
from coding.codebook import Code
from coding.store.codebook_history import codebook_history
from corpus.clock import now
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study


def test_every_step_of_a_code_is_told_once_with_who_and_why(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    by = study.researcher
    group = study.codes[3].code_id
    code = add_code(cursor, by, Code("", "Buren"))
    start = now()
    code = change_code(cursor, by, replace(code, name="Buurt", plain_name="De buurt", definition="Nabij"))
    move_code(cursor, by, code.code_id, group)
    retire_code(cursor, by, code.code_id)
    bring_back_code(cursor, by, code.code_id)
    merge = merge_codes(cursor, by, code.code_id, study.codes[0].code_id, "Lijkt er op")
    take_merge_back(cursor, by, merge)
    split_code(cursor, by, code.code_id, [Code("", "Links"), Code("", "Rechts")], "Te ruim")
    translate_code(cursor, by, code.code_id, "en", CodeWords("The neighbourhood"))
    told = codebook_history(cursor, code.code_id)
    assert [one.kind for one in reversed(told)] == [
        *("made", "renamed", "plain", "described", "moved", "retired", "back"),
        *("merged", "unmerged", "divided", "translated"),
    ]
    assert {one.by for one in told} == {by.name}
    by_kind = {one.kind: one for one in told}
    assert (by_kind["renamed"].before, by_kind["moved"].other) == ("Buren", "Groep")
    assert (by_kind["merged"].other, by_kind["merged"].reason) == ("Thuis", "Lijkt er op")
    assert (by_kind["divided"].other, by_kind["divided"].reason) == ("Links, Rechts", "Te ruim")
    assert "merged" in [one.kind for one in codebook_history(cursor, study.codes[0].code_id)]
    assert [one.kind for one in codebook_history(cursor, since=start)].count("made") == 2, "the parts"


def test_a_code_that_was_proposed_tells_by_whom(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    key = new_id()
    propose_code(cursor, study.coder, key, study.transcript_id, 0, 3, "Vraag", "Wat gevraagd wordt")
    made = decide_proposal(cursor, study.researcher, key, "accepted", "Nieuw")
    told = codebook_history(cursor, made.code_id)
    assert [(one.kind, one.other, one.reason) for one in told if one.kind != "made"] == [
        ("from_proposal", study.coder.name, "Nieuw")
    ]
