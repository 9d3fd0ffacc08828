"""Rows to test on, written straight into the store: an account, a transcript with turns, a code."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from corpus.accounts import CO_RESEARCHER, SHELL, Account
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.transcripts import INTERVIEWER, PARTICIPANT, Turn

MADE = {"made_at": datetime(2026, 3, 1, 9, 0), "made_by": SHELL.account_id}
ROLES = (INTERVIEWER, PARTICIPANT)


def seed_account(cursor: Cursor, name: str = "Anneke", role: str = CO_RESEARCHER) -> Account:
    """An account without a secret."""
    account = Account(new_id(), name, role)
    cursor.execute(
        "INSERT INTO accounts VALUES ($account_id, $name, $role, $made_at, $made_by)",
        {"account_id": account.account_id, "name": name, "role": role, **MADE},
    )
    return account


def seed_code(cursor: Cursor, name: str, parent_id: str | None = None, codable: bool = True) -> str:
    """A code with no more than a name; gives its id."""
    code_id = new_id()
    cursor.execute("INSERT INTO codes VALUES ($code_id, $made_at, $made_by)", {"code_id": code_id, **MADE})
    cursor.execute(
        """INSERT INTO code_details VALUES ($fact_id, $code_id, $parent_id, 0, $name, '', '', '', '', '',
               '#0f78e1', '🏠', $codable, FALSE, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "code_id": code_id,
            "parent_id": parent_id,
            "name": name,
            "codable": codable,
            **MADE,
        },
    )
    return code_id


def seed_transcript(
    cursor: Cursor,
    name: str,
    text: str,
    turns: Sequence[Turn] = (),
    roles: Sequence[str] = ROLES,
    participants: Sequence[str | None] = (),
) -> str:
    """A released transcript; without `turns` each line is one, by interviewer and participant in turn.

    `roles` gives each speaker's role by number, `participants` the code of the participant each one is.
    """
    transcript_id = new_id()
    cursor.execute(
        "INSERT INTO transcripts VALUES ($id, $name, $hash, $text, $words, 'reviewed', $made_at, $made_by)",
        {
            "id": transcript_id,
            "name": name,
            "hash": hashlib.sha256(text.encode()).hexdigest(),
            "text": text,
            "words": len(text.split()),
            **MADE,
        },
    )
    for number, role in enumerate(roles):
        cursor.execute(
            "INSERT INTO speakers VALUES ($id, $number, $label, $role, $made_at, $made_by)",
            {"id": transcript_id, "number": number, "label": f"Spreker {number}", "role": role, **MADE},
        )
    for position, turn in enumerate(turns or line_turns(text)):
        cursor.execute(
            "INSERT INTO turns VALUES ($id, $position, $start, $end, $speaker, NULL, NULL)",
            {
                "id": transcript_id,
                "position": position,
                "start": turn.start,
                "end": turn.end,
                "speaker": turn.speaker,
            },
        )
    for number, code in enumerate(participants):
        if code is not None:
            _seed_participant(cursor, transcript_id, number, code)
    return transcript_id


def line_turns(text: str) -> list[Turn]:
    """Each line that is not empty as a turn, of speakers 0 and 1 in turn."""
    turns: list[Turn] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            turns.append(Turn(position, position + len(line), len(turns) % 2))
        position += len(line) + 1
    return turns


def _seed_participant(cursor: Cursor, transcript_id: str, speaker: int, code: str) -> None:
    participant_id = new_id()
    cursor.execute(
        "INSERT INTO participants VALUES ($id, $code, $made_at, $made_by)",
        {"id": participant_id, "code": code, **MADE},
    )
    cursor.execute(
        """INSERT INTO participant_details
           VALUES ($fact_id, $id, 71, NULL, ['mantelzorger'], '{}', $made_at, $made_by)""",
        {"fact_id": new_id(), "id": participant_id, **MADE},
    )
    cursor.execute(
        "INSERT INTO speaker_participants VALUES ($fact_id, $transcript, $speaker, $id, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "transcript": transcript_id,
            "speaker": speaker,
            "id": participant_id,
            **MADE,
        },
    )


def seed_lots(cursor: Cursor, secret: str = "a secret of the tests") -> None:
    """Fix what is drawn by lot when figures are hidden; before anybody looks at them."""
    cursor.execute(
        "INSERT INTO publication_lots VALUES ($fact_id, $secret, $made_at, $made_by)",
        {"fact_id": new_id(), "secret": secret, **MADE},
    )
