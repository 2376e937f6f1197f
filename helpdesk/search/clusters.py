"""Clusters: texts that ask the same, put together by meaning, for people who read many of them."""

from collections.abc import Sequence

import numpy as np

from helpdesk.search.index import Index

# Cosine from which a question joins a cluster. Measured on sixty questions, five wordings for each of twelve things
# (tests/search/test_clusters.py), in twenty orders: of the pairs put together 92 % belong together, and 74 % of those
# that do are found. A model without an adapter tells questions about one law apart less well: 76 % and 20 %.
ALIKE, ALIKE_WITHOUT_ADAPTER = 0.4, 0.6


def clusters(texts: Sequence[str], index: Index) -> list[list[int]]:
    """Positions of texts that ask the same, each cluster's first member the one that came first."""
    if not texts:
        return []
    vectors = np.stack([index.turned(index.vector(text)) for text in texts])
    return grouped(vectors, ALIKE if index.has_adapter else ALIKE_WITHOUT_ADAPTER)


def grouped(vectors: np.ndarray, alike: float) -> list[list[int]]:
    """Positions of unit vectors (rows), in groups: each joins the nearest middle, or begins a group of its own.

    One pass makes the middles; a second puts each row to the middle that is nearest now.

    >>> grouped(np.array([[1.0, 0.0], [0.0, 1.0], [0.9, 0.4359]]), 0.5)
    [[0, 2], [1]]
    """
    sums: list[np.ndarray] = []
    for row in vectors:
        place, cosine = _nearest(sums, row)
        if cosine >= alike:
            sums[place] = sums[place] + row
        else:
            sums.append(row)
    found: dict[int, list[int]] = {}
    for position, row in enumerate(vectors):
        found.setdefault(_nearest(sums, row)[0], []).append(position)
    return sorted(found.values())


def _nearest(sums: list[np.ndarray], row: np.ndarray) -> tuple[int, float]:
    """(position, cosine) of the nearest middle; a cosine below all others where there is none yet."""
    if not sums:
        return -1, -2.0
    middles = np.stack(sums)
    cosines = middles @ row / np.linalg.norm(middles, axis=1)
    place = int(cosines.argmax())
    return place, float(cosines[place])
