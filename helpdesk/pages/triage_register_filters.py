"""What the register shows: chosen by inventory, class, state, priority, review, owner and words; kept in the visit."""

from collections.abc import Iterable, Mapping

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.register import Counts, Leaf, Sought
from helpdesk.desk.staff import Staff
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_words
from helpdesk.pages.triage_rows import ERROR, GRAVEST
from helpdesk.records.register_listing import SEARCH_LONGEST

SIZE = 25
_KEPT, _PAGE, _F = "desk_register_wanted", "desk_register_page", "desk_register_f_"
_MANY = ("states", "risks", "priorities", "reviews")
_PLAIN = {**dict.fromkeys(_MANY, ()), "inventory": "", "owner": "", "text": "", "order": "priority"}
_ORDERS = {name: says for name, says in triage_words.ORDERS.items() if name != "file"}


def kept() -> Mapping:
    """What was chosen until now."""
    return {**_PLAIN, **st.session_state.get(_KEPT, {})}


def sought() -> Sought:
    """What was chosen, as the register is asked."""
    now = kept()
    kinds = {name: now[name] for name in _MANY}
    return Sought(inventory=now["inventory"], owner=now["owner"], text=now["text"].strip(), **kinds)


def leaf() -> Leaf:
    """Which page of it."""
    return Leaf(st.session_state.get(_PAGE, 0), SIZE, kept()["order"])


def turn(page: int) -> None:
    """Go to a page."""
    st.session_state[_PAGE] = page


def clear() -> None:
    """Choose nothing but the inventory and the order."""
    now = kept()
    _keep({**_PLAIN, "inventory": now["inventory"], "order": now["order"]})


def _keep(chosen: Mapping) -> None:
    st.session_state[_KEPT], st.session_state[_PAGE] = dict(chosen), 0


def _changed(name: str) -> None:
    value = st.session_state[_F + name]
    _keep({**kept(), name: tuple(value) if name in _MANY else value})


def _ready(name: str) -> dict:
    value = kept()[name]
    st.session_state[_F + name] = list(value) if name in _MANY else value
    return {"key": _F + name, "on_change": _changed, "args": (name,)}


def inventory(staff: Staff) -> str:
    """The inventory that is looked at, "" for all; chosen once for all parts of the room."""
    there = register.inventories(staff)
    if kept()["inventory"] not in there:
        _keep({**kept(), "inventory": ""})
    if len(there) < 2:
        return ""
    choices = ["", *there]
    st.selectbox(words.INVENTORY, choices, format_func=_or(words.ANY_INVENTORY), **_ready("inventory"))
    return kept()["inventory"]


def _or(nothing: str):
    return lambda name: name or nothing  # a choice is shown as text, not as Markdown


def filters(staff: Staff, counts: Counts) -> None:
    """All fields, with how many systems stand behind each choice."""
    _pills(words.REVIEW_NOW, "reviews", counts.reviews, words.REVIEWS, words.REVIEWS.get)
    _pills(triage_words.PRIORITY_LABEL, "priorities", counts.priorities, (1, 2, 3, 4, 5), saying.priority_name)
    _pills(triage_words.CLASS_LABEL, "risks", counts.risks, GRAVEST, saying.tier_name)
    states = ("settled", "likely", "cannot-say", ERROR)
    _pills(triage_words.STATE_LABEL, "states", counts.states, states, saying.state_name)
    with st.container(key="triage_filters", horizontal=True, vertical_alignment="bottom"):
        icon = ":material/search:"
        st.text_input(triage_words.FIND, placeholder=triage_words.FIND_HINT, max_chars=SEARCH_LONGEST, icon=icon,
                      **_ready("text"))  # fmt: skip
        owners = [name for name in register.owners(staff, kept()["inventory"]) if name]
        if kept()["owner"] not in ("", *owners):
            _keep({**kept(), "owner": ""})
        st.selectbox(triage_words.OWNER, ["", *owners], format_func=_or(triage_words.ANY_OWNER), **_ready("owner"))
        st.selectbox(triage_words.ORDER, list(_ORDERS), format_func=_ORDERS.get, **_ready("order"))
        if any(value != _PLAIN[name] for name, value in kept().items() if name not in ("order", "inventory")):
            st.button(triage_words.CLEAR, key="desk_register_clear", type="tertiary", on_click=clear)


def _pills(label: str, name: str, counts: Mapping, choices: Iterable, said) -> None:
    there = [choice for choice in choices if counts.get(choice) or choice in kept()[name]]

    def told(choice) -> str:
        return f"{said(choice)} ({counts.get(choice, 0):,})"

    st.pills(label, there, selection_mode="multi", format_func=told, wrap=True, **_ready(name))
