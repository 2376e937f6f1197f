"""The vector store: Chroma, in a folder of its own or on a server. Vectors only; the words live on the shelf.

Chroma is a derived cache here: written once into a fresh folder by one writer, never changed, rebuilt from
kept vectors when anything about it is doubtful. ef 200 makes its search exact at this size and the same on
every build. Two clients that write one folder would corrupt it silently, and a corrupted one may answer count()
correctly and find nothing, so health is a search for known vectors under a time limit.
"""

import queue
import threading
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexUnusable

_EXACT = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}
_BATCH = 2000
HEALTHY_WITHIN = 5.0  # seconds


class Store:
    """One collection of unit vectors by position."""

    def __init__(self, collection):
        self._collection = collection

    def search(self, vector: np.ndarray, k: int) -> list[tuple[int, float]]:
        """(position, cosine) of the nearest vectors, nearest first."""
        found = self._collection.query(query_embeddings=[vector], n_results=k, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(int(place), 1.0 - float(distance)) for place, distance in pairs]

    def check(self, probes: dict[int, np.ndarray]) -> None:
        """Raises IndexUnusable unless each probe finds itself, all within a few seconds."""
        answers: queue.Queue = queue.Queue()

        def look() -> None:
            try:
                answers.put([place for place, vector in probes.items() if self.search(vector, 1)[0][1] < 0.999])
            except (RuntimeError, ValueError, IndexError, *_chroma_errors()) as problem:
                answers.put(problem)

        threading.Thread(target=look, daemon=True).start()
        try:
            lost = answers.get(timeout=HEALTHY_WITHIN)
        except queue.Empty:
            raise IndexUnusable("The vector store does not answer.") from None
        if lost:
            raise IndexUnusable(f"The vector store does not find what it holds: {lost}")


def create(vectors: np.ndarray, folder: Path, url: str | None, name: str) -> None:
    """Store the vectors under their positions, in a new folder or as a new collection of a server."""
    client = _client(folder, url)
    if url and name in {collection.name for collection in client.list_collections()}:
        client.delete_collection(name)
    collection = client.create_collection(name, configuration=_EXACT, embedding_function=None)
    for start in range(0, len(vectors), _BATCH):
        batch = vectors[start : start + _BATCH]
        collection.add(ids=[str(start + step) for step in range(len(batch))], embeddings=batch)
    _let_go(client, url)


def open_store(folder: Path, url: str | None, name: str) -> Store:
    """The stored collection. Raises IndexUnusable when it is damaged or the server is not there."""
    try:
        return Store(_client(folder, url).get_collection(name, embedding_function=None))
    except (ValueError, RuntimeError, OSError, *_chroma_errors()) as problem:
        raise IndexUnusable(f"The vector store cannot be opened: {problem}") from problem


def drop_collections(url: str, keep: str, prefix: str) -> None:
    """Remove collections of earlier builds from a server."""
    client = _client(Path(), url)
    for collection in client.list_collections():
        if collection.name.startswith(prefix) and collection.name != keep:
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


def _chroma_errors() -> tuple[type[Exception], ...]:
    from chromadb.errors import ChromaError

    return (ChromaError,)
