"""The theme tables as they are counted: every theme in every group, kept until the ledger has anything new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from coding.codebook import Code
from coding.store.codes import codebook
from coding.store.ledger_state import Kept, ledger_state
from coding.store.spoken import spoken
from coding.store.theme_people import everybody, grouping_state, groups
from coding.themes.counting import AGE_GROUP, SUBGROUP, count_themes
from corpus.participants import DEFAULT_AGE_GROUPS, AgeGroup
from corpus.store.database import Cursor, snapshot


def theme_counts(
    cursor: Cursor,
    bands: Sequence[AgeGroup] = DEFAULT_AGE_GROUPS,
    year: int | None = None,
    codes: Sequence[Code] | None = None,
    dimensions: Sequence[str] = (AGE_GROUP, SUBGROUP),
) -> pd.DataFrame:
    """Participants and passages of every code of the codebook in every group of these dimensions and altogether.

    Columns: counting.COUNTS. `year`: the year in which ages are reckoned from years of birth, this one by default.
    The denominator is the participants with at least one transcript in which they speak as a participant. Where the
    group decided about a passage, its codes count there; elsewhere those of single readers. The figures are kept, and
    counted again once the ledger has anything new.
    """
    codes = codebook(cursor) if codes is None else codes
    year = year or date.today().year
    parents = {code.code_id: code.parent_id for code in codes}

    def count() -> pd.DataFrame:
        found = everybody(cursor, state)
        counted = spoken(cursor, found, list(parents), state)
        return count_themes(counted, groups(cursor, found, bands, year, dimensions), list(parents), parents)

    with snapshot(cursor):
        state = ledger_state(cursor)
        grouped = grouping_state(cursor, dimensions)
        question = (state, tuple(bands), year, tuple(parents.items()), grouped)
        return _KEPT.answer(question, count).copy(deep=False)


_KEPT: Kept[pd.DataFrame] = Kept(most=8)
