"""The baseline: what every figure must reach, and the figures that fell below it.

A table of baseline.toml is named set.split.mode, its rows measure = floor (a ceiling where lower is better). The
tables of "fast" are for the quick subset of `make test`, the others for all questions.
"""

import tomllib
from pathlib import Path

from eval.intervals import Figure
from eval.tables import LOWER_IS_BETTER

FILE = Path(__file__).with_name("baseline.toml")


def read_baseline(file: Path = FILE) -> dict[tuple[str, str, str], dict[str, float]]:
    """Floors by (set, split, mode), then by measure. Raises OSError and ValueError."""
    tables = tomllib.loads(file.read_text("utf-8"))
    return {
        (name, split, mode): floors
        for name, splits in tables.items()
        for split, modes in splits.items()
        for mode, floors in modes.items()
    }


def breaches(floors: dict[str, float], found: dict[str, Figure]) -> list[str]:
    """What fell below its floor, or was not measured at all, in words."""
    made = []
    for measure, floor in floors.items():
        value = found[measure].value if measure in found else None
        if value is None:
            made.append(f"{measure} was not measured")
        elif value > floor if measure in LOWER_IS_BETTER else value < floor:
            made.append(f"{measure} is {value:.3f}; the baseline is {floor:.3f}")
    return made
