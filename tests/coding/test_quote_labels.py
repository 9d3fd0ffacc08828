"""Labels of quotes tell nothing that the tables do not: neither by being there nor by being absent."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coding.quote_labels import Counts, Shown, Speaker, labels, shown_by, themes_to_show
from coding.quotes import PUBLIC, TEAM, WORK_GROUP, Release
from coding.themes.counting import AGE_GROUP, ALL, NONE, SUBGROUP, UNKNOWN
from coding.themes.tables import Cell

OLD, CARER = "75+", "mantelzorger"
SPEAKER = Speaker(OLD, (CARER, "alleenwonend"))
MANY, FEW = Counts(*([lambda *_: 9] * 3)), Counts(*([lambda *_: 4] * 3))


def cells(theme: str, figures: Mapping[str, int | None]) -> list[Cell]:
    return [Cell(theme, theme, group, count, 20, None, count is None) for group, count in figures.items()]


def shown(
    ages: Mapping[str, int | None], subgroups: Mapping[str, int | None], total: int | None = 12
) -> Shown:
    tables = {
        AGE_GROUP: [*cells("t", {**ages, ALL: total}), *cells("p", {OLD: 9, "18-74": 9, ALL: 18})],
        SUBGROUP: [*cells("t", {**subgroups, ALL: total}), *cells("p", {CARER: 9, NONE: 9, ALL: 18})],
    }
    return shown_by(tables, {"t": "p", "p": None}, 5)


WHOLE = shown({OLD: 6, "18-74": 6}, {CARER: 7, NONE: 5})


def release(age: bool = True, subgroup: str | None = CARER) -> Release:
    return Release(WORK_GROUP, ((0, 5),), ("t",), {}, age, subgroup)


def test_both_labels_stand_where_every_group_of_the_theme_is_shown_and_enough_people_are_in_both() -> None:
    assert labels(release(), SPEAKER, WORK_GROUP, WHOLE, MANY) == (OLD, CARER)
    assert labels(release(), SPEAKER, PUBLIC, WHOLE, FEW) == (OLD, None), "fewer than the threshold of both"
    assert labels(release(age=False), SPEAKER, WORK_GROUP, WHOLE, FEW) == (None, CARER)


@pytest.mark.parametrize("hidden", [{OLD: None, "18-74": 6}, {OLD: 6, "18-74": None}])
def test_where_one_age_group_is_hidden_no_quote_has_an_age(hidden: dict[str, int | None]) -> None:
    gap = shown(hidden, {CARER: 7, NONE: 5})
    assert labels(release(), SPEAKER, WORK_GROUP, gap, MANY) == (None, CARER)
    assert labels(release(), Speaker("18-74", ()), WORK_GROUP, gap, MANY) == (None, None)


def test_a_gap_in_a_theme_above_counts_too() -> None:
    above = shown_by(
        {
            AGE_GROUP: [
                *cells("t", {OLD: 6, "18-74": 6, ALL: 12}),
                *cells("p", {OLD: None, "18-74": 9, ALL: 18}),
            ]
        },
        {"t": "p", "p": None},
        5,
    )
    assert labels(release(), SPEAKER, WORK_GROUP, above, MANY) == (None, None)


def test_a_theme_whose_total_is_hidden_shows_no_quote_to_the_work_group_and_does_to_the_team() -> None:
    hidden = shown({OLD: None, "18-74": None}, {CARER: None, NONE: None}, total=None)
    assert themes_to_show(("t",), WORK_GROUP, hidden) == ("p",)
    assert themes_to_show(("t",), TEAM, hidden) == ("t", "p")


def test_the_team_sees_a_label_when_its_group_is_large_enough() -> None:
    hidden = shown({OLD: None, "18-74": None}, {CARER: None, NONE: None}, total=None)
    assert labels(release(), SPEAKER, TEAM, hidden, MANY) == (OLD, CARER)
    assert labels(release(), SPEAKER, TEAM, hidden, FEW) == (None, None)


def test_words_of_several_people_and_of_nobody_known_have_no_label() -> None:
    assert labels(release(), None, WORK_GROUP, WHOLE, MANY) == (None, None)
    assert labels(release(), Speaker(UNKNOWN, (NONE,)), WORK_GROUP, WHOLE, MANY) == (None, None)
    assert labels(release(subgroup="vluchteling"), SPEAKER, WORK_GROUP, WHOLE, MANY) == (OLD, None)
