"""Decide about a proposed quote: release it to a level, not now, or take a released one back."""

from __future__ import annotations

from coding.quote_words import shorten
from coding.quotes import (
    LEVELS,
    NOT_NOW,
    PUBLIC,
    RELEASED,
    TAKEN_BACK,
    QuoteDecision,
    QuoteNow,
    Release,
    checked_why,
)
from coding.store import proposed_quotes as store
from coding.store import quote_facts as facts
from coding.store.quote_grounds import grounds_of
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.clock import now
from corpus.consent import QUOTES_INSIDE, QUOTES_OUTSIDE
from corpus.errors import N_, BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import checked_id, new_id
from corpus.store.consents import participants_allowing
from corpus.store.database import Cursor, transaction

# What was decided, in the past: for who comes second.
DECIDED = {
    RELEASED: N_("{name} has just released this quote. Nothing was changed. Look at it, then decide again."),
    NOT_NOW: N_("{name} has just decided about this quote: not now. Look at the reason, then decide again."),
    TAKEN_BACK: N_("{name} has just taken this quote back. Look at the reason, then decide again."),
}


@allowed(RESEARCHER)
def release_quote(
    cursor: Cursor,
    by: Account,
    quote_id: str,
    level: str,
    edited: str,
    codes: tuple[str, ...],
    reason: str = "",
    label_age: bool = True,
    label_subgroup: str | None = None,
    follows: str | None = None,
) -> QuoteDecision:
    """Release a quote to a level (see quotes.LEVELS), or change how it was released; gives the decision.

    `edited`: its words, perhaps fewer (see quote_words.shorten); `codes`: the themes that it is shown with, of those on
    its passage now; `follows`: the decision that the decider saw, None when there was none. Raises BadInput, NotFound,
    NotAllowed when its people do not wish it, and Conflict when somebody else decided, or the words changed, in between.
    """
    if level not in LEVELS:
        raise BadInput(N_("Choose for whom the quote is: the team, the work group, or everybody."))
    with transaction(cursor):
        about = _as_seen(cursor, quote_id, follows)
        _check_wish(cursor, about, level)
        if not codes or not set(codes) <= set(about.codes):
            raise BadInput(
                N_(
                    "A quote is shown with a theme. Choose one or more of the codes that its passage has now; "
                    "if it has none, give it a code first."
                )
            )
        words = shorten(about.text, edited)
        release = Release(level, words.kept, codes, words.instead, label_age, label_subgroup or None)
        made = QuoteDecision(new_id(), RELEASED, checked_why(reason), by.name, now(), release)
        facts.add_quote_decision(cursor, about, made, by.account_id)
    return made


@allowed(RESEARCHER)
def refuse_quote(
    cursor: Cursor, by: Account, quote_id: str, reason: str, follows: str | None = None
) -> QuoteDecision:
    """Not now; or, for a quote that was released, take it back. With a reason, that its proposer reads.

    `follows` as for release_quote. Raises BadInput, NotFound, Conflict.
    """
    reason = checked_why(reason, needed=True)
    with transaction(cursor):
        about = _as_seen(cursor, quote_id, follows)
        decision = TAKEN_BACK if about.release else NOT_NOW
        made = QuoteDecision(new_id(), decision, reason, by.name, now())
        facts.add_quote_decision(cursor, about, made, by.account_id)
    return made


def _as_seen(cursor: Cursor, quote_id: str, follows: str | None) -> QuoteNow:
    """The quote, when it stands as the decider saw it; its words must be those of the transcript."""
    about = store.quote(cursor, checked_id(quote_id))
    if about is None:
        raise NotFound(
            N_("This quote is not there (any more). Who proposed it has taken it back, or it was removed.")
        )
    latest = about.decision
    if latest and latest.decision_id != follows:
        raise Conflict(DECIDED[latest.decision], name=latest.name)
    if grounds_of(cursor, [about.quote_id])[about.quote_id].text != about.text:
        raise Conflict(
            N_("The words of this passage were changed. Propose the quote again from the interview.")
        )
    return about


def _check_wish(cursor: Cursor, about: QuoteNow, level: str) -> None:
    if not about.people or not all(about.people):
        raise BadInput(
            N_("It is not known whose words these are. First say under “Participants” whose voice is whose.")
        )
    everybody = set(filter(None, about.people))
    if not participants_allowing(cursor, QUOTES_INSIDE).issuperset(everybody):
        raise NotAllowed(N_("This person does not wish to be quoted."))
    if level == PUBLIC and not participants_allowing(cursor, QUOTES_OUTSIDE).issuperset(everybody):
        raise NotAllowed(
            N_("This person does not wish to be quoted outside the group. Choose the team or the work group.")
        )
