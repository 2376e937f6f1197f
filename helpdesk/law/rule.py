"""A rule: how findings make another finding, in `and`, `or` and `not`, with three values of truth.

After S. C. Kleene's strong logic (Introduction to Metamathematics, 1952, section 64): an unknown part leaves the whole
unknown unless the other parts settle it alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum


class Truth(IntEnum):
    """Whether something holds: `and` is the smallest of its parts, `or` the largest."""

    NO = 0
    UNKNOWN = 1
    YES = 2


NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
_OPPOSITE = (YES, UNKNOWN, NO)

Truths = Mapping[str, Truth]
SINCE = "since:"


@dataclass(frozen=True)
class Name:
    """A finding, or `since:` a day of the calendar."""

    id: str

    def truth(self, truths: Truths) -> Truth:
        """What is known of it."""
        return truths[self.id]

    def deciding(self, truths: Truths) -> Iterator[str]:
        """Itself."""
        yield self.id

    def names(self) -> Iterator[str]:
        """Itself."""
        yield self.id


@dataclass(frozen=True)
class Not:
    """The opposite of a rule."""

    part: "Rule"

    def truth(self, truths: Truths) -> Truth:
        """The opposite truth; unknown stays unknown."""
        return _OPPOSITE[self.part.truth(truths)]

    def deciding(self, truths: Truths) -> Iterator[str]:
        """What decides its part."""
        return self.part.deciding(truths)

    def names(self) -> Iterator[str]:
        """What its part names."""
        return self.part.names()


@dataclass(frozen=True)
class Joint:
    """Rules that hold together (`and`) or one for another (`or`)."""

    parts: tuple["Rule", ...]
    all: bool

    def truth(self, truths: Truths) -> Truth:
        """The smallest truth of its parts for `and`, the largest for `or`."""
        settles, whole = (NO, YES) if self.all else (YES, NO)
        for part in self.parts:
            truth = part.truth(truths)
            if truth is settles:
                return settles
            if truth is UNKNOWN:
                whole = UNKNOWN
        return whole

    def deciding(self, truths: Truths) -> Iterator[str]:
        """What decides those of its parts that are as true as the whole: these made it so."""
        whole = self.truth(truths)
        for part in self.parts:
            if part.truth(truths) is whole:
                yield from part.deciding(truths)

    def names(self) -> Iterator[str]:
        """What its parts name."""
        for part in self.parts:
            yield from part.names()


Rule = Name | Not | Joint
ALWAYS = Joint((), all=True)


def both(*rules: Rule) -> Rule:
    """The rule that holds when all of these hold."""
    return Joint(rules, all=True) if len(rules) != 1 else rules[0]


_WORD = re.compile(r"\s*(?:([()])|((?:since:)?[a-z0-9][a-z0-9-]*)|(\S))")


def parse(text: str) -> Rule:
    """The rule that a text spells. Raises ValueError with the word that cannot be read.

    >>> rule = parse("covered and (a or not b)")
    >>> rule.truth({"covered": YES, "a": UNKNOWN, "b": NO}).name, sorted(rule.names())
    ('YES', ['a', 'b', 'covered'])
    """
    words = []
    for mark, word, stray in _WORD.findall(text.strip()):
        if stray:
            raise ValueError(f"cannot read {stray!r}")
        words.append(mark or word)
    rule, rest = _either(words)
    if rest:
        raise ValueError(f"did not expect {rest[0]!r}")
    return rule


def _either(words: list[str]) -> tuple[Rule, list[str]]:
    return _joined(words, "or", _together)


def _together(words: list[str]) -> tuple[Rule, list[str]]:
    return _joined(words, "and", _one)


def _joined(words: list[str], link: str, read) -> tuple[Rule, list[str]]:
    """One or more rules with the same word between them, and the words after them."""
    part, rest = read(words)
    parts = [part]
    while rest and rest[0] == link:
        part, rest = read(rest[1:])
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Joint(tuple(parts), all=link == "and")), rest


def _one(words: list[str]) -> tuple[Rule, list[str]]:
    if not words or words[0] in (")", "and", "or"):
        raise ValueError(f"expected a finding, not {words[0]!r}" if words else "ends too early")
    first, rest = words[0], words[1:]
    if first == "not":
        part, rest = _one(rest)
        return Not(part), rest
    if first != "(":
        return Name(first), rest
    rule, rest = _either(rest)
    if not rest or rest[0] != ")":
        raise ValueError("a bracket is not closed")
    return rule, rest[1:]
