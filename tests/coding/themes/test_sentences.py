"""A theme told in sentences: true, and without what is hidden."""

from __future__ import annotations

from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP, UNKNOWN
from coding.themes.sentences import theme_sentences
from coding.themes.tables import Cell, as_json


def cell(group: str, count: int | None, of: int | None) -> Cell:
    return Cell("t", "Gemis", group, count, of, count, count is None, "Contact")


def read(cells: list[Cell], kind: str) -> list[str]:
    return [sentence.format(**details) for sentence, details in theme_sentences(cells, kind)]


def test_a_theme_tells_its_total_and_where_most_and_fewest_spoke_of_it() -> None:
    cells = [cell("18-34", 6, 20), cell("50-64", 7, 14), cell("75+", 10, 12), cell(ALL, 23, 46)]
    assert read(cells, AGE_GROUP) == [
        "Of all 46 people, 23 spoke of “Gemis”.",
        "First the group in which the largest part spoke of it, then the one with the smallest part.",
        "In the age group 75+, 10 of the 12 people spoke of it.",
        "In the age group 18-34, 6 of the 20 people spoke of it.",
    ]


def test_hidden_groups_are_named_without_numbers() -> None:
    cells = [cell("18-34", None, 20), cell("50-64", None, None), cell("75+", 10, 12), cell(ALL, 23, 46)]
    said = read(cells, AGE_GROUP)
    assert said[-1] == "Not shown, because it could point at somebody: 18-34, 50-64."
    assert "None" not in " ".join(said)


def test_a_hidden_total_is_said_to_be_hidden() -> None:
    said = read([cell("18-34", None, 20), cell(ALL, None, 46)], AGE_GROUP)
    assert said[0] == "How many people spoke of “Gemis” is not shown: it could point at somebody."
    assert len(said) == 2


def test_subgroups_are_said_not_to_add_up() -> None:
    cells = [cell("carer", 6, 20), cell("newcomer", 7, 14), cell(ALL, 12, 30)]
    assert read(cells, SUBGROUP)[-1].startswith("Somebody can be in more than one of these groups")


def test_one_person_nobody_and_all_are_put_in_words() -> None:
    cells = [cell("carer", 1, 9), cell("newcomer", 8, 8), cell(ALL, 0, 30)]
    said = read(cells, SUBGROUP)
    assert said[0] == "Of all 30 people, nobody spoke of “Gemis”."
    assert said[1] == "In the group “newcomer”, all 8 people spoke of it."
    assert said[2] == "In the group “carer”, 1 of the 9 people spoke of it."


def test_those_whose_age_is_not_known_are_never_the_highest_group() -> None:
    cells = [cell("18-34", 6, 20), cell(UNKNOWN, 9, 9), cell(ALL, 15, 29)]
    assert all("unknown" not in sentence for sentence in read(cells, AGE_GROUP))


def test_a_hidden_cell_has_null_in_json_and_no_other_figure() -> None:
    assert as_json([cell("18-34", None, 20)]) == [
        {
            "theme": "Gemis",
            "theme_group": "Contact",
            "group": "18-34",
            "participants": None,
            "of": 20,
            "passages": None,
            "hidden": True,
        }
    ]
