"""Desk: where the staff work. Whoever is not signed in sees how to; whoever is sees the rooms that are for them."""

from pathlib import Path

import streamlit as st

from helpdesk.desk import Desk, signing
from helpdesk.desk.signing import SignedIn
from helpdesk.desk.staff import STAFF_ROLES, Staff
from helpdesk.desk.ticketing.working import TICKET_ROLES
from helpdesk.errors import AccessRefused
from helpdesk.pages import (
    desk_answers,
    desk_moved,
    desk_numbers,
    desk_people,
    desk_queue,
    desk_sign_in,
    desk_ticket,
    desk_visit,
    frame,
    triage_register,
)
from helpdesk.pages import desk_elsewhere as elsewhere
from helpdesk.pages import desk_ways as ways
from helpdesk.pages import desk_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.moment import now
from helpdesk.records.people import ADMINISTRATOR, Person

_LOOK = Path(__file__).with_name("desk.css")
_CHOICE = "desk_rooms"
FOR = {
    ways.QUEUE: TICKET_ROLES,
    ways.ANSWERS: STAFF_ROLES,
    ways.REGISTER: STAFF_ROLES,
    ways.MOVED: STAFF_ROLES,
    ways.NUMBERS: STAFF_ROLES,
    ways.PEOPLE: (ADMINISTRATOR,),
}


def show(desk: Desk, read_on=None, triage_on=None) -> None:
    """The page; `read_on` is the Browse page, to which links of the law lead on, `triage_on` the page Triage."""
    st.html(_LOOK)
    with frame.guarded():
        if elsewhere.is_back():
            elsewhere.come_back(desk)
        found = _who(desk)
        if found is None:
            desk_sign_in.sign_in(desk)
        elif found.must_change or desk_sign_in.is_changing():
            _me(desk, found.person, is_changing=True)
            desk_sign_in.change_password(desk, found.must_change)
        else:
            _me(desk, found.person)
            _rooms(Staff(desk, found.person, now()), read_on, triage_on)


def _who(desk: Desk) -> SignedIn | None:
    """Who is signed in; nobody where the visit is over, which is told."""
    token = desk_visit.token()
    if not token:
        return None
    try:
        return signing.signed_in(desk, token, now())
    except AccessRefused:
        desk_visit.forget()
        desk_visit.trouble(words.VISIT_OVER)
        return None


def _me(desk: Desk, person: Person, is_changing: bool = False) -> None:
    """Who I am here, in which roles, and the way out."""
    held = ", ".join(word for role, word in words.ROLES.items() if role in person.roles) or words.NO_ROLE
    with st.container(key="desk_me", horizontal=True, vertical_alignment="center"):
        st.html(tag("p", safe(words.ME.format(name=person.name, roles=held)), class_="me"))
        if not is_changing:
            st.button(
                words.CHANGE_PASSWORD, key="desk_change_password", type="tertiary", on_click=desk_sign_in.begin_change
            )
        icon = ":material/logout:"
        st.button(
            words.SIGN_OUT,
            key="desk_sign_out",
            type="tertiary",
            icon=icon,
            on_click=desk_sign_in.sign_out,
            args=(desk,),
        )


def _rooms(staff: Staff, read_on, triage_on) -> None:
    """The choice of rooms, and the one that is open."""
    mine = [room for room, roles in FOR.items() if not staff.person.roles.isdisjoint(roles)]
    if not mine:
        frame.box("quiet", words.NO_ROOM, words.NO_ROOM_TEXT)
        return
    room = st.session_state.get(ways.ROOM)
    st.session_state[ways.ROOM] = st.session_state[_CHOICE] = room if room in mine else mine[0]
    st.segmented_control(
        words.ROOM,
        mine,
        key=_CHOICE,
        format_func=words.ROOMS.get,
        required=True,
        on_change=_chosen,
        label_visibility="collapsed",
    )
    desk_sign_in.tell()
    _open(staff, st.session_state[ways.ROOM], read_on, triage_on)


def _chosen() -> None:
    ways.go(st.session_state[_CHOICE])


def _open(staff: Staff, room: str, read_on, triage_on) -> None:
    match room:
        case ways.QUEUE if (number := ways.opened_ticket()) is not None:
            desk_ticket.show(staff, number, read_on)
        case ways.QUEUE:
            desk_queue.show(staff)
        case ways.ANSWERS:
            desk_answers.show(staff)
        case ways.REGISTER:
            triage_register.show(staff, read_on, triage_on)
        case ways.MOVED:
            desk_moved.show(staff)
        case ways.NUMBERS:
            desk_numbers.show(staff)
        case ways.PEOPLE:
            desk_people.show(staff)
