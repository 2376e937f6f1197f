"""The reranker: a cross-encoder that reads the question and each of the best hits together, when one is set.

It is slow (torch, some tenths of a second a question) and off by default; what it gives with a given model is for
`python -m eval` to say.
"""

from functools import cache
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexUnusable

READ = 20  # hits it reads


class Reranker:
    """A cross-encoder by name or path, loaded when it is first needed."""

    def __init__(self, model: str):
        self._score = cache(lambda: _loaded(model))

    def shares(self, question: str, texts: list[str]) -> np.ndarray:
        """How probable each text is as the answer, if one of them is: one whole, in their order.

        Raises IndexUnusable when there is no such model.
        """
        scores = np.asarray(self._score().predict([(question, text) for text in texts], show_progress_bar=False))
        powers = np.exp(scores - scores.max(initial=-np.inf))
        return powers / (powers.sum() or 1.0)


def _loaded(model: str):
    from sentence_transformers import CrossEncoder

    here = Path(model).exists() or Path(model).is_absolute()
    try:
        return CrossEncoder(model, device="cpu", local_files_only=here)
    except (OSError, ValueError) as problem:
        reason = str(problem).splitlines()[0][:200]
        raise IndexUnusable(f"The cross-encoder {model} cannot be loaded: {reason}") from problem
