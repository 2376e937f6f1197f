"""The queue: the tickets that wait, the most urgent first, a page at a time."""

import streamlit as st

from helpdesk.desk import ticketing
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing.working import TICKET_ROLES
from helpdesk.pages import desk_filters as filters
from helpdesk.pages import desk_ways as ways
from helpdesk.pages import desk_words as words
from helpdesk.pages import frame
from helpdesk.pages.desk_since import ago, due_words
from helpdesk.pages.links import follow
from helpdesk.pages.marks import safe, tag
from helpdesk.records.queue import ACTIVE, Page, Waiting

ROOM = "desk_queue"
_OPENING = 160  # characters of a question that a row brings along


def show(staff: Staff) -> None:
    """The room."""
    frame.heading(words.ROOMS[ways.QUEUE])
    names = names_of(staff)
    page = ticketing.queue(staff, filters.wanted(), filters.leaf())
    with st.container(key=ROOM):
        filters.states(page.counts)
        filters.row(staff, names)
        _count(page)
        if page.rows:
            st.html(tag("ul", "".join(_row_html(each, names, staff) for each in page.rows), class_="tickets"))
        elif filters.is_any():
            frame.box("quiet", words.QUEUE_NONE, words.QUEUE_NONE_TEXT)
        else:
            frame.box("quiet", words.QUEUE_EMPTY, words.QUEUE_EMPTY_TEXT)
        _turning(page)
    follow(ROOM, lambda pointer: ways.open_ticket(int(pointer)))


def names_of(staff: Staff) -> dict[int, str]:
    """Who may work on tickets, by id."""
    return {each.id: each.name for each in staff.colleagues(*TICKET_ROLES)}


def _count(page: Page) -> None:
    states = filters.wanted().states or ACTIVE
    total = sum(page.counts[state] for state in states)
    many = words.COUNT_ONE if total == 1 else words.COUNT.format(count=f"{total:,}")
    with st.container(key="desk_count", horizontal=True, vertical_alignment="center"):
        st.html(tag("p", safe(many if total else words.COUNT_NONE), class_="small", role="status"), width="content")
        if filters.is_any():
            icon = ":material/filter_alt_off:"
            st.button(words.CLEAR, key="desk_clear", type="tertiary", icon=icon, on_click=filters.clear)


def _row_html(row: Waiting, names: dict[int, str], staff: Staff) -> str:
    """A ticket in the list: one link, all that is said of it inside."""
    due = due_words(row.state, row.due, staff.at)
    said = [
        tag("span", safe(words.STATES[row.state]), class_=f"state {row.state}"),
        tag("span", safe(due[0].upper() + due[1:]), class_="due late" if row.overdue else "due"),
        tag("span", safe(whose(row.assignee_id, names)), class_="whose"),
        tag("span", safe(words.ORIGINS[row.origin])),
        tag("span", safe(words.LANGS.get(row.lang, row.lang))) if row.lang else "",
        tag("span", safe(words.OPENED.format(ago=ago(row.opened, staff.at)))),
    ]
    number = tag("span", safe(f"#{row.id}"), class_="number")
    more = " …" if len(row.question or "") >= _OPENING else ""
    question = tag("span", safe((row.question or words.BLANK) + more), class_="question")
    inside = f"{number}<span>{question}{tag('span', ''.join(said), class_='said')}</span>"
    return tag("li", tag("a", inside, href=f"desk?{ways.TICKET}={row.id}", data_open=str(row.id), target="_self"))


def whose(person_id: int | None, names: dict[int, str]) -> str:
    """Who works on it, in words."""
    if person_id is None:
        return words.NOBODY_YET[0].upper() + words.NOBODY_YET[1:]
    return names.get(person_id) or words.GONE_AUTHOR.format(number=person_id)


def _turning(page: Page) -> None:
    number = filters.page()
    if number == 1 and page.next is None:
        return
    with st.container(key="desk_turning", horizontal=True, vertical_alignment="center"):
        back, on = ":material/chevron_left:", ":material/chevron_right:"
        is_first, is_last = number == 1, page.next is None
        st.button(
            words.PREVIOUS, key="desk_previous", icon=back, disabled=is_first, on_click=filters.turn, args=(None,)
        )
        st.html(tag("span", safe(words.PAGE.format(page=number)), class_="small"), width="content")
        st.button(
            words.NEXT, key="desk_next", icon=on, disabled=is_last, on_click=filters.turn, args=(page.next,)
        )  # fmt: skip
