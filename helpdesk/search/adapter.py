"""The adapter: turns the vector of a question towards the vectors of what answers it.

A general model places a question near texts that sound alike. The adapter is one matrix, learnt from thousands of
pairs of a phrase people ask and the provision it asks for (`python -m eval.learn`): q becomes q + qW, made a unit
vector again. Passages stay as they are, so an index serves with and without it. It belongs to one model; any other
model works without it.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

_FILE = Path(__file__).parent / "learnt" / "adapter.npz"


@dataclass(frozen=True)
class Adapter:
    """The matrix W (dimension x dimension, float32) and the identity of the model it was learnt for."""

    model: str
    matrix: np.ndarray

    def turned(self, vector: np.ndarray) -> np.ndarray:
        """The unit vector of a question, turned; of several, row by row."""
        found = vector + vector @ self.matrix
        return found / np.linalg.norm(found, axis=-1, keepdims=True)


def read_adapter(model: str, file: Path = _FILE) -> Adapter | None:
    """The adapter of a model, or None where it has none. Raises OSError, ValueError or KeyError for a damaged file."""
    if not file.is_file():
        return None
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["model"]) != model:
            return None
        return Adapter(model, kept["matrix"].astype(np.float32))


def write_adapter(found: Adapter, file: Path = _FILE) -> None:
    """Keep an adapter in half precision: 384 x 384 values are 0.3 MB."""
    file.parent.mkdir(exist_ok=True)
    np.savez_compressed(file, model=np.array(found.model), matrix=found.matrix.astype(np.float16))
