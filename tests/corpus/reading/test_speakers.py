"""Labels and roles."""

from __future__ import annotations

import pytest

from corpus.reading import read_transcript
from corpus.reading.speakers import guess_role, looks_like_label


@pytest.mark.parametrize(
    "label",
    ["I", "I1", "Int", "Int.", "Interviewer", "INTERVIEWER 2", "Onderzoeker", "Mede-onderzoeker", "Vraag", "Q",
     "Moderator", "interviewer (vrouw)"],
)  # fmt: skip
def test_who_asks_is_guessed_to_be_the_interviewer(label: str) -> None:
    assert guess_role(label) == "interviewer"


@pytest.mark.parametrize(
    "label",
    ["R", "R2", "Resp.", "Respondent", "Participant 4", "P012", "Deelnemer", "deelnemer 3 (man)", "Mevrouw de Wit",
     "Mw. Jansen", "Antwoord", "Geïnterviewde", "Bewoner 1"],
)  # fmt: skip
def test_who_answers_is_guessed_to_be_the_participant(label: str) -> None:
    assert guess_role(label) == "participant"


@pytest.mark.parametrize(
    "label", ["", "Spreker 1", "Anneke", "Tolk", "Dochter van deelnemer", "Jan R.", "SPEAKER_00"]
)
def test_nothing_is_guessed_where_the_label_does_not_say(label: str) -> None:
    assert guess_role(label) == "other"


@pytest.mark.parametrize(
    "label", ["Anneke", "Mevrouw 't Hart", "Zoon van deelnemer", "P-12", "El Amrani", "r1"]
)
def test_names_and_roles_can_be_labels(label: str) -> None:
    assert looks_like_label(label)


@pytest.mark.parametrize(
    "label", ["Let op", "dus", "Ik zei", "Datum", "Een twee drie", "A B C D E F", "N.B.", "x" * 60]
)
def test_sentences_and_notes_cannot_be_labels(label: str) -> None:
    assert not looks_like_label(label)


def test_in_a_focus_group_somebody_numbered_as_the_others_who_speaks_once_is_heard() -> None:
    said = (
        "Moderator: Wie?\nP01: Ik.\nP02: Ook.\nP03: Ja.\nModerator: En?\nP01: Niets.\nPunt 4: niets hoor.\n"
    )
    reading = read_transcript("groep.txt", said.encode())
    assert reading.speakers == ("Moderator", "P01", "P02", "P03")
