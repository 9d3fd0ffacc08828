"""Which practice somebody is in the middle of, or would begin: put together from runs, sets and who may see them."""

from __future__ import annotations

from coding.practice import PracticeSet, Run
from coding.practice_built_in import built_in
from coding.store.practice import latest_run, may_practise_on
from coding.store.practice_sets import practice_set, practice_sets, set_of_version
from corpus.accounts import Account
from corpus.errors import N_, Conflict
from corpus.ids import checked_id
from corpus.store.database import Cursor


def own_practice(cursor: Cursor, account: Account) -> tuple[Run | None, PracticeSet]:
    """The practice that somebody began last, with its set; no run and the set they would begin when there is none.

    A run is passed over when its set was taken out of use, or when this person may not see the interview any more.
    """
    run = latest_run(cursor, account.account_id)
    if run is not None and run.version_id is None:
        return run, built_in(account.language)
    if run is not None and run.version_id is not None:
        _, transcript_id, in_use = set_of_version(cursor, run.version_id)
        found = practice_set(cursor, run.version_id, account.language)
        if in_use and found.passages and may_practise_on(cursor, account.account_id, transcript_id):
            return run, found
    return None, set_for(cursor, account)


def set_for(cursor: Cursor, account: Account) -> PracticeSet:
    """The set that somebody would begin now: one of the study that is in use, else the one that comes with the app."""
    for one in practice_sets(cursor):
        if one.in_use and may_practise_on(cursor, account.account_id, one.transcript_id):
            found = practice_set(cursor, one.version_id, account.language)
            if found.passages:
                return found
    return built_in(account.language)


def own_run(cursor: Cursor, account: Account, run_id: str) -> tuple[Run, PracticeSet]:
    """The run with this id when it is the one that somebody is in; raises Conflict when another was begun since."""
    run, practice = own_practice(cursor, account)
    if run is None or run.run_id != checked_id(run_id):
        raise Conflict(N_("Another practice has begun since. Load the page again."))
    return run, practice
