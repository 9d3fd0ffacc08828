"""The figures of agreement, on published worked examples to the printed digits, and what they promise besides."""

from __future__ import annotations

import numpy as np
import pytest

from coding.agreement import (
    AC1,
    ALPHA,
    PERCENT,
    TOGETHER,
    Reals,
    binary_sums,
    compared,
    estimate,
    measures,
    parts_of,
    sums_among,
    sums_between,
)
from tests.coding.readings import coded

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": four observers, twelve units, gaps; the same data
# as cac.raw4raters in the documentation of irrCAC, by Gwet, to his Handbook of Inter-Rater Reliability (2014).
FOUR_OBSERVERS = ("123321412...", "1233224125..", ".33323422513", "12332441251.")
# Fleiss (1971), as distrib.6raters in the documentation of irrCAC: 15 patients, 6 psychiatrists, 5 diagnoses.
SIX_PSYCHIATRISTS = (
    *((0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0), (2, 0, 4, 0, 0)),
    *((0, 0, 4, 0, 2), (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6), (1, 0, 0, 5, 0), (1, 1, 0, 4, 0)),
    *((0, 3, 3, 0, 0), (1, 0, 0, 5, 0), (0, 2, 0, 3, 1)),
)
# cont3x3abstractors in the same documentation: 100 pregnancies classified by two abstractors.
TWO_ABSTRACTORS = ((13, 0, 0), (0, 20, 7), (0, 4, 56))


def counted(*readers: str) -> Reals:
    """How many readers gave each answer to each unit, [units, answers]; a dot is a gap."""
    answers = sorted(set("".join(readers)) - {"."})
    return np.array(
        [[[said[unit] for said in readers].count(one) for one in answers] for unit in range(len(readers[0]))]
    )


def one_question(answers: Reals) -> Reals:
    """The measures of one question with several answers, from how many gave each, [units, answers]."""
    counts = np.asarray(answers)
    return compared(parts_of(binary_sums(counts, counts.sum(axis=1)).sum(axis=0)))


@pytest.mark.parametrize(
    ("readers", "alpha"),
    [
        (("0100000010", "1110010000"), 0.095),  # section A: binary data, two observers, no gaps
        (("aabbdcccedda", "babbbccceddd"), 0.692),  # section B: nominal data, two observers
        (FOUR_OBSERVERS, 0.743),  # section C: nominal data, any number of observers, gaps
    ],
)
def test_alpha_is_as_krippendorff_printed_it(readers: tuple[str, ...], alpha: float) -> None:
    assert round(one_question(counted(*readers))[ALPHA], 3) == alpha


def test_ac1_alpha_and_percentage_are_as_gwet_printed_them_for_four_raters_with_gaps() -> None:
    found = one_question(counted(*FOUR_OBSERVERS))
    assert [round(float(found[one]), 5) for one in (AC1, ALPHA)] == [0.77544, 0.74342]
    assert round(float(found[PERCENT]), 7) == 0.8181818


def test_ac1_alpha_and_percentage_are_as_gwet_printed_them_for_six_raters() -> None:
    found = one_question(np.array(SIX_PSYCHIATRISTS))
    assert [round(float(found[one]), 7) for one in (AC1, ALPHA, PERCENT)] == [0.4448007, 0.4204384, 0.5511111]


def test_ac1_alpha_and_percentage_are_as_gwet_printed_them_for_a_table_of_two_raters() -> None:
    units = []
    for row, line in enumerate(TWO_ABSTRACTORS):
        for column, times in enumerate(line):
            units += [np.eye(3)[row] + np.eye(3)[column]] * times
    found = one_question(np.array(units))
    assert [round(float(found[one]), 7) for one in (AC1, ALPHA, PERCENT)] == [0.8493305, 0.7972585, 0.89]


def test_a_code_is_a_question_with_the_answers_yes_and_no() -> None:
    units = coded({"A": "0100000010", "B": "1110010000"})
    per_code, all_codes = measures(sums_among(units).sum(axis=0))
    assert round(float(per_code[ALPHA]), 3) == 0.095
    assert per_code == pytest.approx(all_codes, nan_ok=True), (
        "with one code, all codes together are that code"
    )
    as_question = one_question(counted("0100000010", "1110010000"))
    assert per_code[:TOGETHER] == pytest.approx(as_question[:TOGETHER])


def test_for_all_codes_together_codes_that_exclude_each_other_give_krippendorffs_nominal_alpha() -> None:
    counts = counted(*FOUR_OBSERVERS)
    found = measures(binary_sums(counts, counts.sum(axis=1)).sum(axis=0))
    assert round(float(found[-1, ALPHA]), 3) == 0.743


def test_a_code_nobody_gave_has_no_alpha_and_changes_nothing_for_all_codes_together() -> None:
    alone = measures(sums_among(coded({"A": "1100", "B": "1010"})).sum(axis=0))
    beside = measures(sums_among(coded({"A": "1100", "B": "1010"}, {"A": "0000", "B": "0000"})).sum(axis=0))
    assert np.isnan(beside[1, ALPHA]) and np.isnan(beside[1, TOGETHER])
    assert beside[1, PERCENT] == 1
    assert beside[-1, ALPHA] == pytest.approx(alone[-1, ALPHA])
    assert beside[-1, TOGETHER] == pytest.approx(alone[-1, TOGETHER]) == pytest.approx(0.5)


def test_readers_who_always_say_the_same_agree_fully() -> None:
    found = measures(sums_among(coded({"A": "1100", "B": "1100", "C": "11.."})).sum(axis=0))
    assert found[0] == pytest.approx([1, 1, 1, 1])


def test_a_rare_code_has_a_low_alpha_and_a_high_ac1() -> None:
    found = measures(sums_among(coded({"A": "1" + 99 * "0", "B": 99 * "0" + "1"})).sum(axis=0))
    assert found[0, ALPHA] < 0 and found[0, AC1] > 0.9 and found[0, TOGETHER] == 0


def test_between_two_groups_of_one_reader_each_the_figures_are_those_of_the_two() -> None:
    readings = {"A": "0100000010.", "B": "1110010000.", "C": "11111111111"}
    units = coded(readings)
    one, other = np.array([True, False, False]), np.array([False, True, False])
    two = coded({name: readings[name] for name in ("A", "B")})
    assert measures(sums_between(units, one, other).sum(axis=0)) == pytest.approx(
        measures(sums_among(two).sum(axis=0))
    )


def test_between_groups_only_pairs_across_them_count() -> None:
    units = coded({"A": "1100", "B": "0011", "C": "1100", "D": "0011"})
    found = measures(
        sums_between(units, np.array([1, 1, 0, 0], bool), np.array([0, 0, 1, 1], bool)).sum(axis=0)
    )
    assert found[0, PERCENT] == pytest.approx(0.5)
    apart = measures(
        sums_between(units, np.array([1, 0, 1, 0], bool), np.array([0, 1, 0, 1], bool)).sum(axis=0)
    )
    assert apart[0, PERCENT] == 0 and apart[0, ALPHA] < 0


def test_the_interval_surrounds_the_figure_and_narrows_with_more_interviews() -> None:
    random = np.random.default_rng(1)

    def ends(interviews: int) -> tuple[float, float, float]:
        truth = random.random(interviews * 40) < 0.2
        said = {
            name: "".join("01"[int(one)] for one in truth ^ (random.random(len(truth)) < 0.05))
            for name in "ABC"
        }
        units = coded(said, interviews=interviews)
        found = estimate(sums_among(units), units.spans.transcript)
        assert found.by_interview and found.interviews == interviews and found.units == interviews * 40
        return found.low[0, ALPHA], found.values[0, ALPHA], found.high[0, ALPHA]

    few, many = ends(8), ends(120)
    assert few[0] < few[1] < few[2] and many[0] < many[1] < many[2]
    assert many[2] - many[0] < few[2] - few[0]


def test_with_few_interviews_single_sentences_are_drawn_and_the_figures_say_so() -> None:
    units = coded({"A": "110011001100", "B": "110011001001"}, interviews=3)
    found = estimate(sums_among(units), units.spans.transcript)
    assert not found.by_interview and found.interviews == 3
    assert found.low[0, ALPHA] < found.values[0, ALPHA] < found.high[0, ALPHA]
    again = estimate(sums_among(units), units.spans.transcript)
    assert again.low == pytest.approx(found.low, nan_ok=True), "the same marks give the same interval"


def test_what_one_reader_read_alone_tells_nothing_about_agreement() -> None:
    units = coded({"A": "1010", "B": "...."})
    found = estimate(sums_among(units), units.spans.transcript)
    assert found.units == found.interviews == 0 and np.isnan(found.values[:, ALPHA]).all()
    assert np.isnan(found.low).all() and not found.used.any()


def test_a_study_without_codes_or_units_has_no_figures() -> None:
    units = coded({"A": "", "B": ""})
    assert np.isnan(estimate(sums_among(units), units.spans.transcript).values[:, ALPHA]).all()
