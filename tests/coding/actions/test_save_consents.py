"""What participants agreed to is noted with its history, and nothing is used beyond it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.give_out import give_out
from coding.actions.make_practice_set import make_practice_set
from coding.actions.prepare_meeting import plan_meeting
from coding.actions.save_consents import bring_in_consents, change_consent_default, save_consents
from coding.actions.set_agenda import add_to_agenda
from coding.meeting import TalkPassage
from coding.store.assignments import may_read, my_interviews
from coding.store.exports import codings_frame
from coding.store.practice import may_practise_on
from coding.store.within_consent import ended_by_consent
from corpus.accounts import SHELL
from corpus.actions.save_participants import save_participants, say_whose_voice
from corpus.consent import ARCHIVE, PAPER, QUOTES_INSIDE, READ_BY_RESIDENTS, SPOKEN
from corpus.errors import BadInput, MeerstemError, NotAllowed
from corpus.ids import new_id
from corpus.participants import ParticipantRow
from corpus.reading.consents import read_consents
from corpus.store.consents import allows, consents_now, history, participants_allowing, transcripts_allowing
from corpus.store.database import Cursor
from corpus.store.participants import participant_ids
from tests.coding.small_study import SmallStudy, seed_small_study


@pytest.fixture
def study(cursor: Cursor) -> SmallStudy:
    """The small study, its two voices being P01 and P02."""
    small = seed_small_study(cursor)
    save_participants(
        cursor, SHELL, [ParticipantRow(code, 70, None, (), {}, None, 1) for code in ("P01", "P02")]
    )
    for speaker, code in ((1, "P01"), (2, "P02")):
        say_whose_voice(cursor, SHELL, small.transcript_id, speaker, code)
    return small


def note(cursor: Cursor, code: str, *uses: str) -> int:
    return save_consents(cursor, SHELL, [participant_ids(cursor)[code]], uses, None, SPOKEN, "").ended


def test_what_was_agreed_is_kept_with_its_history_and_the_default_holds_before(
    cursor: Cursor, study: SmallStudy
) -> None:
    one, two = (participant_ids(cursor)[code] for code in ("P01", "P02"))
    assert allows(cursor, one, READ_BY_RESIDENTS) and not allows(cursor, one, ARCHIVE)
    assert not consents_now(cursor)[one].recorded
    save_consents(cursor, study.researcher, [one, two], [ARCHIVE], date(2026, 3, 4), PAPER, " Wil  S. ")
    note(cursor, "P01", READ_BY_RESIDENTS)
    assert [(fact.consent.uses, fact.account) for fact in history(cursor, one)] == [
        ({READ_BY_RESIDENTS}, ""),
        ({ARCHIVE}, "cas"),
    ]
    assert consents_now(cursor)[two].taken_by == "Wil S." and participants_allowing(cursor, ARCHIVE) == {two}
    assert not allows(cursor, new_id(), READ_BY_RESIDENTS), "who is not in the study agreed to nothing"
    with pytest.raises(BadInput):
        save_consents(cursor, SHELL, [one], [ARCHIVE], date.today() + timedelta(days=2), PAPER, "")
    with pytest.raises(NotAllowed):
        save_consents(cursor, study.coder, [one], [ARCHIVE], None, PAPER, "")


def test_a_reader_has_a_text_no_longer_from_the_moment_that_consent_narrows(
    cursor: Cursor, study: SmallStudy
) -> None:
    key, coder = study.transcript_id, study.coder
    assign(cursor, SHELL, key, coder.account_id)
    assign(cursor, SHELL, key, study.researcher.account_id)
    assert may_read(cursor, coder, key) and ended_by_consent(cursor, coder.account_id) == []
    assert note(cursor, "P02", QUOTES_INSIDE) == 1, "the researcher keeps it"
    assert not may_read(cursor, coder, key) and my_interviews(cursor, coder.account_id) == []
    assert [name for name, _ in ended_by_consent(cursor, coder.account_id)] == ["Gesprek 1"]
    assert key not in transcripts_allowing(cursor, READ_BY_RESIDENTS), "one of two is enough"
    for give in (
        lambda: assign(cursor, SHELL, key, coder.account_id),
        lambda: give_out(cursor, SHELL, [(key, coder.account_id)]),
    ):
        with pytest.raises(BadInput, match="did not agree"):
            give()
    late = new_id()
    with pytest.raises(NotAllowed):
        code_passage(cursor, coder, late, key, study.codes[0].code_id, 0, 4)
    note(cursor, "P02", QUOTES_INSIDE, READ_BY_RESIDENTS)
    assign(cursor, SHELL, key, coder.account_id)
    assert may_read(cursor, coder, key) and ended_by_consent(cursor, coder.account_id) == []


def test_no_practice_no_table_and_no_quote_beyond_consent(cursor: Cursor, study: SmallStudy) -> None:
    key = study.transcript_id
    code_passage(cursor, study.researcher, new_id(), key, study.codes[0].code_id, 0, 4)
    assert may_practise_on(cursor, study.coder.account_id, key)
    assert codings_frame(cursor)["quote"].tolist() == ["Hoe"]
    note(cursor, "P01", READ_BY_RESIDENTS)
    assert not may_practise_on(cursor, study.coder.account_id, key)
    assert codings_frame(cursor)["quote"].tolist() == [""]
    with pytest.raises(BadInput, match="did not agree"):
        make_practice_set(cursor, SHELL, key)
    evening = plan_meeting(cursor, study.researcher, "Avond", date.today(), False, None)
    with pytest.raises(BadInput, match="did not agree"):
        add_to_agenda(cursor, study.researcher, evening, [TalkPassage(key, 0, 4, "added")])


def test_the_default_of_the_study_narrows_everybody_of_whom_nothing_was_noted(
    cursor: Cursor, study: SmallStudy
) -> None:
    assign(cursor, SHELL, study.transcript_id, study.coder.account_id)
    note(cursor, "P01", READ_BY_RESIDENTS)
    assert change_consent_default(cursor, SHELL, [ARCHIVE]) == 1
    two = participant_ids(cursor)["P02"]
    assert participants_allowing(cursor, ARCHIVE) == {two}


def test_a_list_is_brought_in_whole_or_not_at_all(cursor: Cursor, study: SmallStudy) -> None:
    table = "Deelnemer;Lezen;Citaten buiten;Datum;Hoe;Door\nP01;ja;nee;4-3-2026;papier;Wil\np02;;x;;;\n"
    saved = bring_in_consents(cursor, SHELL, read_consents("lijst.csv", table.encode()))
    assert (saved.noted, saved.unchanged) == (2, 0)
    both = consents_now(cursor)
    ids = participant_ids(cursor)
    assert both[ids["P01"]].uses == {READ_BY_RESIDENTS, QUOTES_INSIDE}, "no column for it: as it was"
    assert both[ids["P02"]].uses == {QUOTES_INSIDE, "quotes_outside"}
    assert bring_in_consents(cursor, SHELL, read_consents("lijst.csv", table.encode())).unchanged == 2
    for bad in (
        "code;lezen\nP01;misschien\nP02;ja\n",
        "code;lezen\nP09;ja\n",
        "code;age\nP01;3\n",
        "code;lezen;datum\nP01;ja;32-1-2026\n",
    ):
        with pytest.raises(MeerstemError):
            bring_in_consents(cursor, SHELL, read_consents("lijst.csv", bad.encode()))
    assert consents_now(cursor) == both
