"""Withdraw: take out of the study what a participant does not want in it any more."""

from __future__ import annotations

from coding.store.forgetting import forget
from coding.store.withdrawing import readers_of_text, take_out, take_out_late_rows, voices_of
from coding.withdrawals import TakenOut, Withdrawal
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.erasing import EVERYTHING, ONE_TEXT, SCOPES, WITHDRAWAL
from corpus.errors import N_, BadInput, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, Store, transaction
from corpus.store.erasing import (
    PATIENCE,
    add_erased_texts,
    add_erasure,
    add_erasure_end,
    finish,
    waiting_of,
)
from corpus.store.intake import IntakePlace
from corpus.store.participants import participant_ids


class _OnlyLookedError(Exception):
    """Undoes what was taken out to see how much it would be."""


@allowed(RESEARCHER)
def preview_withdrawal(cursor: Cursor, by: Account, intake: IntakePlace, wanted: Withdrawal) -> TakenOut:
    """What would go with this withdrawal; nothing is changed. Raises BadInput, NotFound."""
    _check(cursor, wanted)
    waiting = _waiting(intake, wanted)
    try:
        with transaction(cursor):
            found = take_out(cursor, wanted, by.account_id)
            raise _OnlyLookedError
    except _OnlyLookedError:
        return TakenOut(found.texts, found.own_words, found.rows, found.elsewhere, waiting)


@allowed(RESEARCHER)
def withdraw(cursor: Cursor, by: Account, intake: IntakePlace, wanted: Withdrawal, typed: str) -> str:
    """Take it out, all in one transaction, and give the number of what was done.

    `typed`: the participant's code, typed by who does this. What is left to do is `finish_withdrawals`, now or at the
    next start. Raises BadInput, NotFound.
    """
    code = _check(cursor, wanted)
    if typed.strip().casefold() != code.casefold():
        raise BadInput(N_("Type the code of the participant to confirm: {code}."), code=code)
    waiting = _waiting(intake, wanted)
    with transaction(cursor):
        readers = readers_of_text(
            cursor, [one.transcript_id for one in voices_of(cursor, wanted.participant_id)]
        )
        found = take_out(cursor, wanted, by.account_id)
        found = TakenOut(found.texts, found.own_words, found.rows, found.elsewhere, waiting)
        erasure_id = add_erasure(cursor, WITHDRAWAL, wanted.scope, found.counts, waiting, by.account_id)
        texts = [one.transcript_id for one in found.texts]
        told = [one for one in readers if one[0] in texts]
        add_erased_texts(cursor, erasure_id, texts, told, by.account_id)
        if not found.counts:
            add_erasure_end(cursor, erasure_id, by.account_id)
    forget()
    return erasure_id


@allowed(RESEARCHER)
def finish_withdrawals(
    cursor: Cursor, by: Account, store: Store, intake: IntakePlace, patience: float = PATIENCE
) -> int:
    """Write the study's files anew, without the bytes of what was taken out; gives how many withdrawals that ended.

    Raises Conflict when others use the study for too long: then it is done at the next start, or when asked again.
    """
    try:
        return finish(store, intake, take_out_late_rows, patience)
    finally:
        forget()


def _check(cursor: Cursor, wanted: Withdrawal) -> str:
    """The participant's code; raises when there is no such withdrawal."""
    if wanted.scope not in SCOPES:
        raise BadInput(N_("Choose what is withdrawn."))
    participant_id = checked_id(wanted.participant_id)
    code = next((code for code, key in participant_ids(cursor).items() if key == participant_id), None)
    if code is None:
        raise NotFound(N_("This participant is not there (any more)."))
    texts = {one.transcript_id for one in voices_of(cursor, participant_id)}
    if wanted.scope == ONE_TEXT and wanted.transcript_id not in texts:
        raise BadInput(N_("Choose an interview in which this participant speaks."))
    return code


def _waiting(intake: IntakePlace, wanted: Withdrawal) -> tuple[str, ...]:
    if wanted.scope != EVERYTHING or not intake.path.exists():
        return ()
    with intake.cursor() as opened:
        return tuple(waiting_of(opened, wanted.participant_id))
