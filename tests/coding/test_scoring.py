"""Scores follow the rules of their scale: the De Jong Gierveld scale as its manual has it, and scales of one's own."""

from __future__ import annotations

import numpy as np
import pytest

from coding.scale_library import LIBRARY, loneliness_6, loneliness_11, personal_goals
from coding.scales import (
    MEAN,
    SUM,
    Item,
    bands_of,
    check_scale,
    own_scale,
    part_of,
    read_items,
    read_scale,
    score_range,
    written,
)
from coding.scoring import band_numbers, scores
from corpus.errors import BadInput

NO, MORE_OR_LESS, YES, NONE = 1, 2, 3, np.nan
ITEMS = (Item("rustig"), Item("gespannen", reversed=True), Item("zeker"))


def _eleven(positive: float, negative: float) -> list[float]:
    """The same answer to all five positively worded items, and one to all six negatively worded ones."""
    return [positive if number in (1, 4, 7, 8, 11) else negative for number in range(1, 12)]


def test_the_eleven_items_score_as_the_manual_says() -> None:
    asked = [
        _eleven(YES, NO),  # not lonely in anything
        _eleven(NO, YES),
        _eleven(MORE_OR_LESS, MORE_OR_LESS),  # more or less counts as lonely, both ways
        _eleven(NO, NO),
        _eleven(YES, YES),
    ]
    assert scores(loneliness_11(), np.array(asked, float)).tolist() == [
        [0, 0, 0], [11, 6, 5], [11, 6, 5], [5, 0, 5], [6, 6, 0],
    ]  # fmt: skip


def test_a_total_bears_one_missing_answer_and_a_part_none() -> None:
    one, two = _eleven(NO, YES), _eleven(NO, YES)
    one[0] = NONE  # a social item
    two[1] = two[2] = NONE  # two emotional ones
    found = scores(loneliness_11(), np.array([one, two], float))
    np.testing.assert_array_equal(found, [[10, 6, NONE], [NONE, NONE, 5]])


def test_the_six_items_score_and_fall_into_bands_as_the_manual_says() -> None:
    scale = loneliness_6()
    assert [item.key for item in scale.items] == ["djg3", "djg4", "djg7", "djg8", "djg9", "djg10"]
    assert [item.key for item in scale.items if item.reversed] == ["djg4", "djg7", "djg8"]
    asked = [[YES, NO, NO, NO, YES, YES], [NO, YES, YES, MORE_OR_LESS, NO, NO], [YES, YES, NONE, YES, NO, NO]]
    found = scores(scale, np.array(asked, float))
    np.testing.assert_array_equal(found, [[6, 3, 3], [1, 0, 1], [1, 1, NONE]])
    total = np.array([0, 1, 2, 4, 5, 6, NONE])
    assert band_numbers(scale, scale.parts[0], total).tolist() == [0, 0, 1, 1, 2, 2, -1]
    assert band_numbers(scale, scale.parts[1], np.array([0.0, 1, 3])).tolist() == [0, 1, 1]


def test_the_cut_offs_of_eleven_items_and_the_choice_for_their_parts() -> None:
    total = np.array([0.0, 2, 3, 8, 9, 11])
    assert band_numbers(loneliness_11(), loneliness_11().parts[0], total).tolist() == [0, 0, 1, 1, 2, 2]
    for cut in (2, 3):
        scale = loneliness_11(cut)
        social = part_of(scale, "social")
        assert band_numbers(scale, social, np.array([cut - 1.0, cut])).tolist() == [0, 1]


def test_a_scale_of_ones_own_turns_reversed_items_and_bears_what_it_may_miss() -> None:
    mean = own_scale("Zekerheid", ITEMS, 1, 5, MEAN, missing=1)
    asked = np.array([[5, 1, 5], [4, 2, NONE], [4, NONE, NONE]], float)
    np.testing.assert_array_equal(scores(mean, asked)[:, 0], [5, 4, NONE])
    total = own_scale("Zekerheid", ITEMS, 1, 5, SUM, missing=1)
    np.testing.assert_array_equal(scores(total, asked)[:, 0], [15, 12, NONE])
    assert score_range(mean, mean.parts[0]) == (1, 5) and score_range(total, total.parts[0]) == (3, 15)
    assert [band.least for band in bands_of(total, total.parts[0])] == [3, 7, 11]


def test_goals_count_for_who_has_fewer_than_three() -> None:
    goals = personal_goals()
    found = scores(goals, np.array([[2, 4, NONE], [7, NONE, NONE], [NONE, NONE, NONE]], float))
    np.testing.assert_array_equal(found[:, 0], [3, 7, NONE])


@pytest.mark.parametrize("name", LIBRARY)
def test_a_scale_is_the_same_after_it_was_written_and_read(name: str) -> None:
    scale = LIBRARY[name]()
    check_scale(scale)
    assert read_scale(written(scale)) == scale


def test_a_small_description_makes_a_scale() -> None:
    said = (
        '{"name": "Durven", "items": ["bel: Ik bel aan", "-stil: Ik blijf stil"], "lowest": 0, "highest": 10}'
    )
    scale = read_scale(said)
    assert scale.items == (Item("bel", "Ik bel aan"), Item("stil", "Ik blijf stil", True))
    assert read_items("bel: Ik bel aan\n\n- stil : Ik blijf stil\n") == scale.items


BAD = {
    "no name": lambda: own_scale(" ", ITEMS, 1, 5),
    "no items": lambda: own_scale("A", (), 1, 5),
    "twice": lambda: own_scale("A", (*ITEMS, Item("Rustig")), 1, 5),
    "upside down": lambda: own_scale("A", ITEMS, 5, 1),
    "all missing": lambda: own_scale("A", ITEMS, 1, 5, missing=3),
    "no such method": lambda: own_scale("A", ITEMS, 1, 5, "median"),
    "no description": lambda: read_scale("[]"),
    "no JSON": lambda: read_scale("{"),
    "no number": lambda: own_scale("A", ITEMS, float("nan"), 5),
}


@pytest.mark.parametrize("what", BAD)
def test_a_scale_that_cannot_be_worked_out_is_refused(what: str) -> None:
    with pytest.raises(BadInput):
        BAD[what]()
