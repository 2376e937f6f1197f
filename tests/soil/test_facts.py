"""Composed answers state the yes or no, the days and the numbers that the law gives; prepared answers stand aside."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from eval.said import facts_of

FACTS = tomllib.loads(Path(__file__).with_name("facts.toml").read_text("utf-8"))["fact"]


@pytest.mark.official
def test_facts_that_are_asked_for_are_stated_rightly(real_desk, monkeypatch):
    monkeypatch.setattr("helpdesk.answering.curated.answer_to", lambda *_: None)
    missed = []
    for row in FACTS:
        says = {kind: wanted for kind, wanted in row.items() if kind != "asked"}
        answer = real_desk.ask(row["asked"], date(2026, 11, 20))
        missed += [(row["asked"], fact) for fact in facts_of(says, answer) if not fact.right]
    assert not [one for one in missed if one[1].is_opposite]
    assert len(missed) <= len(FACTS) * 0.05, missed
