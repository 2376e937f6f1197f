"""Calibration: does what is said with a chance of 0.8 turn out right eight times in ten? And who finds the grave ones?

Expected calibration error over ten bins of equal width (Naeini et al. 2015), the Brier score of the class named (Brier
1950), and precision at the first threshold that reaches a recall.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from eval.intervals import Figure, resampled
from eval.triaged import Triaged

BINS = 10
RECALLS = (0.8, 0.9)


@dataclass(frozen=True)
class Bin:
    """The answers of one tenth of the scale: their mean chance, the share that is right, how many they are."""

    chance: float
    right: float
    count: int


def stated(triaged: Iterable[Triaged]) -> np.ndarray:
    """A row (chance of the class named, 1.0 when it is right) for each answer that carries a chance."""
    rows = [(each.chance, float(each.is_right)) for each in triaged if each.chance is not None]
    return np.array(rows, dtype=float).reshape(-1, 2)


def bins(rows: np.ndarray) -> list[Bin]:
    """The bins that hold something, from the least chance up."""
    places = _places(rows)
    held = [rows[places == place] for place in range(BINS) if (places == place).any()]
    return [Bin(float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)) for part in held]


def _places(rows: np.ndarray) -> np.ndarray:
    return np.minimum((rows[:, 0] * BINS).astype(int), BINS - 1)


def expected_error(rows: np.ndarray) -> float:
    """The mean distance between chance and share right, each bin by its weight."""
    sums = np.bincount(_places(rows), weights=rows[:, 0] - rows[:, 1], minlength=BINS)
    return float(np.abs(sums).sum() / len(rows))


def brier(rows: np.ndarray) -> float:
    """The mean squared distance between chance and outcome."""
    return float(((rows[:, 0] - rows[:, 1]) ** 2).mean())


def found_at(recall: float, rows: np.ndarray) -> float:
    """Precision among all that stand at or above the first score that reaches a recall; equal scores stand together.

    `rows`: (score, 1.0 when it is one to find).

    >>> found_at(0.5, np.array([[0.9, 1.0], [0.8, 0.0], [0.7, 1.0]]))
    1.0
    """
    order = np.argsort(-rows[:, 0], kind="stable")
    scores, hits = rows[order, 0], np.cumsum(rows[order, 1])
    if hits[-1] == 0:
        return 0.0
    last = np.searchsorted(hits, recall * hits[-1] - 1e-9)
    upto = int(np.searchsorted(-scores, -scores[last], side="right"))
    return float(hits[upto - 1] / upto)


def figures(triaged: Iterable[Triaged]) -> dict[str, Figure]:
    """Calibration where chances are given, and precision for the grave at each of RECALLS."""
    triaged = list(triaged)
    rows, made = stated(triaged), {}
    if len(rows):
        made = {"ECE": resampled(expected_error, rows), "Brier": resampled(brier, rows)}
    scored = np.array(
        [(each.gravity, each.case.is_grave) for each in triaged if not each.case.needs_facts], dtype=float
    )
    for recall in RECALLS if len(scored) else ():
        made[f"grave: precision at {recall:.0%} recall"] = resampled(lambda some, r=recall: found_at(r, some), scored)
    return made
