"""Descriptions of systems that others have labelled, read and never kept: the sets to judge triage by.

A label names one class; `accept_labels` further ones that are right as well. Where several classes apply, the gravest
is compared.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpdesk.checker.finding import Tier

DAY = date(2026, 11, 20)
SETS = {"own": "classification-dev.jsonl", "community": "classification-community-dev.jsonl"}
TIERS = {
    "prohibited": (Tier.PROHIBITED,),
    "high": (Tier.HIGH_RISK,),
    "limited": (Tier.TRANSPARENCY,),
    "minimal": (Tier.MINIMAL, Tier.EXEMPTED),
    "gpai": (Tier.GPAI,),
    "gpai_systemic": (Tier.GPAI_SYSTEMIC,),
    "out_of_scope": (Tier.OUT_OF_SCOPE,),
    "needs_facts": (Tier.UNDETERMINED,),
}
GRAVE = (Tier.PROHIBITED, Tier.HIGH_RISK)
# The gravest first, as the labels compare them.
GRAVEST = (
    Tier.PROHIBITED, Tier.HIGH_RISK, Tier.GPAI_SYSTEMIC, Tier.GPAI, Tier.TRANSPARENCY, Tier.OUT_OF_SCOPE,
    Tier.EXEMPTED, Tier.MINIMAL, Tier.UNDETERMINED,
)  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """A description and what it is labelled.

    `gold` are the provisions that decide it and `also` others that may be named ("art_5.1.f"); `origin` is the set it
    stands in, and who gathered it.
    """

    id: str
    text: str
    label: str
    accepted: tuple[str, ...]
    gold: tuple[str, ...]
    also: tuple[str, ...]
    language: str
    category: str
    origin: tuple[str, str]
    as_of: date = DAY

    @property
    def tiers(self) -> frozenset[Tier]:
        """Every class that is right."""
        return frozenset(tier for label in (self.label, *self.accepted) for tier in TIERS[label])

    @property
    def is_grave(self) -> bool:
        """Whether it is labelled prohibited or high."""
        return any(tier in GRAVE for tier in TIERS[self.label])

    @property
    def needs_facts(self) -> bool:
        """Whether the right answer is that nothing can be said yet."""
        return self.label == "needs_facts"


def read_labelled(folder: Path) -> dict[str, list[Labelled]]:
    """The sets that a folder has, by name. Raises ValueError for a line that is no JSON, KeyError for a loose label."""
    return {name: _read(folder / file, name) for name, file in SETS.items() if (folder / file).is_file()}


def _read(file: Path, name: str) -> list[Labelled]:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [_labelled(row, name) for row in rows]


def _labelled(row: dict, name: str) -> Labelled:
    return Labelled(
        row["id"],
        row["description"],
        row["label"],
        tuple(row.get("accept_labels") or ()),
        tuple(row["gold_refs"]),
        tuple(row.get("also_refs") or ()),
        row["language"],
        row.get("category") or row["label"],
        (name, row.get("source") or name),
        date.fromisoformat(row["as_of"]) if row.get("as_of") else DAY,
    )


def gravest(tiers) -> Tier:
    """The gravest of some classes; `undetermined` of none."""
    return next((tier for tier in GRAVEST if tier in tiers), Tier.UNDETERMINED)
