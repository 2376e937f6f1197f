"""Data of one person, by account or by the address they left: a copy of it, and the way to erase it."""

import json

import streamlit as st

from helpdesk.desk import Desk, privacy
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_visit
from helpdesk.pages import people_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.records.people import EMAIL_LONGEST

_EMAIL, _ASKER = "desk_data_email", "desk_data_asker"
_COPY = "desk_data_copy"


def of_asker(staff: Staff) -> None:
    """By the address that somebody without an account left."""
    st.html(tag("p", safe(words.ASKER_LEAD), class_="small"))
    with st.form("desk_data_whose", border=False, width=560):
        st.text_input(words.ASKER_EMAIL, key=_EMAIL, max_chars=EMAIL_LONGEST, autocomplete="off")
        st.form_submit_button(words.ASKER_GO, key="desk_data_go", on_click=_whose)
    if address := st.session_state.get(_ASKER, ""):
        st.html(tag("h2", safe(words.DATA_OF.format(address=address))))
        of_whom(staff, address)


def _whose() -> None:
    st.session_state[_ASKER] = st.session_state.get(_EMAIL, "").strip()


def of_whom(staff: Staff, who: int | str) -> None:
    """A copy of what one person wrote, and the way to erase it."""
    with st.container(horizontal=True):
        st.button(
            words.COPY, key=_key("copy", who), icon=":material/description:", on_click=_copy, args=(staff.desk, who)
        )
        with st.popover(words.ERASE, icon=":material/delete:"):
            also = f" {words.ERASE_ACCOUNT}" if isinstance(who, int) else ""
            st.html(tag("p", safe(words.ERASE_SURE + also)))
            st.checkbox(words.ERASE_MADE_SURE, key=_key("sure", who))
            st.button(words.ERASE_GO, key=_key("erase", who), type="primary", on_click=_erase, args=(staff.desk, who))
    made = st.session_state.get(_COPY)
    if made and made[0] == who:
        _made(who, made[1])


def _key(what: str, who: int | str) -> str:
    return f"desk_data_{what}_{'person' if isinstance(who, int) else 'asker'}"


def _made(who: int | str, copy: dict) -> None:
    """The copy that was made, to be saved; it goes with the next one, or when it was saved."""
    counts = {name: len(copy[kind]) for name, kind in _COUNTED.items()}
    st.html(tag("p", safe(words.COPY_TOLD.format(**counts)), class_="small"))
    st.download_button(
        words.COPY_SAVE,
        json.dumps(copy, ensure_ascii=False, indent=2),
        "copy-of-what-was-written.json",
        "application/json",
        key=_key("save", who),
        icon=":material/download:",
        on_click=_forget,
    )


_COUNTED = {"tickets": "tickets", "turns": "questions", "messages": "messages"}


def _forget() -> None:
    st.session_state.pop(_COPY, None)


def _copy(desk: Desk, who: int | str) -> None:
    _forget()
    if copy := desk_visit.act(desk, privacy.copy_for, who):
        st.session_state[_COPY] = (who, copy)


def _erase(desk: Desk, who: int | str) -> None:
    _forget()
    if not st.session_state.get(_key("sure", who)):
        desk_visit.trouble(words.ERASE_NEEDS)
        return
    counts = desk_visit.act(desk, privacy.erase, who)
    if counts is not None:
        said = [text.format(count=counts[name]) for name, text in words.ERASED_PARTS.items() if counts.get(name)]
        desk_visit.say(words.ERASED.format(counts=", ".join(said) or words.NOTHING))
        st.session_state[_key("sure", who)] = False
        st.session_state.pop(_ASKER, None)
