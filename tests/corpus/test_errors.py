"""What errors say to people."""

from __future__ import annotations

import pytest

from corpus.errors import BadInput, SeveralProblems, refuse, sentences


def test_one_problem_is_told_with_its_file_and_line() -> None:
    with pytest.raises(BadInput) as error:
        refuse([BadInput("Too long: {count}.", count=3, line=7)], "a.csv")
    assert sentences(error.value) == ["a.csv: Line 7: Too long: 3."]


def test_several_problems_are_told_together_in_the_language_of_the_reader() -> None:
    with pytest.raises(SeveralProblems) as error:
        refuse([BadInput("Wrong.", line=number) for number in range(2, 14)], "a.csv")
    said = sentences(error.value, lambda sentence: sentence.replace("Line", "Regel").replace("Wrong", "Fout"))
    assert said[0].startswith("a.csv: 12 ") and said[1] == "Regel 2: Fout." and len(said) == 11
    assert str(error.value).count("\n") == 10


def test_no_problem_is_no_error() -> None:
    refuse([])
    refuse([], "a.csv")
