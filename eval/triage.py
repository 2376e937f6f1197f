"""Tiers: how often the check gives the labelled one, from facts that a person drew from a description and from words.

The facts stand in eval/classification/; "words alone, unconfirmed" is what
the desk suggests from the description before anyone has answered a question, so most cases stay undetermined.
"""

import json
from datetime import date
from pathlib import Path

from eval.intervals import Figure, figure
from eval.tiers import Judged, facts, judge, label_of, table
from helpdesk.checker.check import check
from helpdesk.checker.facts import Subject
from helpdesk.desk import Desk

LABELS = "classification-dev.jsonl"


def tiers(desk: Desk, folder: Path) -> dict[str, list[Judged]]:
    """Every labelled case of a folder, judged from its facts and from its words; empty where there are none."""
    file = folder / LABELS
    if not file.is_file():
        return {}
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return {
        "facts of a person": judge(file, facts(), desk.rules),
        "words alone, unconfirmed": [_heard(row, desk) for row in rows],
    }


def _heard(row: dict, desk: Desk) -> Judged:
    day = date.fromisoformat(row["as_of"])
    found = check(desk.rules, Subject(row["id"], "", desk.heard(row["description"])), day)
    return Judged(row["id"], label_of(found), row["label"], tuple(row.get("accept_labels", ())), found.walk.risk)


def accuracy(judged: list[Judged]) -> Figure | None:
    """The share of cases whose tier is the labelled one, or one that is accepted as well."""
    return figure([(float(each.agrees), 1.0) for each in judged])


def confusion(judged: list[Judged]) -> str:
    """Labels down, findings across."""
    return table(judged)
