"""Reach: how far the texts reach towards a question.

Every search finds something; this asks whether what it finds is near. Beside our own passages stand questions that
nobody can answer here (other law, recipes, weather), as vectors in corpus/learnt/outside.npz: a question nearer to them
than to us is probably one of them. They belong to one model; with any other there is nothing to compare with.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from helpdesk.search.index import Index

FILE = Path("learnt", "outside.npz")  # in the corpus, because another law has other questions outside
_NEAREST = 12  # passages that are compared, as many as the reviewed answers look at
_SEVERAL = 3  # questions outside whose mean counts


@dataclass(frozen=True)
class Outside:
    """Vectors of questions that cannot be answered here (questions x dimension), and the identity of their model.

    `leaning` is a direction with a threshold at its end: how far a vector goes along it, away from them.
    """

    model: str
    vectors: np.ndarray
    leaning: np.ndarray


@dataclass(frozen=True)
class Reach:
    """How near a question comes.

    `plain` is the cosine of the nearest passage, `several` the mean of the nearest few, `outside` the mean of the
    nearest questions outside, `leaning` the log odds against them; the last two are 0 where there are none.
    """

    plain: float
    several: float
    outside: float
    leaning: float


def reach(question: str, index: Index, outside: Outside | None) -> Reach:
    """How far the texts of an index reach towards a question in its language."""
    vector = index.vector(question)
    _, cosines = index.near(vector, _NEAREST)
    nearness, leaning = against(vector, outside) if outside else (0.0, 0.0)
    return Reach(plain=_mean(cosines[:1]), several=_mean(cosines), outside=nearness, leaning=leaning)


def against(vector: np.ndarray, outside: Outside) -> tuple[float, float]:
    """(nearness, leaning): how near a vector is to the questions outside, and the log odds against them."""
    nearest = np.sort(outside.vectors @ vector)[-_SEVERAL:]
    return _mean(nearest), float(outside.leaning[:-1] @ vector + outside.leaning[-1])


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else 0.0


@cache
def read_outside(model: str, corpus: Path) -> Outside | None:
    """The questions outside for a model, or None where there are none. Raises OSError or ValueError when damaged."""
    file = corpus / FILE
    if not file.is_file():
        return None
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["model"]) != model:
            return None
        return Outside(model, kept["vectors"].astype(np.float32), kept["leaning"].astype(np.float32))


def write_outside(found: Outside, corpus: Path) -> None:
    """Keep the questions outside in half precision."""
    file = corpus / FILE
    file.parent.mkdir(exist_ok=True)
    vectors, leaning = found.vectors.astype(np.float16), found.leaning.astype(np.float32)
    np.savez_compressed(file, model=np.array(found.model), vectors=vectors, leaning=leaning)
