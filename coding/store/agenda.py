"""The SQL of the agenda: passages to talk about, their order, and what could still be put on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coding.meeting import DONT_KNOW, KNOWS_PERSON, LETS_TALK, AgendaItem, Answer, TalkPassage, agenda_from
from coding.store.agreement import coded_units
from coding.store.codings import stretch
from coding.store.within_consent import shown_to_residents
from coding.units import differences
from corpus.clock import now
from corpus.errors import N_, BadInput, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor
from corpus.transcripts import clean_text

_OF_MEETING = """SELECT item_id::VARCHAR, meeting_id::VARCHAR, transcript_id::VARCHAR, start_offset, end_offset, quote,
        source, place
    FROM meeting_items_now WHERE meeting_id = $meeting_id ORDER BY place, made_at, item_id"""
_ONE = """SELECT item_id::VARCHAR, meeting_id::VARCHAR, transcript_id::VARCHAR, start_offset, end_offset, quote,
        source, place
    FROM meeting_items_now WHERE item_id = $item_id"""


def agenda(cursor: Cursor, meeting_id: str) -> list[AgendaItem]:
    """The passages of an evening, in their order."""
    return [AgendaItem(*row) for row in cursor.execute(_OF_MEETING, {"meeting_id": meeting_id}).fetchall()]


def agenda_item(cursor: Cursor, item_id: str) -> AgendaItem:
    """One passage of an agenda; raises NotFound when it was taken off."""
    row = cursor.execute(_ONE, {"item_id": item_id}).fetchone()
    if row is None:
        raise NotFound(N_("This passage is not on the agenda any more."))
    return AgendaItem(*row)


def could_be_talked_over(cursor: Cursor) -> list[TalkPassage]:
    """What the table could talk about, in order (see coding.meeting.agenda_from)."""
    apart = differences(coded_units(cursor))
    rows = cursor.execute(
        """SELECT transcript_id::VARCHAR, kind, start_offset, end_offset FROM reader_answers_now
           WHERE kind IN ($lets_talk, $dont_know) AND end_offset > start_offset
           ORDER BY made_at, answer_id""",
        {"lets_talk": LETS_TALK, "dont_know": DONT_KNOW},
    ).fetchall()
    answers = [Answer(*row) for row in rows]
    touched = {one.transcript_id for one in apart} | {one.transcript_id for one in answers}
    return agenda_from(
        apart, answers, (touched & shown_to_residents(cursor)) - unfinished(cursor), taken(cursor)
    )


def unfinished(cursor: Cursor) -> frozenset[str]:
    """The transcripts that somebody was given and has not finished reading."""
    rows = cursor.execute(
        """SELECT DISTINCT a.transcript_id::VARCHAR FROM assignments_now a
           ANTI JOIN (SELECT transcript_id, account_id FROM readings_now WHERE finished) r
               ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id"""
    ).fetchall()
    return frozenset(str(one) for (one,) in rows)


def still_reading(cursor: Cursor, transcript_id: str) -> frozenset[str]:
    """The accounts that were given this transcript and have not finished it."""
    rows = cursor.execute(
        """SELECT a.account_id::VARCHAR FROM assignments_now a
           ANTI JOIN (SELECT transcript_id, account_id FROM readings_now WHERE finished) r
               ON r.transcript_id = a.transcript_id AND r.account_id = a.account_id
           WHERE a.transcript_id = $transcript_id""",
        {"transcript_id": transcript_id},
    ).fetchall()
    return frozenset(str(one) for (one,) in rows)


def who_knows(cursor: Cursor, transcript_id: str) -> frozenset[str]:
    """The accounts that said they know the person in this transcript."""
    rows = cursor.execute(
        """SELECT DISTINCT account_id::VARCHAR FROM reader_answers_now
           WHERE transcript_id = $transcript_id AND kind = $kind""",
        {"transcript_id": transcript_id, "kind": KNOWS_PERSON},
    ).fetchall()
    return frozenset(str(one) for (one,) in rows)


def taken(cursor: Cursor) -> list[tuple[str, int, int]]:
    """Where something is on the agenda of an evening to come or going on, or was decided: (transcript, start, end)."""
    return cursor.execute(
        """SELECT transcript_id::VARCHAR, start_offset, end_offset FROM decisions_now
           UNION ALL
           SELECT transcript_id::VARCHAR, start_offset, end_offset FROM meeting_items_now item
           JOIN meetings_now meeting ON meeting.meeting_id = item.meeting_id
           WHERE meeting.state IN ('planned', 'open')"""
    ).fetchall()


def add_items(cursor: Cursor, meeting_id: str, wanted: Sequence[TalkPassage], author: str) -> list[str]:
    """Put passages at the end of an agenda; gives their ids. The caller holds the transaction."""
    place, made = len(agenda(cursor, meeting_id)), []
    for number, one in enumerate(wanted):
        item_id = new_id()
        cursor.execute(
            """INSERT INTO meeting_items VALUES
               ($item_id, $meeting_id, $transcript_id, $start, $end, $quote, $source, $made_at, $made_by)""",
            {
                "item_id": item_id,
                "meeting_id": meeting_id,
                "transcript_id": one.transcript_id,
                "start": one.start,
                "end": one.end,
                "quote": _quote(cursor, one),
                "source": one.source,
                "made_at": now(),
                "made_by": author,
            },
        )
        add_place(cursor, meeting_id, item_id, place + number, author)
        made.append(item_id)
    return made


def _quote(cursor: Cursor, one: TalkPassage) -> str:
    found = stretch(cursor, one.transcript_id, one.start, one.end)
    if found is None:
        raise NotFound(N_("This interview is not there (any more)."))
    if one.start < 0 or not found.text.strip() or one.end > found.length:
        raise BadInput(N_("This passage has no words in it. Choose the words again."))
    return found.text


def add_place(cursor: Cursor, meeting_id: str, item_id: str, place: int | None, author: str) -> None:
    """Write where on the agenda an item stands from now on; None takes it off."""
    cursor.execute(
        "INSERT INTO meeting_places VALUES ($fact_id, $meeting_id, $item_id, $place, $made_at, $made_by)",
        {
            "fact_id": new_id(),
            "meeting_id": meeting_id,
            "item_id": item_id,
            "place": place,
            "made_at": now(),
            "made_by": author,
        },
    )


def chosen_on(
    cursor: Cursor, transcript_id: str, start: int, end: int, standing: dict[str, str]
) -> dict[str, frozenset[str]]:
    """The codes each single coder gave to anything in this stretch, by account id; merged codes as what they stand for."""
    rows = cursor.execute(
        """SELECT coder_id::VARCHAR, code_id::VARCHAR FROM coding_now
           WHERE transcript_id = $transcript_id AND start_offset < $end AND end_offset > $start""",
        {"transcript_id": transcript_id, "start": start, "end": end},
    ).fetchall()
    found: dict[str, set[str]] = {}
    for coder_id, code_id in rows:
        found.setdefault(coder_id, set()).add(standing.get(code_id, code_id))
    return {coder_id: frozenset(codes) for coder_id, codes in found.items()}


def readers_of(cursor: Cursor, transcript_id: str) -> dict[str, str]:
    """Who finished reading this transcript, or put a code in it: name by account id, by name."""
    return dict(
        cursor.execute(
            """SELECT account_id::VARCHAR, name FROM accounts
               WHERE account_id IN (SELECT account_id FROM readings_now
                       WHERE transcript_id = $transcript_id AND finished)
                   OR account_id IN (SELECT coder_id FROM coding_now WHERE transcript_id = $transcript_id)
               ORDER BY name""",
            {"transcript_id": transcript_id},
        ).fetchall()
    )


def names_of(cursor: Cursor, accounts: Collection[str]) -> dict[str, str]:
    """The names of these accounts, by id."""
    return dict(
        cursor.execute(
            """SELECT account_id::VARCHAR, name FROM accounts
               WHERE list_contains($accounts, account_id::VARCHAR) ORDER BY name""",
            {"accounts": list(accounts)},
        ).fetchall()
    )


def find_words(cursor: Cursor, transcript_id: str, words: str) -> tuple[int, int]:
    """Where these words stand in a transcript (code points); raises BadInput when nowhere, or in several places."""
    words = clean_text(words).strip()
    row = cursor.execute(
        "SELECT text FROM transcripts WHERE transcript_id = $transcript_id", {"transcript_id": transcript_id}
    ).fetchone()
    if row is None:
        raise NotFound(N_("This interview is not there (any more)."))
    text = str(row[0])
    start = text.find(words) if words else -1
    if start < 0:
        raise BadInput(
            N_("These words do not stand in this interview just so. Copy them from the interview.")
        )
    if text.find(words, start + 1) >= 0:
        raise BadInput(N_("These words stand in this interview more than once. Copy a longer piece."))
    return start, start + len(words)
