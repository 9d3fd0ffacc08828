"""Choose what the study's report holds."""

from __future__ import annotations

from coding.report import Outline, as_setting, checked_outline
from coding.store.report import OUTLINE
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.store.database import Cursor, transaction
from corpus.store.study import set_setting


@allowed(RESEARCHER)
def choose_outline(cursor: Cursor, by: Account, outline: Outline) -> None:
    """Let the report hold this from now on; raises BadInput."""
    checked = checked_outline(outline)
    with transaction(cursor):
        set_setting(cursor, OUTLINE, as_setting(checked), by.account_id)
