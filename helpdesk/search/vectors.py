"""Kept vectors: every passage is encoded once for each model; a rebuild only encodes what is new.

One SQLite file; a batch is committed as soon as it is encoded, so a killed build continues where it stopped.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from helpdesk.search import model as models

log = logging.getLogger(__name__)

_FILE = "vectors.sqlite"
Progress = Callable[[int, int], None]


def vectors_of(keys: list[str], texts: list[str], model: str | None, home: Path, progress: Progress) -> np.ndarray:
    """Unit vectors of the texts in order, float32 (texts x dimension), from the cache where it has them.

    Loads the model only when something is new or its export for questions is missing.
    `progress(done, total)` is called as passages are ready.
    """
    with _cache(home) as cache:
        name = models.identity(model)
        kept = _kept(cache, name)
        missing = [place for place, key in enumerate(keys) if key not in kept]
        progress(len(keys) - len(missing), len(keys))
        if missing or models.read_card(models.folder_of(home, model)) is None:
            sentence_model = models.load(model)
            models.export(sentence_model, model, home)
            for found in _encoded(sentence_model, keys, texts, missing, len(keys), progress):
                _keep(cache, name, found)
                kept.update(found)
        return np.stack([kept[key] for key in keys])


@contextmanager
def _cache(home: Path) -> Iterator[sqlite3.Connection]:
    """The open cache; one that is damaged is thrown away, because all of it can be computed again."""
    home.mkdir(parents=True, exist_ok=True)
    try:
        cache = _open(home / _FILE)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as problem:
        log.warning("The kept vectors are damaged (%s) and will be computed again.", problem)
        for file in home.glob(f"{_FILE}*"):
            file.unlink()
        cache = _open(home / _FILE)
    with closing(cache):
        yield cache


def _open(file: Path) -> sqlite3.Connection:
    cache = sqlite3.connect(file)
    cache.execute("PRAGMA journal_mode=WAL")
    cache.execute("CREATE TABLE IF NOT EXISTS vector (model TEXT, key TEXT, row BLOB, PRIMARY KEY (model, key))")
    if cache.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("it does not pass its own check")
    return cache


def _kept(cache: sqlite3.Connection, name: str) -> dict[str, np.ndarray]:
    rows = cache.execute("SELECT key, row FROM vector WHERE model = ?", (name,))
    return {key: np.frombuffer(row, dtype=np.float32) for key, row in rows}


def _keep(cache: sqlite3.Connection, name: str, found: dict[str, np.ndarray]) -> None:
    rows = [(name, key, vector.astype(np.float32).tobytes()) for key, vector in found.items()]
    cache.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)
    cache.commit()


def _encoded(
    sentence_model, keys: list[str], texts: list[str], missing: list[int], total: int, progress: Progress
) -> Iterator[dict[str, np.ndarray]]:
    """Batches of new vectors by key, texts of like length together (padding costs as much as words)."""
    order = sorted(missing, key=lambda place: len(texts[place]))
    done = total - len(missing)
    for start, rows in models.encode(sentence_model, [texts[place] for place in order]):
        places = order[start : start + len(rows)]
        yield {keys[place]: row for place, row in zip(places, rows, strict=True)}
        done += len(rows)
        progress(done, total)
