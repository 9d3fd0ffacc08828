"""What was heard is given back, point by point, and what the participant answers shows in the study."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coding.actions.give_summary_back import (
    answer_point,
    end_reading_together,
    settle_answer,
    take_point_out,
    write_summary,
)
from coding.assignments import Progress
from coding.passages import Coding
from coding.store.assignments import add_assignment
from coding.store.codings import add_coding
from coding.store.integrity import problems
from coding.store.readings import add_reading
from coding.store.summaries import own_passages, summaries, told_to
from coding.store.themes import theme_counts
from coding.summaries import NOT_QUITE, TAKE_OUT, YES, PointText, draft_points, given_back
from corpus.accounts import SHELL
from corpus.catalogue import Speech
from corpus.errors import BadInput, Conflict, NotAllowed
from corpus.ids import new_id
from corpus.store.database import Cursor, transaction
from corpus.store.participants import add_participant, describe_participant
from corpus.store.transcripts import link_speaker
from tests.coding.small_study import SmallStudy, seed_small_study

SAID = "De winter zag ik niemand."


def seed_heard(cursor: Cursor) -> tuple[SmallStudy, str]:
    """The small study in which voice A is a participant; their first words are marked by a co-researcher."""
    study = seed_small_study(cursor)
    with transaction(cursor):
        person = add_participant(cursor, "P01", SHELL.account_id)
        describe_participant(cursor, person, 71, None, [], {}, SHELL.account_id)
        link_speaker(cursor, study.transcript_id, 1, person, SHELL.account_id)
        start = study.text.index(SAID)
        coding = Coding(
            new_id(),
            study.transcript_id,
            study.codes[1].code_id,
            study.coder.account_id,
            start,
            start + len(SAID),
            SAID,
        )
        add_coding(cursor, coding, 1, None, study.coder.account_id)
        add_assignment(cursor, study.transcript_id, study.coder.account_id, SHELL.account_id)
    return study, person


def finish(cursor: Cursor, study: SmallStudy) -> None:
    with transaction(cursor):
        add_reading(cursor, study.transcript_id, study.coder.account_id, Progress(len(study.text), True))


def test_a_draft_by_rule_is_not_used_before_a_person_has_edited_it(cursor: Cursor) -> None:
    study, person = seed_heard(cursor)
    names = {one.code_id: one.plain_name or one.name for one in study.codes}
    draft = draft_points(own_passages(cursor, study.researcher, person), names, Speech())
    assert len(draft) == 1 and SAID in draft[0].text and "Iemand missen" in draft[0].text
    with pytest.raises(BadInput):
        write_summary(cursor, study.researcher, person, draft, True, None)
    kept = write_summary(cursor, study.researcher, person, draft, False, None)
    own = [PointText("U miste mensen in de winter.", draft[0].code_id)]
    write_summary(cursor, study.researcher, person, own, True, kept)
    with pytest.raises(Conflict):
        write_summary(cursor, study.researcher, person, own, False, kept)
    assert summaries(cursor)[person].ready


def test_who_did_not_read_the_interview_to_the_end_gives_nothing_back(cursor: Cursor) -> None:
    study, person = seed_heard(cursor)
    points = [PointText("U miste mensen.")]
    for account in (study.coder, study.other, study.guest):
        with pytest.raises(NotAllowed):
            write_summary(cursor, account, person, points, False, None)
    finish(cursor, study)
    assert [one.code for one in told_to(cursor, study.coder)] == ["P01"] and not told_to(cursor, study.other)
    write_summary(cursor, study.coder, person, points, True, None)
    assert not own_passages(cursor, study.other, person), "what others marked is not told"


def test_answers_stay_with_their_words_and_show_in_the_study(cursor: Cursor) -> None:
    study, person = seed_heard(cursor)
    finish(cursor, study)
    theme = study.codes[1].code_id
    points = [PointText("U miste mensen.", theme), PointText("De postbode kwam wel.")]
    first = write_summary(cursor, study.coder, person, points, True, None)
    one, two = summaries(cursor)[person].points
    answer_point(cursor, study.coder, person, one.point_id, NOT_QUITE, "Alleen die ene winter.")
    answer_point(cursor, study.coder, person, two.point_id, YES)
    end_reading_together(cursor, study.coder, person, date.today())
    with pytest.raises(BadInput):
        end_reading_together(cursor, study.coder, person, date.today() + timedelta(days=1))
    better = [PointText("U miste mensen in die ene winter.", theme), points[1]]
    write_summary(cursor, study.researcher, person, better, True, first)
    changed, same = summaries(cursor)[person].points
    assert changed.answer is None and same.answer is not None and same.answer.answer == YES
    answer_point(cursor, study.coder, person, changed.point_id, YES)
    found = given_back(told_to(cursor, study.researcher))
    assert (found.people, found.written, found.read, found.agreed, found.points[YES]) == (1, 1, 1, 1, 2)
    assert not [one for one in problems(cursor) if one.startswith("summar")]


def test_take_this_out_takes_the_theme_back_for_this_participant_alone(cursor: Cursor) -> None:
    study, person = seed_heard(cursor)
    theme = study.codes[1].code_id
    write_summary(cursor, study.researcher, person, [PointText("U miste mensen.", theme)], True, None)
    point = summaries(cursor)[person].points[0]
    answer_point(cursor, study.researcher, person, point.point_id, TAKE_OUT)
    answer = summaries(cursor)[person].points[0].answer
    assert answer is not None
    with pytest.raises(NotAllowed):
        take_point_out(cursor, study.coder, person, answer.answer_id, "x")
    assert take_point_out(cursor, study.researcher, person, answer.answer_id, "teruggenomen") == 1
    counts = theme_counts(cursor)
    assert not counts[(counts["theme_id"] == theme) & (counts["passages"] > 0)].size
    settle_answer(cursor, study.researcher, person, answer.answer_id, "Ook het citaat is weg.")
    settled = summaries(cursor)[person].points[0].answer
    assert settled is not None and settled.outcome == "Ook het citaat is weg."
