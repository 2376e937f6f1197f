"""The digest: provisions told in our own words, one file a chapter, annex or block of recitals."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.shelf.rows import rows

HOLDERS = (
    "provider", "deployer", "importer", "distributor", "authorised-representative", "product-manufacturer",
    "model-provider", "notified-body", "notifying-authority", "member-state", "national-authority", "commission",
    "ai-office", "board", "scientific-panel", "eu-body", "third-party-supplier", "affected-person", "everyone",
)  # fmt: skip
_KNOWN = {
    "id": str, "heading": str, "says": str, "holders": list, "applies": str, "see": list, "asked": list, "changed": str,
}  # fmt: skip


@dataclass(frozen=True)
class Telling:
    """A provision in our own words: the rule, who it binds, from when, and how people ask for it.

    `says` is complete as to who, what, when, exceptions and numbers; `asked` are questions and phrases it answers;
    `changed` is what the 2026 amendment did, where it did anything.
    """

    id: str
    heading: str
    says: str
    holders: tuple[str, ...] = ()
    applies: str | None = None
    see: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    changed: str = ""


def read_digest(corpus: Path) -> dict[str, Telling]:
    """All tellings by provision id, in the order of files and rows. Raises CorpusError for a loose end."""
    found: dict[str, Telling] = {}
    for file in digest_files(corpus):
        for telling in read_tellings(file):
            if telling.id in found:
                raise CorpusError(file.name, telling.id, "is told twice")
            found[telling.id] = telling
    return found


def digest_files(corpus: Path) -> list[Path]:
    """The files of the digest, by name."""
    return sorted((corpus / "digest").glob("*.toml"))


def read_tellings(file: Path) -> Iterator[Telling]:
    """The rows of one file. Raises CorpusError naming file, row and word."""
    for row in rows(file, "provision", _KNOWN, needed=("id", "heading", "says", "asked")):
        for holder in row.get("holders", ()):
            if holder not in HOLDERS:
                raise CorpusError(file.name, row["id"], f"'holders' names no operator: {holder!r}")
        lists = {name: tuple(row[name]) for name in ("holders", "see", "asked") if name in row}
        yield Telling(**{**row, **lists})
