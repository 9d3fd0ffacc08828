"""Pass-phrases, PINs and tokens: their rules, and how they are kept so that nobody can read them back."""

from __future__ import annotations

import functools
import hashlib
import re
import secrets
import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from corpus.accounts import name_key
from corpus.errors import N_, BadInput

PASSPHRASE = "passphrase"
PIN = "pin"
SHORTEST_PASSPHRASE = 10
LONGEST_PASSPHRASE = 200
PIN_DIGITS = 6
RISING = "01234567890"

# OWASP's advice for argon2id is 19 MiB and two passes at least; a guess should cost more than that here.
_HASHER = PasswordHasher(time_cost=2, memory_cost=48 * 1024, parallelism=1)
# Each takes 48 MiB and a core: a crowd at the door waits in turn instead of exhausting the machine.
_AT_ONCE = threading.BoundedSemaphore(2)


def hash_secret(secret: str) -> str:
    """The argon2id hash of a pass-phrase or PIN, in its usual writing."""
    with _AT_ONCE:
        return _HASHER.hash(_composed(secret))


def fits(hashed: str | None, secret: str) -> bool:
    """Whether the secret belongs to the hash; without a hash (an unknown name) it takes as long and says no."""
    with _AT_ONCE:
        try:
            _HASHER.verify(hashed or _nobodys_hash(), _composed(secret)[:LONGEST_PASSPHRASE])
        except (VerificationError, InvalidHashError):
            return False
    return hashed is not None


def checked_passphrase(passphrase: str, name: str) -> str:
    """The pass-phrase itself; raises BadInput when it is too short, too long, the name, or one character repeated."""
    plain = _composed(passphrase)
    if not SHORTEST_PASSPHRASE <= len(plain) <= LONGEST_PASSPHRASE:
        raise BadInput(
            N_("Choose a pass-phrase of {shortest} characters or more. A few words in a row work well."),
            shortest=SHORTEST_PASSPHRASE,
        )
    if len(set(plain.casefold())) < 3:
        raise BadInput(N_("This pass-phrase is too easy to guess: it repeats one character. Choose another."))
    rest = plain.casefold().replace(name_key(name), "") if name else plain
    if len(rest.strip()) < 3:
        raise BadInput(N_("This pass-phrase is your name. Choose another."))
    return passphrase


def checked_pin(pin: str) -> str:
    """The PIN itself; raises BadInput when it is not six digits, or a row that everybody tries first."""
    if not re.fullmatch(r"[0-9]{6}", pin):
        raise BadInput(N_("A PIN is {digits} digits. Choose another."), digits=PIN_DIGITS)
    repeats = any(pin == pin[:size] * (PIN_DIGITS // size) for size in (1, 2, 3))
    if repeats or pin in RISING or pin in RISING[::-1]:
        raise BadInput(N_("This PIN is too easy to guess. Do not use a row or a repetition, such as 123456."))
    return pin


def new_token() -> str:
    """A secret for a link or a cookie: 256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256 of a token or a sign-in subject, hexadecimal; 256 random bits need nothing slower."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _composed(secret: str) -> str:
    # One keyboard sends é as one character, another as two: the same words must give the same hash.
    return unicodedata.normalize("NFKC", secret)


@functools.cache
def _nobodys_hash() -> str:
    return _HASHER.hash(secrets.token_urlsafe(16))
