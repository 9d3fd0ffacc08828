"""Write what a participant was heard to say, read it together, note what they answer, and what came of that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coding.store.codes import code_ids, codebook
from coding.store.summaries import (
    add_answer,
    add_outcome,
    add_reading_together,
    add_summary,
    own_passages,
    summaries,
    told_to,
)
from coding.store.taking_out import take_theme_back
from coding.summaries import (
    LONGEST_ANSWER,
    NO_ANSWER,
    PointText,
    Summary,
    Told,
    as_drafted,
    checked_answer,
    checked_points,
    tidy_text,
)
from corpus.accounts import CO_RESEARCHER, RESEARCHER, Account, allowed
from corpus.catalogue import Speech
from corpus.errors import N_, BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import checked_id
from corpus.store.database import Cursor, transaction


@allowed(CO_RESEARCHER, RESEARCHER)
def write_summary(
    cursor: Cursor,
    by: Account,
    participant_id: str,
    points: Sequence[PointText],
    ready: bool,
    follows: str | None,
) -> str:
    """Write the summary for a participant anew, and give its id; raises BadInput, Conflict, NotAllowed.

    `follows` is the summary that was on the screen while this one was written. It is ready only when no point stands as
    the rule wrote it.
    """
    _allowed_to(cursor, by, participant_id)
    kept = checked_points(points)
    if not {one.code_id for one in kept if one.code_id} <= code_ids(cursor):
        raise NotFound(N_("This code is not there (any more)."))
    if ready:
        _edited(cursor, by, participant_id, kept)
    with transaction(cursor):
        standing = summaries(cursor, participant_id).get(participant_id)
        if (standing.summary_id if standing else None) != follows:
            raise Conflict(
                N_(
                    "Somebody else changed this in the meantime. Copy your words, load the page again, and try again."
                )
            )
        return add_summary(cursor, participant_id, kept, ready, follows, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def answer_point(
    cursor: Cursor, by: Account, participant_id: str, point_id: str, answer: str, text: str = ""
) -> None:
    """Note what the participant says of a point (NO_ANSWER takes it back); raises BadInput, NotAllowed, NotFound.

    Whoever sits at the table notes it: participants have no account, and the answer is theirs.
    """
    _allowed_to(cursor, by, participant_id)
    said = checked_answer(answer, text)
    with transaction(cursor):
        summary = _to_read(cursor, participant_id)
        point = next((one for one in summary.points if one.point_id == checked_id(point_id)), None)
        if point is None:
            raise NotFound(N_("The summary was changed in the meantime. Load the page again."))
        now = (point.answer.answer, point.answer.text) if point.answer else (NO_ANSWER, "")
        if now != (answer, said):
            add_answer(cursor, summary, point.point_id, answer, said, by.account_id)


@allowed(CO_RESEARCHER, RESEARCHER)
def end_reading_together(cursor: Cursor, by: Account, participant_id: str, read_on: date) -> None:
    """Note that the summary was read together on this day; raises BadInput for a day to come, NotAllowed, NotFound."""
    _allowed_to(cursor, by, participant_id)
    if read_on > date.today():
        raise BadInput(N_("This day is still to come. Choose the day on which you read it together."))
    with transaction(cursor):
        summary = _to_read(cursor, participant_id)
        if summary.read_on != read_on:
            add_reading_together(cursor, summary, read_on, by.account_id)


@allowed(RESEARCHER)
def settle_answer(cursor: Cursor, by: Account, participant_id: str, answer_id: str, outcome: str) -> None:
    """Note what came of an answer; raises BadInput, NotFound."""
    text = tidy_text(outcome)
    if not text or len(text) > LONGEST_ANSWER:
        raise BadInput(N_("Write in a few words what came of it."))
    with transaction(cursor):
        _answered(cursor, participant_id, answer_id)
        add_outcome(cursor, participant_id, answer_id, text, by.account_id)


@allowed(RESEARCHER)
def take_point_out(cursor: Cursor, by: Account, participant_id: str, answer_id: str, outcome: str) -> int:
    """Take back every mark by which the theme of this point counts for the participant; gives how many. NotFound.

    A researcher may do so with marks of others here alone, for it is the participant's wish. `outcome` is noted.
    """
    with transaction(cursor):
        summary = _answered(cursor, participant_id, answer_id)
        point = next(one for one in summary.points if one.answer and one.answer.answer_id == answer_id)
        if point.code_id is None:
            raise BadInput(N_("This point is about no theme. Take its passages back one by one."))
        count = take_theme_back(cursor, participant_id, point.code_id, by.account_id)
        add_outcome(cursor, participant_id, answer_id, tidy_text(outcome), by.account_id)
    return count


def _allowed_to(cursor: Cursor, by: Account, participant_id: str) -> Told:
    asked = checked_id(participant_id)
    found = next((one for one in told_to(cursor, by) if one.participant_id == asked), None)
    if found is None:
        raise NotAllowed(
            N_(
                "You can do this for people whose interview you read to the end. Ask a researcher of the study."
            )
        )
    return found


def _edited(cursor: Cursor, by: Account, participant_id: str, points: Sequence[PointText]) -> None:
    """Refuse what nobody has edited: a draft by rule is no summary yet."""
    if not points:
        raise BadInput(N_("Write at least one point first."))
    names = {code.code_id: code.plain_name or code.name for code in codebook(cursor)}
    drafted = as_drafted(points, own_passages(cursor, by, participant_id), names, Speech())
    if drafted:
        raise BadInput(
            N_(
                "These points are still as the computer wrote them: {numbers}. Say them in your own words first."
            ),
            numbers=", ".join(map(str, drafted)),
        )


def _to_read(cursor: Cursor, participant_id: str) -> Summary:
    found = summaries(cursor, participant_id).get(participant_id)
    if found is None or not found.ready:
        raise NotFound(N_("There is no summary to read together yet. Write it first."))
    return found


def _answered(cursor: Cursor, participant_id: str, answer_id: str) -> Summary:
    found = summaries(cursor, checked_id(participant_id)).get(participant_id)
    answers = [one.answer.answer_id for one in found.points if one.answer] if found else []
    if found is None or checked_id(answer_id) not in answers:
        raise NotFound(N_("This answer is not there (any more). Load the page again."))
    return found
