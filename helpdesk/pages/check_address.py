"""The address of Check: all that was answered stands in it, so reload, back, share and save need nothing else.

?<question>=yes            an answer; several options joined by commas, a day like 2026-08-02, a number, "unknown"
?maybe.<question>=yes      an answer that was only suggested; it counts when the visitor has confirmed it
?name=…   what is checked      ?as_of=2026-11-20   the day      ?at=…   the screen, or the question to go back to
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from helpdesk.checker.facts import Subject, reply_of
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import Kind, Reply, Step
from helpdesk.checker.walk import Facts
from helpdesk.errors import FactsRefused
from helpdesk.law.phrases import printable
from helpdesk.pages.frame import FIRST_DAY, LAST_DAY

MAYBE = "maybe."
START, REVIEW, RESULT = "start", "review", "result"
SCREENS = (START, REVIEW, RESULT)
RESERVED = ("name", "as_of", "at")  # no question may bear these names
NAME_LONGEST = 120
_MOST, _LONGEST = 400, 600  # parameters, and characters of one, that are read
_KEPT = "check_kept"  # the address as it was when the visitor went to another page


@dataclass(frozen=True)
class Told:
    """What the address tells: the name, the answers, suggested answers, the screen, and how much was left out."""

    name: str = ""
    facts: Facts = field(default_factory=dict)
    maybe: Facts = field(default_factory=dict)
    at: str = ""
    as_of: date | None = None
    dropped: int = 0

    @property
    def subject(self) -> Subject:
        """What is checked; suggested answers are no facts."""
        return Subject(self.name, "", self.facts)


def read(params: Mapping[str, str], book: Rulebook) -> Told:
    """What an address tells. Parts that cannot be used are left out and counted."""
    facts, maybe, dropped = {}, {}, max(len(params) - _MOST, 0)
    for name, text in list(params.items())[:_MOST]:
        if name in RESERVED:
            continue
        kept = maybe if name.startswith(MAYBE) else facts
        step = book.step.get(name.removeprefix(MAYBE))
        try:
            kept[step.id if step else ""] = _reply(step, text)
        except FactsRefused:
            dropped += 1
    at = params.get("at", "")
    is_place = at in SCREENS or at in book.step
    return Told(
        name=clean_name(params.get("name", "")),
        facts=in_order(facts, book),
        maybe=in_order({name: reply for name, reply in maybe.items() if name not in facts}, book),
        at=at if is_place else "",
        as_of=_day(params.get("as_of", "")),
        dropped=dropped + bool(at and not is_place),
    )


def _day(text: str) -> date | None:
    """The day in the address; None when it is none, or none the shelf can speak of."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _reply(step: Step | None, text: str) -> Reply:
    """An answer from the address. Raises FactsRefused."""
    if step is None or not text or len(text) > _LONGEST:
        raise FactsRefused("no such question, or no such answer")
    return reply_of(step, text.split(",") if step.kind is Kind.MANY else text)


def in_order(facts: Facts, book: Rulebook) -> Facts:
    """The answers in the order of the questions."""
    return {step.id: facts[step.id] for step in book.steps if step.id in facts}


def clean_name(text: str) -> str:
    """A name as it is kept: one line, not too long."""
    return printable(text).strip()[:NAME_LONGEST]


def params_of(told: Told) -> dict[str, str]:
    """The parameters that tell the same."""
    params = {"name": told.name, "as_of": told.as_of.isoformat() if told.as_of else "", "at": told.at}
    params |= {name: in_address(reply) for name, reply in told.facts.items()}
    params |= {f"{MAYBE}{name}": in_address(reply) for name, reply in told.maybe.items()}
    return {name: text for name, text in params.items() if text}


def in_address(reply: Reply) -> str:
    """A reply as the address writes it.

    >>> in_address(("cv", "none")), in_address(date(2026, 8, 2)), in_address(1e25)
    ('cv,none', '2026-08-02', '1e+25')
    """
    if isinstance(reply, tuple):
        return ",".join(reply)
    return reply.isoformat() if isinstance(reply, date) else str(reply)


def write(told: Told) -> None:
    """Put it into the address, and keep it for when the visitor comes back from another page."""
    params = params_of(told)
    st.session_state[_KEPT] = params
    if params != st.query_params.to_dict():
        st.query_params.from_dict(params)


def come_back() -> None:
    """A visitor who comes back from another page finds the check as it was left.

    An empty address on a visitor who was here just now is the way back to the start, and stays empty.
    """
    if "check_as_of_picker" not in st.session_state and not st.query_params.to_dict():
        if kept := st.session_state.get(_KEPT):
            st.query_params.from_dict(kept)
    elif st.query_params.to_dict():
        st.session_state[_KEPT] = st.query_params.to_dict()


def forget() -> None:
    """Begin anew."""
    st.session_state.pop(_KEPT, None)
    st.query_params.clear()


def answered(told: Told, step: Step, reply: Reply, book: Rulebook) -> Told:
    """With one answer given or changed; the next screen then follows from the answers."""
    facts = in_order({**told.facts, step.id: reply}, book)
    maybe = {name: kept for name, kept in told.maybe.items() if name != step.id}
    return replace(told, facts=facts, maybe=maybe, at="", dropped=0)


def href(told: Told, at: str) -> str:
    """The link to a screen, or to a question, with all that was told."""
    return f"check?{urlencode(params_of(replace(told, at=at)))}"
