"""The part of the report on triage: tiers from facts of a person, and verdicts on descriptions beside their rivals."""

from collections.abc import Iterator
from pathlib import Path

from eval.tables import grid
from eval.tiers import Judged, accuracy, table
from eval.triage import BOTH, OURS, SHOWN, Examined, counts, curve, groups, headline
from eval.triaged import GROUPS, confusion

_HEAD = """## Triage of descriptions

Sets labelled by others, read and never learnt from; no precedent is too near a row of them
(`python -m eval.precedents --near`). A row is *answered* when triage names a class (settled or likely); the gravest
class is compared. *Grave* is prohibited or high-risk. *Traps* are near misses of Article 5, adversarial rows, and
community rows that the usual words get wrong, so that of the last these have none by definition. The rivals always
answer, except where the nearest precedent leaves the class open; the nearest line names no provision.
"""


def by_facts(judged: list[Judged]) -> Iterator[str]:
    """The tiers that the check gives from facts that a person drew from each description."""
    if judged:
        yield f"## Tiers from facts of a person\n\nAccuracy {accuracy(judged)} of {len(judged)}."
        yield f"```\n{table(judged)}\n```"


def by_triage(examined: Examined, folder: Path) -> Iterator[str]:
    """Figures, groups, confusion and the calibration curve, which is drawn into figures/. Raises OSError."""
    yield _HEAD
    for part in examined.parts:
        shown = grid(["measure", *examined.said], headline(examined, part))
        yield f"### {part}: {counts(examined, part)}\n\n{shown}"
    for by in GROUPS:
        yield f"### Triage by {by}, both sets\n\n{grid([by, 'n', *SHOWN], groups(examined, by))}"
    yield f"### Classes named, both sets\n\n```\n{confusion(examined.of(OURS, BOTH))}\n```"
    (folder / "figures" / "triage-calibration.svg").write_text(curve(examined), encoding="utf-8")
    yield "### Calibration of triage\n\n![Triage: said and right](figures/triage-calibration.svg)"
