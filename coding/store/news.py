"""The SQL of "is there something new?": per topic a count that only grows, cheap enough to be asked every second.

A topic's rows are (account, how many facts): of everybody when the account is NULL, else of what concerns that account.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.accounts import CO_RESEARCHER, RESEARCHER, ROLES
from corpus.errors import N_, BadInput
from corpus.store.database import Cursor

CODERS = (CO_RESEARCHER, RESEARCHER)


@dataclass(frozen=True)
class Topic:
    """Something that people wait for: whom it can concern, and the query that counts its facts."""

    roles: tuple[str, ...]
    counts: str


@dataclass(frozen=True)
class Counts:
    """How many facts a topic has: those that concern everybody, and those that concern one account."""

    everybody: int = 0
    by_account: dict[str, int] = field(default_factory=dict)

    def of(self, account_id: str) -> int:
        """How many of them this account may want to see."""
        return self.everybody + self.by_account.get(account_id, 0)


TOPICS = {
    # interviews given to me, or no longer
    "assigned": Topic(
        CODERS,
        """SELECT account_id::VARCHAR, count(*) FROM assignments GROUP BY account_id
           UNION ALL
           SELECT a.account_id::VARCHAR, count(*) FROM assignment_ends e
           JOIN assignments a ON a.assignment_id = e.assignment_id GROUP BY a.account_id""",
    ),
    # other readers of what I read who have finished: then their marks may be compared with mine
    "finished": Topic(
        CODERS,
        """SELECT a.account_id::VARCHAR, count(*) FROM readings r
           JOIN assignments a ON a.transcript_id = r.transcript_id WHERE r.finished GROUP BY a.account_id""",
    ),
    # who reads what, who has finished, and what readers answer besides codes
    "reading": Topic(
        (RESEARCHER,),
        """SELECT NULL, count(*) FROM assignments UNION ALL SELECT NULL, count(*) FROM assignment_ends
           UNION ALL SELECT NULL, count(*) FROM readings WHERE finished
           UNION ALL SELECT NULL, count(*) FROM reader_answers
           UNION ALL SELECT NULL, count(*) FROM reader_answer_ends
           UNION ALL SELECT NULL, count(*) FROM reader_answer_outcomes
           UNION ALL SELECT NULL, count(*) FROM transcript_hardness""",
    ),
    # codes that were proposed, what people said of them, and what was decided
    "proposals": Topic(
        CODERS,
        """SELECT NULL, count(*) FROM code_proposals UNION ALL SELECT NULL, count(*) FROM proposal_withdrawals
           UNION ALL SELECT NULL, count(*) FROM proposal_voices
           UNION ALL SELECT NULL, count(*) FROM proposal_decisions""",
    ),
    # decisions on what I proposed
    "my_proposals": Topic(
        CODERS,
        """SELECT p.made_by::VARCHAR, count(*) FROM proposal_decisions d
           JOIN code_proposals p ON p.proposal_id = d.proposal_id GROUP BY p.made_by""",
    ),
    # evenings round the table: when, with whom, begun or over
    "evenings": Topic(
        CODERS,
        """SELECT NULL, count(*) FROM meeting_details UNION ALL SELECT NULL, count(*) FROM meeting_states
           UNION ALL SELECT NULL, count(*) FROM meeting_people""",
    ),
    # the table itself: what lies on it, votes, decisions
    "table": Topic(
        CODERS,
        """SELECT NULL, count(*) FROM meeting_states UNION ALL SELECT NULL, count(*) FROM meeting_places
           UNION ALL SELECT NULL, count(*) FROM meeting_moves UNION ALL SELECT NULL, count(*) FROM votes
           UNION ALL SELECT NULL, count(*) FROM decisions UNION ALL SELECT NULL, count(*) FROM decision_ends""",
    ),
    # quotes that were proposed, and what was decided about them
    "quotes": Topic(
        CODERS,
        """SELECT NULL, count(*) FROM quotes UNION ALL SELECT NULL, count(*) FROM quote_withdrawals
           UNION ALL SELECT NULL, count(*) FROM quote_decisions UNION ALL SELECT NULL, count(*) FROM quote_changes""",
    ),
    # something was taken out for good: a text, a name, what somebody said
    "withdrawn": Topic(
        ROLES, """SELECT NULL, count(*) FROM erasures UNION ALL SELECT NULL, count(*) FROM consents"""
    ),
    # the codes themselves
    "codebook": Topic(
        CODERS,
        """SELECT NULL, count(*) FROM code_details UNION ALL SELECT NULL, count(*) FROM code_merges
           UNION ALL SELECT NULL, count(*) FROM code_merge_ends UNION ALL SELECT NULL, count(*) FROM code_splits
           UNION ALL SELECT NULL, count(*) FROM code_translations""",
    ),
}


def topic(name: str) -> Topic:
    """The topic of this name; raises BadInput when there is none."""
    if name not in TOPICS:
        raise BadInput(N_("The app does not know this kind of news. Load the page again."))
    return TOPICS[name]


def count_news(cursor: Cursor, names: Iterable[str]) -> dict[str, Counts]:
    """How many facts each of these topics has now."""
    return {name: _counted(cursor.execute(topic(name).counts).fetchall()) for name in names}


def _counted(rows: list[tuple[str | None, int]]) -> Counts:
    by_account: dict[str, int] = {}
    for account_id, count in rows:
        if account_id is not None:
            by_account[account_id] = by_account.get(account_id, 0) + count
    return Counts(sum(count for account_id, count in rows if account_id is None), by_account)
