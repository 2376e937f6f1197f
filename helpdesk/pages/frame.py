"""The frame around every page: its dress, the line that says who speaks here, and the look of trouble."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import streamlit as st

from helpdesk import wording
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.law import Force
from helpdesk.pages import words
from helpdesk.pages.marks import safe, tag

log = logging.getLogger(__name__)

_LOOK = Path(__file__).with_name("look.css")
ICON = Path(__file__).with_name("balance.svg")  # our own file: Streamlit would fetch its icons from elsewhere
FIRST_DAY = date(2024, 8, 1)  # the picker opens where the shelf's oldest wording begins
LAST_DAY = date(2031, 12, 31)


def dress() -> None:
    """The style sheet, on every page."""
    st.html(_LOOK)


def foot(desk: Desk, staff_on=None):
    """The foot that stays in sight on every page: who speaks here and what it is worth; a page may add to it.

    `staff_on` is the page of the staff, whose link stands there, small. Not `st.bottom`, which scrolls a page to its
    end: an answer is read from its beginning.
    """
    place = st.container(key="foot", gap="small")
    room = place.container(key="foot_room")
    text = wording.DISCLAIMER.format(operator=desk.settings.operator)
    place.html(tag("p", safe(text), class_="disclaimer", role="note"))
    if staff_on is not None:
        place.container(key="foot_staff").page_link(staff_on, label=words.STAFF)
    return room


def ways(pages: list) -> None:
    """The pages in sight on a phone, where Streamlit hides its own navigation behind an arrow."""
    with st.container(key="ways", horizontal=True):
        for page in pages:
            st.page_link(page)


def heading(title: str, lead: str = "") -> None:
    """The title of a page."""
    lead_html = tag("p", safe(lead), class_="lead") if lead else ""
    st.html(tag("h1", safe(title), class_="title") + lead_html)


def box(tone: str, title: str, text: str, next_: tuple[str, ...] = ()) -> None:
    """A notice with a heading, a sentence, and what to do next."""
    steps = tag("ul", "".join(tag("li", safe(step)) for step in next_)) if next_ else ""
    st.html(tag("div", f"{tag('h2', safe(title))}{tag('p', safe(text))}{steps}", class_=f"box {tone}", role="status"))


@contextmanager
def guarded() -> Iterator[None]:
    """Whatever the desk refuses inside is logged and told in its own sentence, never as a trace."""
    try:
        yield
    except HelpdeskError as problem:
        log.warning("%s: %s", type(problem).__name__, problem)
        box("warn", words.PROBLEM, str(problem))


def short_shelf(desk: Desk, as_of: date) -> bool:
    """Say so when the shelf has no text, or only our own telling of it; true when there is nothing to read at all."""
    if desk.shelf.is_empty:
        box("quiet", words.EMPTY_SHELF_TITLE, wording.EMPTY_SHELF, (words.EMPTY_SHELF_NEXT,))
        return True
    version = desk.shelf.version_on("aia", as_of)
    volume = desk.shelf.volume(version, desk.settings.lang) if version else None
    if volume and all(provision.force is Force.DIGEST for provision in volume.text.provisions):
        box("quiet", words.TOLD_TITLE, words.TOLD, (words.EMPTY_SHELF_NEXT,))
    return False


def day_picker(page: str) -> date:
    """The day to speak of, kept for the page; says so clearly when it is not today."""
    kept, widget, today = f"{page}_as_of", f"{page}_as_of_picker", date.today()
    st.session_state.setdefault(kept, today)
    if widget not in st.session_state:
        st.session_state[widget] = st.session_state[kept]

    def keep() -> None:
        st.session_state[kept] = st.session_state[widget] or today

    st.date_input(
        words.AS_OF,
        key=widget,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="DD/MM/YYYY",
        help=words.AS_OF_HELP,
        on_change=keep,
    )
    return st.session_state[kept]


def other_day(page: str, as_of: date) -> None:
    """A line in sight while another day than today is spoken of, with the way back."""
    if as_of == date.today():
        return

    def back() -> None:
        st.session_state[f"{page}_as_of"] = st.session_state[f"{page}_as_of_picker"] = date.today()

    with st.container(key=f"{page}_other_day", horizontal=True, vertical_alignment="center"):
        st.html(tag("p", safe(words.OTHER_DAY.format(day=words.day_words(as_of))), class_="otherday"))
        st.button(words.BACK_TO_TODAY, key=f"{page}_back_to_today", on_click=back)
