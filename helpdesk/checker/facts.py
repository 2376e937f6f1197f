"""Facts: what a visitor told us, read from a file or a form and checked against the questions."""

import difflib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import DONT_KNOW, Kind, Reply, Step
from helpdesk.checker.walk import Facts
from helpdesk.errors import FactsRefused
from helpdesk.law.phrases import printable

_LONGEST = 200_000  # bytes of a facts file; a real one has two thousand
_NAME_LONGEST, _DESCRIPTION_LONGEST = 200, 5_000


@dataclass(frozen=True)
class Subject:
    """One system or model that is checked: its name, a description, and the facts about it."""

    name: str
    description: str
    facts: Facts


def read_subject(file: Path, book: Rulebook) -> Subject:
    """The subject a TOML file tells: `name`, `description` and a table `facts`, each of which may be left out.

    Raises FactsRefused naming the file and the word that cannot be used.
    """
    try:
        content = file.read_bytes()
        if len(content) > _LONGEST:
            raise FactsRefused(f"{file.name} is longer than {_LONGEST:,} bytes; a file of facts is not.")
        told = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as problem:
        raise FactsRefused(f"{file} cannot be read: {problem.strerror}.") from problem
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise FactsRefused(f"{file.name} is not TOML: {problem}.") from problem
    return subject_of(told, book)


def subject_of(told: Mapping, book: Rulebook) -> Subject:
    """The subject a table tells. Raises FactsRefused naming the word that cannot be used."""
    for word in told:
        if word not in ("name", "description", "facts"):
            raise FactsRefused(f"{word!r} is not known here; a file of facts has 'name', 'description' and 'facts'.")
    facts = told.get("facts", {})
    if not isinstance(facts, Mapping):
        raise FactsRefused("'facts' must be a table of questions and answers.")
    return Subject(
        _text(told, "name", _NAME_LONGEST), _text(told, "description", _DESCRIPTION_LONGEST), admit(facts, book)
    )


def _text(told: Mapping, word: str, longest: int) -> str:
    text = told.get(word, "")
    if not isinstance(text, str) or len(text) > longest:
        raise FactsRefused(f"{word!r} must be text of at most {longest:,} characters.")
    return printable(text, keep="\n")


def admit(told: Mapping[str, object], book: Rulebook) -> Facts:
    """Answers as they come from a file or a page, in the order of the questions. Raises FactsRefused."""
    for name in told:
        if name not in book.step:
            raise FactsRefused(f"There is no question {name!r}.{_near(name, book.step)}")
    return {step.id: reply_of(step, told[step.id]) for step in book.steps if step.id in told}


def reply_of(step: Step, value: object) -> Reply:
    """One answer, checked against its question. Raises FactsRefused."""
    if value == DONT_KNOW:
        return DONT_KNOW
    match step.kind:
        case Kind.ONE:
            return _option(step, value)
        case Kind.MANY:
            return _options(step, value)
        case Kind.DAY:
            return _day(step, value)
        case Kind.NUMBER:
            return _number(step, value)


def _option(step: Step, value: object) -> str:
    value = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    known = [option.id for option in step.options]
    if not isinstance(value, str) or value not in known:
        raise FactsRefused(f"{step.id}: {_shown(value)} is none of {', '.join(known)} or {DONT_KNOW}.")
    return value


def _options(step: Step, value: object) -> Reply:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not values:
        raise FactsRefused(f"{step.id}: needs a list of one or more answers, not {_shown(value)}.")
    chosen = {each if each == DONT_KNOW else _option(step, each) for each in values}
    if chosen == {DONT_KNOW}:
        return DONT_KNOW
    idle = [option.id for option in step.options if not option.finds and option.id in chosen]
    if idle and len(chosen) > 1:
        raise FactsRefused(f"{step.id}: {idle[0]!r} cannot stand beside another answer.")
    order = [*(option.id for option in step.options), DONT_KNOW]
    return tuple(sorted(chosen, key=order.index))


def _day(step: Step, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise FactsRefused(f"{step.id}: {_shown(value)} is not a day; write it like 2026-08-02.") from None


def _number(step: Step, value: object) -> float:
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise FactsRefused(f"{step.id}: {_shown(value)} is not a number like 250000 or 1e25.")
    return number


def _shown(value: object) -> str:
    """A value as an error may show it: not longer than a line."""
    return repr(value)[:60]


def _near(name: str, known: Mapping) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f" Did you mean {near[0]!r}?" if near else ""


def plain(facts: Facts) -> dict[str, str | list[str] | float]:
    """Facts in the words of JSON: days as text, several answers as a list."""
    return {name: _plain(reply) for name, reply in facts.items()}


def _plain(reply: Reply) -> str | list[str] | float:
    if isinstance(reply, date):
        return reply.isoformat()
    return list(reply) if isinstance(reply, tuple) else reply


def in_toml(subject: Subject) -> str:
    """The subject as a file of facts, as `read_subject` reads it."""
    lines = [f"{word} = {_quoted(text)}" for word in ("name", "description") if (text := getattr(subject, word))]
    return "\n".join([*lines, "[facts]", *(f"{name} = {_toml(reply)}" for name, reply in subject.facts.items()), ""])


def _toml(reply: Reply) -> str:
    match reply:
        case str():
            return _quoted(reply)
        case tuple():
            return f"[{', '.join(map(_quoted, reply))}]"
        case date():
            return reply.isoformat()
        case _:
            return repr(reply)


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)
