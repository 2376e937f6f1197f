"""What a list shows: chosen by class, state, priority, owner and words; kept while a system of it is looked at."""

from collections.abc import Iterable, Mapping

import streamlit as st

from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import plain_markdown
from helpdesk.pages.triage_rows import ERROR, GRAVEST, Row, Wanted, counted

SEARCH_LONGEST = 200
_KEPT, _PAGE = "triage_f_kept", "triage_f_page"
_STATES, _RISKS, _PRIORITIES = "triage_f_states", "triage_f_risks", "triage_f_priorities"
_OWNER, _TEXT, _ORDER = "triage_f_owner", "triage_f_text", "triage_f_order"
_MANY = (_STATES, _RISKS, _PRIORITIES)
_PLAIN = {_STATES: (), _RISKS: (), _PRIORITIES: (), _OWNER: None, _TEXT: "", _ORDER: "priority"}


def kept() -> Mapping:
    """What was chosen until now, as the fields write it."""
    return {**_PLAIN, **st.session_state.get(_KEPT, {})}


def wanted() -> Wanted:
    """What was chosen, as rows are asked."""
    now = kept()
    return Wanted(now[_STATES], now[_RISKS], now[_PRIORITIES], now[_OWNER], now[_TEXT].strip())


def order() -> str:
    """In which order."""
    return kept()[_ORDER]


def page() -> int:
    """Which page, from 0."""
    return st.session_state.get(_PAGE, 0)


def turn(to: int) -> None:
    """Go to a page."""
    st.session_state[_PAGE] = to


def is_any() -> bool:
    """Whether anything is chosen that leaves rows out."""
    return any(value != _PLAIN[key] for key, value in kept().items() if key != _ORDER)


def clear() -> None:
    """Choose nothing."""
    _keep({**_PLAIN, _ORDER: order()})


def _keep(chosen: Mapping) -> None:
    st.session_state[_KEPT], st.session_state[_PAGE] = dict(chosen), 0


def _changed(key: str) -> None:
    value = st.session_state[key]
    _keep({**kept(), key: tuple(value) if key in _MANY else value})


def _ready(key: str) -> dict:
    """What every field has: its key, what was chosen before, and that a change is kept."""
    value = kept()[key]
    st.session_state[key] = list(value) if key in _MANY else value
    return {"key": key, "on_change": _changed, "args": (key,)}


def filters(rows: list[Row]) -> None:
    """All fields, with how many rows stand behind each choice."""
    now = wanted()
    _pills(words.PRIORITY_LABEL, _PRIORITIES, counted(rows, now, "priorities"), (1, 2, 3, 4, 5, 0),
           saying.priority_name)  # fmt: skip
    _pills(words.CLASS_LABEL, _RISKS, counted(rows, now, "risks"), GRAVEST, saying.tier_name)
    states = ("settled", "likely", "cannot-say", ERROR)
    _pills(words.STATE_LABEL, _STATES, counted(rows, now, "states"), states, saying.state_name)
    with st.container(key="triage_filters", horizontal=True, vertical_alignment="bottom"):
        icon = ":material/search:"
        st.text_input(words.FIND, placeholder=words.FIND_HINT, max_chars=SEARCH_LONGEST, icon=icon, **_ready(_TEXT))
        _owner(rows)
        st.selectbox(words.ORDER, list(words.ORDERS), format_func=words.ORDERS.get, **_ready(_ORDER))
        if is_any():
            st.button(words.CLEAR, key="triage_clear", type="tertiary", icon=":material/close:", on_click=clear)


def _owner(rows: list[Row]) -> None:
    """The choice of an owner. Places stand for owners: an empty choice means something else to the field."""
    owners = sorted({row.owner for row in rows}, key=str.casefold)
    if owners in ([], [""]):
        return

    def said(place: int) -> str:
        return words.ANY_OWNER if place < 0 else plain_markdown(owners[place]) or words.NO_OWNER

    def changed() -> None:
        place = st.session_state[_OWNER]
        _keep({**kept(), _OWNER: None if place < 0 else owners[place]})

    held = kept()[_OWNER]
    st.session_state[_OWNER] = owners.index(held) if held in owners else -1
    st.selectbox(words.OWNER, [-1, *range(len(owners))], format_func=said, key=_OWNER, on_change=changed)


def _pills(label: str, key: str, counts: Mapping, names: Iterable, said) -> None:
    """Choices of which several may hold; those that no row has are left out unless they are chosen."""
    there = [name for name in names if counts.get(name) or name in kept()[key]]

    def told(name) -> str:
        return f"{said(name)} ({counts.get(name, 0):,})"

    st.pills(label, there, selection_mode="multi", format_func=told, wrap=True, **_ready(key))
