"""Propose a passage as a quote, or take that back."""

from __future__ import annotations

from coding.passages import ONLY_INTERVIEWER
from coding.quotes import QuoteNow, checked_length, checked_why
from coding.store import proposed_quotes as store
from coding.store import quote_facts as facts
from coding.store.assignments import require_own_to_mark
from coding.store.own_marks import passage
from coding.store.quote_grounds import people_of
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.consent import QUOTES_INSIDE
from corpus.errors import N_, BadInput, Conflict, NotAllowed
from corpus.ids import checked_id
from corpus.store.consents import participants_allowing
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def propose_quote(
    cursor: Cursor,
    by: Account,
    quote_id: str,
    transcript_id: str,
    start: int,
    end: int,
    why: str = "",
    version: str | None = None,
) -> None:
    """Write that `by` proposes the passage `[start, end)` as a quote, counted in text `version`.

    `quote_id` is made by who asks: asking again with the same one is harmless, also when the proposal was taken back
    since. What was proposed while the interview was theirs counts, also when it arrives later. Raises BadInput (too long,
    nobody's words but the interviewer's), Conflict, NotAllowed (the interview is not theirs, or the person does not wish
    to be quoted), NotFound.
    """
    quote_id, transcript_id = checked_id(quote_id), checked_id(transcript_id)
    require_own_to_mark(cursor, by, transcript_id, quote_id)
    why = checked_why(why)
    if store.quote_is_written(cursor, quote_id):
        return
    words, speaker = passage(cursor, by, quote_id, transcript_id, "", (start, end), version)
    if speaker == ONLY_INTERVIEWER:
        raise BadInput(N_("These are the words of the interviewer. Choose words of the person who tells."))
    checked_length(words.quote)
    _check_wish(cursor, transcript_id, words.start, words.end)
    new = QuoteNow(
        *(quote_id, transcript_id, "", words.start, words.end, words.quote, why),
        *(by.account_id, by.name, now()),
    )
    with transaction(cursor):
        facts.add_quote(cursor, new, speaker)


@allowed(CO_RESEARCHER, RESEARCHER)
def take_quote_back(cursor: Cursor, by: Account, quote_id: str) -> None:
    """Take a proposal of one's own back; doing it again is harmless. Raises Conflict when it was decided already."""
    found = store.quote(cursor, checked_id(quote_id))
    if found is None:
        return
    if found.proposer_id != by.account_id:
        raise NotAllowed(N_("Somebody else proposed this. Only they can take it back."))
    if found.decision:
        raise Conflict(N_("This has been decided already. Look under “Quotes” what was decided and why."))
    with transaction(cursor):
        facts.add_quote_withdrawal(cursor, found, by.account_id)


def _check_wish(cursor: Cursor, transcript_id: str, start: int, end: int) -> None:
    """Of a voice that is nobody's yet the wish is not known; then it is looked at when the quote is released."""
    known = set(filter(None, people_of(cursor, transcript_id, start, end)))
    if not participants_allowing(cursor, QUOTES_INSIDE).issuperset(known):
        raise NotAllowed(
            N_("This person does not wish to be quoted. You can give the words a code, or write a note.")
        )
