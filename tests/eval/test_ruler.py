"""The ruler measures what it says: checked by hand on lists short enough to read."""

from eval.ruler import Row, percentile, spread, table


def test_a_percentile_is_a_value_that_was_measured():
    values = [50, 10, 40, 20, 30]
    assert [percentile(values, share) for share in (0.2, 0.5, 0.8, 0.81, 1.0)] == [10, 30, 40, 50, 50]


def test_of_twenty_values_the_nineteenth_is_the_95th_percentile():
    assert percentile(list(range(1, 21)), 0.95) == 19
    assert percentile(list(range(1, 22)), 0.95) == 20


def test_a_single_value_is_every_percentile_and_order_is_no_matter():
    assert percentile([7.5], 0.5) == percentile([7.5], 0.95) == 7.5
    assert percentile([3, 1, 2], 0.5) == percentile([1, 2, 3], 0.5) == 2


def test_a_figure_on_its_budget_is_ok_and_one_above_it_is_over():
    assert Row("cold", 2.0, "s", 2.0).verdict == "ok"
    assert Row("cold", 2.001, "s", 2.0).verdict == "over"
    assert Row("heavy libraries", 1, "libraries", 0).verdict == "over"
    assert Row("told only", 99, "s").verdict == ""


def test_a_spread_gives_each_percentile_its_own_budget():
    p50, p95 = spread("warm", [10.0] * 18 + [60.0, 60.0], "ms", (20, 50))
    assert (p50.measured, p50.verdict) == (10.0, "ok")
    assert (p95.measured, p95.verdict) == (60.0, "over")
    assert p95.note == "20 measured"


def test_the_table_shows_every_row_with_its_budget_and_verdict():
    head, cold, memory = table([Row("cold", 2.34, "s", 2.0, "3 runs"), Row("memory", 366.7, "MB")]).splitlines()
    assert head.split() == ["what", "measured", "budget", "how"]
    assert cold.split() == ["cold", "2.34", "s", "2", "s", "over", "3", "runs"]
    assert memory.split() == ["memory", "367", "MB"]


def test_a_row_for_other_programs_carries_its_verdict():
    assert Row("cold", 1.0, "s", 2.0, "n").as_json() == {
        "name": "cold",
        "measured": 1.0,
        "unit": "s",
        "budget": 2.0,
        "note": "n",
        "verdict": "ok",
    }
