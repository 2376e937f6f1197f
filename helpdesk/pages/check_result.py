"""The result of a check: classes with their reasons, duties, days, what would change it, and where to go from here."""

import streamlit as st

from helpdesk.pages import check_address as address
from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import RESULT, REVIEW
from helpdesk.pages.check_changes import changes_html, open_html
from helpdesk.pages.check_classes import classes_html
from helpdesk.pages.check_downloads import downloads
from helpdesk.pages.check_duties import duties
from helpdesk.pages.check_onward import ask_about, send, share
from helpdesk.pages.check_timeline import timeline_html
from helpdesk.pages.check_visit import Visit, title_of
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words


def result(visit: Visit, ask_on=None) -> None:
    """The screen of the result, the last word of a check or a look in between."""
    day = words.RESULT_DAY.format(day=day_words(visit.as_of))
    st.html(tag("h2", safe(title_of(visit)), class_="result", data_arrive=RESULT) + tag("p", safe(day), class_="small"))
    if not visit.check.is_finished:
        _unfinished(visit)
    st.html(classes_html(visit))
    _ways(visit, ask_on)
    if when := timeline_html(visit):
        st.html(when)
    duties(visit)
    if below := open_html(visit) + (changes_html(visit) if visit.check.is_finished else ""):
        st.html(below)
    st.html(tag("h2", safe(words.TAKE)))
    downloads(visit.desk, visit.check)
    share(visit)
    send(visit)
    _start_over()


def _unfinished(visit: Visit) -> None:
    text = tag("h3", safe(words.UNFINISHED)) + tag("p", safe(words.UNFINISHED_TEXT))
    st.html(tag("div", text, class_="box ask", role="status"))
    st.button(words.UNFINISHED_GO, key="check_on", type="primary", on_click=_go, args=(visit, ""))


def _ways(visit: Visit, ask_on) -> None:
    with st.container(key="check_result_ways", horizontal=True):
        st.button(words.REVIEW, key="check_review", icon=":material/edit_note:", on_click=_go, args=(visit, REVIEW))
        ask_about(visit, ask_on)


def _go(visit: Visit, at: str) -> None:
    visit.go(at=at)


def _start_over() -> None:
    with st.popover(words.START_OVER, icon=":material/restart_alt:", type="tertiary"):
        st.button(words.START_OVER_SURE, key="check_start_over", type="primary", on_click=address.forget)
