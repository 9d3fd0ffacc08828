"""Drawing by lot with a secret of the study: always the same draw for the same names, and nobody outside can repeat it.

What is hidden besides the small counts is drawn by lot, so that somebody who knows the whole program, and tries it on
tables that might be the true one, cannot tell these from each other by what is hidden (the attack on a known procedure:
Wong, Fu, Wang & Pei, Minimality attack in privacy preserving data publishing, VLDB 2007). The draw is a keyed hash
(BLAKE2b, RFC 7693), so that a table asked for twice is hidden alike.
"""

from __future__ import annotations

import hashlib


def lot(secret: str, *names: object) -> float:
    """A number from 0 to 1 (1 excluded) for these names, evenly spread over secrets; `secret` is at most 64 bytes long."""
    text = "\x1f".join(map(str, names)).encode()
    drawn = hashlib.blake2b(text, digest_size=8, key=secret.encode()).digest()
    return int.from_bytes(drawn, "big") / 2**64
