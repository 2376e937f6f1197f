"""Building an index: aside, checked, then named by the pointer in one step; what a killed build left is cleared."""

import hashlib
import os
import shutil
from functools import cache
from pathlib import Path

import numpy as np
from filelock import FileLock

from helpdesk.errors import IndexMissing, IndexUnusable
from helpdesk.search import model as models
from helpdesk.search import store, vectors, words
from helpdesk.search.centres import centres_of, write_centres
from helpdesk.search.encoder import Ruler
from helpdesk.search.index.catalogue import catalogue_of, write_catalogue
from helpdesk.search.index.kept import write_passages
from helpdesk.search.index.opening import open_build, open_index
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
    collection_of,
    point_at,
    probed,
    read_manifest,
    sums_of,
    write_manifest,
)
from helpdesk.search.index.tongue import build_tongues
from helpdesk.search.likeness import write_vocabulary
from helpdesk.search.passage import Passage, passages
from helpdesk.shelf.shelf import Shelf

WINDOW = 250  # word pieces; the model reads 256, and what is longer would be cut without a word
_RULES = (
    "passage.py", "words.py", "store.py", "likeness.py", "centres.py",
    "index/building.py", "index/catalogue.py", "index/kept.py",
    "index/place.py", "index/tongue.py",
)  # fmt: skip


def stamp_of(shelf: Shelf, place: Place) -> str:
    """A checksum that changes with the texts, our own rows, the model and the rules by which passages are cut."""
    texts = [v.text.fingerprint for version in shelf.versions if (v := shelf.volume(version, place.lang))]
    texts += shelf.others(place.lang)
    parts = [models.identity(place.model), place.lang, str(place.chroma_url), str(WINDOW), _rules()]
    parts += [shelf.fingerprint, *texts]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]


@cache
def _rules() -> str:
    room = Path(__file__).parent.parent
    return hashlib.sha256(b"".join((room / file).read_bytes() for file in _RULES)).hexdigest()


def build(shelf: Shelf, place: Place, progress: vectors.Progress, rebuild: bool = False) -> tuple[Manifest, bool]:
    """Make the index what the shelf asks for: (its manifest, whether anything was built).

    One writer at a time, behind a lock. Raises IndexMissing for an empty shelf, IndexUnusable when the new build
    does not find its own passages.
    """
    place.folder.mkdir(parents=True, exist_ok=True)
    with FileLock(place.folder / ".lock"):
        models.clear_leftovers(place.home)
        stamp = stamp_of(shelf, place)
        current = None if rebuild else _serving(place, stamp)
        manifest = current or _build_aside(shelf, place, stamp, progress)
        if current is None:
            open_build(place, place.folder / manifest.build)
            point_at(place, manifest)
        _clear(place, keep=(manifest.build, manifest.replaces))
        return manifest, current is None


def _serving(place: Place, stamp: str) -> Manifest | None:
    """The manifest of the build that serves, if it is what the shelf asks for and passes its check."""
    try:
        found = read_manifest(place)
        return open_index(place).manifest if found and found.stamp == stamp else None
    except IndexUnusable:
        return None


def _build_aside(shelf: Shelf, place: Place, stamp: str, progress: vectors.Progress) -> Manifest:
    ruler = _ruler(place)
    found = passages(shelf, place.lang, ruler.length, WINDOW)
    if not found:
        raise IndexMissing("The shelf is empty, so there is nothing to index; run: python -m helpdesk corpus sync")
    rows = vectors.vectors_of([p.key for p in found], [p.text for p in found], place.model, place.home, progress)
    name = f"{stamp}-{os.urandom(3).hex()}"
    aside = place.folder / f"{name}.part"
    aside.mkdir(parents=True)
    build_tongues(shelf, place.lang, ruler.length, WINDOW, aside / TONGUES)
    fill(aside, found, rows, place, name)
    before = _name_of_current(place)
    manifest = Manifest(name, stamp, models.identity(place.model), place.lang, len(found), before, sums_of(aside))
    write_manifest(manifest, aside)
    os.replace(aside, aside.with_suffix(""))
    return manifest


def fill(folder: Path, found: list[Passage], rows: np.ndarray, place: Place, name: str) -> None:
    """Write passages, their words and their vectors into the folder of a build of that name."""
    words.build([p.text for p in found], place.lang, folder / WORDS)
    store.create(rows, folder / VECTORS, place.chroma_url, collection_of(name))
    np.save(folder / PROBES, rows[probed(len(found))])
    write_centres(centres_of(found, rows), folder / CENTRES)
    write_passages(found, folder / PASSAGES)
    write_catalogue(catalogue_of(found), folder / CATALOGUE)
    write_vocabulary(words.plain_words([p.text for p in found]), folder / VOCABULARY)


def _name_of_current(place: Place) -> str | None:
    try:
        found = read_manifest(place)
    except IndexUnusable:
        return None
    return found.build if found else None


def _clear(place: Place, keep: tuple[str | None, ...]) -> None:
    """Remove builds that no longer serve or were never finished, and their collections on a server."""
    others = [folder for folder in place.folder.iterdir() if folder.is_dir() and folder.name not in keep]
    if place.chroma_url and others:
        # Only our own: other installations may keep theirs on the same server.
        store.drop(place.chroma_url, {collection_of(folder.name) for folder in others})
    for folder in others:
        shutil.rmtree(folder, ignore_errors=True)


def _ruler(place: Place) -> Ruler:
    """Counts word pieces by the model's own tokenizer, from the export or from the packaged model."""
    folder = models.folder_of(place.home, place.model)
    if models.read_card(folder) is not None:
        return Ruler(folder / models.TOKENIZER)
    if place.model is None:
        return Ruler(models.packaged_path() / models.TOKENIZER)
    models.export(models.load(place.model), place.model, place.home)
    return Ruler(folder / models.TOKENIZER)
