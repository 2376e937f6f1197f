"""The vector store: Chroma, in a folder of its own or on a server. Vectors only; the words live on the shelf.

Chroma is a derived cache here: written once into a fresh folder by one writer, never changed, rebuilt from
kept vectors when anything about it is doubtful. Its search is approximate: with the effort set here, of the 400
nearest among 16,000 it finds 399.9 (an effort of 200 found 395), for 1.5 ms more. Two clients that write one folder
would corrupt it silently, and a corrupted one may answer count() correctly and find nothing, so health is a search
for known vectors under a time limit.
"""

import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexUnusable

_EFFORT = {"hnsw": {"space": "cosine", "ef_construction": 400, "ef_search": 1000}}
_DEPTH = 400  # vectors one look gives: the readers of one question, each to its own depth, share it
_BATCH = 2000
_SAME = 0.999  # cosine from which a vector is the one that was stored
HEALTHY_WITHIN = 5.0  # seconds


class Store:
    """One collection of unit vectors by position."""

    def __init__(self, collection):
        self._collection = collection
        self._recent = lru_cache(maxsize=32)(self._query)
        self._beside = ThreadPoolExecutor(max_workers=2, thread_name_prefix="store")

    def search(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """(positions, cosines) of the nearest vectors, nearest first. Raises IndexUnusable when they are gone."""
        places, cosines = self._recent(np.asarray(vector, dtype=np.float32).tobytes(), max(k, _DEPTH))
        return places[:k], cosines[:k]

    def search_each(self, vectors: list[np.ndarray], k: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """The same for several vectors, side by side: two take as long as one and a third."""
        return list(self._beside.map(lambda vector: self.search(vector, k), vectors))

    def _query(self, vector: bytes, k: int) -> tuple[np.ndarray, np.ndarray]:
        row = np.frombuffer(vector, dtype=np.float32)
        try:
            found = self._collection.query(query_embeddings=[row], n_results=k, include=["distances"])
        except _failures() as problem:
            raise IndexUnusable(f"The vector store does not answer: {problem}") from problem
        places = np.array(found["ids"][0], dtype=np.int64)
        return places, 1.0 - np.array(found["distances"][0], dtype=np.float32)

    def check(self, probes: dict[int, np.ndarray], count: int) -> None:
        """Raises IndexUnusable unless `count` vectors are there and each probe is kept and found, all in seconds."""
        answers: queue.Queue = queue.Queue()

        def look() -> None:
            try:
                answers.put(self._complaint(probes, count))
            except (IndexUnusable, IndexError, KeyError, *_failures()) as problem:
                answers.put(str(problem))

        threading.Thread(target=look, daemon=True).start()
        try:
            complaint = answers.get(timeout=HEALTHY_WITHIN)
        except queue.Empty:
            complaint = f"it does not answer within {HEALTHY_WITHIN:.0f} seconds"
        if complaint:
            raise IndexUnusable(f"The vector store is damaged: {complaint}")

    def _complaint(self, probes: dict[int, np.ndarray], count: int) -> str:
        if self._collection.count() != count:
            return f"it holds {self._collection.count()} vectors instead of {count}"
        kept = self._collection.get(ids=[str(place) for place in probes], include=["embeddings"])
        rows = dict(zip(kept["ids"], kept["embeddings"], strict=True))
        swapped = [place for place, vector in probes.items() if float(rows[str(place)] @ vector) < _SAME]
        lost = [place for place, vector in probes.items() if self.search(vector, 1)[1][0] < _SAME]
        return f"it does not find what it holds: {swapped or lost}" if swapped or lost else ""


def create(vectors: np.ndarray, folder: Path, url: str | None, name: str) -> None:
    """Store the vectors under their positions, in a new folder or as a new collection of a server."""
    client = _client(folder, url)
    collection = client.create_collection(name, configuration=_EFFORT, embedding_function=None)
    for start in range(0, len(vectors), _BATCH):
        batch = vectors[start : start + _BATCH]
        collection.add(ids=[str(start + step) for step in range(len(batch))], embeddings=batch)
    _let_go(client, url)


def open_store(folder: Path, url: str | None, name: str) -> Store:
    """The stored collection. Raises IndexUnusable when it is damaged or the server is not there."""
    try:
        return Store(_client(folder, url).get_collection(name, embedding_function=None))
    except _failures() as problem:
        raise IndexUnusable(f"The vector store cannot be opened: {problem}") from problem


def drop(url: str, names: set[str]) -> None:
    """Remove collections from a server, those of them that are there."""
    client = _client(Path(), url)
    for collection in client.list_collections():
        if collection.name in names:
            client.delete_collection(collection.name)


def _client(folder: Path, url: str | None):
    import chromadb

    quiet = chromadb.Settings(anonymized_telemetry=False)
    if url is None:
        return chromadb.PersistentClient(path=str(folder), settings=quiet)
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    return chromadb.HttpClient(host=parts.hostname or "127.0.0.1", port=port, ssl=secure, settings=quiet)


def _let_go(client, url: str | None) -> None:
    """Close the writer: the folder is renamed next, and this library keeps one system per path alive."""
    if url is None:
        client.close()


def _failures() -> tuple[type[Exception], ...]:
    """What the library raises when a store is damaged or a server is away."""
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    return (ChromaError, HTTPError, ValueError, RuntimeError, OSError)
