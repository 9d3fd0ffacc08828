"""The errors that people may see: a plain sentence, marked for translation, plus its details."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def N_(sentence: str) -> str:
    """Mark a sentence for translation; the frame translates it when it is shown."""
    return sentence


class MeerstemError(Exception):
    """Something a person can understand and act on.

    `sentence` is an English msgid with `{named}` places; `details` fill them after translation. Never put
    transcript text, a quote or somebody's name from a transcript into the details: they may be logged.
    """

    def __init__(self, sentence: str, **details: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details

    def __str__(self) -> str:
        return "\n".join(sentences(self))


class NotFound(MeerstemError):
    """What was asked for is not there (any more)."""


class NotAllowed(MeerstemError):
    """This person's role does not allow it."""


class Conflict(MeerstemError):
    """Somebody else did something in between that makes this impossible."""


class BadInput(MeerstemError):
    """A file or a field that cannot be used as it is; says what is wrong, where, and what to do."""


class SeveralProblems(BadInput):
    """All that is wrong with one file or form; `problems` are the first of them, each with its sentence."""

    def __init__(self, sentence: str, problems: Sequence[MeerstemError], **details: object) -> None:
        super().__init__(sentence, **details)
        self.problems = tuple(problems)


PROBLEMS_SHOWN = 10


def refuse(problems: Sequence[MeerstemError], file: str = "") -> None:
    """Raise what is wrong with a file (or a form), all of it at once; does nothing when `problems` is empty.

    A problem with a `line` (or, alone, a `file`) in its details is shown with that in front.
    """
    if len(problems) == 1:
        if file:
            problems[0].details.setdefault("file", file)
        raise problems[0]
    if problems:
        sentence = N_("{count} things are not right, so nothing was changed. Correct these and try again:")
        if file:
            sentence = N_(
                "{file}: {count} things are not right, so nothing was brought in. Correct these, try again:"
            )
        raise SeveralProblems(sentence, problems[:PROBLEMS_SHOWN], file=file, count=len(problems))


def sentences(error: MeerstemError, translate: Callable[[str], str] = str) -> list[str]:
    """What there is to say, filled in: the error's own sentence, then one for each of its problems."""
    said = translate(error.sentence).format(**error.details)
    if "line" in error.details and "{line}" not in error.sentence:
        prefix = translate(N_("Line {line}: {sentence}"))
        said = prefix.format(line=error.details["line"], sentence=said)
    if error.details.get("file") and "{file}" not in error.sentence:
        said = f"{error.details['file']}: {said}"
    parts = error.problems if isinstance(error, SeveralProblems) else ()
    return [said, *(sentence for part in parts for sentence in sentences(part, translate))]
