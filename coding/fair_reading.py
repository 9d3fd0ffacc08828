"""Who could best read which interview: a fair proposal, always the same for the same study. No database, no screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.accounts import CO_RESEARCHER, RESEARCHER
from corpus.errors import N_

DEFAULT_READERS = 2
MOST_READERS = 6
HARD_READERS = 2  # or more: nobody is alone with a hard interview
Pair = tuple[str, str]  # (transcript_id, account_id)

# Why somebody is proposed.
RESIDENT = N_("A resident reads every interview. {name} has the least to read of those who can.")
RESEARCHER_TOO = N_("A researcher reads along with the residents. {name} has the least to read.")
BESIDE_HARD = N_("This interview is hard to read, so a researcher reads along. {name} has the least to read.")
ONE_MORE = N_("One more reader is wanted. {name} has the least to read of those who can.")
# Why an interview does not get all its readers.
NO_RESIDENT = N_("There is no resident who can read this interview.")
NO_RESEARCHER = N_("There is no researcher who can read along with this interview.")
TOO_FEW = N_("There are too few people who can read this interview.")


@dataclass(frozen=True)
class Text:
    """An interview that can be read."""

    transcript_id: str
    name: str
    words: int
    hard: bool = False


@dataclass(frozen=True)
class Reader:
    """Somebody who can read; `role` as in corpus.accounts."""

    account_id: str
    name: str
    role: str


@dataclass(frozen=True)
class Wish:
    """What the study wants: this many readers of each interview, with a researcher among them when `mixed`."""

    readers: int = DEFAULT_READERS
    mixed: bool = True


@dataclass(frozen=True)
class Proposal:
    """Somebody who could read an interview; `reason` is a sentence with the place {name}."""

    transcript_id: str
    account_id: str
    reason: str


@dataclass(frozen=True)
class Plan:
    """What is proposed, in the order of the interviews, and why each of `stuck` does not get all its readers."""

    proposals: tuple[Proposal, ...]
    stuck: tuple[tuple[str, str], ...]


def propose(
    texts: Iterable[Text],
    readers: Sequence[Reader],
    given: Collection[Pair],
    never: Collection[Pair],
    wish: Wish,
) -> Plan:
    """Propose readers until each interview has as many as the study wants; what is `given` stays as it is.

    Long interviews are dealt out first, each to who then has the fewest words to read. `never` pairs are left out.
    A hard interview gets nobody new when somebody would be alone with it, or without a researcher.
    """
    known = {one.transcript_id: one for one in texts}
    roles = {one.account_id: one.role for one in readers}
    load = dict.fromkeys(roles, 0)
    for transcript_id, account_id in given:
        if account_id in load and transcript_id in known:
            load[account_id] += known[transcript_id].words
    added: dict[str, list[Proposal]] = {}
    stuck: dict[str, str] = {}
    for text in sorted(
        known.values(), key=lambda one: (not one.hard, -one.words, one.name, one.transcript_id)
    ):
        there = [
            who for transcript, who in sorted(given) if transcript == text.transcript_id and who in roles
        ]
        able = [one for one in readers if (text.transcript_id, one.account_id) not in never]
        added[text.transcript_id], why = _filled(text, able, there, roles, load, wish)
        for proposal in added[text.transcript_id]:
            load[proposal.account_id] += text.words
        if why:
            stuck[text.transcript_id] = why
    return Plan(
        tuple(proposal for one in known for proposal in added[one]),
        tuple((one, stuck[one]) for one in known if one in stuck),
    )


def _filled(
    text: Text,
    able: Sequence[Reader],
    there: Sequence[str],
    roles: Mapping[str, str],
    load: Mapping[str, int],
    wish: Wish,
) -> tuple[list[Proposal], str]:
    """Who is added to the readers that are `there`, and why not all who are wanted could be ("" when they could)."""
    reading = list(there)
    added: list[Proposal] = []
    why = ""
    while seat := _next_seat(text, [roles[one] for one in reading], wish):
        wanted, reason, why_not = seat
        free = [one for one in able if one.role in wanted and one.account_id not in reading]
        if not free:
            why = why_not
            break
        chosen = min(free, key=lambda one: (load[one.account_id], one.name, one.account_id))
        reading.append(chosen.account_id)
        added.append(Proposal(text.transcript_id, chosen.account_id, reason))
    # Half a company is worse than none here: the one who is there would be alone with it.
    return ([], why) if why and text.hard else (added, why)


def _next_seat(text: Text, there: Sequence[str], wish: Wish) -> tuple[tuple[str, ...], str, str] | None:
    """Which roles may take the next seat beside these, why, and what is wrong when nobody can; None: all are taken."""
    wanted = max(wish.readers, HARD_READERS) if text.hard else wish.readers
    if len(there) >= wanted and not (text.hard and {CO_RESEARCHER, RESEARCHER} - set(there)):
        return None
    if CO_RESEARCHER not in there:
        return (CO_RESEARCHER,), RESIDENT, NO_RESIDENT
    if RESEARCHER not in there and text.hard:
        return (RESEARCHER,), BESIDE_HARD, NO_RESEARCHER
    if RESEARCHER not in there and wish.mixed:
        return (RESEARCHER,), RESEARCHER_TOO, NO_RESEARCHER
    return ((CO_RESEARCHER, RESEARCHER) if wish.mixed else (CO_RESEARCHER,)), ONE_MORE, TOO_FEW
