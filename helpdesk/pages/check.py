"""Check: one question at a time, what is known so far beside it, and a result with reasons, duties and days."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.pages import check_address as address
from helpdesk.pages import check_law, check_words, frame
from helpdesk.pages.check_address import RESULT, REVIEW, START, Told
from helpdesk.pages.check_arrive import arrive
from helpdesk.pages.check_known import known
from helpdesk.pages.check_question import question
from helpdesk.pages.check_result import result
from helpdesk.pages.check_review import review
from helpdesk.pages.check_start import start
from helpdesk.pages.check_visit import GO, ROOM, Visit
from helpdesk.pages.links import follow
from helpdesk.pages.marks import safe, tag

_LOOK = Path(__file__).with_name("check.css")


def show(desk: Desk, read_on=None, ask_on=None) -> None:
    """The page; all it knows stands in its address. `read_on` is the Browse page, `ask_on` the Ask page."""
    st.html(_LOOK)
    with frame.guarded():
        book = desk.rules
        address.come_back()
        told = address.read(st.query_params.to_dict(), book)
        _take_day(told)
        as_of = _head(told)
        told = replace(told, as_of=as_of if as_of != date.today() else None)
        address.write(told)
        visit = Visit(desk, told, desk.check(told.subject, as_of))
        with st.container(key=ROOM):
            place = _screen(visit, ask_on)
            check_law.panel(visit, read_on)
        arrive(ROOM, place)
        arrive(check_law.ROOM, check_law.opened(), aside=True)
        follow(ROOM, lambda pointer: _followed(visit, pointer))


def _take_day(told: Told) -> None:
    """An address carries its day; the picker follows it, once for each address."""
    if told.as_of and st.session_state.get("check_day_taken") != told.as_of:
        st.session_state["check_as_of"] = st.session_state["check_as_of_picker"] = told.as_of
    st.session_state["check_day_taken"] = told.as_of


def _head(told: Told) -> date:
    title, day = st.columns([4, 1])
    with day:
        as_of = frame.day_picker("check")
    with title:
        frame.heading(check_words.TITLE)
    frame.other_day("check", as_of)
    st.session_state["check_day_taken"] = as_of if as_of != date.today() else None
    if told.dropped:
        st.html(tag("p", safe(check_words.DROPPED), class_="box warn", role="status"))
    return as_of


def _screen(visit: Visit, ask_on) -> str:
    """Draw the screen the address asks for, else the next question, else the result; the name of what is shown."""
    told, next_ = visit.told, visit.walk.next
    if told.at == START or (not told.facts and not told.at):
        start(visit)
        return START
    if told.at == REVIEW:
        review(visit)
        return REVIEW
    step = visit.book.step.get(told.at) or (next_ if told.at != RESULT else None)
    if step is None:
        result(visit, ask_on)
        return RESULT
    left, right = st.columns([3, 2], gap="large")
    with left:
        question(visit, step)
    with right:
        known(visit)
    return step.id


def _followed(visit: Visit, pointer: str) -> None:
    """A link of the page leads to another screen of it, or opens the law beside it."""
    at = pointer.removeprefix(GO)
    if at == pointer:
        check_law.open_law(pointer)
    elif at in address.SCREENS or at in visit.book.step:
        check_law.close()
        visit.go(at=at)
