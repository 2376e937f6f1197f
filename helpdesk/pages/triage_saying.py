"""How triage speaks of classes, states, priorities and days: each said once for all its screens."""

from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from helpdesk.checker.finding import Tier
from helpdesk.pages import check_saying as saying
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_rows import ERROR
from helpdesk.pages.words import day_words

_STATE_SIGNS = {"settled": "●", "likely": "◐", "cannot-say": "○", ERROR: "–"}
_NOT_YET = {Tier.UNDETERMINED: words.STATES["cannot-say"]}  # "not settled" would be taken for the state


def heading(title: str, place: str, lead: str = "") -> None:
    """The title of a screen; `place` names it, so that whoever comes to it begins at its top."""
    lead_html = tag("p", safe(lead), class_="lead") if lead else ""
    st.html(tag("h1", safe(title), class_="title", data_arrive=place) + lead_html)


def tier_name(name: str) -> str:
    """A class in words; what is no class as it is."""
    try:
        return _NOT_YET.get(Tier(name)) or saying.tier_name(Tier(name))
    except ValueError:
        return name


def tone(name: str) -> str:
    """How a class is dressed."""
    try:
        return saying.TONES[Tier(name)]
    except ValueError:
        return "open"


def tiers_html(risk: Iterable[str]) -> str:
    """Classes as they stand in a list."""
    pills = "".join(tag("span", safe(tier_name(each)), class_=f"tier {tone(each)}") for each in risk)
    return tag("span", pills, class_="tiers")


def state_html(state: str) -> str:
    """How sure it is: a sign, and the words."""
    sign = tag("span", _STATE_SIGNS.get(state, ""), class_="sign", aria_hidden="true")
    return tag("span", f"{sign} {safe(state_name(state))}", class_="state")


def state_name(state: str) -> str:
    """How sure it is, in words."""
    return words.STATES.get(state, state)


def priority_name(number: int) -> str:
    """A priority with its meaning."""
    return words.PRIORITIES.get(number, str(number))


def percent(share: float) -> int:
    """A share as a whole number of per cent; never nothing or all where it is not.

    >>> percent(0.004), percent(0.5), percent(0.999), percent(1.0)
    (1, 50, 99, 100)
    """
    whole = round(100 * share)
    return min(max(whole, 1), 99) if 0 < share < 1 else whole


def first_day(result: Mapping) -> date | None:
    """The first day on which a duty of its own binds."""
    return date.fromisoformat(result["first_day"]) if result.get("first_day") else None


def day_said(day: date) -> str:
    """A day as it is said; kept here so that all screens say it alike."""
    return day_words(day)
