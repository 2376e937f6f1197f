"""The classifier: how like each kind of precedent a description is, by a linear model and by its nearest neighbours.

Learnt by `make train` from corpus/precedents and kept in corpus/learnt/triage.npz: a logistic regression over the
vectors of the embedding model, one row of weights for each kind of system, and the vectors of the precedents. It
belongs to the precedents and the model it was learnt from, and refuses to be used with others.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from helpdesk.errors import ClassifierStale

FILE = "learnt/triage.npz"
# Measured by `python -m eval.learn.triage` on precedents the weights had not seen (see docs/decisions.md).
NEIGHBOURS, SHARPNESS, SHARE = 30, 20.0, 0.3
# From this likeness on a case that the team decided counts beside what was learnt; alone where it is the same.
TEAM_FROM = 0.85
_STEPS = 127  # of a vector's values, kept in a byte each


@dataclass(frozen=True)
class Classifier:
    """Weights (dimension x kinds), a bias for each kind, and the unit vectors of the precedents (rows)."""

    model: str
    stamp: str
    kinds: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray
    warmth: float
    vectors: np.ndarray
    kind_of: np.ndarray

    @property
    def version(self) -> str:
        """A name for exactly this classifier."""
        return f"{self.stamp[:8]}-{self.model[-6:]}"

    def learnt(self, vector: np.ndarray) -> np.ndarray:
        """The chance of each kind by the linear model alone; they add up to 1."""
        raw = (vector @ self.weights + self.bias) / self.warmth
        found = np.exp(raw - raw.max())
        return found / found.sum()

    def likeness(self, vector: np.ndarray) -> np.ndarray:
        """The cosine of each precedent with a unit vector."""
        return self.vectors @ vector

    def chances(self, vector: np.ndarray) -> np.ndarray:
        """The chance of each kind, 0 to 1, neighbours counted in."""
        likeness = self.likeness(vector)
        nearest = np.argpartition(-likeness, min(NEIGHBOURS, len(likeness) - 1))[:NEIGHBOURS]
        worth = np.exp(SHARPNESS * (likeness[nearest] - likeness[nearest].max()))
        near = np.bincount(self.kind_of[nearest], weights=worth, minlength=len(self.kinds))
        return (1 - SHARE) * self.learnt(vector) + SHARE * near / near.sum()


def team_share(likeness: float) -> float:
    """How much a case of the team's own counts, 0 to 1, by its likeness to a description.

    >>> team_share(0.5), team_share(1.0)
    (0.0, 1.0)
    """
    return min(max((likeness - TEAM_FROM) / (1 - TEAM_FROM), 0.0), 1.0)


def read_classifier(file: Path, model: str, stamp: str) -> Classifier:
    """The kept classifier. Raises ClassifierStale where there is none for this model and these precedents."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            found = Classifier(
                model=str(kept["model"]),
                stamp=str(kept["stamp"]),
                kinds=tuple(kept["kinds"].tolist()),
                weights=kept["weights"].astype(np.float32),
                bias=kept["bias"].astype(np.float32),
                warmth=float(kept["warmth"]),
                vectors=_unit(kept["vectors"].astype(np.float32)),
                kind_of=kept["kind_of"].astype(np.int64),
            )
    except (OSError, ValueError, KeyError, BadZipFile) as problem:
        raise ClassifierStale(f"There is no classifier that can be read ({problem}); run: make train") from problem
    if found.stamp != stamp:
        raise ClassifierStale("The precedents have changed since the classifier learnt from them; run: make train")
    if found.model != model:
        raise ClassifierStale("The classifier was learnt for another embedding model; run: make train")
    return found


def write_classifier(found: Classifier, file: Path) -> None:
    """Keep a classifier: weights in half precision, vectors in bytes."""
    file.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        file,
        model=np.array(found.model),
        stamp=np.array(found.stamp),
        kinds=np.array(found.kinds),
        weights=found.weights.astype(np.float16),
        bias=found.bias.astype(np.float32),
        warmth=np.array(found.warmth),
        vectors=np.rint(found.vectors / np.abs(found.vectors).max(axis=1, keepdims=True) * _STEPS).astype(np.int8),
        kind_of=found.kind_of.astype(np.int16),
    )


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
