"""What happens to a raw text: it waits, it is looked at, decided on, released or thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.actions.bring_in_transcripts import put_in_intake
from corpus.actions.decide_names import decide_names
from corpus.actions.map_speakers import map_speakers
from corpus.actions.note_names import drop_name, note_name
from corpus.actions.open_waiting import count_waiting_names, open_waiting
from corpus.actions.release_transcript import release_transcript
from corpus.actions.save_participants import save_participants
from corpus.actions.throw_away_waiting import throw_away_waiting
from corpus.bringing_in import prepare
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.kinds import FOLLOW_UP_CALL, TranscriptDetails
from corpus.participants import ParticipantRow
from corpus.review import NameDecision
from corpus.store.database import Cursor, Store, transaction
from corpus.store.intake import IntakePlace, waiting_details, waiting_list
from corpus.store.intake_looks import looks
from corpus.store.participants import participant_ids, participants
from corpus.store.reviews import review_of
from corpus.store.sentences import sentence_spans
from corpus.store.transcript_details import details_now
from corpus.store.transcripts import transcript, transcripts
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Speaker

BY = Account(new_id(), "cas", RESEARCHER)
COLLEAGUE = Account(new_id(), "dien", RESEARCHER)
RARE = ("Sohrabeddin", "Farideh", "Oosterwoldum")
FILE = (
    "Interviewer: Hoe ging dat toen?\n"
    "Farideh: Ik kwam met mijn broer Sohrabeddin. Wij woonden in Oosterwoldum.\n"
    "Interviewer: En Sohrabeddin?\n"
    "Farideh: Die is verhuisd. Ik mis hem.\n"
) * 3


@pytest.fixture
def intake(tmp_path: Path) -> IntakePlace:
    """The intake beside the study, with a key file."""
    return IntakePlace(tmp_path / "intake.duckdb", None)


@pytest.fixture
def in_file(file_store: Store) -> Iterator[Cursor]:
    """A cursor on a study in a file, for what does not concern the store."""
    with file_store.cursor() as opened:
        yield opened


def bring_in(
    cursor: Cursor, intake: IntakePlace, name: str = "Gesprek met Farideh.txt", text: str = FILE
) -> str:
    prepared = prepare(name, text.encode(), participant_ids(cursor), {})
    return put_in_intake(cursor, BY, intake, [prepared])[0]


def decide_on_all(cursor: Cursor, intake: IntakePlace, intake_id: str, replaced: bool = True) -> None:
    items = review_of(intake, intake_id).items
    decide_names(cursor, BY, intake, intake_id, [NameDecision(i.key, None, i.kind, replaced) for i in items])


def bytes_beside(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_neither_the_raw_text_nor_a_name_is_ever_in_the_bytes_of_the_study(
    cursor: Cursor, intake: IntakePlace, tmp_path: Path
) -> None:
    intake_id = bring_in(cursor, intake)
    open_waiting(cursor, BY, intake, intake_id)
    note_name(cursor, BY, intake, "Sohrabeddin", "name")
    decide_on_all(cursor, intake, intake_id)
    for moment in ("before", "after"):
        found = bytes_beside(tmp_path)
        assert all(name.encode() not in found for name in RARE), moment
        if moment == "before":
            release_transcript(cursor, BY, intake, intake_id)
            cursor.execute("CHECKPOINT")
    name, content = transcript(cursor, intake_id)
    said = [name, content.text, *(speaker.label for speaker in content.speakers)]
    said += [str(row) for row in cursor.execute("SELECT lemmas FROM sentences").fetchall()]
    assert all(rare.casefold() not in part.casefold() for part in said for rare in RARE)
    assert "Ik mis hem." in content.text


def test_after_the_release_nothing_of_the_raw_text_is_in_the_intake(
    cursor: Cursor, intake: IntakePlace, tmp_path: Path
) -> None:
    empty_first = bring_in(
        cursor, intake, "Klein.txt", "Interviewer: Ja?\nRespondent: Ja.\nInterviewer: O.\n"
    )
    throw_away_waiting(cursor, BY, intake, empty_first)
    empty = intake.path.stat().st_size
    intake_id = bring_in(cursor, intake, text=FILE * 400)
    decide_on_all(cursor, intake, intake_id)
    release_transcript(cursor, BY, intake, intake_id)
    with intake.cursor() as opened:
        assert waiting_list(opened) == []
        assert opened.execute("SELECT count(*) FROM decisions").fetchone() == (0,)
    assert intake.path.stat().st_size <= empty  # DuckDB leaves deleted bytes; the rewritten file has none
    assert not intake.path.with_name("intake.duckdb.wal").exists()


def test_a_text_is_not_released_while_names_wait_for_a_decision(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    count = count_waiting_names(in_file, BY, intake, intake_id)
    with pytest.raises(Conflict) as refused:
        release_transcript(in_file, BY, intake, intake_id)
    assert refused.value.details == {"count": count} and count > 0
    assert transcripts(in_file) == []


def test_releasing_again_repairs_a_crash_between_store_and_intake(
    cursor: Cursor, intake: IntakePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake_id = bring_in(cursor, intake)
    decide_on_all(cursor, intake, intake_id)

    def crash(opened: Cursor, crashed: str) -> None:
        raise OSError

    with monkeypatch.context() as during:
        during.setattr("corpus.actions.release_transcript.drop_waiting", crash)
        with pytest.raises(OSError):
            release_transcript(cursor, BY, intake, intake_id)
    with pytest.raises(Conflict):  # it is fixed by now
        decide_on_all(cursor, intake, intake_id)
    assert release_transcript(cursor, BY, intake, intake_id) == intake_id
    assert release_transcript(cursor, BY, intake, intake_id) == intake_id
    assert len(transcripts(cursor)) == 1
    with intake.cursor() as opened:
        assert waiting_list(opened) == []
    assert "[naam 1]" in transcript(cursor, intake_id)[1].text


def test_a_released_text_has_its_sentences_and_its_participant(cursor: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(cursor, intake, "P07.txt")
    save_participants(cursor, BY, [ParticipantRow("P07", 71, None, (), {}, None, 2)])  # known only afterwards
    decide_on_all(cursor, intake, intake_id)
    release_transcript(cursor, BY, intake, intake_id)
    text = transcript(cursor, intake_id)[1].text
    assert text[sentence_spans(cursor, intake_id)[-1][1] :].strip() == "Ik mis hem."
    assert [info.participants for info in transcripts(cursor)] == [("P07",)]


def test_every_look_is_written_down_once_an_hour_per_person(cursor: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(cursor, intake)
    for person in (BY, BY, COLLEAGUE):
        assert open_waiting(cursor, person, intake, intake_id).waiting.reading.text == FILE
    assert {by for by, _ in looks(cursor, intake_id)} == {BY.account_id, COLLEAGUE.account_id}
    assert len(looks(cursor, intake_id)) == 2
    earlier = "UPDATE intake_looks SET made_at = made_at - INTERVAL 2 HOURS"
    with transaction(cursor):
        cursor.execute(earlier)
    open_waiting(cursor, BY, intake, intake_id)
    assert len(looks(cursor, intake_id)) == 3


def test_a_text_is_not_given_when_the_look_cannot_be_written(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    in_file.execute("DROP TABLE intake_looks")
    with pytest.raises(Exception, match="intake_looks"):
        open_waiting(in_file, BY, intake, intake_id)


def test_only_researchers_come_near_a_raw_text(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    other = Account(new_id(), "bo", CO_RESEARCHER)
    for act in (open_waiting, count_waiting_names, release_transcript, throw_away_waiting):
        with pytest.raises(NotAllowed):
            act(in_file, other, intake, intake_id)
    with pytest.raises(NotAllowed):
        decide_names(in_file, other, intake, intake_id, [])
    assert looks(in_file, intake_id) == []


def test_decisions_wait_for_days_and_for_a_colleague(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    decide_names(
        in_file, BY, intake, intake_id, [NameDecision("sohrabeddin", None, "name", True, "mijn broer")]
    )
    decide_names(in_file, COLLEAGUE, intake, intake_id, [NameDecision("oosterwoldum", None, "place", False)])
    found = {item.key: item for item in open_waiting(in_file, COLLEAGUE, intake, intake_id).items}
    assert found["sohrabeddin"].placeholder == "[mijn broer]"
    assert not found["oosterwoldum"].replaced


def test_a_decision_that_cannot_be_is_refused_and_nothing_kept(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    good, bad = NameDecision("sohrabeddin", None, "name", True), NameDecision("farideh", None, "dog", True)
    with pytest.raises(BadInput):
        decide_names(in_file, BY, intake, intake_id, [good, bad])
    assert review_of(intake, intake_id).decisions == []


def test_a_name_in_the_register_is_sure_in_every_text(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    note_name(in_file, BY, intake, " Sohrabeddin ", "name")
    assert {i.key: i.sure for i in review_of(intake, intake_id).items}["sohrabeddin"]
    drop_name(in_file, BY, intake, "sohrabeddin")
    assert not {i.key: i.sure for i in review_of(intake, intake_id).items}["sohrabeddin"]
    with pytest.raises(BadInput):
        note_name(in_file, BY, intake, "x", "name")


def test_who_speaks_can_be_said_while_a_text_waits(in_file: Cursor, intake: IntakePlace) -> None:
    save_participants(in_file, BY, [ParticipantRow("D3", 40, None, (), {}, None, 2)])
    intake_id = bring_in(in_file, intake)
    person = participants(in_file)[0].participant_id
    map_speakers(in_file, BY, intake, intake_id, {"Farideh": Speaker("Farideh", PARTICIPANT, person)})
    assert review_of(intake, intake_id).waiting.speakers["Farideh"].participant_id == person
    assert review_of(intake, intake_id).waiting.speakers["Interviewer"].role == INTERVIEWER
    with pytest.raises(NotFound):
        map_speakers(in_file, BY, intake, intake_id, {"Farideh": Speaker("Farideh", PARTICIPANT, new_id())})
    with pytest.raises(BadInput):
        map_speakers(in_file, BY, intake, intake_id, {"Nobody": Speaker("Nobody", PARTICIPANT)})


def test_a_text_of_somebody_who_takes_part_no_more_is_not_released(
    in_file: Cursor, intake: IntakePlace
) -> None:
    save_participants(in_file, BY, [ParticipantRow("D3", 40, None, (), {}, None, 2)])
    intake_id = bring_in(in_file, intake, "D3.txt")
    decide_on_all(in_file, intake, intake_id)
    in_file.execute("DELETE FROM participants")
    with pytest.raises(Conflict):
        release_transcript(in_file, BY, intake, intake_id)


def test_a_text_thrown_away_is_gone_and_its_file_may_come_again(in_file: Cursor, intake: IntakePlace) -> None:
    intake_id = bring_in(in_file, intake)
    with pytest.raises(Conflict):
        bring_in(in_file, intake)
    throw_away_waiting(in_file, BY, intake, intake_id)
    throw_away_waiting(in_file, BY, intake, intake_id)
    with pytest.raises(NotFound):
        open_waiting(in_file, BY, intake, intake_id)
    assert bring_in(in_file, intake) != intake_id


def test_two_interviews_whose_names_become_the_same_both_keep_one(
    file_store: Store, intake: IntakePlace
) -> None:
    with file_store.cursor() as cursor:
        for name, text in (
            ("Gesprek Farideh.txt", FILE),
            ("Gesprek Zarathra.txt", FILE.replace("Farideh", "Zarathra")),
        ):
            intake_id = bring_in(cursor, intake, name, text)
            decide_on_all(cursor, intake, intake_id)
            release_transcript(cursor, BY, intake, intake_id)
        names = [info.name for info in transcripts(cursor)]
    assert len(set(names)) == 2 and all("Farideh" not in name for name in names)


def test_what_was_said_of_a_text_that_waits_holds_once_it_is_released(
    cursor: Cursor, intake: IntakePlace
) -> None:
    told = TranscriptDetails(FOLLOW_UP_CALL, "Noord", "Buurttuin", "nabellen", date(2026, 3, 31))
    prepared = replace(prepare("Gesprek.txt", FILE.encode(), {}, {}), details=told)
    intake_id = put_in_intake(cursor, BY, intake, [prepared])[0]
    decide_on_all(cursor, intake, intake_id)
    release_transcript(cursor, BY, intake, intake_id)
    assert details_now(cursor)[intake_id] == told
    with intake.cursor() as opened:
        assert not waiting_details(opened)
