"""Answers: the room where staff find, write, review and publish what the desk itself says."""

from pathlib import Path

import streamlit as st

from helpdesk.desk import catalogue
from helpdesk.desk.catalogue import PAGE, Found, Row, Sought
from helpdesk.desk.staff import Staff
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer, desk_answer_exchange, desk_editor, frame
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages import desk_editor_sheet as sheets
from helpdesk.pages.desk_answer_marks import marks_html
from helpdesk.pages.links import follow
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words
from helpdesk.records.catalogue import SEARCH_LONGEST

ROOM = "desk_answers_room"
_LOOK = Path(__file__).with_name("desk_answers.css")
_ALL = "all"
_STATE, _TEXT, _OWNER, _OVERDUE = (f"desk_answers_{name}" for name in ("state", "text", "owner", "overdue"))
_PAGE, _KEPT = "desk_answers_page", "desk_answers_filters"


def show(staff: Staff) -> None:
    """The room: the list, one answer, or the desk to write at; the address says which."""
    st.html(_LOOK)
    with frame.guarded(), st.container(key=ROOM):
        sheets.take_up_from_ticket()
        name, is_writing = ways.opened()
        if is_writing:
            desk_editor.show(staff, name)
        elif name:
            desk_answer.show(staff, name)
        else:
            _list(staff)
        follow(ROOM, ways.open_answer)


def _list(staff: Staff) -> None:
    frame.heading(words.ANSWERS, words.LIST_LEAD)
    _begin(staff)
    sought, page = _sought(staff), st.session_state.get(_PAGE, 0)
    found = catalogue.listed(staff, sought, page)
    _states(found)
    if found.rows:
        called = catalogue.names(staff)
        st.html(tag("ul", "".join(_row_html(row, called, staff) for row in found.rows), class_="answers"))
        _pages(page, sum(count for state, count in found.counts.items() if _is_in(state, sought)))
    else:
        is_new = sought == Sought() and not any(found.counts.values())
        empty = (words.NONE_YET, words.NONE_YET_TEXT) if is_new else (words.NONE_FOUND, words.NONE_FOUND_TEXT)
        frame.box("quiet", *empty)
    desk_answer_exchange.exchange(staff)


def _begin(staff: Staff) -> None:
    """The ways to write: a new answer, or the one that is half written."""
    if staff.person.roles.isdisjoint(ways.WRITERS):
        return
    with st.container(key="desk_answers_begin", horizontal=True):
        if st.button(words.WRITE, key="desk_answers_write", type="primary", icon=":material/edit:"):
            sheets.begin_empty()
            ways.write()
            st.rerun()
        if sheets.is_half_written() and st.button(words.GO_ON, key="desk_answers_go_on", icon=":material/edit_note:"):
            ways.write(sheets.current()["of"])
            st.rerun()


def _is_in(state: str, sought: Sought) -> bool:
    return state in sought.states if sought.states else state != "archived"


def _sought(staff: Staff) -> Sought:
    """The filters, kept while an answer is open."""
    kept = st.session_state.setdefault(_KEPT, {_STATE: _ALL, _TEXT: "", _OWNER: None, _OVERDUE: False})
    for key, value in kept.items():
        st.session_state.setdefault(key, value)
    called = {person.id: person.name for person in staff.colleagues()}
    if st.session_state[_OWNER] not in called:
        st.session_state[_OWNER] = None
    with st.container(key="desk_answers_filters", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            words.FIND, key=_TEXT, placeholder=words.FIND_HINT, max_chars=SEARCH_LONGEST, on_change=_first, width=360
        )
        said = {None: words.ANYONE, **called}
        st.selectbox(
            words.OWNER,
            list(said),
            key=_OWNER,
            format_func=said.get,
            placeholder=words.ANYONE,
            on_change=_first,
            width=220,
        )
        st.checkbox(words.ONLY_OVERDUE, key=_OVERDUE, on_change=_first)
    for key in kept:
        kept[key] = st.session_state[key]
    state, due = kept[_STATE], staff.at.date() if kept[_OVERDUE] else None
    return Sought(() if state in (_ALL, None) else (state,), kept[_TEXT], kept[_OWNER], due)


def _states(found: Found) -> None:
    """The states with how many answers are in each."""
    counts = {_ALL: sum(count for state, count in found.counts.items() if state != "archived"), **found.counts}
    said = {_ALL: words.ALL_STATES, **words.STATES}
    st.segmented_control(
        words.STATE_FILTER,
        list(said),
        key=_STATE,
        format_func=lambda state: f"{said[state]} ({counts[state]})",
        label_visibility="collapsed",
        required=True,
        on_change=_first,
    )


def _first() -> None:
    st.session_state[_PAGE] = 0


def _row_html(row: Row, called: dict[int, str], staff: Staff) -> str:
    """An answer in the list: its question, how far it is, whose it is, and when it is to be read again."""
    link = tag(
        "a", safe(row.question), href=ways.address(row.entry.id), data_open=row.entry.id, target="_self", class_="title"
    )
    written = words.WRITTEN_ON.format(name=words.name_of(called, row.author_id), day=day_words(row.at.date()))
    return tag("li", link + marks_html(row.entry, called, staff.at.date()) + tag("p", safe(written), class_="small"))


def _pages(page: int, total: int) -> None:
    pages = -(-total // PAGE)
    if pages <= 1:
        return
    with st.container(key="desk_answers_pages", horizontal=True, vertical_alignment="center"):
        st.button(words.EARLIER_PAGE, key="desk_answers_back", disabled=not page, on_click=_turn, args=(page - 1,))
        st.html(tag("p", safe(words.PAGE_OF.format(page=page + 1, pages=pages)), class_="small"), width="content")
        last = page + 1 >= pages
        st.button(words.LATER_PAGE, key="desk_answers_on", disabled=last, on_click=_turn, args=(page + 1,))


def _turn(page: int) -> None:
    st.session_state[_PAGE] = page
