"""Change how the study groups its participants, and which groupings its work group gets to see."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.groupings import Grouping, as_settings, checked_grouping
from corpus.store.database import Cursor, transaction
from corpus.store.groupings import GROUPINGS, groupings
from corpus.store.study import set_setting


@allowed(RESEARCHER)
def change_groupings(cursor: Cursor, by: Account, changed: Sequence[Grouping]) -> None:
    """Put these groupings in the place of those of the same dimensions, all or none; raises BadInput."""
    checked = {one.key: checked_grouping(one) for one in changed}
    with transaction(cursor):
        after = {**groupings(cursor), **checked}
        set_setting(cursor, GROUPINGS, as_settings(after.values()), by.account_id)
