"""Terms: the words Article 3 defines, and where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpdesk.law import Kind, Provision
from helpdesk.shelf.rows import rows

# A French term holds an apostrophe, so each kind of quotation mark is closed by its own.
_DEFINED = re.compile(r"«\s*([^»]{2,80}?)\s*»|‘([^’]{2,80})’|„([^”“]{2,80})[”“]|“([^”]{2,80})”|'([^']{2,80})'")
_HEAD = 160  # characters: the defined term stands at the head of a definition


@dataclass(frozen=True)
class FalseFriend:
    """A defined term that does not have its defined meaning inside some phrases, like "subject" in "subject to"."""

    term: str
    within: re.Pattern


@dataclass(frozen=True)
class Terms:
    """Defined terms in lower case, each with its definition."""

    by_term: dict[str, Provision]
    false_friends: tuple[FalseFriend, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern:
        longest_first = sorted(self.by_term, key=len, reverse=True)
        words = "|".join(re.escape(term) for term in longest_first) or r"(?!)"
        return re.compile(rf"(?<![\w-])({words})s?(?![\w-])", re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[int, int, Provision]]:
        """(start, end, definition) of every defined term in a text; the longest term wins, false friends are none."""
        friends = [(friend.term, *m.span()) for friend in self.false_friends for m in friend.within.finditer(text)]
        found = ((m.start(), m.end(), m.group(1).lower()) for m in self._pattern.finditer(text))
        return [
            (start, end, self.by_term[term])
            for start, end, term in found
            if not any(term == name and a <= start and end <= b for name, a, b in friends)
        ]

    def term_of(self, definition: Provision) -> str:
        """The term that a definition defines."""
        return next((term for term, provision in self.by_term.items() if provision.id == definition.id), "")

    def used_in(self, text: str) -> dict[str, Provision]:
        """The defined terms a text uses, in order of appearance, each once."""
        return {definition.id: definition for _, _, definition in self.spans(text)}


def read_false_friends(corpus: Path) -> tuple[FalseFriend, ...]:
    """The false friends of corpus/glossary.toml. Raises CorpusError for a loose end."""
    found = rows(corpus / "glossary.toml", "false_friend", {"id": str, "within": list}, needed=("id", "within"))
    return tuple(FalseFriend(row["id"], _phrases(row["within"])) for row in found)


def _phrases(phrases: list[str]) -> re.Pattern:
    words = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def read_terms(provisions: Iterable[Provision], false_friends: tuple[FalseFriend, ...] = ()) -> Terms:
    """The terms that definitions open with, like ‘deployer’ or ‘AI system’."""
    found: dict[str, Provision] = {}
    for provision in provisions:
        if provision.kind is Kind.DEFINITION and (match := _DEFINED.search(provision.text[:_HEAD])):
            found.setdefault(next(filter(None, match.groups())).lower(), provision)
    return Terms(found, false_friends)
