"""What the ledger has come to, told in a few numbers, and answers that are kept for as long as it stays there.

Facts are only added (withdrawal takes some away), so how many there are and when the last was made tells one state of
the tables from another. Asking costs a fraction of counting everything again.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from corpus.store.database import Cursor

Answer = TypeVar("Answer")
_everywhere: weakref.WeakSet[Kept] = weakref.WeakSet()
Facts = tuple[Any, ...]  # kind, table, how many, when the last was made, and for people the greatest id


@dataclass(frozen=True)
class LedgerState:
    """The state of what theme tables rest on: who speaks where, and what was coded and decided."""

    people: tuple[Facts, ...]
    codings: tuple[Facts, ...]
    merged: bool  # whether codes were ever merged
    decided: bool  # whether the group ever decided about a passage


def ledger_state(cursor: Cursor) -> LedgerState:
    """The state that this cursor sees now."""
    rows = sorted(cursor.execute(FACTS).fetchall())
    people, codings = (tuple(row for row in rows if row[0] == kind) for kind in (PEOPLE, CODINGS))
    many = {table: count for _, table, count, *_ in rows}
    return LedgerState(people, codings, many["code_merges"] > 0, many["decisions"] > 0)


def forget_answers() -> None:
    """Keep no answers any more, anywhere in this process: something was taken out of the study."""
    for one in list(_everywhere):
        one.forget()


class Kept(Generic[Answer]):
    """The answers to the questions asked last, at most `most` of them; for this process alone."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()
        _everywhere.add(self)

    def forget(self) -> None:
        """Keep none of the answers any more."""
        with self._lock:
            self._answers.clear()

    def answer(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """The kept answer, or else the one that `find` gives, which is kept from now on."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
        found = find()
        self.keep(question, found)
        return found

    def kept(self, question: Hashable) -> Answer | None:
        """The kept answer, None when there is none."""
        with self._lock:
            return self._answers.get(question)

    def keep(self, question: Hashable, answer: Answer) -> None:
        """Keep this answer from now on."""
        with self._lock:
            self._answers[question] = answer
            self._answers.move_to_end(question)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)


PEOPLE, CODINGS = 0, 1
# The greatest id of the people's facts tells one study from another in a process that has several open.
FACTS = """
    SELECT 0, 'participant_details', count(*), max(made_at), max(fact_id)::VARCHAR FROM participant_details
    UNION ALL SELECT 0, 'speaker_participants', count(*), max(made_at), max(fact_id)::VARCHAR FROM speaker_participants
    UNION ALL SELECT 0, 'speakers', count(*), max(made_at), NULL FROM speakers
    UNION ALL SELECT 1, 'codings', count(*), max(made_at), NULL FROM codings
    UNION ALL SELECT 1, 'take_backs', count(*), max(made_at), NULL FROM take_backs
    UNION ALL SELECT 1, 'code_merges', count(*), max(made_at), NULL FROM code_merges
    UNION ALL SELECT 1, 'code_merge_ends', count(*), max(made_at), NULL FROM code_merge_ends
    UNION ALL SELECT 1, 'decisions', count(*), max(made_at), NULL FROM decisions
    UNION ALL SELECT 1, 'decision_ends', count(*), max(made_at), NULL FROM decision_ends
"""
