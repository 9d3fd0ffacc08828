"""Who contributed what, counted from the ledger, and who is named."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.note_reading import note_reading
from coding.actions.propose_code import propose_code
from coding.actions.speak_about_proposal import speak_about_proposal
from coding.actions.write_note import write_note
from coding.code_proposals import SUPPORT
from coding.credit import (
    FORMAL_ANALYSIS,
    METHODOLOGY,
    VALIDATION,
    Contribution,
    authors,
    credit_roles,
    together,
)
from coding.exchange.credit_csv import write_authors
from coding.notes import ALL, ME, STUDY, Subject
from coding.store.contributions import contributors
from corpus.actions.wish_to_be_named import wish_to_be_named
from corpus.errors import BadInput
from corpus.ids import new_id
from corpus.store.database import Cursor
from tests.coding.small_study import seed_small_study


def test_contributions_are_counted_and_only_who_wishes_is_named(cursor: Cursor) -> None:
    study = seed_small_study(cursor)
    assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    for code in study.codes[:2]:
        code_passage(cursor, study.coder, new_id(), study.transcript_id, code.code_id, 0, 8)
    note_reading(cursor, study.coder, study.transcript_id, finished=True)
    for audience in (ME, ALL):
        write_note(cursor, study.coder, new_id(), Subject(STUDY), "x", audience)
    proposal = new_id()
    propose_code(cursor, study.coder, proposal, study.transcript_id, 0, 8, "Buurt", "")
    speak_about_proposal(cursor, study.other, proposal, SUPPORT)
    did = {one.account_name: one.did for one in contributors(cursor)}
    assert did["ada"] == Contribution(marks=2, interviews=1, finished=1, notes=1, proposals=1)
    assert did["bo"] == Contribution(opinions=1)
    assert (did["cas"].texts, did["cas"].given) == (1, 1) and "dora" not in did
    assert credit_roles(did["ada"]) == (FORMAL_ANALYSIS, METHODOLOGY)
    assert together(contributors(cursor)).marks == 2
    assert authors(contributors(cursor)).named == () and authors(contributors(cursor)).others == 3
    wish_to_be_named(cursor, study.coder, True, " A. de  Vries ")
    wish_to_be_named(cursor, study.other, True, "=Bo")
    wish_to_be_named(cursor, study.other, False, "=Bo")
    with pytest.raises(BadInput):
        wish_to_be_named(cursor, study.researcher, True, " ")
    found = authors(contributors(cursor))
    assert found.named == (("A. de Vries", (FORMAL_ANALYSIS, METHODOLOGY)),) and found.others == 2
    assert credit_roles(did["bo"]) == (VALIDATION,)
    rows = write_authors(found, "others").decode("utf-8-sig").splitlines()
    assert rows == ["name,credit_roles,people", "A. de Vries,Formal analysis; Methodology,1", "others,,2"]
