"""Texts: official files read once and kept as JSON Lines, so that a visit never parses XHTML or PDF.

A kept text is named by the checksum of the original and the checksum of the readers, so a new file or a new
reader makes a new text by itself; nothing has to be thrown away by hand.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from helpdesk.law import Force, Kind, Provision, Version
from helpdesk.shelf import eurlex, pdf
from helpdesk.shelf.links import with_links

_READERS = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """One version in one language: its provisions in document order."""

    version: Version
    lang: str
    fingerprint: str
    provisions: tuple[Provision, ...]


def read(content: bytes, version: Version, lang: str) -> tuple[Provision, ...]:
    """The provisions of an official file, by the reader its layout asks for. Raises DocumentError."""
    reader = pdf.read if version.layout == "guideline" else eurlex.read
    return with_links(reader(content, version, lang))


def open_text(version: Version, lang: str, original: Path, kept: Path) -> Text:
    """The text of an official file, from the kept copy when there is one. Raises DocumentError."""
    return open_content(original.read_bytes(), version, lang, kept)


def open_content(content: bytes, version: Version, lang: str, kept: Path) -> Text:
    """The text that the bytes of an official file hold, read now or kept from before. Raises DocumentError."""
    fingerprint = hashlib.sha256(content + _readers_checksum().encode()).hexdigest()[:16]
    copy = kept / f"{version.source}@{version.day}.{lang}.{fingerprint}.jsonl"
    if copy.is_file():
        provisions = tuple(_revive(json.loads(line)) for line in copy.read_text(encoding="utf-8").splitlines())
    else:
        provisions = read(content, version, lang)
        _keep(provisions, copy)
    return Text(version, lang, fingerprint, provisions)


def export(provision: Provision) -> dict:
    """A provision as `law export` prints it (design, section 5), plus `deleted` and `page`."""
    row = asdict(provision)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}


def _keep(provisions: tuple[Provision, ...], copy: Path) -> None:
    """Write beside and rename, then drop older copies of the same text: a reader never sees half a file."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(export(provision), ensure_ascii=False) for provision in provisions)
    with NamedTemporaryFile("w", encoding="utf-8", dir=copy.parent, suffix=".part", delete=False) as aside:
        aside.write("\n".join(lines) + "\n")  # a name of its own: several threads or processes may write at once
    os.replace(aside.name, copy)
    name, lang = copy.name.split(".")[0], copy.name.split(".")[-3]
    for old in copy.parent.glob(f"{name}.{lang}.*.jsonl"):
        if old != copy:
            old.unlink(missing_ok=True)


def _revive(row: dict) -> Provision:
    row["kind"], row["force"] = Kind(row["kind"]), Force(row["force"])
    for name in ("path", "amended_by", "see"):
        row[name] = tuple(row[name])
    return Provision(**row)


@cache
def _readers_checksum() -> str:
    """Changes whenever a reader or the grammar of citations changes."""
    rooms = (_READERS, _READERS.parent / "law")
    digest = hashlib.sha256(repr([field.name for field in fields(Provision)]).encode())
    for file in sorted(file for room in rooms for file in room.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
