"""Publications: what the work group sees stays until a new one may replace it, and nobody who withdrew stays in it."""

from __future__ import annotations

import pytest

from coding.actions.publish_figures import publish_figures
from coding.store.publications import formers, publication_id_now
from coding.store.publishing import withdraw_from_publications
from coding.store.theme_tables import themes_for
from coding.store.themes import theme_counts
from coding.themes.counting import ALL
from corpus.accounts import SHELL, WORK_GROUP, Account
from corpus.errors import BadInput
from corpus.ids import new_id
from corpus.store.database import Cursor, Store, transaction
from corpus.store.study import THRESHOLD, set_setting
from tests.coding.seed import seed_account, seed_code, seed_lots, seed_transcript

MEMBER = Account(new_id(), "Gerrit", WORK_GROUP)
TEXT = "Hoe was dat?\nIk wist niet wie ik moest bellen."


def interview(cursor: Cursor, number: int, theme: str, coder: Account, spoke: bool = True) -> None:
    """An interview with one more participant, who spoke of the theme or did not."""
    talk = seed_transcript(cursor, f"Gesprek {number}", TEXT, participants=(None, f"P{number}"))
    if spoke:
        cursor.execute(
            """INSERT INTO codings SELECT $coding_id, $talk, 1, $theme, $coder, 13, 16, substring(text, 14, 3), NULL,
               made_at, made_by FROM transcripts WHERE transcript_id = $talk""",
            {"coding_id": new_id(), "talk": talk, "theme": theme, "coder": coder.account_id},
        )


def told(cursor: Cursor, many: int) -> tuple[str, Account]:
    """So many participants who all spoke of one theme but the last three; the theme and the coder."""
    with transaction(cursor):
        seed_lots(cursor)
        coder, theme = seed_account(cursor), seed_code(cursor, "Buren")
        for number in range(many):
            interview(cursor, number, theme, coder, number < many - 3)
    return theme, coder


def total(cursor: Cursor, by: Account = MEMBER) -> tuple[int | None, int | None]:
    cell = next(one for one in themes_for(cursor, by, audience=WORK_GROUP).cells if one.group == ALL)
    return cell.participants, cell.of


def test_the_first_look_publishes_and_one_more_interview_changes_nothing(cursor: Cursor) -> None:
    theme, coder = told(cursor, 20)
    assert total(cursor) == (17, 20) == total(cursor, SHELL)
    first = publication_id_now(cursor)
    assert themes_for(cursor, MEMBER).as_of is not None and themes_for(cursor, MEMBER).interviews == 17
    with transaction(cursor):
        interview(cursor, 20, theme, coder)
    assert total(cursor) == (17, 20) and publication_id_now(cursor) == first
    with pytest.raises(BadInput, match="the difference would point at a few"):
        publish_figures(cursor, SHELL)
    with transaction(cursor):
        for number in range(21, 27):
            interview(cursor, number, theme, coder)
    assert total(cursor) == (17, 20)
    publish_figures(cursor, SHELL)
    assert total(cursor) == (24, 27)
    rows = theme_counts(cursor)
    assert int(rows[(rows["dimension"] == ALL)]["participants"].iloc[0]) == 24


def test_whoever_withdraws_is_in_no_table_any_more_and_leaves_in_company(cursor: Cursor) -> None:
    told(cursor, 20)
    assert total(cursor) == (17, 20)
    row = cursor.execute("SELECT participant_id::VARCHAR FROM participants WHERE code = 'P3'").fetchone()
    assert row is not None
    with transaction(cursor):
        assert withdraw_from_publications(cursor, row[0], SHELL.account_id) == 1
    spoke, people = total(cursor)
    assert people == 15 and spoke is not None
    assert row[0] not in {one for former in formers(cursor) for one in former.records.participants}
    assert [former.gone for former in formers(cursor)] == [1, 0]


def test_a_higher_threshold_holds_at_once(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        told(cursor, 9)
        assert total(cursor) == (6, 9)
        with transaction(cursor):
            set_setting(cursor, THRESHOLD, 8, SHELL.account_id)
        assert total(cursor) == (None, 9)
