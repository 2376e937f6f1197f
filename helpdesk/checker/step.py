"""A step: one question of the check, its possible answers, and what each answer establishes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from helpdesk import wording
from helpdesk.law.rule import NO, UNKNOWN, YES, Truth

Reply = str | tuple[str, ...] | date | float
"""An option's id, several ids, a day or a number; `DONT_KNOW` fits every step."""

DONT_KNOW = "unknown"


class Kind(StrEnum):
    """What can be answered: one option, many, a day, a number."""

    ONE = "one"
    MANY = "many"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True)
class Option:
    """A possible answer, what it establishes, and phrases in a visitor's own words that suggest it."""

    id: str
    says: str
    finds: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


@dataclass(frozen=True)
class Band:
    """What a day before `before`, or a number above `above`, establishes."""

    finds: tuple[str, ...]
    before: date | None = None
    above: float | None = None

    def holds(self, value: date | float) -> bool:
        """Whether the answer lies in the band."""
        return value < self.before if self.before is not None else value > self.above


@dataclass(frozen=True)
class Step:
    """A question: plain words, why it is asked, what counts, the law behind it, and its answers.

    `optional` steps are never asked by themselves; they can be given. `group` is the file they stand in.
    """

    id: str
    asks: str
    why: str
    help: str
    kind: Kind = Kind.ONE
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    optional: bool = False
    group: str = field(default="", compare=False)

    @cached_property
    def elements(self) -> tuple[str, ...]:
        """The findings this step settles, each once."""
        return tuple(dict.fromkeys(name for row in (*self.options, *self.bands) for name in row.finds))

    def option(self, option_id: str) -> Option | None:
        """The option of that id."""
        return next((option for option in self.options if option.id == option_id), None)

    def settle(self, reply: Reply | None) -> Mapping[str, Truth]:
        """What a reply makes of each element; no reply, and `DONT_KNOW`, leave all unknown.

        `DONT_KNOW` beside other options leaves unknown what these do not establish.
        """
        if reply is None or reply == DONT_KNOW:
            return dict.fromkeys(self.elements, UNKNOWN)
        chosen = reply if isinstance(reply, tuple) else (reply,)
        found = {name for row in self._met(chosen) for name in row.finds}
        rest = UNKNOWN if DONT_KNOW in chosen else NO
        return {name: YES if name in found else rest for name in self.elements}

    def _met(self, chosen: tuple) -> Iterator[Option | Band]:
        if self.kind in (Kind.ONE, Kind.MANY):
            yield from (option for option in self.options if option.id in chosen)
        else:
            yield from (band for band in self.bands if band.holds(chosen[0]))

    def in_words(self, reply: Reply) -> str:
        """A reply as a person reads it."""
        if reply == DONT_KNOW:
            return wording.DONT_KNOW
        if self.kind is Kind.DAY:
            return wording.day(reply)
        if self.kind is Kind.NUMBER:
            return f"{reply:,.10g}"
        chosen = reply if isinstance(reply, tuple) else (reply,)
        return ", ".join(option.says if (option := self.option(name)) else self.in_words(DONT_KNOW) for name in chosen)
