"""The SQL of consent: what each participant agreed to, and which texts may be used for what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from corpus.clock import now
from corpus.consent import DEFAULT_USES, USES, Consent
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.store.study import setting

DEFAULT_SETTING = "consent_default"  # a list of uses: what everybody agreed to


@dataclass(frozen=True)
class ConsentFact:
    """One consent as it was written down: by whom in the app (`account`; "" for the shell)."""

    consent: Consent
    account: str
    made_at: datetime


def default_uses(cursor: Cursor) -> frozenset[str]:
    """What a participant agreed to of whom nothing was noted."""
    return frozenset(setting(cursor, DEFAULT_SETTING, sorted(DEFAULT_USES))) & USES.keys()


def consents_now(cursor: Cursor) -> dict[str, Consent]:
    """What each participant agreed to, by id: what was noted last, else the study's default."""
    default = default_uses(cursor)
    rows = cursor.execute(
        """SELECT p.participant_id::VARCHAR, c.uses, c.agreed_on, c.how, c.taken_by, c.made_at
           FROM participants p LEFT JOIN consents_now c ON c.participant_id = p.participant_id"""
    ).fetchall()
    return {
        key: Consent(key, default, recorded=False)
        if uses is None
        else Consent(key, frozenset(uses), agreed_on, how, taken_by, made_at)
        for key, uses, agreed_on, how, taken_by, made_at in rows
    }


def allows(cursor: Cursor, participant_id: str, use: str) -> bool:
    """Whether this participant's words may be used for this; nobody's who is not (any more) in the study."""
    found = consents_now(cursor).get(participant_id)
    return found is not None and found.allows(use)


def participants_allowing(cursor: Cursor, use: str) -> set[str]:
    """The ids of the participants whose words may be used for this."""
    return {key for key, consent in consents_now(cursor).items() if consent.allows(use)}


def transcripts_allowing(cursor: Cursor, use: str) -> set[str]:
    """The ids of the texts in which everybody who speaks agreed to this use.

    A voice of which nobody said whose it is, and a text without any known voice, follow the study's default.
    """
    default = default_uses(cursor)
    rows = cursor.execute(
        """SELECT t.transcript_id::VARCHAR FROM transcripts t
           LEFT JOIN (SELECT s.transcript_id, bool_and(list_contains(coalesce(c.uses, $default), $use)) AS agreed
               FROM speaker_participants_now s LEFT JOIN consents_now c ON c.participant_id = s.participant_id
               GROUP BY s.transcript_id) known ON known.transcript_id = t.transcript_id
           LEFT JOIN (SELECT DISTINCT s.transcript_id FROM speakers s
               ANTI JOIN speaker_participants_now p ON p.transcript_id = s.transcript_id AND p.speaker = s.speaker
               WHERE s.role = 'participant') strange ON strange.transcript_id = t.transcript_id
           WHERE coalesce(known.agreed, $by_default) AND ($by_default OR strange.transcript_id IS NULL)""",
        {"use": use, "default": sorted(default), "by_default": use in default},
    ).fetchall()
    return {key for (key,) in rows}


def transcript_allows(cursor: Cursor, transcript_id: str, use: str) -> bool:
    """The same for one text, at the cost of a glance: this is asked at every mark."""
    rows = cursor.execute(
        """SELECT p.participant_id IS NOT NULL, c.uses FROM speakers s
           LEFT JOIN speaker_participants_now p ON p.transcript_id = s.transcript_id AND p.speaker = s.speaker
           LEFT JOIN consents_now c ON c.participant_id = p.participant_id
           WHERE s.transcript_id = $transcript_id AND (s.role = 'participant' OR p.participant_id IS NOT NULL)""",
        {"transcript_id": transcript_id},
    ).fetchall()
    if rows and all(known and uses is not None for known, uses in rows):
        return all(use in uses for _, uses in rows)
    by_default = use in default_uses(cursor)
    return by_default and all(use in uses for _, uses in rows if uses is not None)


def history(cursor: Cursor, participant_id: str) -> list[ConsentFact]:
    """Everything noted of a participant's consent, the last first."""
    rows = cursor.execute(
        """SELECT c.uses, c.agreed_on, c.how, c.taken_by, c.made_at, coalesce(a.name, '') FROM consents c
           LEFT JOIN accounts a ON a.account_id = c.made_by
           WHERE c.participant_id = $participant_id ORDER BY c.made_at DESC, c.fact_id DESC""",
        {"participant_id": participant_id},
    ).fetchall()
    return [
        ConsentFact(Consent(participant_id, frozenset(uses), agreed_on, how, by, made_at), account, made_at)
        for uses, agreed_on, how, by, made_at, account in rows
    ]


def add_consent(
    cursor: Cursor,
    participant_id: str,
    uses: Collection[str],
    agreed_on: date | None,
    how: str,
    taken_by: str,
    author: str,
) -> None:
    """Write what a participant agreed to from now on; the caller holds the transaction."""
    cursor.execute(
        """INSERT INTO consents VALUES
           ($fact_id, $participant_id, $uses, $agreed_on, $how, $taken_by, $made_at, $made_by)""",
        {
            "fact_id": new_id(),
            "participant_id": participant_id,
            "uses": sorted(uses),
            "agreed_on": agreed_on,
            "how": how,
            "taken_by": taken_by,
            "made_at": now(),
            "made_by": author,
        },
    )
