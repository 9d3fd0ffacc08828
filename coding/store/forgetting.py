"""What this process keeps of texts and of answers about them, forgotten at once when something was taken out."""

from __future__ import annotations

from coding.store.ledger_state import forget_answers
from coding.store.prepared_texts import forget_texts
from corpus.review import forget_review


def forget() -> None:
    """Keep nothing any more of what was read from the store before."""
    forget_texts()
    forget_answers()
    forget_review()
