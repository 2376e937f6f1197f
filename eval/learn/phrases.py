"""Phrases as training questions: each asks for the provision it stands for, in an index that has forgotten it.

Half of the vectors an index is searched by are such phrases; a phrase that found itself would teach nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from eval.places import same_article, same_place
from helpdesk.search import vectors as kept
from helpdesk.search.adapter import Adapter
from helpdesk.search.index import Index
from helpdesk.search.passage import Face
from helpdesk.search.words import Words
from helpdesk.settings import Settings


@dataclass(frozen=True)
class Lesson:
    """An index with the vectors of all its passages (passages x dimension), on a day."""

    index: Index
    vectors: np.ndarray
    as_of: date

    def phrases(self) -> np.ndarray:
        """Positions of the phrases that ask for law in force: neither recitals nor guidance nor prepared answers."""
        book = self.index.catalogue
        law = np.char.startswith(book.names, "aia:") & ~np.char.startswith(book.names, "aia:rec_")
        asked = book.of_face(Face.ASKED) & book.speaks_on(self.as_of) & law[book.stands_for]
        return np.flatnonzero(asked)


def lesson(index: Index, settings: Settings, as_of: date) -> Lesson:
    """A lesson over an open index."""
    passages = list(index.passages)
    rows = kept.vectors_of(
        [p.key for p in passages], [p.text for p in passages], settings.model, settings.home, lambda done, total: None
    )
    return Lesson(index, rows, as_of)


@dataclass(frozen=True)
class Exact:
    """Stands for the vector store: exact search over all vectors but the forgotten ones."""

    vectors: np.ndarray
    forgotten: tuple[int, ...] = ()

    def search(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """(positions, cosines) of the nearest vectors, nearest first."""
        cosines = self.vectors @ vector
        cosines[list(self.forgotten)] = -1.0
        best = np.argpartition(-cosines, k - 1)[:k]
        best = best[np.argsort(-cosines[best])]
        return best, cosines[best]

    def search_each(self, vectors: list[np.ndarray], k: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """The same for several vectors."""
        return [self.search(vector, k) for vector in vectors]


@dataclass(frozen=True)
class Forgetful:
    """Stands for the word index: the forgotten texts score nothing."""

    words: Words
    forgotten: tuple[int, ...] = ()

    def known(self, text: str) -> float:
        """As of the whole index."""
        return self.words.known(text)

    def inflects(self, word: str) -> bool:
        """As of the whole index."""
        return self.words.inflects(word)

    def scores(self, text: str) -> np.ndarray:
        """The score of each text."""
        found = self.words.scores(text).copy()
        found[list(self.forgotten)] = 0.0
        return found


def without(found: Lesson, forgotten: tuple[int, ...], matrix: np.ndarray | None) -> Index:
    """The index as it would be had it never seen some passages, its questions turned by another matrix."""
    index = found.index
    adapter = None if matrix is None else Adapter(index.manifest.model, matrix)
    return replace(
        index,
        _store=Exact(found.vectors, forgotten),
        _words=Forgetful(index._words, forgotten),
        _adapter=adapter,
    )


def fold_of(lesson: Lesson, positions: np.ndarray, count: int) -> np.ndarray:
    """Into which of so many parts each phrase falls: by its words, so that it is the same in every index."""
    return np.array([int(lesson.index.passages[int(place)].key[:8], 16) % count for place in positions])


def grades(ids: list[str], gold: Iterable[str]) -> np.ndarray:
    """2 for a place that answers, 1 for another place of its article, 0 for anything else."""
    found = np.zeros(len(ids), dtype=int)
    for place, name in enumerate(ids):
        near = [wanted for wanted in gold if same_article(name, wanted)]
        found[place] = bool(near) + any(same_place(name, wanted) for wanted in near)
    return found
