"""Note what participants agreed to; whoever may not read a text any more has it no longer from that moment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from coding.store.within_consent import end_what_is_not_agreed
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.consent import USES, ConsentRow, check_consent
from corpus.errors import N_, BadInput, MeerstemError, NotFound, refuse
from corpus.store.consents import DEFAULT_SETTING, add_consent, consents_now
from corpus.store.database import Cursor, transaction
from corpus.store.participants import participant_ids
from corpus.store.study import set_setting


@dataclass(frozen=True)
class ConsentsSaved:
    """How many consents were noted, how many were as they stood, and how many readers have a text no longer."""

    noted: int
    unchanged: int
    ended: int


@allowed(RESEARCHER)
def save_consents(
    cursor: Cursor,
    by: Account,
    participants: Collection[str],
    uses: Collection[str],
    agreed_on: date | None,
    how: str,
    taken_by: str,
) -> ConsentsSaved:
    """Note the same consent of one participant or of many (by id), all or none. Raises BadInput, NotFound."""
    taken_by = " ".join(taken_by.split())
    check_consent(uses, agreed_on, how, taken_by)
    known = consents_now(cursor)
    if not participants:
        raise BadInput(N_("Choose for whom you note this."))
    if not set(participants) <= known.keys():
        raise NotFound(N_("This participant is not there (any more)."))
    with transaction(cursor):
        for key in participants:
            add_consent(cursor, key, uses, agreed_on, how, taken_by, by.account_id)
        return ConsentsSaved(len(participants), 0, end_what_is_not_agreed(cursor, by.account_id))


@allowed(RESEARCHER)
def bring_in_consents(cursor: Cursor, by: Account, rows: Sequence[ConsentRow]) -> ConsentsSaved:
    """Note what a list says, all or none: uses that it does not name stay as they are. Raises BadInput, NotFound."""
    ids = {code.casefold(): key for code, key in participant_ids(cursor).items()}
    refuse([problem for row in rows if (problem := _problem(row, ids))])
    known = consents_now(cursor)
    noted = 0
    with transaction(cursor):
        for row in rows:
            before = known[ids[row.code.casefold()]]
            uses = {use for use in USES if row.said.get(use, before.allows(use))}
            then = (before.uses, before.agreed_on, before.how, before.taken_by)
            if before.recorded and then == (uses, row.agreed_on, row.how, row.taken_by):
                continue
            add_consent(
                cursor, before.participant_id, uses, row.agreed_on, row.how, row.taken_by, by.account_id
            )
            noted += 1
        ended = end_what_is_not_agreed(cursor, by.account_id)
    return ConsentsSaved(noted, len(rows) - noted, ended)


@allowed(RESEARCHER)
def change_consent_default(cursor: Cursor, by: Account, uses: Collection[str]) -> int:
    """Set what everybody agreed to of whom nothing else is noted; gives how many readers have a text no longer."""
    if not set(uses) <= USES.keys():
        raise BadInput(N_("This consent has a part that the app does not know. Load the page again."))
    with transaction(cursor):
        set_setting(cursor, DEFAULT_SETTING, sorted(uses), by.account_id)
        return end_what_is_not_agreed(cursor, by.account_id)


def _problem(row: ConsentRow, ids: dict[str, str]) -> MeerstemError | None:
    try:
        check_consent((), row.agreed_on, row.how, row.taken_by)
    except BadInput as error:
        return BadInput(error.sentence, line=row.line, **error.details)
    if row.code.casefold() not in ids:
        return NotFound(N_("There is no participant {code}."), code=row.code, line=row.line)
    return None
