"""The SQL of what the study wants of its readings: how many readers, mixed or not, and whom a touched reader can call."""

from __future__ import annotations

from dataclasses import asdict

from coding.answers import PersonToCall
from coding.fair_reading import Wish
from corpus.store.database import Cursor
from corpus.store.study import set_setting, setting

_WISH = "reading_wish"  # {"readers": 2, "mixed": true}
_PERSON = "person_to_call"  # {"name": …, "phone": …, "sentence": …}


def reading_wish(cursor: Cursor) -> Wish:
    """How many readers each interview should have, and whether a researcher is to be among them."""
    return Wish(**setting(cursor, _WISH, {}))


def set_reading_wish(cursor: Cursor, wish: Wish, author: str) -> None:
    """Write what the study wants from now on."""
    set_setting(cursor, _WISH, asdict(wish), author)


def person_to_call(cursor: Cursor) -> PersonToCall:
    """Whom a reader can call; empty while the study names nobody."""
    return PersonToCall(**setting(cursor, _PERSON, {}))


def set_person_to_call(cursor: Cursor, person: PersonToCall, author: str) -> None:
    """Write whom a reader can call from now on."""
    set_setting(cursor, _PERSON, asdict(person), author)
