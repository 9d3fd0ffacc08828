"""The errors that people may see: a plain sentence, marked for translation, plus its details."""

from __future__ import annotations


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
        return self.sentence.format(**self.details)


class NotFound(MeerstemError):
    """What was asked for is not there (any more)."""


class NotAllowed(MeerstemError):
    """This person's role does not allow it."""


class Conflict(MeerstemError):
    """Somebody else did something in between that makes this impossible."""


class BadInput(MeerstemError):
    """A file or a field that cannot be used as it is; says what is wrong, where, and what to do."""
