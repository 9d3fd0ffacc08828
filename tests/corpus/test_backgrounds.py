"""Questions about readers, as a researcher writes them."""

from __future__ import annotations

import pytest

from corpus.backgrounds import BackgroundQuestion, read_questions, written
from corpus.errors import BadInput

TEXT = "Lived here:  less than 10 years,10 years or more \n\nCare for somebody: yes, no, yes"


def test_each_line_is_a_question_with_its_answers() -> None:
    found = read_questions(TEXT)
    assert found == (
        BackgroundQuestion("Lived here", ("less than 10 years", "10 years or more")),
        BackgroundQuestion("Care for somebody", ("yes", "no")),
    )
    assert read_questions(written(found)) == found
    assert read_questions("  \n") == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Lived here", 1),
        ("Lived here: long", 1),
        (": yes, no", 1),
        ("A: yes, no\na: one, two", 2),
        ("A: yes, " + 90 * "n", 1),
    ],
)
def test_a_line_that_is_no_question_is_named(text: str, line: int) -> None:
    with pytest.raises(BadInput) as caught:
        read_questions(text)
    assert caught.value.details["line"] == line


def test_more_questions_than_anybody_answers_are_refused() -> None:
    with pytest.raises(BadInput):
        read_questions("\n".join(f"Question {number}: yes, no" for number in range(11)))
