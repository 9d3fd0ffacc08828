"""Who uses the study and what their role allows. No database, no screen."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from corpus.errors import N_, BadInput, NotAllowed

CO_RESEARCHER = "co_researcher"
RESEARCHER = "researcher"
WORK_GROUP = "work_group"
ROLES = (CO_RESEARCHER, RESEARCHER, WORK_GROUP)
AT_THE_GATE = "gate"  # nobody yet: may sign in or accept an invitation, and nothing else
LANGUAGES = ("nl", "en", "uk", "ar", "tr")


@dataclass(frozen=True)
class Account:
    """Somebody who may come in; `account_id` is a UUID as text."""

    account_id: str
    name: str
    role: str
    language: str = "nl"


# Whoever has a shell on the server keeps the study's file anyway; facts written from there carry this author.
SHELL = Account("00000000-0000-0000-0000-000000000000", "shell", RESEARCHER)
# Facts about somebody who is not signed in yet carry the gate as their author.
GATE = Account("00000000-0000-0000-0000-000000000001", "gate", AT_THE_GATE)
LONGEST_NAME = 60


@dataclass(frozen=True)
class AccountNow:
    """An account as it stands: `secret_kind` is 'passphrase', 'pin', or None before an invitation is accepted."""

    account: Account
    closed: bool
    secret_kind: str | None
    made_at: datetime


Action = TypeVar("Action", bound=Callable[..., Any])


def allowed(*roles: str) -> Callable[[Action], Action]:
    """Mark an action `(cursor, by, …)` with the roles that may do it, and refuse everybody else."""

    def mark(action: Action) -> Action:
        @functools.wraps(action)
        def checked(cursor: Any, by: Account, *rest: Any, **named: Any) -> Any:
            require(by, *roles)
            return action(cursor, by, *rest, **named)

        checked.roles = roles  # type: ignore[attr-defined]
        return checked  # type: ignore[return-value]

    return mark


def require(account: Account | None, *roles: str) -> Account:
    """The account itself, or NotAllowed when its role is not among these."""
    if account is None or account.role not in roles:
        raise NotAllowed(N_("Your role does not allow this. Ask a researcher of the study."))
    return account


def checked_name(text: str) -> str:
    """A name for an account, composed and with single spaces; raises BadInput when it is empty or too long."""
    name = tidy_name(text)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadInput(N_("Type a name of 1 to {longest} characters."), longest=LONGEST_NAME)
    return name


def tidy_name(text: str) -> str:
    """The name as it is kept: NFC, single spaces, none round it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def name_key(text: str) -> str:
    """What two names are compared by: capitals make no difference."""
    return tidy_name(text).casefold()


def checked_role(role: str) -> str:
    """The role itself, or BadInput when there is no such role."""
    if role not in ROLES:
        raise BadInput(N_("There is no such role. Choose one of: {roles}."), roles=", ".join(ROLES))
    return role


def checked_language(language: str) -> str:
    """The language itself, or BadInput when the app does not speak it."""
    if language not in LANGUAGES:
        raise BadInput(
            N_("The app does not speak that language. Choose one of: {languages}."),
            languages=", ".join(LANGUAGES),
        )
    return language
