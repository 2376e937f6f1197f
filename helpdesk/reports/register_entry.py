"""An entry: one row of a register as every form of it takes it, its texts clean and its review worked in.

A result comes as the plain dict that triage writes: `id`, `name`, `owner`, `description`, and either `error` or what
was concluded; `review` where a person has looked at it. What comes from outside cannot break a form or deceive a
reader: letters that no document can hold are taken out here, formulas where a spreadsheet is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from helpdesk.reports.clean import clean

Result = Mapping[str, Any]

OPEN, DECIDED = "open", ("accepted", "overridden")


@dataclass(frozen=True)
class Head:
    """What a register is of: its title, the day it speaks of, who runs the desk, and the versions it was made with."""

    title: str
    as_of: date
    operator: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """What a person made of a result; `risk` are the classes where they decided otherwise."""

    state: str = OPEN
    risk: tuple[str, ...] = ()
    reason: str = ""
    cites: tuple[str, ...] = ()
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Question:
    """A question to the owner, and what each answer would lead to as (answers, class)."""

    asks: str
    leads: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Fact:
    """A fact that is suggested, or taken for granted and then with a `why` and no strength."""

    asks: str
    says: str
    words: tuple[str, ...] = ()
    strength: float | None = None
    is_usual: bool = False
    why: str = ""


@dataclass(frozen=True)
class Near:
    """A precedent that is like the description."""

    id: str
    text: str
    risk: str
    likeness: float
    agrees: bool


@dataclass(frozen=True)
class Entry:
    """One system of a register, or a row that could not be read: then only `error` says something of it."""

    id: str
    name: str
    owner: str
    description: str
    error: str = ""
    review: Review = Review()
    as_of: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    state: str = ""
    risk: tuple[str, ...] = ()
    chances: tuple[tuple[str, float], ...] = ()
    provisions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    missing: tuple[Question, ...] = ()
    near: tuple[Near, ...] = ()
    contradictions: tuple[str, ...] = ()
    priority: int | None = None
    first_day: date | None = None
    duties: int | None = None

    @property
    def standing(self) -> tuple[str, ...]:
        """The classes that stand: those of the review where it decided otherwise, else those suggested."""
        return self.review.risk if self.review.state == "overridden" and self.review.risk else self.risk

    @property
    def is_moved(self) -> bool:
        """Whether the review decided on other classes, so that days and duties of the suggestion no longer hold."""
        return self.standing != self.risk

    @property
    def is_decided(self) -> bool:
        """Whether a person has accepted the result or decided otherwise."""
        return self.review.state in DECIDED


def entry(row: Result) -> Entry:
    """A result as an entry. Raises KeyError where the dict lacks what a result has."""
    known = {name: _text(row[name]) for name in ("id", "name", "owner", "description")}
    review = _review(row.get("review") or {})
    if "error" in row:
        return Entry(**known, error=_text(row["error"]), review=review)
    return Entry(
        **known,
        review=review,
        as_of=_text(row["as_of"]),
        versions=tuple(sorted((_text(name), _text(value)) for name, value in row["versions"].items())),
        state=_text(row["state"]),
        risk=_texts(row["risk"]),
        chances=tuple((_text(name), chance) for name, chance in row["chances"].items()),
        provisions=_texts(row["provisions"]),
        labels=_texts(row["labels"]),
        facts=(*map(_suggested, row["facts"]), *map(_presumed, row["presumed"])),
        missing=tuple(_question(each) for each in row["missing"]),
        near=tuple(_near(each) for each in row["near"]),
        contradictions=_texts(row["contradictions"]),
        priority=row["priority"],
        first_day=date.fromisoformat(row["first_day"]) if row["first_day"] else None,
        duties=row["duties"],
    )


def _text(value: object) -> str:
    return clean(str(value))


def _texts(values: list[str]) -> tuple[str, ...]:
    return tuple(_text(each) for each in values)


def _review(given: Result) -> Review:
    texts = {name: _text(given.get(name) or "") for name in ("reason", "by", "at")}
    lists = {name: _texts(given.get(name) or []) for name in ("risk", "cites")}
    return Review(state=_text(given.get("state") or OPEN), **texts, **lists)


def _suggested(given: Result) -> Fact:
    found = _texts(given["words"])
    return Fact(_text(given["asks"]), _text(given["says"]), found, given["strength"], bool(given["usual"]))


def _presumed(given: Result) -> Fact:
    return Fact(_text(given["asks"]), _text(given["says"]), why=_text(given["why"]))


def _question(given: Result) -> Question:
    return Question(_text(given["asks"]), tuple((_text(lead["says"]), _text(lead["risk"])) for lead in given["leads"]))


def _near(given: Result) -> Near:
    return Near(
        _text(given["id"]), _text(given["text"]), _text(given["risk"]), given["likeness"], bool(given["agrees"])
    )
