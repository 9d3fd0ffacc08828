"""A researcher brings in codings made elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coding.actions.bring_in_codings import CodingsBroughtIn, bring_in_codings
from coding.exchange.codings_csv import CodingRow, read_codings
from coding.exchange.tables import export_codings
from coding.store.exports import codings_frame
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account
from corpus.errors import BadInput, NotAllowed, sentences
from corpus.ids import new_id
from corpus.store.accounts import list_accounts
from corpus.store.database import Cursor
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Turn
from tests.coding.seed import seed_account, seed_code, seed_transcript

RIA = Account(new_id(), "Ria", RESEARCHER)
TEXT = "Hoe was dat?\n- Wél 🏡 fijn hoor.\nEn nu?\nDe buren koken."
WISH = (
    CodingRow(
        2, "P001.txt", 13, 30, "BUREN", "anneke", "Mooi", datetime(2026, 1, 2, 9), "- Wél 🏡 fijn hoor"
    ),
)


@pytest.fixture
def study(cursor: Cursor) -> Cursor:
    """An interview of which the participant is known, a code, and a coder."""
    seed_transcript(cursor, "P001", TEXT, participants=(None, "R7"))
    seed_account(cursor, "Anneke")
    seed_code(cursor, "Buren", seed_code(cursor, "Samen", codable=False))
    return cursor


def test_a_coding_comes_in_with_quote_memo_time_and_voice(study: Cursor) -> None:
    assert bring_in_codings(study, RIA, WISH) == CodingsBroughtIn(1, 0, 1, ())
    frame = codings_frame(study)
    row = frame.drop(columns="coding_id").iloc[0].tolist()
    assert row == [
        "P001", "R7", "65-74", "Buren", "Samen", "Anneke", 13, 30, "- Wél 🏡 fijn hoor", "Mooi", "researchers",
        datetime(2026, 1, 2, 9),
    ]  # fmt: skip
    assert study.execute("SELECT speaker, made_by::VARCHAR FROM codings").fetchall() == [(1, RIA.account_id)]


def test_the_same_codings_again_are_noticed(study: Cursor) -> None:
    bring_in_codings(study, RIA, WISH)
    assert bring_in_codings(study, RIA, [*WISH, *WISH]) == CodingsBroughtIn(0, 2, 0, ())
    other = CodingRow(3, "p001", 0, 3, "buren", "Anneke")
    assert bring_in_codings(study, RIA, [other, other]) == CodingsBroughtIn(1, 1, 0, ())
    assert len(codings_frame(study)) == 2


def test_a_coding_that_was_taken_back_can_come_in_again(study: Cursor) -> None:
    bring_in_codings(study, RIA, WISH)
    study.execute(
        """INSERT INTO take_backs
           SELECT coding_id, coding_id, transcript_id, speaker, code_id, made_at, made_by FROM codings"""
    )
    assert bring_in_codings(study, RIA, WISH).added == 1


def test_an_unknown_coder_becomes_a_co_researcher_who_cannot_sign_in(study: Cursor) -> None:
    rows = [
        CodingRow(line, "P001", line, 9, "Buren", name)
        for line, name in enumerate(["Bas", "bas", "Anneke"], 2)
    ]
    assert bring_in_codings(study, RIA, rows).coders == ("Bas",)
    (bas,) = [known for known in list_accounts(study) if known.account.name == "Bas"]
    assert (bas.account.role, bas.secret_kind, bas.closed) == (CO_RESEARCHER, None, False)


def test_all_problems_are_told_by_line_and_nothing_is_written(study: Cursor) -> None:
    rows = [
        *WISH,
        CodingRow(3, "P999", 0, 5, "Buren", "Nieuw"),
        CodingRow(4, "P001", 5, 5, "Buren", "Nieuw"),
        CodingRow(5, "P001", 0, 500, "Buren", "Nieuw"),
        CodingRow(6, "P001", 0, 5, "Buren", "Nieuw", quote="geheime woorden"),
        CodingRow(7, "P001", 0, 5, "Zee", "Nieuw"),
        CodingRow(8, "P001", 0, 5, "Samen", "Nieuw"),
        CodingRow(9, "P001", 0, 5, "Buren", "x" * 99),
    ]
    with pytest.raises(BadInput) as error:
        bring_in_codings(study, RIA, rows, "codings.csv")
    said = sentences(error.value)
    assert said[0].startswith("codings.csv: 7 things")
    assert [f"Line {line}:" in text for line, text in zip(range(3, 10), said[1:], strict=True)] == [True] * 7
    assert "geheim" not in str(error.value) and "Hoe was" not in str(error.value)
    assert codings_frame(study).empty and [a.account.name for a in list_accounts(study)] == ["Anneke"]


def test_an_interview_is_found_by_its_whole_name_first(study: Cursor) -> None:
    for ending in ("txt", "docx"):
        seed_transcript(study, f"P002.{ending}", TEXT)
    bring_in_codings(study, RIA, [CodingRow(2, "P002.docx", 0, 3, "Buren", "Anneke")])
    assert codings_frame(study)["transcript"].tolist() == ["P002.docx"]
    with pytest.raises(BadInput, match="More than one"):
        bring_in_codings(study, RIA, [CodingRow(2, "P002", 0, 3, "Buren", "Anneke")])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_exported_is_recognised_when_it_comes_back(study: Cursor, tmp_path: Path, kind: str) -> None:
    bring_in_codings(study, RIA, [*WISH, CodingRow(3, "P001", 0, 44, "Buren", "Anneke")])
    export_codings(codings_frame(study), tmp_path / f"k.{kind}", kind)
    rows = read_codings(f"k.{kind}", (tmp_path / f"k.{kind}").read_bytes())
    assert bring_in_codings(study, RIA, rows) == CodingsBroughtIn(0, 2, 0, ())


def test_a_passage_of_several_voices_or_only_the_interviewer_is_nobodys_in_particular(study: Cursor) -> None:
    turns = (Turn(0, 12, 0), Turn(13, 31, 1), Turn(32, 38, 0), Turn(39, 54, 2))
    roles = (INTERVIEWER, PARTICIPANT, PARTICIPANT)
    seed_transcript(study, "Duo", TEXT, turns, roles, (None, "R8", "R9"))
    places = [(0, 12), (13, 54), (33, 54)]
    rows = [CodingRow(2, "Duo", start, end, "Buren", "Anneke") for start, end in places]
    bring_in_codings(study, RIA, rows)
    assert study.execute("SELECT speaker FROM codings ORDER BY start_offset").fetchall() == [
        (-2,),
        (-1,),
        (2,),
    ]
    assert codings_frame(study)["participant"].tolist() == ["", "", "R9"]


def test_a_retired_code_keeps_its_name_in_an_export(study: Cursor) -> None:
    bring_in_codings(study, RIA, WISH)
    study.execute(
        """INSERT INTO code_details SELECT uuidv7(), code_id, parent_id, position, name, plain_name, definition,
        belongs, belongs_not, example, colour, pictogram, codable, TRUE, made_at + INTERVAL 1 HOUR, made_by
        FROM code_details WHERE name = 'Buren'"""
    )
    assert codings_frame(study)["code"].tolist() == ["Buren"]
    with pytest.raises(BadInput, match="not in the codebook"):
        bring_in_codings(study, RIA, WISH)


def test_only_researchers_bring_in_codings(study: Cursor) -> None:
    with pytest.raises(NotAllowed):
        bring_in_codings(study, Account(new_id(), "Anneke", CO_RESEARCHER), WISH)
