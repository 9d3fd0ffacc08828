"""Sentences and turns, who read them, and where readers differ."""

from __future__ import annotations

import numpy as np

from coding.units import Spans, differences, only_codes, readings, touched, who_counts
from tests.coding.readings import coded


def spans(*rows: tuple[int, int, int]) -> Spans:
    return Spans(*np.array(rows or np.zeros((0, 3)), np.int64).reshape(-1, 3).T)


UNITS = spans((0, 0, 9), (0, 10, 19), (0, 20, 29), (1, 0, 9), (1, 10, 19))


def test_a_passage_touches_each_sentence_it_shares_a_character_with_and_no_neighbour() -> None:
    found = touched(UNITS, spans((0, 8, 11), (0, 9, 20), (1, 0, 19), (0, 29, 40)))
    assert found.tolist() == [[0, 0], [1, 0], [1, 1], [3, 2], [4, 2]]


def test_nothing_is_touched_where_there_is_nothing() -> None:
    assert touched(spans(), spans((0, 0, 5))).shape == (0, 2)
    assert touched(UNITS, spans()).shape == (0, 2)


def test_who_finished_counts_and_where_nobodys_end_is_known_who_coded() -> None:
    finished = np.array([[True, False], [False, False]])
    coded_by = np.array([[True, True], [False, True]])
    assert who_counts(finished, coded_by).tolist() == [[True, False], [False, True]]


def test_i_do_not_know_is_a_gap_unless_a_code_was_given_all_the_same() -> None:
    reads = readings(
        np.array([[True, True]]), np.array([0, 0]), np.array([[0, 0], [1, 0]]), np.array([[1, 0, 0]])
    )
    assert reads.tolist() == [[False, True], [True, True]]


def test_neighbouring_sentences_with_a_code_are_one_stretch_the_worst_comes_first() -> None:
    units = coded({"A": "0110001", "B": "0100001"}, {"A": "0000110", "B": "0000000"})
    first, second = differences(units)
    assert (first.start, first.end, first.first, first.last, first.apart) == (40, 69, 4, 6, 1)
    assert dict(first.chosen) == {"A": {"C0", "C1"}, "B": {"C0"}}
    assert (second.first, second.last, second.apart) == (1, 2, 0), (
        "they differ in where it ends, not in what it is"
    )


def test_a_stretch_never_runs_on_into_the_next_turn_or_interview() -> None:
    units = coded({"A": "1111", "B": "0000"}, interviews=2, turn_length=1)
    assert [(one.transcript_id, one.first, one.last) for one in differences(units)] == [
        *(("T0", 0, 0), ("T0", 1, 1)),
        *(("T1", 0, 0), ("T1", 1, 1)),
    ]


def test_where_readers_say_the_same_or_one_reads_alone_nothing_differs() -> None:
    assert differences(coded({"A": "0110", "B": "011."})) == []
    assert differences(coded({"A": "0110", "B": "...."})) == []


def test_the_mean_is_over_all_pairs_of_readers() -> None:
    (found,) = differences(coded({"A": "1", "B": "0", "C": "0"}))
    assert round(found.apart, 3) == 0.667 and len(found.chosen) == 3


def test_only_the_codes_asked_for_are_kept_in_their_order() -> None:
    units = only_codes(coded({"A": "10"}, {"A": "01"}), ["C1", "C9"])
    assert units.codes == ("C1", "C9") and units.given.tolist() == [[1, 0, 0]]
