"""Signing in at the desk, signing out, and choosing a new password."""

import streamlit as st

from helpdesk.desk import Desk, signing
from helpdesk.errors import HelpdeskError
from helpdesk.pages import desk_elsewhere as elsewhere
from helpdesk.pages import desk_visit, frame
from helpdesk.pages import desk_words as words
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.moment import now
from helpdesk.pages.person_link import visitor

_EMAIL, _PASSWORD = "desk_email", "desk_password"
_OLD, _NEW, _AGAIN = "desk_password_old", "desk_password_new", "desk_password_again"
_CHANGING = "desk_changing"
_LONGEST = 400


def sign_in(desk: Desk) -> None:
    """The page of somebody who is not signed in."""
    frame.heading(words.SIGN_IN, words.SIGN_IN_LEAD)
    tell()
    with st.container(key="desk_sign_in"):
        if names := elsewhere.providers():
            _elsewhere(names)
        with st.form("desk_sign_in_form", border=False):
            st.text_input(words.EMAIL, key=_EMAIL, max_chars=_LONGEST, autocomplete="username")
            st.text_input(
                words.PASSWORD, key=_PASSWORD, type="password", max_chars=_LONGEST, autocomplete="current-password"
            )
            st.form_submit_button(words.SIGN_IN, type="primary", on_click=_sign_in, args=(desk,))
        st.html(tag("p", safe(f"{words.NO_ACCOUNT} {words.RELOAD}"), class_="small"))


def tell() -> None:
    """What became of the last press of a button: here, and for a moment in sight of whoever is far down a page."""
    trouble, said = desk_visit.told()
    if trouble:
        st.toast(plain_markdown(trouble), icon=":material/warning:")
        frame.box("warn", words.REFUSED, trouble)
    if said:
        st.toast(plain_markdown(said), icon=":material/check:")
        st.html(tag("p", safe(said), class_="box good said", role="status"))


def _elsewhere(names: dict[str, str]) -> None:
    for name, shown in names.items():
        label = words.ELSEWHERE_AT.format(name=plain_markdown(shown)) if shown else words.ELSEWHERE
        st.button(label, key=f"desk_elsewhere_{name}", type="primary", on_click=elsewhere.go_there, args=(name,))
    st.html(tag("p", safe(words.ELSEWHERE_OR), class_="small"))


def _taken(*keys: str) -> list[str]:
    """What stands in fields, which are empty afterwards: no password stays in the session or on the screen."""
    said = [st.session_state.get(key) or "" for key in keys]
    st.session_state.update(dict.fromkeys(keys, ""))
    return said


def _sign_in(desk: Desk) -> None:
    email = st.session_state.get(_EMAIL, "")
    (password,) = _taken(_PASSWORD)
    if not email.strip() or not password:
        desk_visit.trouble(words.SIGN_IN_NEEDS)
        return
    try:
        desk_visit.begin(signing.sign_in(desk, email, password, now(), visitor()))
    except HelpdeskError as problem:
        desk_visit.trouble(str(problem))
    else:
        st.session_state.pop(_EMAIL, None)


def sign_out(desk: Desk) -> None:
    """End the visit, here and in the records."""
    token = desk_visit.token()
    desk_visit.forget()
    st.query_params.clear()
    desk_visit.say(words.SIGNED_OUT)
    try:
        signing.sign_out(desk, token, now())
    except HelpdeskError as problem:
        desk_visit.trouble(str(problem))
    elsewhere.leave()


def is_changing() -> bool:
    """Whether somebody is about to change a password they need not change."""
    return bool(st.session_state.get(_CHANGING))


def begin_change(wanted: bool = True) -> None:
    """Show the form for a new password, or leave it."""
    st.session_state[_CHANGING] = wanted


def change_password(desk: Desk, must: bool) -> None:
    """The form for a new password; with `must` there is no way around it."""
    frame.heading(words.MUST_CHANGE if must else words.CHANGE_PASSWORD, words.MUST_CHANGE_LEAD if must else "")
    tell()
    with st.container(key="desk_new_password"), st.form("desk_password_form", border=False):
        for key, label in ((_OLD, words.OLD), (_NEW, words.NEW), (_AGAIN, words.AGAIN)):
            fill = "current-password" if key == _OLD else "new-password"
            st.text_input(label, key=key, type="password", max_chars=_LONGEST, autocomplete=fill)
        st.html(tag("p", safe(words.NEW_HINT), class_="small"))
        st.form_submit_button(words.CHANGE_GO, type="primary", on_click=_change, args=(desk,))
    if not must:
        st.button(words.KEEP_PASSWORD, key="desk_keep_password", type="tertiary", on_click=begin_change, args=(False,))


def _change(desk: Desk) -> None:
    old, new, again = _taken(_OLD, _NEW, _AGAIN)
    if new != again:
        desk_visit.trouble(words.DIFFERENT)
        return
    try:
        desk_visit.begin(signing.change_password(desk, desk_visit.token(), old, new, now()))
    except HelpdeskError as problem:
        desk_visit.trouble(str(problem))
    else:
        begin_change(False)
        desk_visit.say(words.CHANGED)
