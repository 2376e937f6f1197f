"""Opening an index: nothing is served that does not pass its check, and nothing is repaired here."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexMismatch, IndexMissing, IndexUnusable
from helpdesk.search import model as models
from helpdesk.search import store, words
from helpdesk.search.encoder import OnnxEncoder, TorchEncoder, open_encoder
from helpdesk.search.index.place import (
    PASSAGES,
    PROBES,
    VECTORS,
    WORDS,
    Manifest,
    Place,
    manifest_in,
    probed,
    read_manifest,
    sums_of,
)
from helpdesk.search.language import is_written_in
from helpdesk.search.passage import Passage, read_passages

Encoder = OnnxEncoder | TorchEncoder


@dataclass(frozen=True)
class Query:
    """A question in its own words, with the law's words for it (may be empty) and how much those count (0 to 1)."""

    question: str
    law: str = ""
    share: float = 0.5


@dataclass(frozen=True)
class Index:
    """An open index: search it by word or by meaning. Positions are turned into passages."""

    manifest: Manifest
    passages: list[Passage]
    _words: words.Words
    _store: store.Store
    _encoder: Encoder

    def by_word(self, query: Query, k: int) -> list[tuple[Passage, float]]:
        """The k passages that share most with the query's words, by BM25."""
        found = self._words.search(query.question, query.law, query.share, k)
        return [(self.passages[place], score) for place, score in found]

    def speaks(self, text: str) -> bool:
        """Whether a text is written in the language of the index."""
        return is_written_in(text, self.manifest.lang, self._words.known(text))

    def by_meaning(self, query: Query, k: int) -> list[tuple[Passage, float]]:
        """The k passages nearest in meaning, by cosine. Raises IndexUnusable when the vectors are gone."""
        vector = self._encoder.encode(query.question)
        if query.law:
            vector = vector + query.share * self._encoder.encode(query.law)
            vector = vector / np.linalg.norm(vector)
        found = self._store.search(vector, min(k, len(self.passages)))
        return [(self.passages[place], score) for place, score in found]


def open_index(place: Place) -> Index:
    """Open the build that serves and check that it finds what it holds.

    Raises IndexMissing (there is none), IndexMismatch (made by another model or for another language),
    IndexUnusable (it is damaged).
    """
    manifest = read_manifest(place)
    if manifest is None:
        raise IndexMissing("There is no index yet; run: python -m helpdesk index")
    if (manifest.model, manifest.lang) != (models.identity(place.model), place.lang):
        raise IndexMismatch(
            f"The index was made by {manifest.model} for {manifest.lang!r}, but {models.identity(place.model)} "
            f"and {place.lang!r} are set; run: python -m helpdesk index"
        )
    return open_build(place, place.folder / manifest.build)


def open_build(place: Place, folder: Path) -> Index:
    """Open a build; the model loads beside it in a thread, because both take a third of a second.

    Raises IndexUnusable when anything of it is missing or damaged.
    """
    encoder = _Later(lambda: _encoder(place))
    try:
        manifest = manifest_in(folder)
        if sums_of(folder) != manifest.sums:
            raise IndexUnusable("The index is damaged: its files are not those that were written.")
        found = read_passages(folder / PASSAGES)
        vectors = store.open_store(folder / VECTORS, place.chroma_url, manifest.collection)
        vectors.check(dict(zip(probed(len(found)), np.load(folder / PROBES), strict=True)), len(found))
        return Index(manifest, found, words.open_words(folder / WORDS, place.lang), vectors, encoder.get())
    except (OSError, EOFError, ValueError, KeyError, TypeError) as problem:
        raise IndexUnusable(f"The index is damaged: {problem}") from problem


def _encoder(place: Place) -> Encoder:
    folder = models.folder_of(place.home, place.model)
    card = models.read_card(folder)
    if card is None:
        raise IndexMissing("The model has not been prepared; run: python -m helpdesk index")
    return open_encoder(card, folder)


class _Later:
    """A value made in a thread; `get` waits for it and raises what went wrong."""

    def __init__(self, make: Callable[[], Encoder]):
        self._made: list[Encoder] = []
        self._wrong: list[BaseException] = []
        self._thread = threading.Thread(target=self._run, args=(make,), daemon=True)
        self._thread.start()

    def _run(self, make: Callable[[], Encoder]) -> None:
        try:
            self._made.append(make())
        except (IndexUnusable, OSError, RuntimeError, ValueError, ImportError) as problem:
            self._wrong.append(problem)

    def get(self) -> Encoder:
        """The value. Raises IndexUnusable when it could not be made."""
        self._thread.join()
        if not self._made:
            problem = self._wrong[0] if self._wrong else "see the log"
            raise IndexUnusable(f"The model cannot be opened: {problem}")
        return self._made[0]
