"""Make a practice set from an interview, change it, take it into use or out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coding.practice import PASSAGES, PracticePassage
from coding.practice_proposals import candidates, propose
from coding.store.agreement import coded_units
from coding.store.codings import stretch
from coding.store.practice_sets import add_set, add_use, add_version, interview_of_set, practice_sets
from coding.store.within_consent import shown_to_residents
from coding.units import SENTENCE
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction
from corpus.transcripts import clean_text

LONGEST_WHY = 600  # characters


@allowed(RESEARCHER)
def make_practice_set(cursor: Cursor, by: Account, transcript_id: str) -> str:
    """Make a set of the passages proposed from what was coded in this interview; gives its id.

    It is not in use until a researcher says so. Raises BadInput when nothing is coded there, or residents may not see it.
    """
    transcript_id = checked_id(transcript_id)
    _require_agreed(cursor, transcript_id)
    proposed = propose(candidates(coded_units(cursor, SENTENCE, transcript_id)))
    if not proposed:
        raise BadInput(
            N_("Nobody has coded this interview yet. A practice shows what coders chose; choose another one.")
        )
    with transaction(cursor):
        set_id = add_set(cursor, transcript_id, by.account_id)
        add_version(cursor, set_id, proposed, by.account_id)
    return set_id


@allowed(RESEARCHER)
def change_practice_set(
    cursor: Cursor, by: Account, set_id: str, passages: Sequence[PracticePassage]
) -> None:
    """Write what the set holds from now on: passages in their order, with explanations; raises BadInput, NotFound."""
    transcript_id = interview_of_set(cursor, checked_id(set_id))
    if not 1 <= len(passages) <= PASSAGES:
        raise BadInput(N_("A practice has 1 to {most} passages."), most=PASSAGES)
    found = stretch(cursor, transcript_id, 0, 0)
    tidy = [replace(one, why=clean_text(one.why).strip()) for one in passages]
    for number, one in enumerate(tidy, start=1):
        if found is None or not 0 <= one.start < one.end <= found.length or not one.chosen:
            raise BadInput(N_("This passage lies outside the text of the interview. Choose the words again."))
        if len(one.why) > LONGEST_WHY:
            raise BadInput(
                N_("The explanation at passage {number} has {length} characters; {most} is the most."),
                number=number,
                length=len(one.why),
                most=LONGEST_WHY,
            )
    with transaction(cursor):
        add_version(cursor, set_id, tidy, by.account_id)


@allowed(RESEARCHER)
def use_practice_set(cursor: Cursor, by: Account, set_id: str, in_use: bool) -> None:
    """Take a set into use, or out of it. One set is in use at a time: the others are taken out."""
    transcript_id = interview_of_set(cursor, checked_id(set_id))
    if in_use:
        _require_agreed(cursor, transcript_id)
    with transaction(cursor):
        for one in practice_sets(cursor):
            wanted = in_use and one.set_id == set_id
            if one.in_use != wanted and (in_use or one.set_id == set_id):
                add_use(cursor, one.set_id, wanted, by.account_id)


def _require_agreed(cursor: Cursor, transcript_id: str) -> None:
    if transcript_id not in shown_to_residents(cursor):
        raise BadInput(
            N_(
                "Who speaks in this interview did not agree to residents reading or quoting it. Choose another one."
            )
        )
