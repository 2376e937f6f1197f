"""The library: all precedents with what the rules of the check make of each kind on a day."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from helpdesk.checker.facts import plain
from helpdesk.checker.finding import Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import DONT_KNOW, Reply
from helpdesk.checker.walk import Facts, walk
from helpdesk.triage.deciding import deciding, established
from helpdesk.triage.precedent import Kind, Precedent, Presumption
from helpdesk.triage.rows import read_precedents, read_presumptions


@dataclass(frozen=True)
class Library:
    """Precedents, what is presumed, and the rules that decide. `team` are a team's own decided cases."""

    book: Rulebook
    precedents: tuple[Precedent, ...]
    presumptions: tuple[Presumption, ...]
    team: tuple[Precedent, ...] = ()

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Kinds by id, those of the team among them."""
        return {each.kind.id: each.kind for each in (*self.precedents, *self.team)}

    @cached_property
    def presumed(self) -> dict[str, Reply]:
        """What is presumed, by step."""
        return {each.step: each.reply for each in self.presumptions}

    @cached_property
    def stamp(self) -> str:
        """A checksum of all that the classifier learns from: texts, kinds and their facts."""
        digest = hashlib.sha256(repr([(e.id, e.text, e.lang, e.kind.id) for e in self.precedents]).encode())
        for kind in {each.kind.id: each.kind for each in self.precedents}.values():
            digest.update(repr((kind.id, kind.tier, plain(kind.facts), plain(kind.usual))).encode())
        return digest.hexdigest()[:16]

    def told(self, kind: Kind) -> Facts:
        """What holds of a kind: what is presumed, then what is usual, then what its descriptions say."""
        return {**self.presumed, **kind.usual, **kind.facts}

    def reply(self, kind: Kind, step: str) -> Reply:
        """The answer of a kind to a step; `DONT_KNOW` where it tells nothing of it."""
        return kind.facts.get(step, kind.usual.get(step, self.presumed.get(step, DONT_KNOW)))

    def with_team(self, team: tuple[Precedent, ...]) -> "Library":
        """The library with a team's own cases."""
        return replace(self, team=team)

    def on(self, as_of: date) -> "Rulings":
        """What the rules make of each kind on a day."""
        return Rulings(as_of, {name: self.ruling(kind, as_of) for name, kind in self.kinds.items()})

    def ruling(self, kind: Kind, as_of: date) -> "Ruling":
        """What the rules make of one kind on a day."""
        found = walk(self.book, self.told(kind), as_of)
        return Ruling(established(found), deciding(found))


@dataclass(frozen=True)
class Ruling:
    """The classes of a kind, the gravest first, and the provisions that decide them, by the rules."""

    risk: tuple[Tier, ...]
    provisions: tuple[str, ...]

    @property
    def tier(self) -> Tier:
        """The gravest class."""
        return self.risk[0]

    @property
    def key(self) -> tuple[Tier, str]:
        """What kinds of one ruling have in common: the class and the first place that decides it."""
        return self.tier, self.provisions[0] if self.provisions else ""


@dataclass(frozen=True)
class Rulings:
    """The ruling on each kind, by its id, on one day."""

    as_of: date
    of: Mapping[str, Ruling]


def open_library(corpus: Path, book: Rulebook) -> Library:
    """The library of the corpus. Raises CorpusError for a loose end."""
    return Library(book, read_precedents(corpus, book), read_presumptions(corpus, book))
