"""A fair proposal of who reads what."""

from __future__ import annotations

import random

import pytest

from coding.fair_reading import (
    NO_RESEARCHER,
    NO_RESIDENT,
    TOO_FEW,
    Pair,
    Plan,
    Reader,
    Text,
    Wish,
    propose,
)
from corpus.accounts import CO_RESEARCHER, RESEARCHER

RESIDENTS = [Reader(f"resident-{number:02}", f"Bewoner {number:02}", CO_RESEARCHER) for number in range(20)]
RESEARCHERS = [Reader(f"researcher-{number}", f"Onderzoeker {number}", RESEARCHER) for number in range(3)]
EVERYBODY = RESIDENTS + RESEARCHERS
ROLE = {one.account_id: one.role for one in EVERYBODY}


def interviews(seed: int, hard: int = 8) -> list[Text]:
    chance = random.Random(seed)
    return [Text(f"t{n:02}", f"Gesprek {n}", chance.randint(2_000, 9_000), n < hard) for n in range(62)]


def readers_of(plan: Plan, text: Text, given: set[Pair] = frozenset()) -> list[str]:  # type: ignore[assignment]
    proposed = [one.account_id for one in plan.proposals if one.transcript_id == text.transcript_id]
    return proposed + [who for transcript, who in given if transcript == text.transcript_id]


def load(plan: Plan, texts: list[Text], who: Reader) -> int:
    words = {one.transcript_id: one.words for one in texts}
    return sum(words[one.transcript_id] for one in plan.proposals if one.account_id == who.account_id)


@pytest.mark.parametrize("readers", [2, 3, 4])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_interview_gets_its_readers_mixed_and_the_load_is_spread(seed: int, readers: int) -> None:
    texts = interviews(seed)
    plan = propose(texts, EVERYBODY, set(), set(), Wish(readers, mixed=True))
    assert not plan.stuck
    for text in texts:
        reading = readers_of(plan, text)
        assert len(set(reading)) == len(reading) == readers
        assert {ROLE[one] for one in reading} == {CO_RESEARCHER, RESEARCHER}
    longest = max(one.words for one in texts)
    for group in (RESIDENTS, RESEARCHERS):
        loads = [load(plan, texts, one) for one in group]
        assert max(loads) - min(loads) <= 2 * longest


def test_the_same_study_gives_the_same_proposal_whatever_the_order_of_people() -> None:
    texts = interviews(7)
    first = propose(texts, EVERYBODY, set(), set(), Wish())
    second = propose(texts, EVERYBODY[::-1], set(), set(), Wish())
    assert first == second and len(first.proposals) == 124


def test_what_is_given_stays_and_counts_for_the_load() -> None:
    texts = interviews(3, hard=0)
    given = {(one.transcript_id, RESIDENTS[0].account_id) for one in texts[:20]}
    plan = propose(texts, EVERYBODY, given, set(), Wish(2, mixed=True))
    assert not any((one.transcript_id, one.account_id) in given for one in plan.proposals)
    assert not any(one.account_id == RESIDENTS[0].account_id for one in plan.proposals)
    for text in texts:
        assert len(readers_of(plan, text, given)) == 2


def test_nobody_is_proposed_an_interview_with_a_person_they_know() -> None:
    texts = interviews(5)
    chance = random.Random(5)
    never = {(text.transcript_id, one.account_id) for text in texts for one in chance.sample(RESIDENTS, 12)}
    plan = propose(texts, EVERYBODY, set(), never, Wish(3, mixed=True))
    assert not plan.stuck and not never & {(one.transcript_id, one.account_id) for one in plan.proposals}


def test_nobody_is_alone_with_a_hard_interview_and_a_researcher_reads_along() -> None:
    hard, plain = Text("h", "Zwaar", 4_000, hard=True), Text("p", "Licht", 4_000)
    plan = propose([hard, plain], EVERYBODY, set(), set(), Wish(1, mixed=False))
    assert {ROLE[one] for one in readers_of(plan, hard)} == {CO_RESEARCHER, RESEARCHER}
    assert [ROLE[one] for one in readers_of(plan, plain)] == [CO_RESEARCHER]
    alone = propose([hard, plain], RESIDENTS, set(), set(), Wish(1, mixed=False))
    assert readers_of(alone, hard) == [] and alone.stuck == (("h", NO_RESEARCHER),)
    both = {("h", RESIDENTS[0].account_id), ("h", RESIDENTS[1].account_id)}
    joined = propose([hard], EVERYBODY, both, set(), Wish(2, mixed=False))
    assert [ROLE[one] for one in readers_of(joined, hard)] == [RESEARCHER]


def test_where_it_is_stuck_is_said() -> None:
    text = Text("t", "Gesprek", 100)
    assert propose([text], RESEARCHERS, set(), set(), Wish()).stuck == (("t", NO_RESIDENT),)
    one_resident = propose([text], RESIDENTS[:1], set(), set(), Wish(2, mixed=False))
    assert one_resident.stuck == (("t", TOO_FEW),) and len(one_resident.proposals) == 1
    assert propose([], EVERYBODY, set(), set(), Wish()) == Plan((), ())


def test_without_mixing_only_residents_are_proposed() -> None:
    plan = propose(interviews(2, hard=0), EVERYBODY, set(), set(), Wish(2, mixed=False))
    assert {ROLE[one.account_id] for one in plan.proposals} == {CO_RESEARCHER}


def test_people_who_are_gone_do_not_count_as_readers() -> None:
    text = Text("t", "Gesprek", 100)
    plan = propose([text], EVERYBODY, {("t", "closed-account")}, set(), Wish())
    assert len(plan.proposals) == 2
