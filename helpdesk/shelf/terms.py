"""Terms: the words Article 3 defines, and where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from helpdesk.law import Kind, Provision

# A French term holds an apostrophe, so each kind of quotation mark is closed by its own.
_DEFINED = re.compile(r"«\s*([^»]{2,80}?)\s*»|‘([^’]{2,80})’|„([^”“]{2,80})[”“]|“([^”]{2,80})”|'([^']{2,80})'")
_HEAD = 160  # characters: the defined term stands at the head of a definition


@dataclass(frozen=True)
class Terms:
    """Defined terms in lower case, each with its definition."""

    by_term: dict[str, Provision]

    @cached_property
    def _pattern(self) -> re.Pattern:
        longest_first = sorted(self.by_term, key=len, reverse=True)
        words = "|".join(re.escape(term) for term in longest_first) or r"(?!)"
        return re.compile(rf"(?<![\w-])({words})s?(?![\w-])", re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[int, int, Provision]]:
        """(start, end, definition) of every defined term in a text; the longest term wins."""
        return [(m.start(), m.end(), self.by_term[m.group(1).lower()]) for m in self._pattern.finditer(text)]

    def term_of(self, definition: Provision) -> str:
        """The term that a definition defines."""
        return next((term for term, provision in self.by_term.items() if provision.id == definition.id), "")

    def used_in(self, text: str) -> dict[str, Provision]:
        """The defined terms a text uses, in order of appearance, each once."""
        return {definition.id: definition for _, _, definition in self.spans(text)}


def read_terms(provisions: Iterable[Provision]) -> Terms:
    """The terms that definitions open with, like ‘deployer’ or ‘AI system’."""
    found: dict[str, Provision] = {}
    for provision in provisions:
        if provision.kind is Kind.DEFINITION and (match := _DEFINED.search(provision.text[:_HEAD])):
            found.setdefault(next(filter(None, match.groups())).lower(), provision)
    return Terms(found)
