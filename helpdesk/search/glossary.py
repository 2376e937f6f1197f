"""The glossary: from the words people use to the words of the law."""

import re
from dataclasses import dataclass
from pathlib import Path

from helpdesk.law.phrases import whole_words
from helpdesk.shelf.rows import rows, unique

_KNOWN = {"id": str, "said": list, "law": str, "see": list}


@dataclass(frozen=True)
class Entry:
    """Everyday words, the law's own words for them, and where the law speaks of it."""

    id: str
    said: re.Pattern
    law: str
    see: tuple[str, ...]


Glossary = tuple[Entry, ...]


def read_glossary(corpus: Path) -> Glossary:
    """All entries of corpus/glossary.toml. Raises CorpusError for a loose end."""
    path = corpus / "glossary.toml"
    found = rows(path, "term", _KNOWN, needed=("id", "said", "law"))
    unique(path.name, [row["id"] for row in found])
    return tuple(Entry(row["id"], whole_words(row["said"]), row["law"], tuple(row.get("see", ()))) for row in found)


def entries_in(question: str, glossary: Glossary) -> Glossary:
    """The entries whose everyday words a question uses."""
    return tuple(entry for entry in glossary if entry.said.search(question))
