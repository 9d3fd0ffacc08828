"""What each group said on each theme: counted as theme tables do, quoted from different people."""

from __future__ import annotations

from coding.store.quote_matrix import quote_matrix
from coding.store.theme_people import group_names
from coding.store.themes import theme_counts
from coding.themes.counting import AGE_GROUP, ALL
from corpus.accounts import SHELL
from corpus.participants import DEFAULT_AGE_GROUPS
from corpus.store.database import Cursor, Store
from corpus.store.participants import describe_participant, participants
from tests.coding.seed import seed_code
from tests.pages.told_study import MISSING, seed_told_study


def test_every_cell_counts_as_theme_tables_do_and_quotes_its_people(cursor: Cursor) -> None:
    told = seed_told_study(cursor, "Ik wist echt niet wie ik moest bellen.")
    empty = seed_code(cursor, "Niemand")
    groups = list(group_names(cursor))
    cells = quote_matrix(cursor, [*told.themes.values(), empty], groups, DEFAULT_AGE_GROUPS, 3)
    counts = theme_counts(cursor).set_index(["theme_id", "dimension", "group_name"])
    assert len(cells) == 3 * len(groups)
    for cell in cells:
        row = counts.loc[(cell.theme_id, *cell.group)]
        assert (cell.participants, cell.of) == (row.participants, row.of_participants)
        assert len(cell.quotes) == min(3, cell.passages)
        assert len({one.transcript_id for one in cell.quotes}) == len(cell.quotes)
        assert all(one.text == "Ik wist echt niet wie ik moest bellen." for one in cell.quotes)
    old = next(
        one for one in cells if one.theme_id == told.themes[MISSING] and one.group == (AGE_GROUP, "75+")
    )
    assert old.participants == 6 and old.quotes
    again = quote_matrix(cursor, [*told.themes.values(), empty], groups, DEFAULT_AGE_GROUPS, 3)
    assert again == cells


def test_four_hundred_values_and_no_groups_at_all_are_no_trouble(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        told = seed_told_study(cursor)
        for number, one in enumerate(participants(cursor)):
            attributes = {"straat": f"Straat {number}"}
            describe_participant(cursor, one.participant_id, None, None, [], attributes, SHELL.account_id)
        groups = [("attribute:straat", f"Straat {number}") for number in range(400)]
        cells = quote_matrix(cursor, [told.themes[MISSING]], groups, DEFAULT_AGE_GROUPS)
        assert sum(one.participants for one in cells) == 7 and sum(one.of for one in cells) == 14
        assert quote_matrix(cursor, [told.themes[MISSING]], [], DEFAULT_AGE_GROUPS) == []
        assert quote_matrix(cursor, [], [(ALL, ALL)], DEFAULT_AGE_GROUPS) == []
