"""The theme tables as somebody may see them: the one way in which pages and shell commands get them."""

from __future__ import annotations

from coding.store.codes import codebook
from coding.store.ledger_state import Kept
from coding.store.themes import theme_counts
from coding.themes.counting import AGE_GROUP
from coding.themes.disclosure import for_work_group
from coding.themes.tables import DIMENSIONS, Cell, ThemeTable, groups_in, theme_table
from corpus.accounts import RESEARCHER, WORK_GROUP, Account
from corpus.errors import N_, BadInput
from corpus.store.database import Cursor
from corpus.store.study import age_groups, threshold


def themes_for(
    cursor: Cursor, by: Account, dimension: str = AGE_GROUP, audience: str = WORK_GROUP
) -> ThemeTable:
    """Themes by AGE_GROUP or SUBGROUP for this audience (RESEARCHER or WORK_GROUP).

    Only a researcher who asks for it gets every count; whatever else is asked, small counts are hidden.
    Raises BadInput for another dimension.
    """
    if dimension not in DIMENSIONS:
        raise BadInput(
            N_("Themes can be shown by age group or by subgroup, not by “{asked}”."), asked=dimension
        )
    codes = codebook(cursor)
    parents = {code.code_id: code.parent_id for code in codes}
    counts = theme_counts(cursor, age_groups(cursor), codes=codes)
    by_age, by_subgroup = (theme_table(counts, codes, one) for one in DIMENSIONS)
    groups = groups_in(by_age if dimension == AGE_GROUP else by_subgroup)
    least = threshold(cursor)
    protected = by.role != RESEARCHER or audience != RESEARCHER
    if protected:
        question = (tuple(by_age), tuple(by_subgroup), tuple(parents.items()), least)
        by_age, by_subgroup = _PROTECTED.answer(
            question, lambda: for_work_group(by_age, by_subgroup, parents, least)
        )
    cells = tuple(by_age if dimension == AGE_GROUP else by_subgroup)
    return ThemeTable(dimension, groups, cells, parents, least, protected)


# Finding what to hide takes longer than counting, and the same counts are always hidden alike.
_PROTECTED: Kept[tuple[list[Cell], list[Cell]]] = Kept(most=8)
