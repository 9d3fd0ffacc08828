"""What readers may tell about themselves: questions that the study sets, each with its answers. No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import N_, BadInput
from corpus.transcripts import clean_text

LONGEST = 80  # characters of a question or an answer
MOST_QUESTIONS = 10


@dataclass(frozen=True)
class BackgroundQuestion:
    """A question about readers, such as how long they have lived here, and the answers to choose from."""

    name: str
    answers: tuple[str, ...]


def read_questions(text: str) -> tuple[BackgroundQuestion, ...]:
    """One question per line, written as `question: answer, answer`; raises BadInput that names the line."""
    found: list[BackgroundQuestion] = []
    for number, line in enumerate(clean_text(text).split("\n"), start=1):
        if not line.strip():
            continue
        question = _read(line, number)
        if any(question.name.casefold() == earlier.name.casefold() for earlier in found):
            raise BadInput(N_("Line {line}: this question stands there twice. Keep one."), line=number)
        found.append(question)
    if len(found) > MOST_QUESTIONS:
        raise BadInput(
            N_("There are more than {most} questions about readers. Keep the ones you need."),
            most=MOST_QUESTIONS,
        )
    return tuple(found)


def written(questions: Sequence[BackgroundQuestion]) -> str:
    """The questions as `read_questions` reads them."""
    return "\n".join(f"{one.name}: {', '.join(one.answers)}" for one in questions)


def checked_answer(questions: Sequence[BackgroundQuestion], name: str, answer: str) -> str:
    """The answer itself, "" for none; raises BadInput when the study does not ask this or knows no such answer."""
    known = next((one for one in questions if one.name == name), None)
    if known is None or (answer and answer not in known.answers):
        raise BadInput(N_("The study does not ask this (any more). Open the page again and choose."))
    return answer


def _read(line: str, number: int) -> BackgroundQuestion:
    name, _, rest = line.rpartition(":")
    answers = tuple(dict.fromkeys(" ".join(one.split()) for one in rest.split(",") if one.strip()))
    name = " ".join(name.split())
    if not name or len(answers) < 2:
        raise BadInput(
            N_("Line {line}: write a question, a colon, and two answers or more with commas between them."),
            line=number,
        )
    if max(map(len, (name, *answers))) > LONGEST:
        raise BadInput(N_("Line {line}: keep the question and each answer under {longest} characters."),
            line=number, longest=LONGEST)  # fmt: skip
    return BackgroundQuestion(name, answers)
