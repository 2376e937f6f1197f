"""Published: the answers of the staff, findable at once beside an index that is never changed.

Their wordings are passages like those of the prepared answers that came with the help desk; an answer of the staff
takes the place of a prepared one with the same id.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from helpdesk.search.centres import Centres, centres_of
from helpdesk.search.passage import Passage
from helpdesk.shelf.answers import Curated

if TYPE_CHECKING:
    from helpdesk.search.index import Index

Moved = Callable[[str, date], tuple[str, ...]]


@dataclass(frozen=True)
class Published:
    """Answers by id, the numbers of their versions, the passages they are found by, each with a row of `matrix`.

    `moved` tells which provisions, by id, an answer rests on that read otherwise on a day than when it was written;
    `warns` says that it is then given with a warning, and not left out.
    """

    answers: Mapping[str, Curated]
    versions: Mapping[str, int]
    passages: tuple[Passage, ...]
    matrix: np.ndarray
    moved: Moved
    warns: bool = True

    def near(self, vector: np.ndarray, k: int) -> list[tuple[Passage, float]]:
        """The k nearest passages with their cosines, nearest first."""
        if not self.passages:
            return []
        cosines = self.matrix @ np.asarray(vector, dtype=np.float32)
        return [(self.passages[place], float(cosines[place])) for place in np.argsort(-cosines, kind="stable")[:k]]

    @cached_property
    def centres(self) -> Centres:
        """The middle of each answer's wordings."""
        return centres_of(self.passages, self.matrix)

    def only(self, name: str) -> "Published":
        """The same with the passages of one answer alone."""
        places = [place for place, passage in enumerate(self.passages) if passage.answer == name]
        return replace(self, passages=tuple(self.passages[place] for place in places), matrix=self.matrix[places])


def nearest(index: "Index", published: Published | None, vector: np.ndarray, k: int) -> Iterable[tuple[Passage, float]]:
    """The k nearest passages of the index and of what is published, with their cosines, nearest first."""
    found = [(index.passages[int(place)], float(cosine)) for place, cosine in zip(*index.near(vector, k), strict=True)]
    if published is None:
        return found
    kept = [(passage, cosine) for passage, cosine in found if passage.answer not in published.answers]
    return sorted([*kept, *published.near(vector, k)], key=lambda row: -row[1])[:k]


def as_bytes(vector: np.ndarray) -> bytes:
    """A vector as the records keep it."""
    return np.asarray(vector, dtype="<f4").tobytes()


def matrix_of(vectors: Iterable[bytes]) -> np.ndarray:
    """Kept vectors as rows."""
    rows = [np.frombuffer(vector, dtype="<f4") for vector in vectors]
    return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)
