"""How often does the check give the labelled tier, when a person has turned each description into facts?

    python -m eval.tiers LABELS.jsonl [--facts FOLDER]

LABELS.jsonl has a line a case: {"id", "label", "accept_labels": [...], "as_of", "applies_from"}; the facts stand in
eval/classification/*.toml, made from the descriptions alone. Prints accuracy, the confusion table and every
disagreement.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.intervals import Figure, figure
from helpdesk.checker.check import Check, check
from helpdesk.checker.facts import Subject, admit
from helpdesk.checker.finding import Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.desk import open_desk
from helpdesk.settings import read_settings

FOLDER = Path(__file__).with_name("classification")
# The labels of the question set, the one that decides first; a system may be in several tiers at once.
LABELS = {
    Tier.PROHIBITED: "prohibited",
    Tier.HIGH_RISK: "high",
    Tier.GPAI_SYSTEMIC: "gpai_systemic",
    Tier.GPAI: "gpai",
    Tier.UNDETERMINED: "needs_facts",
    Tier.TRANSPARENCY: "limited",
    Tier.EXEMPTED: "minimal",
    Tier.MINIMAL: "minimal",
    Tier.OUT_OF_SCOPE: "out_of_scope",
}


@dataclass(frozen=True)
class Judged:
    """A case, what the check says of it and what it is labelled."""

    id: str
    found: str
    label: str
    accepted: tuple[str, ...]
    risk: tuple[Tier, ...]

    @property
    def agrees(self) -> bool:
        """Whether the tier found is the labelled one, or one that is accepted as well."""
        return self.found in (self.label, *self.accepted)


def label_of(found: Check) -> str:
    """The one label for a check: that of its first tier in the order of LABELS."""
    return next(label for tier, label in LABELS.items() if tier in found.walk.risk)


def facts(folder: Path = FOLDER) -> dict[str, dict]:
    """The facts of each case by its id, and its day where it is not that of the labels."""
    files = sorted(folder.glob("*.toml"))
    return {row["id"]: row for file in files for row in tomllib.loads(file.read_text("utf-8"))["case"]}


def judge(labels: Path, told: dict[str, dict], book: Rulebook) -> list[Judged]:
    """Every labelled case whose facts are there."""
    rows = [json.loads(line) for line in labels.read_text("utf-8").splitlines() if line.strip()]
    return [_judged(row, told[row["id"]], book) for row in rows if row["id"] in told]


def by_a_person(book: Rulebook, elsewhere: Path) -> list[Judged]:
    """The cases of the labelled set of a folder, from the facts that stand in FOLDER; none where it has no set."""
    labels = elsewhere / "classification-dev.jsonl"
    return judge(labels, facts(), book) if labels.is_file() else []


def _judged(row: dict, told: dict, book: Rulebook) -> Judged:
    day = told.get("as_of") or date.fromisoformat(row["as_of"])
    found = check(book, Subject(row["id"], "", admit(told["facts"], book)), day)
    return Judged(row["id"], label_of(found), row["label"], tuple(row.get("accept_labels", ())), found.walk.risk)


def accuracy(judged: list[Judged]) -> Figure | None:
    """The share of cases whose tier is the labelled one, or one that is accepted as well."""
    return figure([(float(each.agrees), 1.0) for each in judged])


def table(judged: list[Judged]) -> str:
    """Labels down, findings across."""
    names = sorted({each.label for each in judged} | {each.found for each in judged})
    counts = Counter((each.label, each.found) for each in judged)
    lines = [" " * 15 + "".join(f"{name[:12]:>14}" for name in names)]
    lines += [f"{label:<15}" + "".join(f"{counts[label, name] or '.':>14}" for name in names) for label in names]
    return "\n".join(lines)


def main() -> int:
    """Print the agreement; exit code 1 when there is nothing to judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--facts", type=Path, default=FOLDER)
    options = parser.parse_args()
    judged = judge(options.labels, facts(options.facts), open_desk(read_settings()).rules)
    if not judged:
        print("tiers: no labelled case has facts", file=sys.stderr)
        return 1
    for each in judged:
        if not each.agrees:
            print(f"{each.id}: labelled {each.label}, found {each.found} ({', '.join(each.risk)})")
    agreed = sum(each.agrees for each in judged)
    print(f"\n{table(judged)}\n\n{agreed} of {len(judged)} agree: {agreed / len(judged):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
