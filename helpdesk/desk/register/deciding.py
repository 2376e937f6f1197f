"""Deciding: what the check makes of answers that a person stands behind, in the shape of a result of triage."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from helpdesk.checker.check import Check
from helpdesk.checker.facts import Subject, admit, plain
from helpdesk.checker.finding import Tier
from helpdesk.checker.flips import Open
from helpdesk.checker.step import Reply
from helpdesk.triage.deciding import by_gravity, deciding, established, priority
from helpdesk.triage.rows import read_presumptions
from helpdesk.triage.verdict import State

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk

_ROW = ("id", "name", "owner", "description")


def told(result: Mapping) -> dict:
    """The answers a result goes by: what it presumes, and over it what it suggests."""
    return {each["step"]: each["reply"] for name in ("presumed", "facts") for each in result.get(name, ())}


def decided(desk: Desk, row: Mapping, facts: Mapping, as_of: date) -> dict:
    """What a person's answers about a system make of it on a day, by the rules alone.

    It is settled, unless a graver class is still open: then it cannot say. Raises FactsRefused.
    """
    found = desk.check(Subject("", "", admit(facts, desk.rules)), as_of)
    risk = established(found.walk)
    is_open = risk == (Tier.UNDETERMINED,)
    return {
        **{name: row.get(name, "") for name in _ROW},
        "as_of": as_of.isoformat(), "state": str(State.OPEN if is_open else State.SETTLED), "risk": [*map(str, risk)],
        "chances": {} if is_open else {str(tier): 1.0 for tier in risk},
        **_places(desk, found), "facts": [_fact(found, step.id) for step in found.walk.trail], "presumed": [],
        "missing": [_missing(each) for each in found.open if each.flips_risk] if is_open else [],
        "near": [], "contradictions": [],
        "priority": priority({*risk, *({Tier.PROHIBITED} & set(found.walk.possible))}),
        **_owed(desk, found),
        "versions": {"law": _law(desk, as_of), "rules": desk.rules.version, "classifier": "", "precedents": ""},
    }  # fmt: skip


def _law(desk: Desk, as_of: date) -> str:
    version = desk.shelf.version_on("aia", as_of)
    return version.day if version else ""


def _places(desk: Desk, found: Check) -> dict:
    places = deciding(found.walk)
    return {"provisions": list(places), "labels": [desk.label_of(place) for place in places]}


def _owed(desk: Desk, found: Check) -> dict:
    """How many duties it has, and the first day of one that not every system brings.

    Where no role is known, so that none of its own is owed for sure, those are told that it may bring.
    """
    binding = [each for each in found.owed if not each.duty.voluntary]
    plain_ones = _plain_duties(desk, found.as_of)
    sure = [each for each in binding if each.is_sure]
    told = sure if any(each.duty.id not in plain_ones for each in sure) else binding
    own = [each.first_day for each in told if each.duty.id not in plain_ones]
    first_day = min(own).isoformat() if own else None
    return {"first_day": first_day, "duties": len({each.duty.id for each in told})}


@lru_cache(maxsize=16)
def _plain_duties(desk: Desk, as_of: date) -> frozenset[str]:
    """The duties that any system brings: those of one of which nothing is known but what is presumed."""
    presumed = {each.step: each.reply for each in read_presumptions(desk.settings.corpus, desk.rules)}
    return frozenset(each.duty.id for each in desk.check(Subject("", "", presumed), as_of).owed)


def _fact(found: Check, name: str) -> dict:
    step, reply = found.walk.book.step[name], found.walk.facts[name]
    told = {"step": name, "asks": step.asks, "reply": _plain(reply), "says": step.in_words(reply)}
    return {**told, "strength": 1.0, "spans": [], "words": [], "usual": False}


def _plain(reply: Reply) -> str | list[str] | float:
    return plain({"": reply})[""]


def _missing(each: Open) -> dict:
    leads = [
        {"reply": _plain(reply), "says": each.step.in_words(reply), "risk": str(by_gravity(risk)[0])}
        for reply, risk in each.outcomes
    ]
    return {"step": each.step.id, "asks": each.step.asks, "worth": _bits(leads), "leads": leads}


def _bits(leads: list[dict]) -> float:
    """How much an answer would tell, were all answers as likely."""
    times = Counter(lead["risk"] for lead in leads)
    return round(-sum(n / len(leads) * math.log2(n / len(leads)) for n in times.values()), 2)


def again(desk: Desk) -> Callable[[Mapping, date], Mapping]:
    """A way to see a result on another day, by the same answers; what could not be said then, is not said now.

    Systems with the same answers are looked at once.
    """
    known: dict[tuple[str, date], dict] = {}

    def on(result: Mapping, day: date) -> Mapping:
        if result.get("state") in (None, State.OPEN):
            return result
        facts = told(result)
        key = json.dumps(facts, sort_keys=True), day
        if key not in known:
            known[key] = decided(desk, {}, facts, day)
        words = {name: result[name] for name in _ROW}
        found = known[key] | words
        return found if found["state"] == State.OPEN else found | {"state": result["state"]}

    return on
