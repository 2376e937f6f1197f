"""Ranking: how much each signal counts, learnt from questions whose answers are known.

The weights are a linear model, small enough to be read: a signal's weight is how much the odds of a provision grow
with it (e to the power of weight times signal). They are learnt by `python -m eval.learn`, which explains how, and
stand in learnt/ranking.toml.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from helpdesk.errors import CorpusError
from helpdesk.search.signals import Signals

FILE = Path(__file__).parent / "learnt" / "ranking.toml"


@cache
def read_weights(file: Path = FILE) -> dict[str, float]:
    """The weight of each signal. Raises CorpusError when the file cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as problem:
        raise CorpusError(file.name, "weights", f"cannot be read: {problem}") from problem


def odds(found: Signals, weights: Mapping[str, float]) -> np.ndarray:
    """The log odds of each candidate, in the order of the candidates, up to a constant."""
    total = np.zeros(len(found.candidates))
    for name, weight in weights.items():
        total += weight * found.columns[name][found.candidates]
    return total


def shares(odds: np.ndarray) -> np.ndarray:
    """What the log odds make of one whole: how probable each candidate is, if one of them is right."""
    powers = np.exp(odds - odds.max(initial=-np.inf)) if len(odds) else odds
    return powers / (powers.sum() or 1.0)
