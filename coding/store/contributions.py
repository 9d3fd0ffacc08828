"""The SQL of who contributed what: counted from the ledger."""

from __future__ import annotations

from collections import defaultdict

from coding.credit import Contribution, Contributor
from corpus.store.credit import CreditWish, credit_wishes
from corpus.store.database import Cursor

_DONE = """
    SELECT coder_id AS account_id, 'marks' AS what, count(*) AS times FROM coding_now GROUP BY coder_id
    UNION ALL SELECT coder_id, 'interviews', count(DISTINCT transcript_id) FROM coding_now GROUP BY coder_id
    UNION ALL SELECT account_id, 'finished', count(*) FROM readings_now WHERE finished GROUP BY account_id
    UNION ALL SELECT made_by, 'notes', count(*) FROM notes_now WHERE audience <> 'me' GROUP BY made_by
    UNION ALL SELECT c.coder_id, 'notes', count(*)
        FROM memos_now m JOIN coding_now c ON c.transcript_id = m.transcript_id AND c.coding_id = m.coding_id
        WHERE m.text <> '' AND m.audience <> 'me' GROUP BY c.coder_id
    UNION ALL SELECT p.made_by, 'proposals', count(*) FROM code_proposals p
        ANTI JOIN proposal_withdrawals w ON w.proposal_id = p.proposal_id GROUP BY p.made_by
    UNION ALL SELECT p.made_by, 'accepted', count(*) FROM code_proposals p
        JOIN proposal_decisions_now d ON d.proposal_id = p.proposal_id AND d.decision IN ('accepted', 'joined')
        GROUP BY p.made_by
    UNION ALL SELECT made_by, 'opinions', count(*) FROM proposal_voices_now
        WHERE kind IN ('support', 'question') GROUP BY made_by
    UNION ALL SELECT account_id, 'passages', count(*) FROM reader_answers_now
        WHERE kind IN ('dont_know', 'lets_talk') GROUP BY account_id
    UNION ALL SELECT account_id, 'votes', count(DISTINCT item_id) FROM votes WHERE NOT no_opinion GROUP BY account_id
    UNION ALL SELECT p.account_id, 'evenings', count(*) FROM meeting_people_now p
        JOIN meetings_now m ON m.meeting_id = p.meeting_id AND m.state IN ('open', 'ended') GROUP BY p.account_id
    UNION ALL SELECT made_by, 'decisions', count(*) FROM proposal_decisions_now GROUP BY made_by
    UNION ALL SELECT made_by, 'decisions', count(*) FROM decisions_now GROUP BY made_by
    UNION ALL SELECT made_by, 'codes', count(DISTINCT code_id) FROM code_details GROUP BY made_by
    UNION ALL SELECT made_by, 'texts', count(*) FROM transcripts GROUP BY made_by
    UNION ALL SELECT made_by, 'given', count(*) FROM assignments WHERE made_by <> account_id GROUP BY made_by"""


def contributors(cursor: Cursor) -> list[Contributor]:
    """Everybody who reads or researches, with what they did and how they wish to be named, by name."""
    done: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for account_id, what, times in cursor.execute(
        "SELECT account_id::VARCHAR, what, sum(times)::BIGINT FROM (" + _DONE + ") GROUP BY ALL"
    ).fetchall():
        done[account_id][what] = times
    wishes = credit_wishes(cursor)
    people = cursor.execute(
        """SELECT account_id::VARCHAR, name, role FROM accounts
           WHERE role IN ('co_researcher', 'researcher') ORDER BY lower(name), account_id"""
    ).fetchall()
    return [
        Contributor(key, name, role, wishes.get(key, CreditWish()).name, Contribution(**done[key]))
        for key, name, role in people
    ]
