"""Moved law: what rests on texts that read otherwise today, with every change word by word."""

from itertools import groupby
from pathlib import Path

import streamlit as st

from helpdesk.desk import catalogue, staleness
from helpdesk.desk.staff import Staff
from helpdesk.desk.staleness import Moved
from helpdesk.errors import HelpdeskError
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages import frame
from helpdesk.pages.desk_answer_law import between_html, label_of, moved_html
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words

_LOOK = Path(__file__).with_name("desk_answers.css")
_SEEN, _KIND, _PAGE = "desk_moved_seen", "desk_moved_kind", "desk_moved_page"
_KINDS = ("answer", "assessment", "digest")
_SIZE = 10  # things on a page: each brings its changes along


def show(staff: Staff) -> None:
    """The room."""
    st.html(_LOOK)
    with frame.guarded(), st.container(key="desk_moved_room"):
        frame.heading(words.MOVED, words.MOVED_LEAD)
        found = _seen(staff)
        if not found:
            frame.box("good", words.MOVED_NONE, words.MOVED_NONE_TEXT)
            return
        things = {kind: _things(found, kind) for kind in _KINDS}
        st.html(tag("p", safe(_sum(found, things)), class_="small"))
        _list(staff, _kind(things), things)


def _seen(staff: Staff) -> list[Moved]:
    """What moved: compared once, and again when the texts, the day or the answers are others, or it is asked for."""
    stand = staleness.stand_of(staff)
    known, found = st.session_state.get(_SEEN, (None, []))
    is_asked = st.button(words.MOVED_AGAIN, key="desk_moved_again", icon=":material/refresh:", type="tertiary")
    if known != stand or is_asked:
        with st.spinner(words.MOVED_WAIT):
            found = staleness.listed(staff)
        st.session_state[_SEEN] = (stand, found)
    return found


def _things(found: list[Moved], kind: str) -> list[tuple[str, list[Moved]]]:
    mine = sorted((one for one in found if one.kind == kind), key=lambda one: one.subject)
    return [(subject, list(rows)) for subject, rows in groupby(mine, key=lambda one: one.subject)]


def _sum(found: list[Moved], things: dict[str, list]) -> str:
    count, places = sum(map(len, things.values())), len({one.provision for one in found})
    return words.MOVED_FOUND.format(
        things=count_words(count, words.MOVED_THING, words.MOVED_THINGS),
        places=count_words(places, words.MOVED_PLACE, words.MOVED_PLACES),
    )


def _kind(things: dict[str, list]) -> str:
    """Which of the three is looked at: the first that has something, until another is chosen."""
    st.session_state.setdefault(_KIND, next(kind for kind in _KINDS if things[kind]))
    return st.segmented_control(
        words.MOVED_KIND,
        _KINDS,
        key=_KIND,
        format_func=lambda kind: words.MOVED_KINDS[kind].format(count=len(things[kind])),
        required=True,
        label_visibility="collapsed",
        on_change=_first,
    )


def _first() -> None:
    st.session_state[_PAGE] = 0


def _list(staff: Staff, kind: str, things: dict[str, list[tuple[str, list[Moved]]]]) -> None:
    mine = things[kind]
    if not mine:
        st.html(tag("p", safe(words.MOVED_KIND_NONE[kind])))
        return
    page = min(st.session_state.get(_PAGE, 0), (len(mine) - 1) // _SIZE)
    st.html(tag("p", safe(words.MOVED_NEXT[kind]), class_="small"))
    for subject, rows in mine[page * _SIZE :][:_SIZE]:
        _thing(staff, kind, subject, rows)
    _pages(page, -(-len(mine) // _SIZE))


def _thing(staff: Staff, kind: str, subject: str, rows: list[Moved]) -> None:
    """One thing with all that changed under it."""
    with st.container(key=f"desk_moved_{kind}_{subject}".replace(":", "-").replace(".", "-"), border=True):
        name = _title(staff, kind, subject)
        st.html(tag("h3", safe(name)) + "".join(_one_html(staff, one, len(rows)) for one in rows))
        if kind == "answer":
            where = (subject,)
            st.button(words.MOVED_OPEN, key=f"desk_moved_open_{subject}", on_click=ways.open_answer, args=where)


def _title(staff: Staff, kind: str, subject: str) -> str:
    if kind != "answer":
        return words.MOVED_OF[kind].format(name=label_of(staff.desk, subject) if kind == "digest" else subject)
    try:
        return catalogue.opened(staff, subject).newest.written.question
    except HelpdeskError:
        return subject


def _one_html(staff: Staff, one: Moved, count: int) -> str:
    attributes = {"open": ""} if count == 1 else {}
    title = tag("summary", between_html(staff.desk, one))
    return tag("details", title + moved_html(one), class_="cited", **attributes)


def _pages(page: int, pages: int) -> None:
    if pages <= 1:
        return
    with st.container(key="desk_moved_pages", horizontal=True, vertical_alignment="center"):
        st.button(words.EARLIER_PAGE, key="desk_moved_back", disabled=not page, on_click=_turn, args=(page - 1,))
        st.html(tag("p", safe(words.PAGE_OF.format(page=page + 1, pages=pages)), class_="small"), width="content")
        st.button(words.LATER_PAGE, key="desk_moved_on", disabled=page + 1 >= pages, on_click=_turn, args=(page + 1,))


def _turn(page: int) -> None:
    st.session_state[_PAGE] = page
