"""Opening an index: nothing is served that does not pass its check, and nothing is repaired here."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexMismatch, IndexMissing, IndexUnusable
from helpdesk.search import model as models
from helpdesk.search import store, words
from helpdesk.search.adapter import Adapter, read_adapter
from helpdesk.search.centres import Centres, read_centres
from helpdesk.search.encoder import OnnxEncoder, TorchEncoder, open_encoder
from helpdesk.search.index.catalogue import Catalogue, read_catalogue
from helpdesk.search.index.kept import read_passages
from helpdesk.search.index.place import (
    CATALOGUE,
    CENTRES,
    PASSAGES,
    PROBES,
    TONGUES,
    VECTORS,
    VOCABULARY,
    WORDS,
    Manifest,
    Place,
    manifest_in,
    probed,
    read_manifest,
    sums_of,
)
from helpdesk.search.index.tongue import Tongues, open_tongue
from helpdesk.search.language import is_written_in
from helpdesk.search.likeness import Vocabulary
from helpdesk.search.passage import Passage

Encoder = OnnxEncoder | TorchEncoder


@dataclass(frozen=True)
class Index:
    """An open index: the passages, what each stands for, the centres of the answers, and the two searches over them."""

    manifest: Manifest
    passages: Sequence[Passage]
    catalogue: Catalogue
    vocabulary: Vocabulary
    centres: Centres
    _words: words.Words
    _store: store.Store
    _encoder: Encoder
    _adapter: Adapter | None
    _tongues: Tongues

    def vector(self, text: str) -> np.ndarray:
        """The unit vector of a text, as the model gives it."""
        return self._encoder.encode(text)

    @property
    def has_adapter(self) -> bool:
        """Whether its model has an adapter: only the packaged one does."""
        return self._adapter is not None

    def turned(self, vector: np.ndarray) -> np.ndarray:
        """The vector of a question, or several, turned towards what answers it; as it was where there is no adapter."""
        return self._adapter.turned(vector) if self._adapter else vector

    @cached_property
    def turned_centres(self) -> Centres:
        """The centres, turned as the questions are that they are compared with."""
        return Centres(self.centres.names, self.turned(self.centres.matrix))

    def near(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """(positions, cosines) of the k nearest passages, nearest first. Raises IndexUnusable when they are gone."""
        return self._store.search(vector, min(k, len(self.passages)))

    def near_each(self, vectors: list[np.ndarray], k: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """The same for several vectors at once."""
        return self._store.search_each(vectors, min(k, len(self.passages)))

    def nearest(self, text: str, k: int) -> list[tuple[Passage, float]]:
        """The k passages nearest in meaning to a text, by cosine."""
        places, cosines = self.near(self.vector(text), k)
        return [(self.passages[place], float(cosine)) for place, cosine in zip(places, cosines, strict=True)]

    def said(self, text: str) -> np.ndarray:
        """By position: how much a passage shares with the words of a text, by BM25."""
        return self._words.scores(text)

    def said_in(self, lang: str, text: str, as_of: date) -> np.ndarray | None:
        """By provision: how much the official text of another language shares with a text; None where it is not here.

        The best has 1.
        """
        tongue = self._tongues(lang)
        return tongue.said(text, as_of, self.catalogue) if tongue else None

    def knows(self, word: str) -> bool:
        """Whether a word, or a form of it, stands in the texts, or is one that the model knows whole."""
        return word in self.vocabulary or self._words.inflects(word) or self._encoder.knows(word)

    def known(self, text: str) -> float:
        """The share of a text's content words that stand in the texts."""
        return self._words.known(text)

    def speaks(self, text: str) -> bool:
        """Whether a text is written in the language of the index."""
        return is_written_in(text, self.manifest.lang, self._words.known(text))


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
        return Index(
            manifest,
            found,
            read_catalogue(folder / CATALOGUE),
            Vocabulary(folder / VOCABULARY),
            read_centres(folder / CENTRES),
            words.open_words(folder / WORDS, place.lang),
            vectors,
            encoder.get(),
            read_adapter(manifest.model),
            lru_cache(maxsize=None)(partial(open_tongue, folder / TONGUES)),
        )
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
