"""Raw texts wait encrypted, and leave no bytes behind."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from corpus.accounts import SHELL
from corpus.errors import MeerstemError, NotFound
from corpus.review import NameDecision
from corpus.store.intake import (
    IntakePlace,
    add_decisions,
    add_waiting,
    decisions_now,
    drop_waiting,
    known_names,
    note_known_name,
    waiting_list,
    waiting_text,
)
from corpus.transcripts import PARTICIPANT, Reading, Speaker, SpokenTurn

TEXT = "R: Ik heet Zwaluwkwast en ik woon hier."
READING = Reading(TEXT, (SpokenTurn(3, len(TEXT), "R", 0, 1, begins=1.5, line=1),))


def _put(place: IntakePlace) -> str:
    with place.cursor() as cursor:
        return add_waiting(
            cursor, "gesprek", "hash", READING, {"R": Speaker("R", PARTICIPANT)}, SHELL.account_id
        )


def test_a_raw_text_comes_out_as_it_went_in(tmp_path: Path) -> None:
    place = IntakePlace(tmp_path / "intake.duckdb", None)
    waits = _put(place)
    with place.cursor() as cursor:
        found = waiting_text(cursor, waits)
    assert (found.name, found.reading, dict(found.speakers)) == (
        "gesprek",
        READING,
        {"R": Speaker("R", PARTICIPANT)},
    )


def test_the_file_holds_nothing_readable_and_its_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    place = IntakePlace(tmp_path / "intake.duckdb", None)
    _put(place)
    for file in tmp_path.iterdir():
        assert b"Zwaluwkwast" not in file.read_bytes()
    assert stat.S_IMODE((tmp_path / "intake.key").stat().st_mode) == 0o600


def test_with_a_key_in_the_environment_no_key_file_is_made(tmp_path: Path) -> None:
    _put(IntakePlace(tmp_path / "intake.duckdb", "van de gemeente"))
    assert not (tmp_path / "intake.key").exists()
    with (
        pytest.raises(MeerstemError, match="does not fit"),
        IntakePlace(tmp_path / "intake.duckdb", "fout").cursor(),
    ):
        pass


def test_a_lost_key_is_said_and_no_new_one_made_over_the_texts(tmp_path: Path) -> None:
    place = IntakePlace(tmp_path / "intake.duckdb", None)
    _put(place)
    (tmp_path / "intake.key").unlink()
    with pytest.raises(MeerstemError, match=r"intake\.key, is missing"), place.cursor():
        pass
    assert not (tmp_path / "intake.key").exists()


def test_a_text_taken_out_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    place = IntakePlace(tmp_path / "intake.duckdb", None)
    gone, stays = _put(place), _put(place)
    with place.cursor() as cursor:
        add_decisions(
            cursor, gone, [NameDecision("zwaluwkwast", None, "name", True, "[naam 1]")], SHELL.account_id
        )
        drop_waiting(cursor, gone)
    place.rewrite()
    with place.cursor() as cursor:
        assert [row[0] for row in waiting_list(cursor)] == [stays]
        assert decisions_now(cursor, gone) == []
        with pytest.raises(NotFound):
            waiting_text(cursor, gone)
    assert not list(tmp_path.glob("*.fresh"))


def test_the_last_decision_on_a_name_and_on_a_place_counts(tmp_path: Path) -> None:
    place = IntakePlace(tmp_path / "intake.duckdb", None)
    waits = _put(place)
    with place.cursor() as cursor:
        for replaced in (True, False):
            add_decisions(
                cursor, waits, [NameDecision("zwaluwkwast", None, "name", replaced, "")], SHELL.account_id
            )
        add_decisions(
            cursor, waits, [NameDecision("zwaluwkwast", 11, "name", True, "[naam 2]")], SHELL.account_id
        )
        assert [(one.spot, one.replaced) for one in decisions_now(cursor, waits)] == [
            (None, False),
            (11, True),
        ]


def test_the_register_keeps_a_name_once_and_lets_it_go(tmp_path: Path) -> None:
    place = IntakePlace(tmp_path / "intake.duckdb", None)
    with place.cursor() as cursor:
        for name, kind in (("Zwaluwkwast", "name"), ("zwaluwkwast", "name"), ("Oosterdiep", "place")):
            note_known_name(cursor, name, kind, False, SHELL.account_id)
        assert known_names(cursor) == [("Oosterdiep", "place"), ("zwaluwkwast", "name")]
        note_known_name(cursor, "Zwaluwkwast", "name", True, SHELL.account_id)
        assert known_names(cursor) == [("Oosterdiep", "place")]
