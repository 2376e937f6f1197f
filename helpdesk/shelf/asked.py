"""Asked: further ways in which people ask for a provision, beside those the digest shows; for search only.

They are read when an index is built, never for a question.
"""

import hashlib
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.shelf.rows import table


def read_asked(corpus: Path) -> dict[str, tuple[str, ...]]:
    """The phrases by provision id, those of several files joined in their order. Raises CorpusError for a loose end."""
    found: dict[str, tuple[str, ...]] = {}
    for file in asked_files(corpus):
        for name, phrases in table(file, "asked", list).items():
            if not all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
                raise CorpusError(file.name, name, "has a phrase that is no text")
            found[name] = (*found.get(name, ()), *phrases)
    return found


def asked_files(corpus: Path) -> list[Path]:
    """The files of phrases, by name."""
    return sorted((corpus / "asked").glob("*.toml"))


def fingerprint(corpus: Path) -> str:
    """A checksum that changes with the phrases, read without reading them as rows."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in asked_files(corpus))).hexdigest()
