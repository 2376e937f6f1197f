"""People: who works at the desk and what they may do; what one person wrote; what was done by whom."""

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_audit, desk_copies, desk_person, desk_visit
from helpdesk.pages import people_words as words
from helpdesk.pages.desk_numbers import LOOK
from helpdesk.pages.frame import heading
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.records.people import ADMINISTRATOR, EMAIL_LONGEST, NAME_LONGEST, Person

_FIND, _PAGE, _ROWS = "desk_people_find", "desk_people_page", 20
_NAME, _EMAIL, _HOW = (f"desk_people_{name}" for name in ("name", "email", "how"))


def show(staff: Staff) -> None:
    """The room."""
    staff.may(ADMINISTRATOR)
    st.html(LOOK)
    heading(words.PEOPLE, words.PEOPLE_LEAD)
    desk_person.tell_password()
    people, asker, trail = st.tabs(words.PARTS)
    with people:
        everyone = staff.people()
        chosen = desk_person.opened()
        found = next((each for each in everyone if each.id == chosen), None)
        if found is None:
            _list(staff, everyone)
            _add(staff)
        else:
            desk_person.show(staff, found)
    with asker:
        desk_copies.of_asker(staff)
    with trail:
        desk_audit.show(staff, {each.id: each.name for each in everyone})


# --- the list --------------------------------------------------------------------------------------------------


def _list(staff: Staff, everyone: list[Person]) -> None:
    fitting = everyone
    if len(everyone) > _ROWS // 2:
        said = st.text_input(words.FIND, key=_FIND, max_chars=NAME_LONGEST).casefold().strip()
        fitting = [each for each in everyone if said in f"{each.name} {each.email or ''}".casefold()]
    if not fitting:
        st.html(tag("p", safe(words.FIND_NONE)))
    pages = max(1, -(-len(fitting) // _ROWS))
    page = min(st.session_state.get(_PAGE, 0), pages - 1)
    for person in fitting[page * _ROWS : (page + 1) * _ROWS]:
        _row(staff, person)
    if pages > 1:
        _leaf(page, pages)


def _row(staff: Staff, person: Person) -> None:
    """A person: the name opens it."""
    with st.container(key=f"desk_people_row_{person.id}", border=True, gap=None):
        name = plain_markdown(person.name) + (f" ({words.YOU})" if person.id == staff.person.id else "")
        key = f"desk_people_open_{person.id}"
        st.button(name, key=key, type="tertiary", on_click=desk_person.open_person, args=(person.id,))
        held = ", ".join(role for role in words.ROLES if role in person.roles) or words.ROLELESS
        said = (person.email or words.NO_EMAIL, held, *(() if person.active else (words.INACTIVE,)))
        st.html(tag("p", safe(" · ".join(said)), class_="small"))


def _leaf(page: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(words.PREVIOUS, key="desk_people_before", disabled=page == 0, on_click=_turn, args=(page - 1,))
        st.html(tag("p", safe(words.PAGE.format(page=page + 1, pages=pages)), class_="small"), width="content")
        st.button(words.NEXT, key="desk_people_after", disabled=page + 1 == pages, on_click=_turn, args=(page + 1,))


def _turn(page: int) -> None:
    st.session_state[_PAGE] = page


# --- somebody new ----------------------------------------------------------------------------------------------


def _add(staff: Staff) -> None:
    st.html(tag("h2", safe(words.ADD)))
    with st.form("desk_people_add", border=False, width=560):
        st.text_input(words.NAME, key=_NAME, max_chars=NAME_LONGEST, autocomplete="off")
        st.text_input(words.EMAIL, key=_EMAIL, max_chars=EMAIL_LONGEST, autocomplete="off")
        st.html(tag("p", safe(words.HELD)))
        for role in words.ROLES:
            st.checkbox(words.role_words(role), key=_held(role))
        st.radio(words.HOW, (words.HOW_HERE, words.HOW_ELSEWHERE), key=_HOW)
        st.html(tag("p", safe(words.HOW_HELP), class_="small"))
        st.form_submit_button(
            words.ADD_GO, type="primary", key="desk_people_add_go", on_click=_added, args=(staff.desk,)
        )


def _added(desk: Desk) -> None:
    if not _ticked():
        desk_visit.trouble(words.ADD_NEEDS)
    elif desk_visit.act(desk, _let_in, st.session_state.get(_HOW) == words.HOW_ELSEWHERE):
        st.session_state.update({_NAME: "", _EMAIL: "", **{_held(role): False for role in words.ROLES}})


def _held(role: str) -> str:
    return f"desk_people_held_{role}"


def _ticked() -> list[str]:
    return [role for role in words.ROLES if st.session_state.get(_held(role))]


def _let_in(staff: Staff, elsewhere: bool) -> bool:
    name, email, roles = st.session_state.get(_NAME, ""), st.session_state.get(_EMAIL, ""), _ticked()
    if elsewhere:
        person = staff.invite(name, email, roles)
        desk_visit.say(words.ADDED_ELSEWHERE.format(name=person.name, email=person.email))
    else:
        added = staff.add_person(name, email, roles)
        desk_person.password_told(added.person.name, added.password)
    return True
