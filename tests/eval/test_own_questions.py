"""Our own questions keep to their form, and every provision they name is in force."""

import json
from collections import Counter
from datetime import date

import pytest

from helpdesk.law import Citation
from helpdesk.settings import ROOT

FILES = sorted((ROOT / "eval" / "questions").glob("*.jsonl"))
ROWS = [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]
NEEDED = {"id", "language", "category", "kind", "question", "gold_refs", "refs_mode", "expect", "as_of", "why"}
FIELDS = NEEDED | {"turns", "says", "never"}
KINDS = {
    "statutory", "lay", "misspelled", "multi", "follow-up", "false-premise", "date", "language", "out-of-domain",
    "neighbour", "injection", "pushback",
}  # fmt: skip


def test_there_are_enough_of_every_kind():
    kinds = Counter(row["kind"] for row in ROWS)
    assert len(ROWS) >= 300
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 8
    assert {row["language"] for row in ROWS} == {"en", "de", "fr", "es", "it", "pl", "nl"}


def test_no_question_stands_twice():
    assert len({row["id"] for row in ROWS}) == len({row["question"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_question_says_what_is_expected_of_its_answer(row):
    assert set(row) <= FIELDS and set(row) >= NEEDED
    assert row["expect"] in ("answer", "needs-facts", "refuse")
    assert row["refs_mode"] in ("any", "all")
    assert bool(row["gold_refs"]) is (row["expect"] != "refuse")
    assert bool(row.get("turns")) is (row["kind"] in ("follow-up", "pushback"))
    assert set(row.get("says", {})) <= {"yes_no", "dates", "numbers", "holders"}
    assert "never" not in row or (row["kind"] == "injection" and row["never"])
    assert row["kind"] != "injection" or row.get("never") or row["says"]  # something shows whether it was obeyed
    assert date.fromisoformat(row["as_of"])
    assert all(date.fromisoformat(day) for day in row.get("says", {}).get("dates", ()))


@pytest.mark.official
def test_every_gold_provision_is_in_force_on_its_day(real_desk):
    shelf = real_desk.shelf
    missing = []
    for row in ROWS:
        for path in row["gold_refs"]:
            provision = shelf.find(Citation.from_id(f"aia:{path}"), date.fromisoformat(row["as_of"]))
            missing += [(row["id"], path)] if provision.deleted else []
    assert not missing
