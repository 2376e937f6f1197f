"""Ways between the rooms of the staff: which room is open, which ticket, and what one room hands to another.

The ticket stands in the address, so that it can be gone back to; nothing secret does.
"""

from dataclasses import dataclass

import streamlit as st

ROOM = "desk_room"  # the name of the open room, as the choice of rooms keeps it
QUEUE, ANSWERS, MOVED, NUMBERS, PEOPLE = "queue", "answers", "moved", "numbers", "people"
REGISTER = "register"
TICKET = "ticket"  # in the address
_TAKEN = "desk_brought_along"
_DIGITS = 9


@dataclass(frozen=True)
class FromTicket:
    """What an answer that is written from a ticket begins with: the question, and provisions it may rest on (ids)."""

    ticket: int
    question: str
    lang: str
    cites: tuple[str, ...] = ()


def go(room: str, **address: str) -> None:
    """Open a room; `address` is what its address says."""
    st.session_state[ROOM] = room
    st.query_params.from_dict({name: text for name, text in address.items() if text})


def open_ticket(number: int) -> None:
    """Open a ticket."""
    go(QUEUE, **{TICKET: str(number)})


def opened_ticket() -> int | None:
    """The number of the ticket in the address; None where there is none."""
    said = st.query_params.get(TICKET, "")
    is_number = said.isascii() and said.isdigit() and len(said) <= _DIGITS
    return int(said) if is_number else None


def write_answer(begun: FromTicket) -> None:
    """Go and write an answer from a ticket."""
    st.session_state[_TAKEN] = begun
    go(ANSWERS)


def brought_along() -> FromTicket | None:
    """What the room of answers was handed, once; None where nothing was."""
    return st.session_state.pop(_TAKEN, None)
