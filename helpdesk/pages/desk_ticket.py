"""A ticket: the question with all that came with it, what was said, and what can be done."""

import streamlit as st

from helpdesk.desk import catalogue, ticketing
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Seen
from helpdesk.errors import HelpdeskError
from helpdesk.pages import desk_beside as beside
from helpdesk.pages import desk_lines, desk_near, desk_told, desk_work, frame
from helpdesk.pages import desk_ways as ways
from helpdesk.pages import desk_words as words
from helpdesk.pages.check_arrive import arrive
from helpdesk.pages.desk_queue import names_of, whose
from helpdesk.pages.desk_since import ago, due_words
from helpdesk.pages.links import follow
from helpdesk.pages.marks import safe, tag

ROOM = "desk_ticket"


def show(staff: Staff, number: int, read_on=None) -> None:
    """The ticket of this number; `read_on` is the Browse page."""
    st.button(words.BACK, key="desk_back", type="tertiary", icon=":material/arrow_back:", on_click=_back)
    try:
        seen = ticketing.ticket(staff, number)
    except HelpdeskError as problem:
        frame.box("warn", words.NO_TICKET, str(problem))
        return
    names = names_of(staff)
    _head(staff, seen, names)
    with st.container(key=ROOM):
        left, right = st.columns([3, 2], gap="large")
        with left:
            desk_told.question(seen)
            desk_told.context(staff, seen)
            desk_lines.lines(staff, seen, catalogue.names(staff))
            desk_lines.writing(staff, seen)
        with right:
            beside.panel(staff.desk, staff.at.date(), read_on)
            desk_work.work(staff, seen, names)
            desk_near.near(staff, seen)
    follow(ROOM, _followed, beside.opened())
    arrive(ROOM, f"ticket {number}")


def _back() -> None:
    beside.close()
    ways.go(ways.QUEUE)


def _head(staff: Staff, seen: Seen, names: dict[int, str]) -> None:
    ticket = seen.ticket
    due = due_words(ticket.state, ticket.due, staff.at)
    late = " late" if ticket.is_overdue(staff.at) else ""
    said = [
        tag("span", safe(words.STATES[ticket.state]), class_=f"state {ticket.state}"),
        tag("span", safe(due[0].upper() + due[1:]), class_=f"due{late}"),
        tag("span", safe(whose(ticket.assignee_id, names))),
        tag("span", safe(words.ORIGINS[ticket.origin])),
        tag("span", safe(words.OPENED.format(ago=ago(ticket.opened, staff.at)))),
    ]
    title = tag("h1", safe(words.TICKET.format(number=ticket.id)), class_="title", data_arrive=f"ticket {ticket.id}")
    st.html(title + tag("p", "".join(said), class_="said head"))
    if ticket.merged_into is not None:
        st.html(tag("p", safe(words.MERGED_INTO.format(number=ticket.merged_into)), class_="box quiet", role="status"))
        go = words.MERGED_GO.format(number=ticket.merged_into)
        st.button(go, key="desk_merged_go", on_click=ways.open_ticket, args=(ticket.merged_into,))
    if seen.merged:
        numbers = ", ".join(f"{each.id}" for each in seen.merged)
        st.html(tag("p", safe(f"{words.MERGED_HERE}: {numbers}"), class_="small"))


def _followed(pointer: str) -> None:
    """A link leads to another ticket, or opens something beside this one."""
    number = pointer.removeprefix(f"{ways.TICKET} ")
    if number != pointer and number.isdigit():
        beside.close()
        ways.open_ticket(int(number))
    else:
        beside.open_beside(pointer)
