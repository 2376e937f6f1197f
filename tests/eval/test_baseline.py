"""The quick part of the gate: no headline figure falls below its floor, in either mode."""

import pytest

from eval.asked import few, own_questions
from eval.baseline import breaches, read_baseline
from eval.desks import desk_of
from eval.examine import examine
from eval.intervals import Figure
from eval.support import Library
from eval.tables import ORDER, figures
from helpdesk.settings import read_settings


def test_a_figure_below_its_floor_or_above_its_ceiling_or_not_measured_is_named():
    found = {"hit@5 article": Figure(0.8, 0.7, 0.9, 10), "false abstention": Figure(0.2, 0.1, 0.3, 10)}
    assert breaches({"hit@5 article": 0.8, "false abstention": 0.2}, found) == []
    assert breaches({"hit@5 article": 0.81}, found) == ["hit@5 article is 0.800; the baseline is 0.810"]
    assert breaches({"false abstention": 0.1}, found) == ["false abstention is 0.200; the baseline is 0.100"]
    assert breaches({"quotes exact": 1.0}, found) == ["quotes exact was not measured"]


def test_the_baseline_names_measures_that_there_are():
    tables = read_baseline()
    assert {("own", split, mode) for split in ("fast", "dev", "test") for mode in ("official", "told")} <= set(tables)
    assert all(set(floors) <= set(ORDER) and floors for key, floors in tables.items() if key[0] != "triage")


def _quick_figures(desk):
    library = Library(desk)
    return figures([examine(question, desk, library) for question in few(own_questions("dev"))])


@pytest.mark.official
def test_the_quick_figures_hold_with_the_official_texts(real_desk):
    assert breaches(read_baseline()["own", "fast", "official"], _quick_figures(real_desk)) == []


def test_the_quick_figures_hold_with_our_own_words_alone():
    desk = desk_of("told", read_settings())
    assert breaches(read_baseline()["own", "fast", "told"], _quick_figures(desk)) == []
