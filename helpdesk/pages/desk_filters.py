"""What the queue shows: chosen by state, whose, where from, language, lateness and words; kept through the visit."""

from collections.abc import Mapping

import streamlit as st

from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Leaf, Wanted
from helpdesk.pages import desk_words as words
from helpdesk.records.queue import SEARCH_LONGEST
from helpdesk.records.tables import ORIGINS, TICKET_STATES

_KEPT, _ENDS = "desk_wanted", "desk_leaves"
_STATES, _WHOSE, _TEXT, _OVERDUE = "desk_f_states", "desk_f_whose", "desk_f_text", "desk_f_overdue"
_ORIGIN, _LANG, _NEWEST = "desk_f_origin", "desk_f_lang", "desk_f_newest"
_ANYONE = -1  # among the choices of people, where None would mean that nothing is chosen
_PLAIN = {_STATES: (), _WHOSE: _ANYONE, _TEXT: "", _OVERDUE: False, _ORIGIN: "", _LANG: "", _NEWEST: False}
_SIZE = 25


def kept() -> Mapping:
    """What was chosen until now, as the widgets write it."""
    return {**_PLAIN, **st.session_state.get(_KEPT, {})}


def wanted() -> Wanted:
    """What was chosen, as the queue is asked."""
    now = kept()
    whose = None if now[_WHOSE] == _ANYONE else now[_WHOSE]
    return Wanted(tuple(now[_STATES]), now[_ORIGIN], whose, now[_LANG], now[_OVERDUE], now[_TEXT].strip())


def leaf() -> Leaf:
    """Which page of it."""
    ends = st.session_state.get(_ENDS, [])
    return Leaf(_SIZE, ends[-1] if ends else None, kept()[_NEWEST])


def page() -> int:
    """The number of the page, from 1."""
    return 1 + len(st.session_state.get(_ENDS, []))


def turn(end: tuple | None) -> None:
    """Go to the page that begins after this end, or back to the one before."""
    ends = st.session_state.get(_ENDS, [])
    st.session_state[_ENDS] = [*ends, end] if end else ends[:-1]


def is_any() -> bool:
    """Whether anything is chosen that leaves tickets out."""
    return any(value != _PLAIN[key] for key, value in kept().items() if key != _NEWEST)


def clear() -> None:
    """Choose nothing."""
    _keep(_PLAIN)


def _keep(chosen: Mapping) -> None:
    st.session_state[_KEPT], st.session_state[_ENDS] = dict(chosen), []


def _changed(key: str) -> None:
    value = st.session_state[key]
    _keep({**kept(), key: tuple(value) if key == _STATES else value})


def _ready(key: str) -> dict:
    """What every widget of a filter has: its key, what was chosen before, and that a change is kept."""
    value = kept()[key]
    st.session_state[key] = list(value) if key == _STATES else value
    return {"key": key, "on_change": _changed, "args": (key,)}


def states(counts: Mapping[str, int]) -> None:
    """The states with how many tickets stand behind each."""

    def said(state: str) -> str:
        return words.STATE_CHOICE.format(state=words.STATES[state], count=f"{counts[state]:,}")

    args = {"selection_mode": "multi", "format_func": said, "wrap": True}
    st.pills(words.STATE_LABEL, list(TICKET_STATES), **args, **_ready(_STATES))


def row(staff: Staff, names: Mapping[int, str]) -> None:
    """The other filters: those used often in sight, the rest one press away."""
    whose = {_ANYONE: words.ANYONE, staff.person.id: words.MINE, 0: words.NOBODY}
    whose |= {number: name for number, name in names.items() if number != staff.person.id}
    with st.container(key="desk_filters", horizontal=True, vertical_alignment="bottom"):
        icon = ":material/search:"
        hint = {"placeholder": words.SEARCH_HINT, "max_chars": SEARCH_LONGEST, "icon": icon}
        st.text_input(words.SEARCH, **hint, **_ready(_TEXT))
        st.selectbox(words.WHOSE, list(whose), format_func=whose.get, **_ready(_WHOSE))
        _more()


def _more() -> None:
    on = sum(kept()[key] != _PLAIN[key] for key in (_ORIGIN, _LANG, _OVERDUE, _NEWEST))
    with st.popover(words.FILTERS_ON.format(count=on) if on else words.FILTERS, icon=":material/tune:"):
        st.toggle(words.OVERDUE, **_ready(_OVERDUE))
        _select(words.ORIGIN, {"": words.ANY_ORIGIN, **{name: words.ORIGINS[name] for name in ORIGINS}}, _ORIGIN)
        _select(words.LANG, {"": words.ANY_LANG, **words.LANGS}, _LANG)
        _select(words.ORDER, {False: words.BY_DUE, True: words.BY_NEWEST}, _NEWEST)


def _select(label: str, says: Mapping, key: str) -> None:
    st.selectbox(label, list(says), format_func=says.get, **_ready(key))
