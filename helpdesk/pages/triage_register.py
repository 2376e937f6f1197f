"""The room Register: the systems of the inventories, what differs between runs and days, what is due, precedents."""

from pathlib import Path

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_ways, frame
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages.check_arrive import arrive
from helpdesk.pages.triage_register_compare import compare
from helpdesk.pages.triage_register_due import due
from helpdesk.pages.triage_register_list import systems
from helpdesk.pages.triage_register_precedents import precedents
from helpdesk.pages.triage_register_system import system

_LOOKS = [Path(__file__).with_name(name) for name in ("check.css", "triage.css")]
_PART, _CHOICE = "desk_register_part", "desk_register_part_choice"
SYSTEM = "system"  # in the address
_DIGITS = 9


def show(staff: Staff, read_on=None, triage_on=None) -> None:
    """The room; `triage_on` is the page Triage, where an inventory is sorted again."""
    for look in _LOOKS:
        st.html(look)
    with frame.guarded(), st.container(key="triage_room"):
        number = opened()
        arrive("triage_room", "register" if number is None else f"system-{number}")
        if number is not None:
            system(staff, number, read_on, _back)
            return
        saying.heading(words.TITLE, "register", words.LEAD)
        if not register.inventories(staff):
            frame.box("quiet", words.EMPTY, words.EMPTY_TEXT)
            return
        _part(staff, triage_on)


def opened() -> int | None:
    """The number of the system in the address; None where there is none."""
    said = st.query_params.get(SYSTEM, "")
    is_number = said.isascii() and said.isdigit() and len(said) <= _DIGITS
    return int(said) if is_number else None


def _back() -> None:
    desk_ways.go(desk_ways.REGISTER)


def _part(staff: Staff, triage_on) -> None:
    # What is chosen outlives a look at one system, during which the choice itself is not drawn.
    st.session_state[_CHOICE] = st.session_state.get(_PART, "systems")

    def chosen() -> None:
        st.session_state[_PART] = st.session_state[_CHOICE]

    st.segmented_control(
        words.PART, list(words.PARTS), key=_CHOICE, format_func=words.PARTS.get, required=True, on_change=chosen,
        label_visibility="collapsed",
    )  # fmt: skip
    match st.session_state[_CHOICE]:
        case "compare":
            compare(staff)
        case "due":
            due(staff, triage_on)
        case "precedents":
            precedents(staff)
        case _:
            systems(staff)
