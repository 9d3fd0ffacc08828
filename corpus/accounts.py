"""Who uses the study and what their role allows. No database, no screen."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from corpus.errors import N_, NotAllowed

CO_RESEARCHER = "co_researcher"
RESEARCHER = "researcher"
WORK_GROUP = "work_group"
ROLES = (CO_RESEARCHER, RESEARCHER, WORK_GROUP)
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Account:
    """Somebody who may come in; `account_id` is a UUID as text."""

    account_id: str
    name: str
    role: str
    language: str = "nl"


# Whoever has a shell on the server keeps the study's file anyway; facts written from there carry this author.
SHELL = Account("00000000-0000-0000-0000-000000000000", "shell", RESEARCHER)

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
