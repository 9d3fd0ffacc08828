"""Who contributed what, and the list of authors: only who wished it is named. No database, no screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

# Roles of CRediT, the Contributor Roles Taxonomy (ANSI/NISO Z39.104-2022), in its own words; those that the ledger shows.
DATA_CURATION, FORMAL_ANALYSIS, METHODOLOGY = "Data curation", "Formal analysis", "Methodology"
PROJECT_ADMINISTRATION, VALIDATION = "Project administration", "Validation"


@dataclass(frozen=True)
class Contribution:
    """What somebody did, as counts; marks and notes are those that stand, notes for oneself alone do not count.

    `interviews` were coded by them, `finished` read to the end; `proposals` are codes they proposed, `accepted` those of
    them that became or joined a code; `opinions` on proposals of others; `passages` they brought up to talk about;
    `votes` round the table, on different passages; `evenings` they sat there; `decisions` they wrote down, on proposals
    and for the group; `codes` they made or changed; `texts` they brought in; `given` interviews to readers.
    """

    marks: int = 0
    interviews: int = 0
    finished: int = 0
    notes: int = 0
    proposals: int = 0
    accepted: int = 0
    opinions: int = 0
    passages: int = 0
    votes: int = 0
    evenings: int = 0
    decisions: int = 0
    codes: int = 0
    texts: int = 0
    given: int = 0


@dataclass(frozen=True)
class Contributor:
    """Somebody with what they did; `named` is the name they wish to be named by, empty when they do not."""

    account_id: str
    account_name: str
    role: str
    named: str
    did: Contribution


@dataclass(frozen=True)
class Authors:
    """The names for authorship with the roles of each, by name, and how many others there are."""

    named: tuple[tuple[str, tuple[str, ...]], ...]
    others: int


def credit_roles(did: Contribution) -> tuple[str, ...]:
    """The CRediT roles that the ledger shows somebody had; writing and the like it cannot know."""
    had: Mapping[str, int] = {
        DATA_CURATION: did.texts,
        FORMAL_ANALYSIS: did.marks,
        METHODOLOGY: did.proposals + did.codes,
        PROJECT_ADMINISTRATION: did.given,
        VALIDATION: did.opinions + did.votes + did.passages + did.decisions,
    }
    return tuple(role for role, count in had.items() if count)


def authors(contributors: Iterable[Contributor]) -> Authors:
    """The list of authors; who has a wish but did nothing yet is not on it, nor among the others."""
    active = [one for one in contributors if any(vars(one.did).values())]
    named = sorted((one for one in active if one.named), key=lambda one: one.named.casefold())
    return Authors(tuple((one.named, credit_roles(one.did)) for one in named), len(active) - len(named))


def together(contributors: Iterable[Contributor]) -> Contribution:
    """What all did together; without interviews, evenings and codes, which several people share."""
    found = list(contributors)
    alone = {"interviews", "evenings", "codes"}
    names = [one.name for one in fields(Contribution) if one.name not in alone]
    return Contribution(**{name: sum(getattr(who.did, name) for who in found) for name in names})
