"""Precedents: short descriptions of systems whose facts are known, grouped by the line of the law that they test."""

from dataclasses import dataclass

from helpdesk.checker.finding import Tier
from helpdesk.checker.walk import Facts

INSIDE, OUTSIDE = "inside", "outside"


@dataclass(frozen=True)
class Kind:
    """Systems of one kind, on one side of one line of the law.

    `point` is the unit whose line they test ("anx_III.4.a") and `side` the side they stand on. `facts` is what their
    descriptions say or plainly mean; `usual` what is usually so with them and has to be confirmed. `tier` is the
    gravest class, `decides` the provisions that decide it, `why` the reason in a line.
    """

    id: str
    point: str
    side: str
    facts: Facts
    usual: Facts
    tier: Tier
    decides: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Precedent:
    """One description and the kind of system it describes; `team` tells one that a team decided for itself."""

    id: str
    text: str
    lang: str
    kind: Kind
    team: bool = False


@dataclass(frozen=True)
class Presumption:
    """What is taken for granted of a step where a description says nothing of it, and why."""

    step: str
    reply: object
    why: str
