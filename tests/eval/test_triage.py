"""The measures of triage give the right numbers on rows made by hand; the rivals do what they say; floors hold."""

import json
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from eval import calibration, triage
from eval.baseline import read_baseline
from eval.labelled import Labelled, gravest, read_labelled
from eval.precedents import ELSEWHERE
from eval.report_triage import by_triage
from eval.triage_rivals import by_lines, by_precedent, by_words, read_rivals
from eval.triaged import ORDER, Triaged, confusion, figures, grouped, traps
from helpdesk.checker.finding import Tier
from helpdesk.triage.precedent import INSIDE, Kind, Precedent


def _case(name: str, label: str, text: str = "", gold=(), category="lay", origin="own", accepted=()) -> Labelled:
    return Labelled(name, text, label, accepted, gold, (), "en", category, (origin, origin))


def _said(case: Labelled, tier: Tier | None, places=(), chance=None, gravity=0.0) -> Triaged:
    return Triaged(case, tier, places, gravity, chance)


ROWS = (
    _said(_case("a", "high", gold=("anx_III.4.a",)), Tier.HIGH_RISK, ("aia:anx_III.4.a", "aia:art_50.1"), 0.95, 0.9),
    _said(_case("b", "prohibited", gold=("art_5.1.f",)), Tier.MINIMAL, ("aia:art_5.1.c",), 0.55, 0.4),
    _said(_case("c", "minimal", category="art5_near"), Tier.EXEMPTED, (), 0.95, 0.1),
    _said(_case("d", "needs_facts", gold=("anx_III.4",)), None),
    _said(_case("e", "limited", category="adversarial"), None, (), None, 0.5),
    _said(_case("f", "minimal", accepted=("limited",), origin="community"), Tier.TRANSPARENCY, (), 0.85, 0.2),
)


def test_each_measure_counts_the_rows_that_it_asks_for():
    found = {name: (made.value, made.count) for name, made in figures(ROWS, frozenset({"c", "e"})).items()}
    assert found["answered"] == (pytest.approx(4 / 6), 6)
    assert found["answered of answerable"] == (pytest.approx(4 / 5), 5)
    assert found["tier right of answered"] == (pytest.approx(3 / 4), 4)
    assert found["tier right of all"] == (pytest.approx(4 / 6), 6)
    assert found["left open of needs-facts"] == (1, 1)
    assert found["grave called minimal"] == found["grave called lesser"] == (0.5, 2)
    assert found["lesser called grave"] == (0, 3)
    assert found["traps right of answered"] == (1, 1) and found["traps answered"] == (0.5, 2)
    assert found["provision right of answered"] == (0.5, 2)
    assert found["provisions named that are gold"] == (pytest.approx(1 / 3), 2)
    assert list(found) == [name for name in ORDER if name in found]


def test_confusion_and_groups_hold_every_row():
    lines = confusion(ROWS).splitlines()
    assert lines[0].split() == ["cannot-say", "high-risk", "high-risk-exem", "minimal", "transparency"]
    assert sum(int(word) for line in lines[1:] for word in line.split()[1:] if word != ".") == len(ROWS)
    assert {name: len(rows) for name, rows in grouped(ROWS, "origin").items()} == {"community": 1, "own": 5}


def test_traps_are_near_misses_and_what_the_usual_words_get_wrong_in_the_community():
    own, near, other = (
        _case("a", "high"),
        _case("b", "minimal", category="art5_near"),
        _case("c", "high", origin="community"),
    )
    fooled = [_said(case, Tier.TRANSPARENCY) for case in (own, near, other)]
    assert traps((own, near, other), fooled) == {"b", "c"}


def test_chances_that_come_true_have_no_error_and_bins_are_tenths():
    true = np.array([(0.5, 1.0), (0.5, 0.0), (1.0, 1.0), (1.0, 1.0)])
    assert calibration.expected_error(true) == 0
    assert calibration.brier(true) == pytest.approx(0.125)
    assert [(each.chance, each.right, each.count) for each in calibration.bins(true)] == [(0.5, 0.5, 2), (1.0, 1.0, 2)]
    assert calibration.expected_error(np.array([(0.9, 0.0), (0.1, 0.0)])) == pytest.approx(0.5)


def test_precision_is_taken_where_recall_is_first_reached_and_equal_scores_stand_together():
    rows = np.array([(0.9, 1.0), (0.8, 1.0), (0.7, 0.0), (0.6, 1.0), (0.6, 0.0)])
    assert calibration.found_at(0.6, rows) == 1
    assert calibration.found_at(0.9, rows) == pytest.approx(3 / 5)
    assert calibration.found_at(0.9, np.array([(0.5, 0.0)])) == 0


def test_calibration_leaves_out_who_gives_no_chance_and_who_needs_facts():
    found = calibration.figures(ROWS)
    assert found["ECE"].count == 4 and found["grave: precision at 90% recall"].count == 5
    assert "ECE" not in calibration.figures([_said(ROWS[0].case, Tier.HIGH_RISK)])


def test_labels_stand_for_classes_and_the_gravest_is_compared(tmp_path):
    row = {"id": "x", "description": "Sorts.", "label": "minimal", "accept_labels": ["limited"], "gold_refs": [],
           "language": "en", "category": "lay", "as_of": "2026-12-02"}  # fmt: skip
    (tmp_path / "classification-dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (case,) = read_labelled(tmp_path)["own"]
    assert case.tiers == {Tier.MINIMAL, Tier.EXEMPTED, Tier.TRANSPARENCY} and str(case.as_of) == "2026-12-02"
    assert not case.is_grave and _case("y", "prohibited").is_grave and _case("z", "needs_facts").needs_facts
    assert gravest((Tier.TRANSPARENCY, Tier.HIGH_RISK)) is Tier.HIGH_RISK and gravest(()) is Tier.UNDETERMINED
    assert read_labelled(tmp_path / "nowhere") == {}


def test_the_usual_words_call_the_gravest_class_and_minimal_where_there_are_none():
    rival = by_words(read_rivals()["words"])
    ranks = rival(_case("a", "high", "A chatbot that ranks CVs"))
    assert (ranks.tier, ranks.places) == (Tier.HIGH_RISK, ("anx_III.4.a",))
    assert rival(_case("b", "minimal", "Waters the greenhouse")).tier is Tier.MINIMAL
    # A word counts where it begins one: "race" does not stand in "trace".
    assert rival(_case("c", "minimal", "Traces parcels")).tier is Tier.MINIMAL


def test_the_nearest_line_and_the_nearest_precedent_name_their_class():
    places = {"hires": [1.0, 0.0], "waters": [0.0, 1.0], "hiring": [0.8, 0.6]}
    encode = lambda text: np.array(places[text])  # noqa: E731
    lines = [{"tier": "high-risk", "line": "hires"}, {"tier": "minimal", "line": "waters"}]
    found = by_lines(lines, encode)(_case("a", "high", "hiring"))
    assert (found.tier, found.gravity) == (Tier.HIGH_RISK, pytest.approx(0.2))
    kinds = [
        Kind("k", "anx_III.4.a", INSIDE, {}, {}, tier, ("aia:anx_III.4.a",), "")
        for tier in (Tier.HIGH_RISK, Tier.UNDETERMINED)
    ]
    precedents = [Precedent(f"k/{n}", "", "en", kind) for n, kind in enumerate(kinds)]
    vectors = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert by_precedent(precedents, vectors, encode)(_case("a", "high", "hiring")).places == ("aia:anx_III.4.a",)
    assert by_precedent(precedents, vectors, encode)(_case("b", "high", "waters")).tier is None


def test_the_report_counts_and_draws_and_quotes_no_description(tmp_path):
    (tmp_path / "figures").mkdir()
    secret = _said(_case("s", "high", "A secret description"), Tier.HIGH_RISK, (), 0.9, 0.9)
    examined = triage.Examined({triage.OURS: (*ROWS, secret), triage.WORDS: (*ROWS, secret)}, frozenset({"c"}))
    text = "\n".join(by_triage(examined, tmp_path))
    assert "7 rows; 3 prohibited or high, 1 of them called minimal; 1 traps" in text
    assert "| tier right of answered | 0.800" in text and "secret" not in text.casefold()
    drawn = ET.parse(tmp_path / "figures" / "triage-calibration.svg").getroot()
    assert "share right" in "".join(drawn.itertext())


def test_floors_name_measures_of_triage():
    tables = {key: floors for key, floors in read_baseline().items() if key[0] == "triage"}
    measures = {*ORDER, "ECE", "Brier", *(f"grave: precision at {recall:.0%} recall" for recall in calibration.RECALLS)}
    assert set(tables) == {("triage", "fast", "either"), ("triage", "all", "either")}
    assert all(floors and set(floors) <= measures for floors in tables.values())


@pytest.mark.official
def test_the_quick_figures_of_triage_hold(real_desk):
    examined = triage.examine(real_desk, ELSEWHERE, rivals=False, fast=True)
    if examined is None:
        pytest.skip("the labelled descriptions are not here")
    assert triage.below(examined, fast=True) == []
