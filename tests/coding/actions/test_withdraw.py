"""What somebody withdraws is gone: from every table, from every byte of every file, on both homes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.save_consents import save_consents
from coding.actions.withdraw import finish_withdrawals, preview_withdrawal, withdraw
from coding.codebook import Code
from coding.store.assignments import may_read
from coding.store.erased import ERASED
from coding.store.integrity import problems
from coding.withdrawals import Withdrawal
from corpus.accounts import SHELL
from corpus.consent import PAPER, QUOTES_INSIDE, READ_BY_RESIDENTS, USES
from corpus.erasing import EVERYTHING, GONE_WORDS, ONE_TEXT, QUOTES, READING
from corpus.errors import BadInput, NotAllowed
from corpus.ids import new_id
from corpus.store.consents import allows
from corpus.store.database import Cursor, Store, open_store, transaction
from corpus.store.erasing import receipts, was_erased, withdrawals_state
from corpus.store.intake import IntakePlace, add_waiting
from corpus.store.transcripts import transcript
from corpus.transcripts import PARTICIPANT, Reading, Speaker, SpokenTurn
from tests.coding.filled_study import WORD, FilledStudy, counts, seed_filled_study
from tests.coding.small_study import describe_code

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=["file", "encrypted", "lake"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str | None]]:
    """Where a study is kept, and the key to it."""
    home = "ducklake:{}/study.ducklake" if request.param == "lake" else "{}/study.duckdb"
    yield home.format(tmp_path), "a key for tests" if request.param == "encrypted" else None


def intake_of(folder: Path) -> IntakePlace:
    return IntakePlace(folder / "intake.duckdb", None)


def found_in(folder: Path, words: str) -> list[str]:
    """The files, copies and logs included, in whose bytes the words stand."""
    return [file.name for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


def test_only_quotes_or_only_reading_ends_just_that(cursor: Cursor, tmp_path: Path) -> None:
    study = seed_filled_study(cursor)
    save_consents(cursor, SHELL, [study.first], USES, None, PAPER, "")
    assign(cursor, SHELL, study.alone, study.small.other.account_id)
    before = counts(cursor)
    withdraw(cursor, SHELL, intake_of(tmp_path), Withdrawal(study.first, READING), "P01")
    assert not may_read(cursor, study.small.other, study.alone)
    assert not allows(cursor, study.first, READ_BY_RESIDENTS) and allows(cursor, study.first, QUOTES_INSIDE)
    same = {table: before[table] for table in ("consents", "assignment_ends")}
    assert {**counts(cursor), **same} == before and receipts(cursor)[0].done
    withdraw(cursor, SHELL, intake_of(tmp_path), Withdrawal(study.first, QUOTES), "P01")
    assert not allows(cursor, study.first, QUOTES_INSIDE) and counts(cursor)["quotes"] == 0
    assert counts(cursor)["conversation_cards"] == 0 and counts(cursor)["transcripts"] == 2
    assert len({one.code for one in receipts(cursor)}) == 2 and withdrawals_state(cursor) == 2
    with pytest.raises(NotAllowed):
        preview_withdrawal(cursor, study.small.coder, intake_of(tmp_path), Withdrawal(study.first, QUOTES))


def check_what_is_left(cursor: Cursor, study: FilledStudy) -> None:
    """Only what is of the other participant, in the conversation that they had together."""
    after = counts(cursor)
    own = {"transcripts", "participants", "participant_details", "speaker_participants"}
    others = {"speakers", "turns", "sentences", *own}
    assert {table for table in ERASED if after[table]} == others and after["participants"] == 1
    assert GONE_WORDS in transcript(cursor, study.together)[1].text
    assert "postbode" not in transcript(cursor, study.together)[1].text
    assert "De tuin was er toen al." in transcript(cursor, study.together)[1].text
    assert was_erased(cursor, study.alone) and not was_erased(cursor, study.together)
    assert not [one for one in problems(cursor) if ".quote" in one or ".transcript_id" in one]


def left_beside(store: Store, folder: Path, study: FilledStudy) -> Path:
    """A copy from before a migration, given back, and a raw text that waits: both with words of the first participant."""
    copy = store.home.path.with_name(f"{store.home.path.name}.before-0012_consents")
    copy.write_text(WORD)
    with intake_of(folder).cursor() as opened:
        reading = Reading(f"{WORD} komt", (SpokenTurn(0, 18, "A"),))
        add_waiting(
            opened,
            "raw",
            "0" * 64,
            reading,
            {"A": Speaker("A", PARTICIPANT, study.first)},
            SHELL.account_id,
        )
    return copy


def test_no_byte_of_who_withdraws_is_left_in_any_file(place: tuple[str, str | None], tmp_path: Path) -> None:
    address, key = place
    store = open_store(address, key)
    with store.cursor() as cursor, store.cursor() as another:
        study = seed_filled_study(cursor)
        another.execute("SELECT * FROM transcripts").fetchone()  # somebody is in the middle of reading
        copy = left_beside(store, tmp_path, study)
        before = counts(cursor)
        wanted = Withdrawal(study.first, EVERYTHING)
        looked = preview_withdrawal(cursor, SHELL, intake_of(tmp_path), wanted)
        assert counts(cursor) == before, "looking changes nothing"
        with pytest.raises(BadInput):
            withdraw(cursor, SHELL, intake_of(tmp_path), wanted, "P02")
        erasure_id = withdraw(cursor, SHELL, intake_of(tmp_path), wanted, "p01")
        assert finish_withdrawals(cursor, SHELL, store, intake_of(tmp_path)) == 1
        assert found_in(tmp_path, WORD) == [] and not copy.exists()
        [receipt] = receipts(another)
        assert receipt.erasure_id == erasure_id and receipt.done and receipt.removed == looked.counts
        assert receipt.removed["marks"] == receipt.removed["waiting"] == receipt.removed["texts"] == 1
        check_what_is_left(another, study)
        with transaction(another):
            describe_code(another, Code(new_id(), "Later", None, 9))
    store.close()
    store = open_store(address, key)
    with store.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM codes").fetchall() == [(5,)], (
            "what was written after it stays"
        )
        assert not cursor.execute(
            "SELECT 1 FROM transcripts WHERE contains(text, $word)", {"word": WORD}
        ).fetchall()
    store.close()
    assert found_in(tmp_path, WORD) == [] and found_in(tmp_path, "postbode") == []
    assert {file.name for file in tmp_path.iterdir()} <= {
        *("study.duckdb", "study.ducklake", "study.files", "intake.duckdb", "intake.key")
    }


def test_of_a_group_only_the_own_words_go_and_marks_on_others_move_along(
    file_store: Store, tmp_path: Path
) -> None:
    with file_store.cursor() as cursor:
        study = seed_filled_study(cursor)
        text, researcher = study.small.text, study.small.researcher
        places = {"own": "postbode", "other": "De tuin", "both": "ons allemaal.\nWij kwamen"}
        marks = {}
        for name, words in places.items():
            start = text.index(words)
            marks[name] = new_id()
            code = study.small.codes[0].code_id
            code_passage(cursor, researcher, marks[name], study.together, code, start, start + len(words))
        wanted = Withdrawal(study.first, ONE_TEXT, study.together)
        withdraw(cursor, SHELL, intake_of(tmp_path), wanted, "P01")
        left = dict(
            cursor.execute(
                "SELECT coding_id::VARCHAR, quote FROM codings WHERE transcript_id = $together",
                {"together": study.together},
            ).fetchall()
        )
        assert left == {marks["other"]: "De tuin", marks["both"]: f"{GONE_WORDS}\nWij kwamen"}
        assert transcript(cursor, study.alone), "the other interview stays"
        assert not [one for one in problems(cursor) if ".quote" in one or ".transcript_id" in one]


def test_words_of_it_are_cut_out_of_the_codebook_too(file_store: Store, tmp_path: Path) -> None:
    with file_store.cursor() as cursor:
        study = seed_filled_study(cursor)
        said = "Zoals: elke ochtend loop ik daar met mijn oude rode fiets heen, zei iemand."
        with transaction(cursor):
            cursor.execute("UPDATE code_details SET example = $said WHERE name = 'Thuis'", {"said": said})
        withdraw(cursor, SHELL, intake_of(tmp_path), Withdrawal(study.first, ONE_TEXT, study.alone), "P01")
        [(example,)] = cursor.execute("SELECT example FROM code_details WHERE name = 'Thuis'").fetchall()
        assert example == "Zoals: […], zei iemand."


KILLED_AT = {
    "as it was asked": "coding.actions.withdraw.take_out",
    "once it was written down": "coding.actions.withdraw.forget",
    "before the new file stands in the place of the old": "os.replace",
    "after that": "corpus.store.rewriting.remove_copies",
}
DYING = """
import importlib, os, signal, sys
from pathlib import Path
from coding.actions import withdraw
from coding.withdrawals import Withdrawal
from corpus.accounts import SHELL
from corpus.erasing import EVERYTHING
from corpus.store.database import open_store
from corpus.store.intake import IntakePlace
store, intake = open_store(sys.argv[1]), IntakePlace(Path(sys.argv[1]).with_name("intake.duckdb"), None)
where, _, name = sys.argv[3].rpartition(".")
setattr(importlib.import_module(where), name, lambda *given: os.kill(os.getpid(), signal.SIGKILL))
with store.cursor() as cursor:
    withdraw.withdraw(cursor, SHELL, intake, Withdrawal(sys.argv[2], EVERYTHING), "P01")
    withdraw.finish_withdrawals(cursor, SHELL, store, intake)
"""


@pytest.mark.parametrize("moment", KILLED_AT)
def test_who_is_killed_halfway_has_done_nothing_or_everything(
    file_store: Store, tmp_path: Path, moment: str
) -> None:
    address = file_store.home.address
    with file_store.cursor() as cursor:
        study = seed_filled_study(cursor)
        before = counts(cursor)
    file_store.close()
    killed = subprocess.run([sys.executable, "-c", DYING, address, study.first, KILLED_AT[moment]], cwd=ROOT)
    assert killed.returncode == -signal.SIGKILL
    store = open_store(address)
    with store.cursor() as cursor:
        if moment == "as it was asked":
            assert counts(cursor) == before and receipts(cursor) == []
        else:
            assert counts(cursor)["participants"] == 1 and not receipts(cursor)[0].done
        finish_withdrawals(cursor, SHELL, store, intake_of(tmp_path))  # as at every start
        done = moment != "as it was asked"
        assert [one.done for one in receipts(cursor)] == [True] * done
    store.close()
    assert bool(found_in(tmp_path, WORD)) != done
