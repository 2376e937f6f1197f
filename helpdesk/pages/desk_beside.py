"""Beside a ticket: a provision or a prepared answer that was chosen, to be read while one writes."""

from datetime import date

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.pages import desk_words as words
from helpdesk.pages.cited import surroundings
from helpdesk.pages.links import link
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.provision_view import Sheet, applies_note, badges_html, crumbs_html, sheet_html

_OPEN = "desk_beside"
ANSWER = "answer "  # before the id of a prepared answer


def open_beside(pointer: str) -> None:
    """Open a provision by its id, or an answer."""
    st.session_state[_OPEN] = pointer


def close() -> None:
    """Close it."""
    st.session_state.pop(_OPEN, None)


def opened() -> str:
    """What is open; "" when nothing is."""
    return st.session_state.get(_OPEN, "")


def panel(desk: Desk, as_of: date, read_on) -> None:
    """What is open, if anything is."""
    pointer = opened()
    if not pointer:
        return
    with st.container(key="desk_beside_panel", border=True):
        try:
            if pointer.startswith(ANSWER):
                _answer(desk, pointer.removeprefix(ANSWER), as_of)
            else:
                _law(desk, pointer, as_of, read_on)
        except HelpdeskError as problem:
            _top(words.NOT_HERE)
            st.html(tag("p", safe(str(problem))))


def _top(title: str) -> None:
    with st.container(key="desk_beside_top", horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", safe(title), class_="place"))
        st.button(words.CLOSE, key="desk_beside_close", type="tertiary", icon=":material/close:", on_click=close)


def _law(desk: Desk, pointer: str, as_of: date, read_on) -> None:
    place = desk.look_up(pointer, as_of)
    sheet = Sheet(surroundings(desk, place), as_of, desk.settings.lang, place.provision.id)
    _top(desk.label_of(sheet.here))
    short = desk.shelf.sources[place.provision.source].short
    first_day = place.applies.day if place.applies else None
    badges = badges_html(place.provision, first_day, as_of, applies_note(place))
    st.html(crumbs_html(sheet.reading, short) + badges + sheet_html(sheet, desk))
    if read_on is not None:
        params = {"p": sheet.here, **sheet.where}
        st.page_link(read_on, label=words.OPEN_IN_BROWSE, icon=":material/menu_book:", query_params=params)


def _answer(desk: Desk, name: str, as_of: date) -> None:
    found = desk.finder().shelf.answers.get(name)
    _top(words.PREPARED)
    if found is None:
        st.html(tag("p", safe(words.NOT_HERE)))
        return
    lines = "".join(tag("p", f"{safe(line.text)} {cites_html(desk, line.cites, as_of)}") for line in found.lines)
    st.html(tag("div", tag("h3", safe(found.question)) + lines, class_="answer"))


def cites_html(desk: Desk, names: tuple[str, ...], as_of: date) -> str:
    """Provisions as links that open beside."""
    where = {"as_of": as_of.isoformat()}
    return " ".join(link(name, safe(label_of(desk, name)), where, class_="law-link") for name in names)


def label_of(desk: Desk, name: str) -> str:
    """How a provision is printed; its id where it cannot be."""
    try:
        return desk.label_of(name)
    except (HelpdeskError, KeyError):
        return name
