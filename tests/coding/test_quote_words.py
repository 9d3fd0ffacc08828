"""A quote may be made shorter and never be changed; what might point at somebody is hinted at."""

from __future__ import annotations

import pytest

from coding.clues import clues
from coding.quote_words import shorten
from coding.quotes import PUBLIC, Release, shown_text
from corpus.errors import BadInput
from corpus.proposals import KnownName

SAID = "Ja, en toen kwam [naam 1]. Ik zei niets, [naam 1] ook niet. Het was stil."


def shown(edited: str) -> str:
    made = shorten(SAID, edited)
    return shown_text(SAID, Release(PUBLIC, made.kept, (), made.instead))


@pytest.mark.parametrize(
    ("edited", "seen"),
    [
        (SAID, SAID),
        ("en toen kwam [mijn zus]. […] Het was stil.", "en toen kwam [mijn zus]. […] Het was stil."),
        ("Ik zei  niets\n[ ... ] Het was stil", "Ik zei niets […] Het was stil"),
        ("[…] toen kwam […] [naam 1].", "toen kwam [naam 1]."),
        (SAID.replace("naam 1", "mijn zus"), SAID.replace("naam 1", "mijn zus")),
    ],
)
def test_words_are_left_out_and_placeholders_say_who_is_meant(edited: str, seen: str) -> None:
    assert shown(edited) == seen


@pytest.mark.parametrize(
    ("edited", "sentence"),
    [
        ("en toen kwam zij", "From word 4 on"),
        ("Ja en toen", "From word 2 on"),
        ("Het was stil. Ja", "From word 4 on"),
        ("Het [was] stil.", "From word 2 on"),
        ("[…]", "Nothing is left"),
        ("toen kwam [naam 2].", "who is meant"),
        ("toen kwam [" + "x" * 41 + "].", "who is meant"),
        (SAID.replace("[naam 1] ook", "[Jan] ook"), "the same words each time"),
    ],
)
def test_what_was_not_said_so_is_refused(edited: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        shorten(SAID, edited)


def test_hints_name_placeholders_names_ages_jobs_and_words_that_stand_nowhere_else() -> None:
    text = "Ik ben vierentachtig, timmerman bij de gemeente. In maart 1987 kwam [naam 1] met zeven kinderen en de luxaflex."
    found = {text[one.start : one.end]: one.kind for one in clues(text, (), {"luxaflex"})}
    assert found == {
        "vierentachtig": "number",
        "timmerman": "job",
        "maart 1987": "date",
        "[naam 1]": "placeholder",
        "zeven kinderen": "family",
        "luxaflex": "only_here",
    }
    (known,) = clues("toen kwam roos langs", [KnownName("Roos")])
    assert known.kind == "name"
    assert clues("Het was stil en ik wist niet wie ik moest bellen.") == []
