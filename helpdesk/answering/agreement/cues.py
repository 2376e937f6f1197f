"""Cues: the words of corpus/agreement.toml, as patterns made once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpdesk.law.phrases import whole_words
from helpdesk.shelf.rows import rows, table, unique

_FILE = "agreement.toml"
_HOLDER = {"id": str, "said": list, "wider": list}
_STRENGTH = {"id": str, "said": list, "also": list}
_OPPOSITES = {"id": str, "one": list, "other": list, "is_ban": bool}
_ACCEPTED = {"id": str, "says": str, "reason": str}
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class Holder:
    """One who can be bound: the words for it, and the wider words that may stand for it."""

    id: str
    said: re.Pattern
    wider: re.Pattern


@dataclass(frozen=True, eq=False)
class Strength:
    """How strongly a rule binds: the verbs that say so, and other words that say the same."""

    id: str
    said: re.Pattern
    also: re.Pattern


@dataclass(frozen=True, eq=False)
class Opposites:
    """Two words that cannot take each other's place; `is_ban` where the first denies what the second grants."""

    id: str
    one: re.Pattern
    other: re.Pattern
    is_ban: bool = False


@dataclass(frozen=True, eq=False)
class Cues:
    """All cue words; compared by identity, so that what was read with them can be remembered."""

    numbers: dict[str, int]
    hours: dict[str, int]
    months: dict[str, int]
    holders: tuple[Holder, ...]
    strengths: tuple[Strength, ...]
    opposites: tuple[Opposites, ...]
    passed: frozenset[str]
    joining: frozenset[str]
    negation: re.Pattern
    belief: re.Pattern
    accepted: frozenset[tuple[str, str]]

    def accepts(self, told: str | None, words: str) -> bool:
        """Whether a person looked at these words of ours and found that they stand."""
        return any(name == told and stretch in words for name, stretch in self.accepted)


@lru_cache(maxsize=8)
def cues_of(corpus: Path) -> Cues:
    """The cues of a corpus; none where it has no such file. Raises CorpusError for a loose end."""
    path = corpus / _FILE
    holders = rows(path, "holder", _HOLDER, needed=("id", "said"))
    strengths = rows(path, "strength", _STRENGTH, needed=("id", "said"))
    opposites = rows(path, "opposites", _OPPOSITES, needed=("id", "one", "other"))
    accepted = rows(path, "accepted", _ACCEPTED, needed=("id", "says", "reason"))
    small = table(path, "small", list)
    unique(_FILE, [row["id"] for row in (*holders, *strengths, *opposites)])
    return Cues(
        numbers=table(path, "numbers", int),
        hours=table(path, "hours", int),
        months=table(path, "months", int),
        holders=tuple(Holder(row["id"], words(row["said"]), words(row.get("wider", ()))) for row in holders),
        strengths=tuple(Strength(row["id"], words(row["said"]), words(row.get("also", ()))) for row in strengths),
        opposites=tuple(_opposites(row) for row in opposites),
        passed=frozenset(small.get("passed", ())),
        joining=frozenset(small.get("joining", ())),
        negation=words(table(path, "negation", list).get("said", ())),
        belief=_beliefs(table(path, "belief", list).get("said", ())),
        accepted=frozenset((row["id"], row["says"]) for row in accepted),
    )


def _opposites(row: dict) -> Opposites:
    return Opposites(row["id"], words(row["one"]), words(row["other"]), row.get("is_ban", False))


def words(phrases: Iterable[str]) -> re.Pattern:
    """A pattern for any of the phrases; for no phrase one that finds nothing."""
    phrases = list(phrases)
    return whole_words(phrases) if phrases else _NEVER


def _beliefs(phrases: Iterable[str]) -> re.Pattern:
    """What people wrongly believe, from the words that announce it to the end of the clause."""
    opening = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"\b(?:{opening})\b[^;.]*", re.IGNORECASE) if opening else _NEVER
