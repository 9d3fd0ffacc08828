"""What happened to the codes, told step by step. No database, no screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coding.codebook import Code

MADE, RENAMED, IN_PLAIN_WORDS, DESCRIBED, MOVED, LOOKS = (
    "made",
    "renamed",
    "plain",
    "described",
    "moved",
    "looks",
)
GROUPS, FOR_PASSAGES, RETIRED, BACK = "groups", "for_passages", "retired", "back"
MERGED, UNMERGED, DIVIDED, FROM_PROPOSAL, PROPOSAL_JOINED = (
    "merged",
    "unmerged",
    "divided",
    "from_proposal",
    "proposal_joined",
)
TRANSLATED = "translated"


@dataclass(frozen=True)
class CodeEvent:
    """Something that happened to a code (`name`, as it was called then); `other` and `before` depend on `kind`.

    other: where it moved or merged to ("": the top), its parts, the proposal, the language; before: its old name.
    """

    moment: datetime
    kind: str
    code_id: str
    name: str
    by: str = ""
    other: str = ""
    before: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Stand:
    """How a code stood from a moment on, and who said so."""

    code: Code
    retired: bool
    moment: datetime
    by: str


def events_of(
    stands: Sequence[Stand], names: Mapping[str, str], told: frozenset[tuple[str, datetime]]
) -> list[CodeEvent]:
    """What changed from one stand to the next; `stands` are of all codes, in the order in which they were written.

    `names`: of codes by id. `told`: (code, moment) that a merge, its end or a division tells already.
    """
    found: list[CodeEvent] = []
    before: dict[str, Stand] = {}
    for stand in stands:
        code_id = stand.code.code_id
        if (code_id, stand.moment) not in told or code_id not in before:
            found.extend(_steps(before.get(code_id), stand, names))
        before[code_id] = stand
    return found


def in_time(*events: Iterable[CodeEvent]) -> list[CodeEvent]:
    """All events, the latest first."""
    return sorted((one for some in events for one in some), key=lambda one: one.moment)[::-1]


def _steps(before: Stand | None, now: Stand, names: Mapping[str, str]) -> list[CodeEvent]:
    code = now.code

    def event(kind: str, **more: str) -> CodeEvent:
        return CodeEvent(now.moment, kind, code.code_id, code.name, now.by, **more)

    if before is None:
        return [event(MADE)]
    old = before.code
    if now.retired != before.retired:
        return [event(RETIRED if now.retired else BACK)]
    found = []
    if old.name != code.name:
        found.append(event(RENAMED, before=old.name))
    if old.plain_name != code.plain_name:
        found.append(event(IN_PLAIN_WORDS, before=old.plain_name, other=code.plain_name))
    if _words(old) != _words(code):
        found.append(event(DESCRIBED))
    if old.parent_id != code.parent_id:
        found.append(event(MOVED, other=names.get(code.parent_id or "", "")))
    if (old.colour, old.pictogram) != (code.colour, code.pictogram):
        found.append(event(LOOKS))
    if old.codable != code.codable:
        found.append(event(FOR_PASSAGES if code.codable else GROUPS))
    return found


def _words(code: Code) -> tuple[str, ...]:
    return code.definition, code.belongs, code.belongs_not, code.example
