"""How files come to stand on the shelf: whole or not at all, and half a download is kept aside.

official/32024R1689/en.xhtml             the document; only ever replaced in one step
official/32024R1689/en.xhtml.part        what a broken download brought so far
official/32024R1689/en.xhtml.part.json   where it came from, so that the next sync can go on
.helpdesk/shelf.json                     files accepted although they differ from the recorded checksum
.helpdesk/shelf.lock                     held while a sync is at work
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

ASIDE = ".helpdesk"


def sha256_of(content: bytes) -> str:
    """The checksum as it is written in sources.toml."""
    return hashlib.sha256(content).hexdigest()


def put(content: bytes, target: Path) -> None:
    """Write a file in one step: a reader, or a crash, finds the old file or the new. OSError if it fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened, and the rename is durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass(frozen=True)
class Origin:
    """Where a partial download came from; the two marks are the server's own, and may be empty."""

    url: str
    etag: str = ""
    last_modified: str = ""

    @property
    def mark(self) -> str:
        """What to say in If-Range: a weak ETag does not promise equal bytes, so it is no mark."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@dataclass(frozen=True)
class Part:
    """A download kept aside until it is whole."""

    path: Path

    @property
    def size(self) -> int:
        """Bytes kept so far."""
        return self.path.stat().st_size if self.path.is_file() else 0

    @property
    def _note(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")

    def origin(self) -> Origin | None:
        """Where the kept bytes came from; None when there are none, or nobody knows."""
        if not self.size:
            return None
        note = _read_json(self._note)
        known = {field.name for field in fields(Origin)}
        fits = note.keys() == known and all(isinstance(value, str) for value in note.values())
        return Origin(**note) if fits else None

    def begin(self, origin: Origin | None) -> None:
        """Start anew, from `origin`; None: what comes cannot be resumed."""
        self.drop()
        if origin:
            put(json.dumps(asdict(origin)).encode(), self._note)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()

    def drop(self) -> None:
        """Forget what was kept."""
        # The note goes last: bytes without a note are never resumed, a note without bytes means nothing.
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def part_of(target: Path) -> Part:
    """The place beside a document where its download is kept aside."""
    return Part(target.with_name(f"{target.name}.part"))


def accepted(shelf: Path) -> dict[str, list[str]]:
    """Files that were let in by their content: file -> [recorded, found] checksums, which differ."""
    ledger = _read_json(shelf / ASIDE / "shelf.json")
    return {file: pair for file, pair in ledger.items() if isinstance(pair, list)}


def accept(shelf: Path, file: str, recorded: str, found: str) -> None:
    """Remember that this content was let in against this recorded checksum."""
    ledger = accepted(shelf) | {file: [recorded, found]}
    put(json.dumps(ledger, indent=1, sort_keys=True).encode(), shelf / ASIDE / "shelf.json")


def _read_json(path: Path) -> dict:
    """A small note of ours; a damaged or missing one is as good as empty."""
    try:
        note = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}
