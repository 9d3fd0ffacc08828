"""Say which interviews are hard to read."""

from __future__ import annotations

from collections.abc import Collection

from coding.store.hard_interviews import add_hardness, hard_interviews
from coding.store.prepared_texts import text_version
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(RESEARCHER)
def say_hard(cursor: Cursor, by: Account, transcripts: Collection[str]) -> None:
    """Write that these interviews are hard to read and all others are not; raises NotFound for one not there."""
    wanted = {checked_id(one) for one in transcripts}
    before = hard_interviews(cursor)
    for transcript_id in wanted - before:
        if text_version(cursor, transcript_id) is None:
            raise NotFound(N_("This interview is not there (any more)."))
    with transaction(cursor):
        for transcript_id in sorted(wanted ^ before):
            add_hardness(cursor, transcript_id, transcript_id in wanted, by.account_id)
