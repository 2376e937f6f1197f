"""A verdict: what triage says of one description, on which words, how surely, and what to ask next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helpdesk.checker.finding import Tier
from helpdesk.checker.step import Reply
from helpdesk.checker.walk import Facts
from helpdesk.triage.precedent import Precedent, Presumption

Span = tuple[int, int]
"""Where words stand in a description: first character, and the one after the last."""


class State(StrEnum):
    """How far a verdict may be relied on."""

    SETTLED = "settled"  # by the words themselves
    LIKELY = "likely"  # where the facts it names are confirmed
    OPEN = "cannot-say"  # until a person answers the questions it names


@dataclass(frozen=True)
class Suggested:
    """An answer to a question of the check that a description suggests.

    `strength` is the chance, 0 to 1, that it holds; `spans` the words that speak for it, none where it is only what is
    usual with such systems (`is_usual`).
    """

    step: str
    reply: Reply
    strength: float
    spans: tuple[Span, ...]
    is_usual: bool


@dataclass(frozen=True)
class Near:
    """A precedent that is like the description, and whether it is in the class the verdict names."""

    precedent: Precedent
    likeness: float
    agrees: bool


@dataclass(frozen=True)
class Part:
    """A sentence of a description that, read alone, is surely in a graver class than the whole."""

    span: Span
    tier: Tier


@dataclass(frozen=True)
class Missing:
    """A question whose answer would tell most: `worth` in bits, and the gravest class after each answer."""

    step: str
    worth: float
    leads: tuple[tuple[Reply, Tier], ...]


@dataclass(frozen=True)
class Verdict:
    """What triage says of one description.

    `risk` are the classes, the gravest first, `undetermined` alone where it cannot say; `chances` what speaks for each
    class. `facts` are suggested, `presumed` taken for granted; only a person makes either a fact. `contradictions` are
    points ("anx_III.4.a") whose two sides both fit, and sentences that alone would be in a graver class. `priority` 1
    is to be looked at first. `first_day` is the first day on which a duty binds, `duties` how many there are.
    """

    as_of: date
    state: State
    risk: tuple[Tier, ...]
    chances: tuple[tuple[Tier, float], ...]
    provisions: tuple[str, ...]
    facts: tuple[Suggested, ...]
    presumed: tuple[Presumption, ...]
    missing: tuple[Missing, ...]
    near: tuple[Near, ...]
    contradictions: tuple[str | Part, ...]
    priority: int
    first_day: date | None
    duties: int

    @property
    def told(self) -> Facts:
        """The facts as the check takes them: what is presumed, and over it what is suggested."""
        return {each.step: each.reply for each in (*self.presumed, *self.facts)}
