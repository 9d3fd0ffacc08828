"""Which passages of an interview are proposed to practise on."""

from __future__ import annotations

import itertools

import numpy as np

from coding.practice import NONE_FITS
from coding.practice_proposals import agreed, candidates, propose
from coding.units import CodedUnits, Spans

LONG = 60  # characters of each sentence


def coded(given: list[tuple[int, int, int]], sentences: int = 30, coders: int = 3) -> CodedUnits:
    """One interview of `sentences` sentences, three to a turn; (sentence, coder, code)."""
    starts = np.arange(sentences) * (LONG + 1)
    rows = np.array(sorted(given), np.int64).reshape(-1, 3)
    everybody = {
        "transcripts": ("t",),
        "coders": tuple(f"coder {n}" for n in range(coders)),
        "codes": ("a", "b", "c"),
        "spans": Spans(np.zeros(sentences, np.int64), starts, starts + LONG),
        "turn": np.arange(sentences) // 3,
        "counts": np.ones((1, coders), np.bool_),
        "given": rows,
    }
    if "reads" in CodedUnits.__dataclass_fields__:
        everybody["reads"] = np.ones((sentences, coders), np.bool_)
    return CodedUnits(**everybody)  # type: ignore[arg-type]


def test_the_choices_of_readers_are_counted_and_who_gave_no_code_found_none() -> None:
    found = candidates(coded([(0, 0, 0), (1, 0, 0), (0, 1, 0), (4, 2, 1)]))
    stretches = {(one.start // (LONG + 1), one.end // (LONG + 1)): one for one in found}
    assert set(stretches) == {(0, 0), (0, 1), (4, 4)}
    assert stretches[0, 0].chosen == {"a": 2, NONE_FITS: 1} and stretches[0, 0].coders == 3
    assert stretches[0, 1].chosen == {"a": 2, NONE_FITS: 1}, "one of its two sentences is half of it"
    assert stretches[4, 4].chosen == {"b": 1, NONE_FITS: 2}


def test_clear_passages_with_different_codes_come_first_then_those_seen_differently() -> None:
    clear = [(3 * n, coder, n % 3) for n in range(5) for coder in range(3)]
    divided = [(3 * n, coder, coder) for n in range(5, 10) for coder in range(3)]
    found = propose(candidates(coded(clear + divided)))
    assert len(found) == 10
    assert all(agreed(one) == 1 for one in found[:5]) and all(agreed(one) < 0.5 for one in found[5:])
    assert {choice for one in found[:3] for choice in one.chosen} == {"a", "b", "c"}


def test_no_proposed_passage_overlaps_another_and_there_are_ten_at_most() -> None:
    found = propose(candidates(coded([(n, coder, coder) for n in range(30) for coder in range(2)])))
    assert 1 <= len(found) <= 10
    ordered = sorted(found, key=lambda one: one.start)
    assert all(one.end <= after.start for one, after in itertools.pairwise(ordered))


def test_an_interview_that_nobody_coded_gives_no_passages() -> None:
    assert propose(candidates(coded([]))) == []
