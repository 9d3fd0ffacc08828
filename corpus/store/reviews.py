"""The review of a text that waits, as it stands: its raw text, what was decided, the names in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.names import KnownName
from corpus.review import NameDecision, NameItem, name_items
from corpus.store.intake import IntakePlace, Waiting, decisions_now, known_names, waiting_text


@dataclass(frozen=True)
class OpenText:
    """A text that waits, the decisions in force and the names in it."""

    waiting: Waiting
    decisions: Sequence[NameDecision]
    items: Sequence[NameItem]


def review_of(intake: IntakePlace, intake_id: str) -> OpenText:
    """A text that waits with the names in it; for actions only, which write down who looks; raises NotFound."""
    with intake.cursor() as opened:
        waiting = waiting_text(opened, intake_id)
        decisions = decisions_now(opened, intake_id)
        register = [KnownName(name, kind) for name, kind in known_names(opened)]
    return OpenText(waiting, decisions, name_items(waiting.reading, decisions, register, waiting.speakers))
