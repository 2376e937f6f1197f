"""Described systems turned into facts: every row can be walked, ends, and is judged by one label."""

import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from eval import tiers
from eval.journeys import Journey, travel
from eval.tiers import LABELS, Judged, facts, judge, label_of, main, table
from helpdesk.checker.check import check
from helpdesk.checker.facts import Subject, admit, plain
from helpdesk.checker.finding import Tier
from helpdesk.checker.step import DONT_KNOW
from helpdesk.checker.walk import walk
from helpdesk.errors import FactsRefused
from tests.soil.situations import THE_DAY, the_rules

BOOK = the_rules()
ROWS = facts()


def day(name: str) -> date:
    return ROWS[name].get("as_of", THE_DAY)


def checked(name: str):
    return check(BOOK, Subject(name, "", admit(ROWS[name]["facts"], BOOK)), day(name))


def to_the_end(name: str):
    """The check when whatever a row does not tell is answered with "I don't know"."""
    found = checked(name)
    while found.walk.next is not None:
        more = {**found.subject.facts, found.walk.next.id: DONT_KNOW}
        found = check(BOOK, Subject(name, "", more), day(name))
    return found


def found_with(*risk: Tier):
    return SimpleNamespace(walk=SimpleNamespace(risk=risk))


# --- the facts ----------------------------------------------------------------------------------------------------


def test_there_are_at_least_a_hundred_described_systems_each_told_once():
    told = [row["id"] for file in sorted(tiers.FOLDER.glob("*.toml")) for row in tiers.tomllib.loads(
        file.read_text("utf-8"))["case"]]  # fmt: skip
    assert len(told) == len(set(told)) == len(ROWS) >= 100
    assert all({"id", "facts"} <= set(row) <= {"id", "facts", "why", "as_of"} for row in ROWS.values())


@pytest.mark.parametrize("name", ROWS)
def test_every_described_system_ends_with_one_label(name):
    found = to_the_end(name)
    assert found.is_finished and label_of(found) in LABELS.values()
    assert found.walk.risk == checked(name).walk.risk


def test_nearly_every_described_system_answers_all_that_is_asked():
    """A question that is newer than a row counts as "I don't know" there; of such rows there are few."""
    unfinished = [name for name in ROWS if not checked(name).is_finished]
    assert len(unfinished) <= 0.02 * len(ROWS), unfinished


@pytest.mark.parametrize("name", ROWS)
def test_the_classes_stay_when_the_answers_are_given_again_one_by_one(name):
    found = to_the_end(name)
    *_, last = travel(BOOK, Journey(name, found.subject.facts, ()), day(name))
    assert last.risk == found.walk.risk
    assert walk(BOOK, admit(plain(found.walk.facts), BOOK), day(name)).risk == found.walk.risk


def test_every_label_is_reached_by_some_described_system():
    assert {label_of(checked(name)) for name in ROWS} == set(LABELS.values())


# --- one label ----------------------------------------------------------------------------------------------------


def test_every_class_has_a_label():
    assert set(LABELS) == set(Tier)


@pytest.mark.parametrize(
    ("risk", "label"),
    [
        ((Tier.MINIMAL, Tier.PROHIBITED), "prohibited"),
        ((Tier.UNDETERMINED, Tier.PROHIBITED), "prohibited"),
        ((Tier.TRANSPARENCY, Tier.HIGH_RISK), "high"),
        ((Tier.UNDETERMINED, Tier.HIGH_RISK), "high"),
        ((Tier.GPAI, Tier.GPAI_SYSTEMIC), "gpai_systemic"),
        ((Tier.TRANSPARENCY, Tier.GPAI), "gpai"),
        ((Tier.TRANSPARENCY, Tier.UNDETERMINED), "needs_facts"),
        ((Tier.EXEMPTED, Tier.TRANSPARENCY), "limited"),
        ((Tier.EXEMPTED,), "minimal"),
        ((Tier.OUT_OF_SCOPE,), "out_of_scope"),
    ],
)
def test_the_class_that_decides_first_gives_the_label(risk, label):
    assert label_of(found_with(*risk)) == label


# --- judging ------------------------------------------------------------------------------------------------------

MADE_UP = {
    "spreadsheet": {"facts": {"what": "unsure", "machine": "yes", "autonomy": "no", "eu": ["none"]}},
    "nothing-known": {"facts": {}},
    "elsewhere": {"facts": {"what": "system", "eu": ["none"]}},
    "odd": {"facts": {"what": "system", "eu": ["none"]}},
    "another-day": {"facts": {}, "as_of": date(2026, 7, 26)},
}


@pytest.fixture
def labels(tmp_path):
    rows = [
        {"id": "spreadsheet", "label": "out_of_scope", "as_of": "2026-11-20"},
        {"id": "nothing-known", "label": "high", "accept_labels": ["needs_facts"], "as_of": "2026-11-20"},
        {"id": "elsewhere", "label": "minimal", "accept_labels": [], "as_of": "2026-11-20"},
        {"id": "odd", "label": "out_of_scope", "as_of": "2026-11-20"},
        {"id": "without-facts", "label": "high", "as_of": "2026-11-20"},
    ]
    file = tmp_path / "labels.jsonl"
    file.write_text("\n\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return file


def test_a_case_agrees_with_its_label_or_one_that_is_accepted(labels):
    judged = {each.id: each for each in judge(labels, MADE_UP, BOOK)}
    assert {name: each.agrees for name, each in judged.items()} == {
        "spreadsheet": True, "nothing-known": True, "elsewhere": False, "odd": True
    }  # fmt: skip
    assert judged["elsewhere"].found == "out_of_scope" and judged["nothing-known"].risk == (Tier.UNDETERMINED,)


def test_a_case_is_judged_on_its_own_day(labels, monkeypatch):
    days = []
    monkeypatch.setattr(tiers, "check", lambda book, subject, on: days.append(on) or check(book, subject, on))
    labels.write_text(
        '{"id": "another-day", "label": "high", "as_of": "2026-11-20"}\n'
        '{"id": "odd", "label": "high", "as_of": "2027-01-02"}\n'
    )
    judge(labels, MADE_UP, BOOK)
    assert days == [date(2026, 7, 26), date(2027, 1, 2)]


def test_facts_that_fit_no_question_are_refused(labels):
    with pytest.raises(FactsRefused, match="whaat"):
        judge(labels, {"odd": {"facts": {"whaat": 1}}}, BOOK)


def test_the_table_counts_every_case_once():
    pairs = [("high", "high"), ("high", "minimal"), ("minimal", "minimal"), ("gpai_systemic", "high"), ("high", "high")]
    drawn = table([Judged("x", found, label, (), ()) for label, found in pairs])
    head, *lines = [line.split() for line in drawn.splitlines()]
    assert head == ["gpai_systemi", "high", "minimal"]
    counts = {line[0]: [0 if cell == "." else int(cell) for cell in line[1:]] for line in lines}
    assert counts == {"gpai_systemic": [0, 1, 0], "high": [0, 2, 1], "minimal": [0, 0, 1]}
    assert sum(map(sum, counts.values())) == len(pairs)


def test_the_program_prints_every_disagreement_and_the_share(labels, tmp_path, monkeypatch, capsys):
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "made-up.toml").write_text(
        '[[case]]\nid = "spreadsheet"\nfacts = { what = "unsure", machine = "yes", autonomy = "no", eu = ["none"] }\n'
        '[[case]]\nid = "elsewhere"\nfacts = { what = "system", eu = ["none"] }\n'
    )
    monkeypatch.setattr(sys, "argv", ["tiers", str(labels), "--facts", str(tmp_path / "facts")])
    assert main() == 0
    said = capsys.readouterr().out
    assert "elsewhere: labelled minimal, found out_of_scope (out-of-scope)" in said
    assert "spreadsheet: labelled" not in said and said.endswith("1 of 2 agree: 0.500\n")


def test_the_program_says_when_there_is_nothing_to_judge(labels, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["tiers", str(labels), "--facts", str(tmp_path)])
    assert main() == 1 and "no labelled case has facts" in capsys.readouterr().err
