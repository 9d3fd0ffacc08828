"""Pass-phrases, PINs and the waiting after failures."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from corpus.accounts import checked_name, name_key
from corpus.credentials import checked_passphrase, checked_pin, fits, hash_secret, hash_token, new_token
from corpus.errors import BadInput
from corpus.invitations import checked_days
from corpus.sign_in_limits import NAME, TooManyTries, require_patience, wait_until

NOON = datetime(2026, 11, 22, 12)


def test_a_pass_phrase_fits_its_own_hash_and_no_other() -> None:
    hashed = hash_secret("vier groene fietsen")
    assert hashed.startswith("$argon2id$")
    assert fits(hashed, "vier groene fietsen")
    assert not fits(hashed, "vier groene fiets")


def test_the_same_word_fits_whichever_way_a_keyboard_writes_its_accents() -> None:
    assert fits(hash_secret("een cafe\u0301 bij de haven"), "een caf\u00e9 bij de haven")


def test_without_a_hash_nothing_fits() -> None:
    assert not fits(None, "vier groene fietsen")
    assert not fits("no hash at all", "vier groene fietsen")


@pytest.mark.parametrize(
    "poor", ["kort", "aaaaaaaaaaaaaaa", "ababababababab", "Wilhelmina Test", "x" * 201, ""]
)
def test_a_poor_pass_phrase_is_refused(poor: str) -> None:
    with pytest.raises(BadInput):
        checked_passphrase(poor, "wilhelmina test")


def test_ten_characters_are_enough_for_a_pass_phrase() -> None:
    assert checked_passphrase("rode roos!", "Wilhelmina Test") == "rode roos!"


@pytest.mark.parametrize(
    "poor",
    [
        "000000",
        "123456",
        "654321",
        "012345",
        "567890",
        "121212",
        "123123",
        "12345",
        "1234567",
        "12345a",
        "１２３４７８",
    ],
)
def test_a_pin_that_everybody_tries_first_is_refused(poor: str) -> None:
    with pytest.raises(BadInput):
        checked_pin(poor)


def test_an_ordinary_pin_is_good() -> None:
    assert checked_pin("480913") == "480913"


def test_tokens_are_long_different_and_kept_as_hashes() -> None:
    first, second = new_token(), new_token()
    assert first != second
    assert len(first) == 43
    assert len(hash_token(first)) == 64


def test_after_five_failures_each_next_one_doubles_the_wait() -> None:
    waits = []
    for count in range(4, 11):
        until = wait_until([NOON - timedelta(seconds=n) for n in range(count)], NAME)
        waits.append(None if until is None else (until - NOON).total_seconds() / 60)
    assert waits == [None, 1, 2, 4, 8, 15, 15]


def test_who_has_to_wait_reads_how_long() -> None:
    failures = [NOON] * 7
    with pytest.raises(TooManyTries) as refused:
        require_patience(failures, NAME, NOON + timedelta(seconds=61))
    assert refused.value.details == {"minutes": 3}
    require_patience(failures, NAME, NOON + timedelta(minutes=4))


def test_names_are_compared_without_capitals_and_extra_spaces() -> None:
    assert name_key("  Jan   de  VRIES ") == name_key("jan de vries")
    assert checked_name("  Jan   de Vries ") == "Jan de Vries"


@pytest.mark.parametrize("poor", ["", "   ", "x" * 61, "Jan\u202e"])
def test_a_name_that_is_no_name_is_refused(poor: str) -> None:
    with pytest.raises(BadInput):
        checked_name(poor)


@pytest.mark.parametrize("days", [0, -1, 91])
def test_an_invitation_cannot_stay_open_for_ever(days: int) -> None:
    with pytest.raises(BadInput):
        checked_days(days)
