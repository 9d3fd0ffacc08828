"""What lies on the table now, gathered for the pages: the passage, what each chose, the votes, the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coding.codebook import Code
from coding.meeting import (
    KNOWS_PERSON,
    NOT_AGREED,
    STILL_READING,
    TALKING,
    AgendaItem,
    Decision,
    Meeting,
    Vote,
    votes_open,
)
from coding.store.agenda import agenda, chosen_on, names_of, readers_of, still_reading, who_knows
from coding.store.codes import codebook
from coding.store.decisions import decision_on, votes
from coding.store.meetings import on_table, people_at
from coding.store.standing import standing_codes
from coding.store.within_consent import shown_to_residents
from corpus.accounts import CO_RESEARCHER, Account
from corpus.store.database import Cursor
from corpus.store.transcripts import transcript
from corpus.transcripts import TranscriptText


@dataclass(frozen=True)
class OnTable:
    """One passage and all there is about it; people are account ids, `names` says who they are.

    `chosen`: the codes of each single reader, empty for who read it and gave none. Codes that were merged are those
    that they stand for now; `codes` is the codebook by id.
    """

    meeting: Meeting
    item: AgendaItem
    number: int  # on the agenda, from 1
    of: int
    state: str
    transcript: str
    content: TranscriptText
    chosen: dict[str, frozenset[str]]
    votes: tuple[Vote, ...]
    decision: Decision | None
    present: dict[str, str]
    names: dict[str, str]
    codes: dict[str, Code]
    knowing: frozenset[str]
    reading: frozenset[str]
    agreed: bool  # whether residents may see it

    @property
    def votes_open(self) -> bool:
        """Whether the votes may be seen."""
        return votes_open(self.state, self.votes, self.present, self.decision is not None)

    @property
    def known_here(self) -> bool:
        """Whether somebody at the table said that they know the person."""
        return bool(self.knowing & self.present.keys())

    @property
    def suggested(self) -> list[str]:
        """The codes that somebody chose or voted for, in the order of the codebook."""
        named = {code for codes in self.chosen.values() for code in codes}
        named |= {code for vote in self.votes for code in vote.codes}
        return [code_id for code_id in self.codes if code_id in named]

    def hidden_from(self, account: Account) -> str:
        """Why somebody does not see this passage: NOT_AGREED, KNOWS_PERSON, STILL_READING, or empty when they do."""
        if not self.agreed and account.role == CO_RESEARCHER:
            return NOT_AGREED
        if account.account_id in self.knowing:
            return KNOWS_PERSON
        return STILL_READING if account.account_id in self.reading else ""


def table_now(cursor: Cursor, meeting: Meeting) -> OnTable | None:
    """What is on the table of an evening; None when nothing is."""
    there, items = on_table(cursor, meeting.meeting_id), agenda(cursor, meeting.meeting_id)
    for number, item in enumerate(items, start=1):
        if there is not None and there[0] == item.item_id:
            return passage_of(cursor, meeting, item, (number, len(items)), there[1])
    return None


def passage_of(
    cursor: Cursor, meeting: Meeting, item: AgendaItem, place: tuple[int, int], state: str = TALKING
) -> OnTable:
    """All there is about one passage of an agenda; `place`: its number there and how many there are."""
    standing = standing_codes(cursor)
    chosen = chosen_on(cursor, item.transcript_id, item.start, item.end, standing)
    readers = readers_of(cursor, item.transcript_id)
    cast = [replace(vote, codes=_standing(vote.codes, standing)) for vote in votes(cursor, item.item_id)]
    decision = decision_on(cursor, item.item_id)
    if decision is not None:
        decision = replace(decision, codes=_standing(decision.codes, standing))
    present = people_at(cursor, meeting.meeting_id)
    name, content = transcript(cursor, item.transcript_id)
    return OnTable(
        meeting,
        item,
        *place,
        state,
        name,
        content,
        {one: chosen.get(one, frozenset()) for one in (*readers, *(set(chosen) - readers.keys()))},
        tuple(cast),
        decision,
        present,
        {**names_of(cursor, {vote.account_id for vote in cast}), **readers, **present},
        {code.code_id: code for code in codebook(cursor)},
        who_knows(cursor, item.transcript_id),
        still_reading(cursor, item.transcript_id),
        item.transcript_id in shown_to_residents(cursor),
    )


def _standing(codes: tuple[str, ...], standing: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(standing.get(one, one) for one in codes))
