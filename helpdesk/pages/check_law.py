"""The law beside the check: a provision that was clicked, with its surroundings, in a panel that closes again."""

from datetime import date

import streamlit as st

from helpdesk.errors import HelpdeskError
from helpdesk.pages import check_words as words
from helpdesk.pages.check_visit import Visit
from helpdesk.pages.cited import surroundings
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.provision_view import Sheet, applies_note, badges_html, crumbs_html, sheet_html

ROOM = "check_law"
OPEN = "check_law_open"


def open_law(pointer: str) -> None:
    """Open a provision beside the page."""
    st.session_state[OPEN] = pointer


def close() -> None:
    """Close the panel."""
    st.session_state.pop(OPEN, None)


def opened() -> str:
    """What is open; empty when nothing is."""
    return st.session_state.get(OPEN, "")


def panel(visit: Visit, read_on) -> None:
    """The open provision, if one is."""
    pointer = opened()
    if not pointer:
        return
    with st.container(key=ROOM, border=True):
        try:
            sheet = _sheet(visit, pointer)
        except HelpdeskError as problem:
            _top(words.LAW_NOT_HERE, pointer)
            st.html(tag("p", safe(str(problem))))
            return
        _top(visit.desk.label_of(sheet.here), pointer)
        _draw(visit, sheet)
        _leads(sheet, read_on)


def _sheet(visit: Visit, pointer: str) -> Sheet:
    place = visit.desk.look_up(pointer, visit.as_of)
    around = surroundings(visit.desk, place)
    return Sheet(around, visit.as_of, visit.desk.settings.lang, place.provision.id)


def _top(title: str, pointer: str) -> None:
    with st.container(key="check_law_top", horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", safe(title), class_="place", data_arrive=pointer))
        icon = ":material/close:"
        st.button(words.CLOSE, key="check_law_close", type="tertiary", icon=icon, on_click=close)


def _draw(visit: Visit, sheet: Sheet) -> None:
    place = visit.desk.look_up(sheet.here, sheet.as_of)
    first_day = place.applies.day if place.applies else None
    short = visit.desk.shelf.sources[place.provision.source].short
    badges = badges_html(place.provision, first_day, date.today(), applies_note(place))
    st.html(crumbs_html(sheet.reading, short) + badges + sheet_html(sheet, visit.desk))


def _leads(sheet: Sheet, read_on) -> None:
    with st.container(key="check_law_foot", horizontal=True, vertical_alignment="center"):
        if read_on is not None:
            icon, params = ":material/menu_book:", {"p": sheet.here, **sheet.where}
            st.page_link(read_on, label=words.OPEN_IN_BROWSE, icon=icon, query_params=params)
        st.link_button(words.OFFICIAL, sheet.reading.provision.url, icon=":material/open_in_new:", type="tertiary")
