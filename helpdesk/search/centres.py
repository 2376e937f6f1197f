"""Centres: the middle of all the ways in which a prepared answer is asked for.

One wording may stand near a question by chance, by the scene it is set in; the middle of a dozen is what they have in
common. A question and the centres are compared turned, because both are questions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from helpdesk.search.passage import Passage

if TYPE_CHECKING:
    from helpdesk.search.index import Index
    from helpdesk.search.published import Published


@dataclass(frozen=True)
class Centres:
    """Answers by id, and for each the unit vector in the middle of its wordings, a row of `matrix`."""

    names: tuple[str, ...]
    matrix: np.ndarray


def centres_of(passages: Iterable[Passage], rows: np.ndarray) -> Centres:
    """The centres of the answers among passages, each passage with its vector in `rows`."""
    places: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        if passage.answer is not None:
            places.setdefault(passage.answer, []).append(place)
    found = [middle(rows[mine]) for mine in places.values()]
    return Centres(tuple(places), np.stack(found) if found else np.zeros((0, rows.shape[1]), dtype=np.float32))


def middle(rows: np.ndarray) -> np.ndarray:
    """The unit vector in the middle of unit vectors, a row each."""
    mean = rows.mean(axis=0)
    return mean / np.linalg.norm(mean)


def write_centres(found: Centres, file: Path) -> None:
    """Keep centres in half precision: a thousand are 0.8 MB."""
    np.savez(file, names=np.array(found.names, dtype=str), matrix=found.matrix.astype(np.float16))


def read_centres(file: Path) -> Centres:
    """The centres that were kept. Raises OSError, ValueError or KeyError for a damaged file."""
    with np.load(file, allow_pickle=False) as kept:
        return Centres(tuple(kept["names"].tolist()), kept["matrix"].astype(np.float32))


def nearest_centres(
    index: "Index", published: "Published | None", turned: np.ndarray, k: int
) -> Iterator[tuple[str, float]]:
    """The k answers whose centres are nearest to a question that was turned, with their cosines, nearest first.

    An answer of the staff takes the place of one of the index with the same id.
    """
    ours = index.turned_centres
    found = dict(zip(ours.names, (ours.matrix @ turned).tolist(), strict=True))
    theirs = published.centres if published else None
    if theirs is not None and theirs.names:
        found |= zip(theirs.names, (index.turned(theirs.matrix) @ turned).tolist(), strict=True)
    yield from sorted(found.items(), key=lambda one: -one[1])[:k]
