"""The theme tables as somebody may see them: the one way in which pages and shell commands get them."""

from __future__ import annotations

from coding.store.codes import codebook
from coding.store.publishing import published
from coding.store.themes import theme_counts
from coding.themes.counting import AGE_GROUP
from coding.themes.publication import table_of
from coding.themes.tables import ThemeTable, groups_in, theme_table
from corpus.accounts import RESEARCHER, WORK_GROUP, Account
from corpus.errors import N_, BadInput
from corpus.store.database import Cursor
from corpus.store.groupings import dimensions
from corpus.store.study import age_groups, threshold


def themes_for(
    cursor: Cursor, by: Account, dimension: str = AGE_GROUP, audience: str = WORK_GROUP
) -> ThemeTable:
    """Themes by a dimension (see corpus.store.groupings.dimensions) for this audience (RESEARCHER or WORK_GROUP).

    Only a researcher who asks for it gets every count, as it is now; whatever else is asked, it is the publication that the
    work group sees (coding/store/publishing.py), of the day in `as_of`. Of a dimension that is not open to the work
    group, or was opened since, it has the totals only. Raises BadInput for a dimension that is not there.
    """
    exact = by.role == RESEARCHER and audience == RESEARCHER
    if dimension not in {one.key for one in dimensions(cursor, RESEARCHER)}:
        raise BadInput(
            N_("Themes cannot be shown by “{asked}” here. Choose another grouping."), asked=dimension
        )
    if not exact:
        opened = dimension in {one.key for one in dimensions(cursor, WORK_GROUP)}
        return table_of(published(cursor, by), dimension, opened)
    codes = codebook(cursor)
    counts = theme_counts(cursor, age_groups(cursor), codes=codes, dimensions=(dimension,))
    cells = theme_table(counts, codes, dimension)
    parents = {code.code_id: code.parent_id for code in codes}
    return ThemeTable(dimension, groups_in(cells), tuple(cells), parents, threshold(cursor), False)
