"""Limits: questions this desk must not answer, and why: other law, other places, what no law text says."""

import re
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.law.phrases import whole_words
from helpdesk.shelf.rows import rows, unique

_FILE = "limits.toml"
_KNOWN = {"id": str, "kind": str, "said": list, "unless": list, "says": str, "see": list}
_KINDS = ("other-law", "elsewhere", "silent")
_GAP = " … "  # stands in a phrase for words that do not matter
_BETWEEN = r"\W+(?:\w+\W+){0,6}?"
_SUBJECT = {"id": str, "said": list}


@dataclass(frozen=True)
class Limit:
    """A place where the desk stops, and what it says there."""

    id: str
    kind: str
    said: re.Pattern
    says: str
    see: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Whether the subject is the Act, although its text holds no answer."""
        return self.kind == "silent"


@dataclass(frozen=True)
class Limits:
    """All limits, and the words by which a question shows that it is about this Act, or about AI at all."""

    all: tuple[Limit, ...]
    act: re.Pattern
    ai: re.Pattern

    def met_by(self, question: str, names_provision: bool) -> Limit | None:
        """The limit a question runs into, or None.

        Another law is no limit where the question is about AI or this Act; another country only where it is
        about this Act.
        """
        ours = names_provision or bool(self.act.search(question))
        for limit in self.all:
            if not limit.said.search(question):
                continue
            about_us = ours or (limit.kind == "other-law" and bool(self.ai.search(question)))
            if limit.is_ours or not about_us:
                return limit
        return None


def read_limits(corpus: Path) -> Limits:
    """All limits, in the order of the file. Raises CorpusError for a loose end."""
    path = corpus / _FILE
    found = rows(path, "limit", _KNOWN, needed=("id", "kind", "said", "says"))
    unique(_FILE, [row["id"] for row in found])
    for row in found:
        if row["kind"] not in _KINDS:
            raise CorpusError(_FILE, row["id"], f"'kind' is {row['kind']!r}, not one of {', '.join(_KINDS)}")
    subjects = {row["id"]: _wish(row) for row in rows(path, "subject", _SUBJECT, needed=("id", "said"))}
    if set(subjects) != {"act", "ai"}:
        raise CorpusError(_FILE, "subject", "needs exactly the rows 'act' and 'ai'")
    return Limits(tuple(_limit(row) for row in found), subjects["act"], subjects["ai"])


def _limit(row: dict) -> Limit:
    return Limit(row["id"], row["kind"], _wish(row), row["says"], tuple(row.get("see", ())))


def _wish(row: dict) -> re.Pattern:
    """A pattern for the phrases of a row, those with a gap among them, in a text that holds none of its `unless`."""
    whole = [phrase for phrase in row["said"] if _GAP not in phrase]
    gapped = [_BETWEEN.join(map(_part, phrase.split(_GAP))) for phrase in row["said"] if _GAP in phrase]
    wishes = "|".join(([whole_words(whole).pattern] if whole else []) + gapped)
    if not row.get("unless"):
        return re.compile(wishes, re.IGNORECASE)
    return re.compile(rf"\A(?!.*{whole_words(row['unless']).pattern}).*?(?:{wishes})", re.IGNORECASE | re.DOTALL)


def _part(words: str) -> str:
    return whole_words([words]).pattern
