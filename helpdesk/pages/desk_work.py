"""What is done with a ticket: who works on it, its state, an answer written from it, and another it is the same as."""

import streamlit as st

from helpdesk.desk import Desk, ticketing
from helpdesk.desk.curating import WRITERS
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Seen
from helpdesk.pages import desk_beside, desk_visit
from helpdesk.pages import desk_ways as ways
from helpdesk.pages import desk_words as words
from helpdesk.pages.desk_ways import FromTicket
from helpdesk.pages.marks import safe, tag
from helpdesk.records.moves import MOVES

_WHO = "desk_assignee"
_NOBODY = 0  # among the choices, where None would mean that nothing is chosen


def work(staff: Staff, seen: Seen, names: dict[int, str]) -> None:
    """Who works on it, and its state."""
    st.html(tag("h2", safe(words.WORK)))
    if seen.ticket.merged_into is None:
        _assignee(staff, seen, names)
        _states(staff, seen)
    if not staff.person.roles.isdisjoint(WRITERS):
        st.button(
            words.WRITE_ANSWER,
            key="desk_write_answer",
            icon=":material/edit_note:",
            help=words.WRITE_ANSWER_HELP,
            on_click=ways.write_answer,
            args=(_begun(seen),),
            width="stretch",
        )


def _begun(seen: Seen) -> FromTicket:
    ticket = seen.ticket
    asked = ticket.context.get("understood_as") or ticket.question
    return FromTicket(ticket.id, asked, ticket.lang, tuple(ticket.context.get("cited", ())))


def _assignee(staff: Staff, seen: Seen, names: dict[int, str]) -> None:
    ticket, key = seen.ticket, f"{_WHO}_{seen.ticket.id}"
    may = {_NOBODY: words.NOBODY_YET.capitalize(), **names}
    now = ticket.assignee_id or _NOBODY
    may.setdefault(now, words.GONE_AUTHOR.format(number=now))
    st.session_state[key] = now
    st.selectbox(
        words.ASSIGNEE,
        list(may),
        key=key,
        format_func=may.get,
        on_change=_give,
        args=(staff.desk, ticket.id, key, names),
    )
    if ticket.assignee_id != staff.person.id:
        me, icon = (staff.desk, ticket.id, staff.person.id, names), ":material/front_hand:"
        st.button(words.TAKE, key="desk_take", icon=icon, type="primary", on_click=_assign, args=me, width="stretch")


def _give(desk: Desk, number: int, key: str, names: dict[int, str]) -> None:
    _assign(desk, number, st.session_state[key] or None, names)


def _assign(desk: Desk, number: int, person_id: int | None, names: dict[int, str]) -> None:
    if desk_visit.act(desk, _assigned, number, person_id):
        name = names.get(person_id, "")
        desk_visit.say(words.DONE["assign"].format(name=name) if name else words.DONE["free"])


def _assigned(staff: Staff, number: int, person_id: int | None) -> bool:
    ticketing.assign(staff, number, person_id)
    return True


def _states(staff: Staff, seen: Seen) -> None:
    """The states it can be put into, a button each."""
    ticket = seen.ticket
    with st.container(key="desk_states", horizontal=True):
        for to in MOVES[ticket.state]:
            label = words.MOVE_OPEN if (ticket.state, to) == ("new", "open") else words.MOVES[to]
            st.button(label, key=f"desk_move_{to}", on_click=_move, args=(staff.desk, ticket.id, to))


def _move(desk: Desk, number: int, to: str) -> None:
    if desk_visit.act(desk, _moved, number, to):
        desk_visit.say(words.DONE["move"].format(state=words.STATES[to].lower()))


def _moved(staff: Staff, number: int, to: str) -> bool:
    ticketing.move(staff, number, to)
    return True


def merge_into(desk: Desk, number: int, into: int) -> None:
    """Make a ticket a duplicate of another, and go on there."""
    if desk_visit.act(desk, _merged, number, into):
        desk_beside.close()
        ways.open_ticket(into)


def _merged(staff: Staff, number: int, into: int) -> bool:
    ticketing.merge(staff, number, into)
    return True
