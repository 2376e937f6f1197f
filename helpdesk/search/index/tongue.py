"""Tongues: the official texts in other languages, searched by word for those who ask in them.

The ids of provisions are the same in every language, so what a French word finds is the provision itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from helpdesk.search import words
from helpdesk.search.index.catalogue import Catalogue, catalogue_of, read_catalogue, write_catalogue
from helpdesk.search.passage import Length, passages
from helpdesk.shelf.shelf import Shelf

_PLACES = "places.npz"


@dataclass(frozen=True)
class Tongue:
    """The word index over the texts of one language, and what its passages stand for."""

    words: words.Words
    book: Catalogue

    def said(self, text: str, as_of: date, among: Catalogue) -> np.ndarray:
        """By provision of another catalogue: the share of the best that its words have of a text on a day."""
        scores = self.words.scores(text) * self.book.speaks_on(as_of)
        best = np.zeros(len(self.book.ids), dtype=np.float32)
        np.maximum.at(best, self.book.stands_for, scores)
        found = np.zeros(len(among.ids), dtype=np.float32)
        known = [(among.number[name], place) for place, name in enumerate(self.book.ids) if name in among.number]
        theirs, mine = np.array(known, dtype=np.int64).reshape(-1, 2).T
        found[theirs] = best[mine]
        return found / (found.max(initial=0.0) or 1.0)


Tongues = Callable[[str], Tongue | None]


def build_tongues(shelf: Shelf, mine: str, length: Length, window: int, folder: Path) -> None:
    """Index the texts of every other language that stands on the shelf."""
    for lang in sorted({lang for version in shelf.versions for lang in version.languages} - {mine}):
        found = passages(shelf, lang, length, window)
        if found:
            words.build([p.text for p in found], lang, folder / lang)
            write_catalogue(catalogue_of(found), folder / lang / _PLACES)


def open_tongue(folder: Path, lang: str) -> Tongue | None:
    """The kept index of a language, or None where there is none."""
    if not lang or not (folder / lang / _PLACES).is_file():
        return None
    return Tongue(words.open_words(folder / lang, lang), read_catalogue(folder / lang / _PLACES))
