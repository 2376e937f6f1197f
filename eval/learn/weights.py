"""The weights: how much each signal counts, so that the right place gets the most probability among all candidates.

A linear model and a softmax over the candidates of a question (ListNet with one relevant place, or several): what is
maximised is the log of the probability of the places that answer, and, weighing as much, of their article. A penalty
on the squares of the weights, signals scaled to one, keeps weights of signals that say the same from growing apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

_PENALTY = 0.003
_ARTICLE = 1.0
_STEPS = 300


@dataclass(frozen=True)
class Example:
    """One question: its candidates' signals (candidates x signals), their grades, and how much it counts."""

    signals: np.ndarray
    grades: np.ndarray
    counts: float


def learn_weights(examples: Iterable[Example], names: list[str]) -> dict[str, float]:
    """The weight of each signal, for examples that have a place that answers among the candidates."""
    import torch

    kept = [example for example in examples if (example.grades == 2).any()]
    table = torch.tensor(np.concatenate([example.signals for example in kept]), dtype=torch.float32)
    scale = table.std(dim=0) + 1e-6
    scaled = (table - table.mean(dim=0)) / scale
    lengths = torch.tensor([len(example.grades) for example in kept])
    question = torch.repeat_interleave(torch.arange(len(kept)), lengths)
    grades = torch.tensor(np.concatenate([example.grades for example in kept]))
    counts = torch.tensor([example.counts for example in kept], dtype=torch.float32)
    counts = counts / counts.sum()
    weights = torch.zeros(table.shape[1], requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss():
        steps.zero_grad()
        odds = scaled @ weights
        whole = _log_sum(odds, question, len(kept))
        place = _log_sum(odds.masked_fill(grades < 2, -1e9), question, len(kept))
        article = _log_sum(odds.masked_fill(grades < 1, -1e9), question, len(kept))
        told = (counts * (place - whole + _ARTICLE * (article - whole))).sum()
        found = -told + _PENALTY * (weights**2).sum()
        found.backward()
        return found

    steps.step(loss)
    learnt = (weights.detach() / scale).numpy()
    return {name: round(float(weight), 3) for name, weight in zip(names, learnt, strict=True)}


def _log_sum(odds, question, count: int):
    """The log of the sum of powers of each question's candidates."""
    import torch

    highest = torch.full((count,), -1e9).scatter_reduce(0, question, odds, "amax")
    powers = torch.exp(odds - highest[question])
    return highest + torch.log(torch.zeros(count).scatter_add(0, question, powers))
