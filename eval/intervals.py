"""Figures with their bootstrap intervals: what is true of these questions, and how far chance could move it.

Every question gives a mark (earned, out of); a figure is the sum of what was earned over the sum of what could be.
Questions are drawn again with replacement, so a question with many citations stays one draw (Efron 1979).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

SEED, RESAMPLES = 20261120, 2000


@dataclass(frozen=True)
class Figure:
    """A share with the ends of its 95 % interval, and the number of questions it rests on."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def figure(marks: Iterable[tuple[float, float]]) -> Figure | None:
    """The figure of some marks; None where nothing could be earned."""
    pairs = np.array([mark for mark in marks if mark[1] > 0], dtype=float).reshape(-1, 2)
    if not len(pairs):
        return None
    drawn = np.random.default_rng(SEED).integers(0, len(pairs), (RESAMPLES, len(pairs)))
    sums = pairs[drawn].sum(axis=1)
    low, high = np.quantile(sums[:, 0] / sums[:, 1], (0.025, 0.975))
    earned, possible = pairs.sum(axis=0)
    return Figure(float(earned / possible), float(low), float(high), len(pairs))


def resampled(statistic: Callable[[np.ndarray], float], rows: np.ndarray) -> Figure:
    """A figure that is no share: some statistic of all rows, with the interval that drawing the rows again gives."""
    drawn = np.random.default_rng(SEED).integers(0, len(rows), (RESAMPLES, len(rows)))
    low, high = np.quantile([statistic(rows[each]) for each in drawn], (0.025, 0.975))
    return Figure(statistic(rows), float(low), float(high), len(rows))
