"""The SQL of what was spoken of: what was coded in the voices of participants, by single readers and by the group.

What single readers coded is tallied once; from then on only what the ledger has gained since is added to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from coding.store.ledger_state import Kept, LedgerState
from coding.store.standing import standing_codes
from coding.store.theme_people import People, lay_voices
from coding.themes.counting import Spoken
from corpus.store.database import Cursor

MOST_ADDED = 5_000  # facts; with more it is quicker to tally everything again
IN_SEVERAL_VOICES = -1  # a passage's speaker, see codings


@dataclass(frozen=True)
class _Upto:
    """How many facts of a table are in the tally, and when the last of them was made."""

    count: int
    newest: datetime


@dataclass(frozen=True)
class _Tally:
    """What single readers coded: `passages` as in Spoken; `together` has columns coding, person, number."""

    passages: np.ndarray
    together: pa.Table
    codings: _Upto
    take_backs: _Upto


def spoken(cursor: Cursor, found: People, code_ids: Sequence[str], state: LedgerState) -> Spoken:
    """What counts now: everything ever coded in one voice less what was taken back, and the codings in several.

    Where the group decided about a passage its codes count, elsewhere those of single readers. `code_ids` gives the
    codes in the order of their numbers, `found` the participants in that of theirs. Call it in the snapshot of the store
    in which the state was asked, so that both speak of the same facts.
    """
    numbers = _numbers(code_ids, standing_codes(cursor) if state.merged else {})
    tally = _tally_now(cursor, found, numbers, len(code_ids), state)
    passages, together = tally.passages, tally.together
    if state.decided:
        _lay_down(cursor, found, numbers)
        table = {"width": len(code_ids), "size": passages.size}
        passages = passages + _in_places(cursor.execute(DECIDED, table), *passages.shape)
        overruled = cursor.execute(OVERRULED_TOGETHER).to_arrow_table()["coding"]
        single = together.filter(pc.invert(pc.is_in(together["coding"], overruled)))
        together = pa.concat_tables([single, cursor.execute(DECIDED_TOGETHER).to_arrow_table()])
    coding = together["coding"].combine_chunks().dictionary_encode().indices
    several = np.column_stack([coding, together["person"], together["number"]]).astype(np.int64)
    return Spoken(passages, several)


_TALLIES: Kept[_Tally] = Kept(most=4)


def _tally_now(
    cursor: Cursor, found: People, numbers: Mapping[str, int], width: int, state: LedgerState
) -> _Tally:
    """The kept tally with what came since, or a new one when the ledger did more than grow a little."""
    question = (state.people, tuple(numbers.items()))
    last = _TALLIES.kept(question)
    tally = None if last is None else _grown(cursor, last, found, numbers, state)
    if tally is None:
        _lay_down(cursor, found, numbers)
        table = {"width": width, "size": len(found) * width}
        passages = _in_places(cursor.execute(PLACES, table), len(found), width)
        tally = _Tally(passages, cursor.execute(TOGETHER).to_arrow_table(), *_upto(state))
    _TALLIES.keep(question, tally)
    return tally


def _grown(
    cursor: Cursor, last: _Tally, found: People, numbers: Mapping[str, int], state: LedgerState
) -> _Tally | None:
    """The tally with what was coded and taken back since; None when something else has happened too."""
    upto = _upto(state)
    since = {"coded": last.codings.newest, "taken": last.take_backs.newest}
    new = cursor.execute(NEW, since | {"most": MOST_ADDED}).fetchall()
    # Facts that came with an earlier time (from another server), or were withdrawn, show in this sum.
    if len(new) != sum(one.count for one in upto) - last.codings.count - last.take_backs.count:
        return None
    passages, together = last.passages.copy(), last.together
    for by, transcript_id, speaker, code_id in new:
        person, number = found.person_of.get((transcript_id, speaker)), numbers.get(code_id)
        if person is not None and number is not None:
            passages[person, number] += by
    if any(speaker == IN_SEVERAL_VOICES for _, _, speaker, _ in new):
        _lay_down(cursor, found, numbers)
        together = cursor.execute(TOGETHER).to_arrow_table()
    return _Tally(passages, together, *upto)


def _upto(state: LedgerState) -> tuple[_Upto, _Upto]:
    facts = {str(row[1]): row for row in state.codings}
    (*_, codings, coded, _), (*_, take_backs, taken, _) = facts["codings"], facts["take_backs"]
    return _Upto(codings, coded or datetime.min), _Upto(take_backs, taken or datetime.min)


def _numbers(code_ids: Sequence[str], standing: Mapping[str, str]) -> dict[str, int]:
    """The number of each code that is counted, and of those that were merged into it."""
    numbers = {code_id: number for number, code_id in enumerate(code_ids)}
    return numbers | {code_id: numbers[stands] for code_id, stands in standing.items() if stands in numbers}


def _lay_down(cursor: Cursor, found: People, numbers: Mapping[str, int]) -> None:
    """Lay the voices, and the codes with their numbers, beside the study: `theme_voices` and `theme_codes`."""
    lay_voices(cursor, found)
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE theme_codes AS
        SELECT unnest($codes)::UUID AS code_id, unnest($numbers)::INTEGER AS number""",
        {"codes": list(numbers), "numbers": list(numbers.values())},
    )


def _in_places(found: Cursor, persons: int, width: int) -> np.ndarray:
    """Persons × codes: how often each place was found, less how often the place behind the table was."""
    size = persons * width
    counted = np.bincount(found.to_arrow_table()["place"].to_numpy(), minlength=2 * size)
    return (counted[:size] - counted[size:]).reshape(persons, width)


# Taking back twice takes back once; the second one counts as a fact and for nothing (0).
NEW = """
    SELECT 1, transcript_id::VARCHAR, speaker, code_id::VARCHAR FROM codings WHERE made_at > $coded
    UNION ALL
    SELECT CASE WHEN earlier.coding_id IS NULL AND row_number() OVER (PARTITION BY back.coding_id) = 1 THEN -1 ELSE 0 END,
        transcript_id::VARCHAR, speaker, code_id::VARCHAR
    FROM (SELECT * FROM take_backs WHERE made_at > $taken) back
    LEFT JOIN (SELECT DISTINCT coding_id FROM take_backs WHERE made_at <= $taken) earlier
        ON earlier.coding_id = back.coding_id
    LIMIT $most
"""
# Where each coding counts in the table of persons and codes, and behind that table ($size) where one was taken back.
# Two million codings come out as one column of whole numbers; subtracting spares an anti-join over all of them.
PLACES = """
    SELECT person * $width::INTEGER + number AS place FROM codings coding
    JOIN theme_voices voices ON voices.transcript_id = coding.transcript_id AND voices.speaker = coding.speaker
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    UNION ALL
    SELECT $size::INTEGER + person * $width::INTEGER + number
    FROM (SELECT DISTINCT coding_id, transcript_id, speaker, code_id FROM take_backs) back
    JOIN theme_voices voices ON voices.transcript_id = back.transcript_id AND voices.speaker = back.speaker
    JOIN theme_codes codes ON codes.code_id = back.code_id
"""
# The same for what the group decided: its own codings are added, the single ones in whose place they stand subtracted.
DECIDED = """
    SELECT person * $width::INTEGER + number AS place FROM group_codings_now coding
    JOIN theme_voices voices ON voices.transcript_id = coding.transcript_id AND voices.speaker = coding.speaker
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    UNION ALL
    SELECT $size::INTEGER + person * $width::INTEGER + number FROM overruled_codings_now overruled
    JOIN theme_voices voices
        ON voices.transcript_id = overruled.transcript_id AND voices.speaker = overruled.speaker
    JOIN theme_codes codes ON codes.code_id = overruled.code_id
"""
# (coding, person, code) for every participant whose turns a coding in several voices touches; more than once when it
# touches several turns of theirs.
TOGETHER = """
    WITH several AS MATERIALIZED (
        SELECT coding.coding_id, transcript_id, start_offset, end_offset, number
        FROM (SELECT * FROM codings WHERE speaker = -1) coding
        JOIN theme_codes USING (code_id)
        ANTI JOIN (SELECT coding_id FROM take_backs WHERE speaker = -1) back ON back.coding_id = coding.coding_id
    )
    SELECT several.coding_id::VARCHAR AS coding, voices.person, several.number FROM several
    JOIN turns ON turns.transcript_id = several.transcript_id
        AND turns.start_offset < several.end_offset AND turns.end_offset > several.start_offset
    JOIN theme_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
"""
DECIDED_TOGETHER = """
    SELECT coding.group_coding_id::VARCHAR AS coding, voices.person, codes.number
    FROM (SELECT * FROM group_codings_now WHERE speaker = -1) coding
    JOIN theme_codes codes ON codes.code_id = coding.code_id
    JOIN turns ON turns.transcript_id = coding.transcript_id
        AND turns.start_offset < coding.end_offset AND turns.end_offset > coding.start_offset
    JOIN theme_voices voices ON voices.transcript_id = turns.transcript_id AND voices.speaker = turns.speaker
"""
OVERRULED_TOGETHER = "SELECT coding_id::VARCHAR AS coding FROM overruled_codings_now WHERE speaker = -1"
