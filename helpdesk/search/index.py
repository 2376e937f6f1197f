"""The index: passages, their words and their vectors, built aside and put in place by one rename.

    home/index/<build>/manifest.json     which model, which texts, how many passages
                       passages.jsonl    what a position stands for
                       words/            BM25
                       vectors/          Chroma (unless a Chroma server is set)
                       probes.npy        a few vectors that must find themselves
    home/index/current                   the name of the build that serves

A build is never changed. It is replaced when the model, the texts or the rules of cutting change, or when it
does not pass its check.
"""

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from filelock import FileLock

from helpdesk.errors import IndexMismatch, IndexMissing, IndexUnusable
from helpdesk.law import Force, Kind
from helpdesk.search import model as models
from helpdesk.search import store, vectors, words
from helpdesk.search.encoder import Ruler, open_encoder
from helpdesk.search.passage import Passage, passages
from helpdesk.shelf.shelf import Shelf

WINDOW = 250  # word pieces; the model reads 256, and what is longer would be cut without a word
_PREFIX = "helpdesk-"
_PROBES = 3


@dataclass(frozen=True)
class Place:
    """Where an index is, and by which model it is made: the settings that matter here."""

    home: Path
    lang: str
    model: str | None
    chroma_url: str | None


@dataclass(frozen=True)
class Manifest:
    """What a build was made of. `stamp` is a checksum of texts, model and the rules of cutting."""

    build: str
    stamp: str
    model: str
    lang: str
    passages: int


@dataclass(frozen=True)
class Query:
    """A question in its own words, with the law's words for it (may be empty) and how much those count (0 to 1)."""

    question: str
    law: str = ""
    share: float = 0.5


@dataclass
class Index:
    """An open index: search it by word or by meaning. Positions are turned into passages."""

    manifest: Manifest
    passages: list[Passage]
    _words: words.Words
    _store: store.Store
    _encoder: object

    def by_word(self, query: Query, k: int) -> list[tuple[Passage, float]]:
        """The k passages that share most with the query's words, by BM25."""
        found = self._words.search(query.question, query.law, query.share, k)
        return [(self.passages[place], score) for place, score in found]

    def by_meaning(self, query: Query, k: int) -> list[tuple[Passage, float]]:
        """The k passages nearest in meaning, by cosine."""
        vector = self._encoder.encode(query.question)
        if query.law:
            vector = vector + query.share * self._encoder.encode(query.law)
            vector = vector / np.linalg.norm(vector)
        found = self._store.search(vector, min(k, len(self.passages)))
        return [(self.passages[place], score) for place, score in found]


def stamp_of(shelf: Shelf, place: Place) -> str:
    """A checksum that changes with the texts, the model and the rules by which passages are cut."""
    texts = [v.text.fingerprint for version in shelf.versions if (v := shelf.volume(version, place.lang))]
    parts = [models.identity(place.model), place.lang, str(place.chroma_url), str(WINDOW), _rules(), *texts]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]


@cache
def _rules() -> str:
    room = Path(__file__).parent
    files = ("passage.py", "words.py", "store.py", "index.py")
    return hashlib.sha256(b"".join((room / file).read_bytes() for file in files)).hexdigest()


def build(shelf: Shelf, place: Place, progress: vectors.Progress, rebuild: bool = False) -> tuple[Manifest, bool]:
    """Make the index what the shelf asks for: (its manifest, whether anything was built).

    One writer at a time, behind a lock. Raises ShelfMissing-like errors of the shelf, IndexUnusable when the
    new build does not find its own passages.
    """
    folder = place.home / "index"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        stamp = stamp_of(shelf, place)
        current = read_manifest(place)
        if current is not None and current.stamp == stamp and not rebuild and _opens(place):
            return current, False
        manifest = _build_aside(shelf, place, stamp, progress)
        _put_in_place(place, manifest)
        return manifest, True


def _opens(place: Place) -> bool:
    try:
        open_index(place)
    except IndexUnusable:
        return False
    return True


def _build_aside(shelf: Shelf, place: Place, stamp: str, progress: vectors.Progress) -> Manifest:
    found = passages(shelf, place.lang, _ruler(place).length, WINDOW)
    if not found:
        raise IndexMissing("The shelf is empty, so there is nothing to index; run: python -m helpdesk corpus sync")
    rows = vectors.vectors_of([p.key for p in found], [p.text for p in found], place.model, place.home, progress)
    manifest = Manifest(f"{stamp}-{os.urandom(3).hex()}", stamp, models.identity(place.model), place.lang, len(found))
    aside = place.home / "index" / f"{manifest.build}.part"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    words.build([p.text for p in found], place.lang, aside / "words")
    store.create(rows, aside / "vectors", place.chroma_url, _collection(manifest))
    np.save(aside / "probes.npy", rows[_probe_places(len(found))])
    _write_passages(found, aside / "passages.jsonl")
    (aside / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    os.replace(aside, aside.with_suffix(""))
    return manifest


def _put_in_place(place: Place, manifest: Manifest) -> None:
    """Check the new build, let the pointer name it, then remove what no longer serves."""
    folder = place.home / "index"
    _open_build(place, folder / manifest.build)
    aside = folder / "current.part"
    aside.write_text(manifest.build, encoding="utf-8")
    os.replace(aside, folder / "current")
    for other in folder.iterdir():
        if other.is_dir() and other.name != manifest.build:
            shutil.rmtree(other, ignore_errors=True)
    if place.chroma_url:
        store.drop_collections(place.chroma_url, keep=_collection(manifest), prefix=_PREFIX)


def read_manifest(place: Place) -> Manifest | None:
    """The manifest of the build that serves, or None."""
    pointer = place.home / "index" / "current"
    if not pointer.is_file():
        return None
    file = place.home / "index" / pointer.read_text(encoding="utf-8").strip() / "manifest.json"
    return Manifest(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


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
    return _open_build(place, place.home / "index" / manifest.build)


def _open_build(place: Place, folder: Path) -> Index:
    """Open a build; the model loads beside it in a thread, because both take a third of a second."""
    try:
        manifest = Manifest(**json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
        encoder = _Later(lambda: _encoder(place))
        found = _read_passages(folder / "passages.jsonl")
        vector_store = store.open_store(folder / "vectors", place.chroma_url, _collection(manifest))
        probes = np.load(folder / "probes.npy")
        vector_store.check(dict(zip(_probe_places(len(found)), probes, strict=True)))
        index = Index(manifest, found, words.open_words(folder / "words", place.lang), vector_store, encoder.get())
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise IndexUnusable(f"The index is damaged: {problem}") from problem
    if len(found) != manifest.passages:
        raise IndexUnusable(f"The index holds {len(found)} passages instead of {manifest.passages}.")
    return index


class _Later:
    """A value made in a thread; `get` waits for it and raises what went wrong."""

    def __init__(self, make: Callable[[], object]):
        self._made: list = []
        self._wrong: list[Exception] = []
        self._thread = threading.Thread(target=self._run, args=(make,), daemon=True)
        self._thread.start()

    def _run(self, make: Callable[[], object]) -> None:
        try:
            self._made.append(make())
        except (IndexUnusable, OSError, RuntimeError, ValueError, ImportError) as problem:
            self._wrong.append(problem)

    def get(self) -> object:
        self._thread.join()
        if self._wrong:
            raise IndexUnusable(f"The model cannot be opened: {self._wrong[0]}") from self._wrong[0]
        return self._made[0]


def _encoder(place: Place) -> object:
    folder = models.folder_of(place.home, place.model)
    card = models.read_card(folder)
    if card is None:
        raise IndexMissing("The model has not been prepared; run: python -m helpdesk index")
    return open_encoder(card, folder)


def _ruler(place: Place) -> Ruler:
    """Counts word pieces by the model's own tokenizer, from the export or from the packaged model."""
    kept = models.folder_of(place.home, place.model) / "tokenizer.json"
    if not kept.is_file() and place.model is None:
        kept = models.packaged_path() / "tokenizer.json"
    if not kept.is_file():
        models.export(models.load(place.model), place.model, place.home)
    return Ruler(kept)


def _collection(manifest: Manifest) -> str:
    return f"{_PREFIX}{manifest.build}"


def _probe_places(count: int) -> list[int]:
    """A few positions spread over the index."""
    return sorted({step * (count - 1) // max(1, _PROBES - 1) for step in range(_PROBES)})


def _write_passages(found: list[Passage], file: Path) -> None:
    lines = (json.dumps(asdict(passage), ensure_ascii=False, default=str) for passage in found)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read_passages(file: Path) -> list[Passage]:
    return [_revive(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def _revive(row: dict) -> Passage:
    row["kind"], row["force"] = Kind(row["kind"]), Force(row["force"])
    row["valid_from"] = date.fromisoformat(row["valid_from"])
    row["valid_to"] = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    return Passage(**row)
