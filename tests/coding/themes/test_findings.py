"""What the study found in five sentences, made of what is shown and of nothing else."""

from __future__ import annotations

import pytest

from coding.themes.counting import AGE_GROUP, ALL, SUBGROUP
from coding.themes.findings import basis_of, checked_sentences, findings, theme_findings
from coding.themes.tables import Cell
from corpus.errors import BadInput

PARENTS = {"p": None, "a": "p", "b": "p", "c": "p"}


def row(theme: str, **figures: tuple[int | None, int | None]) -> list[Cell]:
    return [
        Cell(theme, theme.upper(), group if group != "total" else ALL, count, of, None, count is None)
        for group, (count, of) in figures.items()
    ]


AGES = [
    *row("p", young=(10, 10), old=(10, 10), total=(20, 20)),
    *row("a", young=(3, 10), old=(9, 10), total=(12, 20)),
    *row("b", young=(5, 10), old=(5, 10), total=(10, 20)),
    *row("c", young=(None, 10), old=(None, 10), total=(6, 20)),
]
GROUPS = [
    *row("a", carer=(6, 10), alone=(6, 10), total=(12, 20)),
    *row("b", carer=(5, 10), alone=(5, 10), total=(10, 20)),
]


def test_five_sentences_name_who_told_what_most_spoke_of_and_where_groups_differ() -> None:
    found = findings({AGE_GROUP: AGES, SUBGROUP: GROUPS}, PARENTS, 20, 3)
    said = [
        one.sentence.format(**{**one.details, **{key: group[1] for key, group in one.groups.items()}})
        for one in found
    ]
    assert said == [
        "20 people told their story. 3 people read their 20 conversations.",
        "What most people spoke of is “A”: 12 of the 20.",
        "After that come “B” (10 people) and “C” (6 people).",
        "By age “A” differs most. Of the people of old, 9 of the 10 spoke of it; of those of young, 3 of the 10.",
        "Between the other groups that can be shown, there is no large difference.",
    ]


def test_where_everything_is_hidden_the_sentences_say_nothing_of_it() -> None:
    hidden = [*row("a", young=(None, None), total=(None, None))]
    (only,) = findings({AGE_GROUP: hidden}, {"a": None}, 3, 2)
    assert only.details == {"interviews": 3}
    (compared,) = theme_findings(hidden, AGE_GROUP)
    assert "cannot be compared" in compared.sentence and not compared.details


def test_other_figures_have_another_basis_and_the_same_figures_the_same() -> None:
    one, same = (findings({AGE_GROUP: AGES}, PARENTS, 20, 3) for _ in range(2))
    other = findings({AGE_GROUP: AGES}, PARENTS, 21, 3)
    assert basis_of(one) == basis_of(same) != basis_of(other)


def test_own_sentences_are_few_and_short() -> None:
    assert checked_sentences(" Eén. \n\nTwee.") == ("Eén.", "Twee.")
    with pytest.raises(BadInput, match="8 sentences"):
        checked_sentences("x\n" * 9)
    with pytest.raises(BadInput, match="400"):
        checked_sentences("x" * 401)
