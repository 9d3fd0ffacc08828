"""Decide what happens to names in a text that waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict
from corpus.review import LONGEST_NAME, NameDecision, checked_kind, checked_placeholder
from corpus.store.database import Cursor, transaction
from corpus.store.intake import IntakePlace, add_decisions, waiting_text
from corpus.store.transcripts import transcript_names


@allowed(RESEARCHER)
def decide_names(
    cursor: Cursor, by: Account, intake: IntakePlace, intake_id: str, decisions: Sequence[NameDecision]
) -> None:
    """Keep these decisions, all or none, beside the raw text; later ones on the same name or place count.

    Raises BadInput for a kind or placeholder that cannot be, NotFound and Conflict when the text waits no more.
    """
    checked = [_checked(decision) for decision in decisions]
    if intake_id in transcript_names(cursor).values():
        raise Conflict(
            N_("This text is in the study already. Release it once more, so that the raw text goes too.")
        )
    with intake.cursor() as opened, transaction(opened):
        waiting_text(opened, intake_id)
        add_decisions(opened, intake_id, checked, by.account_id)


def _checked(decision: NameDecision) -> NameDecision:
    if not decision.item or len(decision.item) > LONGEST_NAME * 4:
        raise BadInput(N_("There is no such name in the text. Look again, then decide."))
    placeholder = checked_placeholder(decision.placeholder)
    return replace(decision, kind=checked_kind(decision.kind), placeholder=placeholder)
