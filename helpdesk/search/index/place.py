"""Where an index is and what it was made of."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexUnusable
from helpdesk.search.model import checksum

PREFIX = "helpdesk-"  # of collections on a server, which others may use too
PASSAGES, CATALOGUE, VOCABULARY = "passages.jsonl", "catalogue.npz", "vocabulary.tsv"
PROBES, CENTRES, WORDS, TONGUES, VECTORS = "probes.npy", "centres.npz", "words", "tongues", "vectors"
_MANIFEST, _POINTER = "manifest.json", "current"
_PROBED = 12


@dataclass(frozen=True)
class Place:
    """Where an index is, and by which model it is made: the settings that matter here."""

    home: Path
    lang: str
    model: str | None
    chroma_url: str | None

    @property
    def folder(self) -> Path:
        """The folder of all builds."""
        return self.home / "index"


@dataclass(frozen=True)
class Manifest:
    """What a build was made of.

    `stamp` is a checksum of texts, model and the rules of cutting; `sums` has one for each file that never changes.
    `replaces` names the build that served before; it is kept for those who have it open.
    """

    build: str
    stamp: str
    model: str
    lang: str
    passages: int
    replaces: str | None = None
    sums: dict[str, str] = field(default_factory=dict)

    @property
    def collection(self) -> str:
        """The name of its vectors in Chroma."""
        return collection_of(self.build)


def collection_of(build: str) -> str:
    """The name of a build's vectors in Chroma."""
    return f"{PREFIX}{build.removesuffix('.part')}"


def is_newest(place: Place, manifest: Manifest) -> bool:
    """Whether the pointer still names this build: a glance for those who have it open."""
    try:
        return (place.folder / _POINTER).read_text(encoding="utf-8").strip() == manifest.build
    except (OSError, ValueError):
        return False


def point_at(place: Place, manifest: Manifest) -> None:
    """Let a build serve, in one step."""
    aside = place.folder / f"{_POINTER}.part"
    aside.write_text(manifest.build, encoding="utf-8")
    os.replace(aside, place.folder / _POINTER)


def read_manifest(place: Place) -> Manifest | None:
    """The manifest of the build that serves, or None. Raises IndexUnusable when it is damaged."""
    pointer = place.folder / _POINTER
    try:
        folder = place.folder / pointer.read_text(encoding="utf-8").strip()
        return manifest_in(folder)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise IndexUnusable(f"The index is damaged: {problem}") from problem


def manifest_in(folder: Path) -> Manifest:
    """The manifest of a build. Raises OSError or ValueError when it cannot be read."""
    row = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    if not isinstance(row, dict) or set(row) != set(Manifest.__dataclass_fields__):
        raise ValueError(f"{_MANIFEST} has other fields than it should")
    return Manifest(**row)


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Put the manifest beside what it describes."""
    (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def sums_of(folder: Path) -> dict[str, str]:
    """A checksum of each file of a build but those that Chroma keeps, which it may rewrite."""
    files = [folder / name for name in (PASSAGES, CATALOGUE, VOCABULARY, CENTRES, PROBES)]
    files += [file for part in (WORDS, TONGUES) for file in sorted((folder / part).rglob("*")) if file.is_file()]
    return {file.relative_to(folder).as_posix(): checksum(file) for file in files}


def probed(count: int) -> list[int]:
    """A few positions spread over an index of so many passages, first and last among them."""
    return sorted({round(place) for place in np.linspace(0, count - 1, min(count, _PROBED))})
