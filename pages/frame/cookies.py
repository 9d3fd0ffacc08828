"""The cookies of the house: their names, and how the session's is found again."""

from __future__ import annotations

from collections.abc import Mapping

SESSION = "meerstem_session"
LANGUAGE = "meerstem_language"
LOOKS = "meerstem_looks"
SECURE_PREFIX = "__Host-"  # browsers accept such a cookie only over https and for this host alone


def cookie_name(name: str, secure: bool) -> str:
    """The name under which a cookie travels: with the prefix when the address is https."""
    return f"{SECURE_PREFIX}{name}" if secure else name


def session_token(cookies: Mapping[str, str]) -> str | None:
    """The token of the session, when the browser sent one."""
    return cookies.get(f"{SECURE_PREFIX}{SESSION}") or cookies.get(SESSION)
