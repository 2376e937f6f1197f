"""A figure is what was earned over what could be, with an interval that says how sure it is."""

import pytest

from eval.intervals import figure


def test_a_figure_is_a_ratio_of_sums_not_a_mean_of_ratios():
    made = figure([(1, 1), (0, 3)])
    assert (made.value, made.count) == (0.25, 2)


def test_the_interval_of_a_share_is_that_of_the_textbook():
    made = figure([(1, 1)] * 80 + [(0, 1)] * 20)
    assert made.value == 0.8
    assert made.low == pytest.approx(0.8 - 1.96 * 0.04, abs=0.02)
    assert made.high == pytest.approx(0.8 + 1.96 * 0.04, abs=0.02)


def test_the_same_marks_give_the_same_interval_and_sure_ones_none():
    assert figure([(1, 1), (0, 1)] * 9) == figure([(1, 1), (0, 1)] * 9)
    sure = figure([(2, 2)] * 5)
    assert (sure.low, sure.high) == (1, 1)


def test_questions_that_could_earn_nothing_are_not_counted():
    assert figure([(0, 0), (1, 2)]).count == 1
    assert figure([(0, 0)]) is None
    assert figure([]) is None
