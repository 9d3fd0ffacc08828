"""Set-ups and their examples: each runs through to its result, and a study can start from each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from coding.actions.change_codebook import add_code
from coding.actions.fill_example import fill_example
from coding.actions.start_from_set_up import start_from_set_up
from coding.change import paired_change
from coding.codebook import Code
from coding.set_ups import SET_UPS
from coding.store.codes import codebook
from coding.store.courses import course_of
from coding.store.crosstabs import crosstab_of
from coding.store.integrity import problems
from coding.store.measurements import measured
from coding.store.quotes import released_quotes
from coding.store.report import made_report, outline_now
from coding.store.scales import scales, waves
from coding.store.theme_people import people
from corpus.accounts import RESEARCHER, SHELL
from corpus.errors import Conflict, NotFound
from corpus.kinds import EVALUATION, FOCUS_GROUP, WRITTEN_ADVICE
from corpus.store.database import Cursor, Store
from corpus.store.groupings import attributes, dimensions
from corpus.store.study import setting
from corpus.store.transcript_details import details_now, steps
from corpus.store.transcripts import transcripts, unlinked_speakers

TODAY = date(2026, 11, 22)


@pytest.fixture
def cursor(file_store: Store) -> Iterator[Cursor]:
    """A new study in a file."""
    with file_store.cursor() as opened:
        yield opened


def filled(cursor: Cursor, key: str) -> None:
    """Fill the example and see that it is whole: nothing dangling, no voice without its person, quotes and a report."""
    heard: list[tuple[int, int]] = []
    fill_example(cursor, SHELL, key, lambda done, of: heard.append((done, of)))
    assert heard[-1] == (len(transcripts(cursor)), len(transcripts(cursor)))
    assert problems(cursor) == [] and unlinked_speakers(cursor) == []
    assert released_quotes(cursor, None, "public"), "a quote that people outside may read"
    assert made_report(cursor, SHELL, "docx", "nl", TODAY)[:2] == b"PK"


def kinds(cursor: Cursor) -> list[str]:
    return [one.kind for one in details_now(cursor).values()]


def change(cursor: Cursor, place: int) -> tuple[int, float, float]:
    """Of a scale by its place: of how many both waves are known, and their means before and after."""
    scale_id, scale = list(scales(cursor).items())[place]
    first, last = (measured(cursor, scale_id, scale, wave) for wave in waves(cursor))
    then = dict(zip(last.participants, last.scores[:, 0], strict=True))
    after = np.array([then.get(one, np.nan) for one in first.participants])
    found = paired_change(first.scores[:, 0], after)
    assert found is not None
    return found.n, round(found.before, 2), round(found.after, 2)


def test_the_training_shows_how_confidence_changed_and_what_people_said_in_six_places(cursor: Cursor) -> None:
    filled(cursor, "training")
    assert kinds(cursor).count(FOCUS_GROUP) == 2 and kinds(cursor).count(EVALUATION) == 6
    n, before, after = change(cursor, 0)
    assert n == 17 and after - before > 0.5, "of one person the second measurement is missing"
    table = crosstab_of(cursor, "subgroup", "kind")
    assert table.figures("vrijwilliger", FOCUS_GROUP).people == 5
    assert len(people(cursor)) == 14, "four of the eighteen filled in the scale and were in no conversation"


def test_the_initiatives_show_per_step_and_kind_what_was_learned(cursor: Cursor) -> None:
    filled(cursor, "initiatives")
    course = course_of(cursor)
    assert course.steps == ("gesprek", "advies", "nabellen") and course.cases.tolist() == [6, 6, 6]
    by_name = {code.name: course.themes.index(code.code_id) for code in codebook(cursor)}
    assert course.spoke[:, by_name["Wat is geadviseerd"]].tolist() == [0, 6, 0]
    assert course.spoke[2, by_name["Dat werkte"]] == 6
    assert kinds(cursor).count(WRITTEN_ADVICE) == 6 and len(people(cursor)) == 6
    assert crosstab_of(cursor, "attribute:soort initiatief").figures("samen iets doen").people == 3


def test_the_coaching_shows_goals_scales_and_words_at_the_start_and_at_the_end(cursor: Cursor) -> None:
    filled(cursor, "coaching")
    assert steps(cursor) == ["start", "eind"] and course_of(cursor).cases.tolist() == [6, 6]
    loneliness, goals, self_reliance = (change(cursor, place) for place in range(3))
    assert loneliness[0] == goals[0] == self_reliance[0] == 6
    assert loneliness[2] < loneliness[1] and goals[2] > goals[1] and self_reliance[2] > self_reliance[1]


def test_the_nine_programmes_show_seven_elements_by_how_far_they_aim_at_loneliness(cursor: Cursor) -> None:
    filled(cursor, "programmes")
    elements = next(code for code in codebook(cursor) if code.name == "Werkzame elementen")
    assert sum(code.parent_id == elements.code_id for code in codebook(cursor)) == 7
    table = crosstab_of(cursor, "attribute:gericht op eenzaamheid")
    assert (table.figures("geheel").people, table.figures("gedeeltelijk").people) == (4, 5)
    assert "attribute:gericht op eenzaamheid" in [one.key for one in dimensions(cursor, "work_group")]


def test_the_online_training_has_one_focus_group_in_which_each_of_twelve_counts_once(cursor: Cursor) -> None:
    filled(cursor, "online")
    assert kinds(cursor) == [FOCUS_GROUP] and len(people(cursor)) == 12
    assert len(transcripts(cursor)[0].participants) == 12
    outline = outline_now(cursor)
    assert outline.for_whom == "De gemeente" and "method" in outline.parts


@pytest.mark.parametrize("key", [one.key for one in SET_UPS])
def test_a_new_study_can_start_from_every_set_up_and_twice_is_as_good_as_once(
    cursor: Cursor, key: str
) -> None:
    start_from_set_up(cursor, SHELL, key)
    codes, known = codebook(cursor), list(scales(cursor).values())
    start_from_set_up(cursor, SHELL, key)
    assert codes and codebook(cursor) == codes and list(scales(cursor).values()) == known
    assert attributes(cursor) and not transcripts(cursor), "columns to fill in, and nobody's words yet"
    assert {"age_group", "subgroup"} <= {one.key for one in dimensions(cursor, RESEARCHER)}


def test_a_set_up_does_not_mix_with_another_or_with_a_codebook_of_ones_own(cursor: Cursor) -> None:
    with pytest.raises(NotFound):
        start_from_set_up(cursor, SHELL, "study")
    start_from_set_up(cursor, SHELL, "online")
    with pytest.raises(Conflict, match="another set-up"):
        start_from_set_up(cursor, SHELL, "coaching")
    assert not scales(cursor) and setting(cursor, "set_up") == "online"


def test_a_set_up_stays_away_from_a_codebook_that_is_there(cursor: Cursor) -> None:
    add_code(cursor, SHELL, Code("", "Buren"))
    with pytest.raises(Conflict, match="has a codebook already"):
        start_from_set_up(cursor, SHELL, "training")
    assert [code.name for code in codebook(cursor)] == ["Buren"] and setting(cursor, "set_up") is None
