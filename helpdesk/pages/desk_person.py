"""One person of the staff: their roles, how they sign in, their data, what was done to their account."""

from collections.abc import Callable

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_audit, desk_copies, desk_visit
from helpdesk.pages import people_words as words
from helpdesk.pages.frame import box
from helpdesk.pages.marks import safe, tag
from helpdesk.records.people import Person, subject

_OPEN, _PASSWORD = "desk_person", "desk_person_password"


# --- a password for once ------------------------------------------------------------------------------------------


def password_told(name: str, password: str) -> None:
    """Show a password until whoever reads it says that it was handed over."""
    st.session_state[_PASSWORD] = (name, password)


def tell_password() -> None:
    """The password that is to be handed over, if there is one."""
    if told := st.session_state.get(_PASSWORD):
        name, password = told
        box("good", words.PASSWORD_FOR.format(name=name), words.PASSWORD_TEXT)
        st.code(password, language=None)
        st.button(words.PASSWORD_DONE, key="desk_person_handed_over", on_click=_handed_over)


def _handed_over() -> None:
    st.session_state.pop(_PASSWORD, None)


# --- which person is open ----------------------------------------------------------------------------------------


def opened() -> int | None:
    """The person who is open; None for the list."""
    return st.session_state.get(_OPEN)


def open_person(person_id: int | None) -> None:
    """Open a person, or the list."""
    st.session_state[_OPEN] = person_id


def show(staff: Staff, person: Person) -> None:
    """All about one person."""
    st.button(words.BACK, key="desk_person_back", type="tertiary", icon=":material/arrow_back:",
              on_click=open_person, args=(None,))  # fmt: skip
    is_me = person.id == staff.person.id
    title = f"{person.name} ({words.YOU})" if is_me else person.name
    said = " · ".join((person.email or words.NO_EMAIL, *(() if person.active else (words.INACTIVE,))))
    st.html(tag("h2", safe(title)) + tag("p", safe(said), class_="small"))
    if is_me:
        box("quiet", words.OWN_TITLE, words.OWN)
    if person.email is not None:
        _roles(staff, person)
        _access(staff, person)
        st.html(tag("h2", safe(words.DATA)) + tag("p", safe(words.DATA_LEAD), class_="small"))
        desk_copies.of_whom(staff, person.id)
    desk_audit.trail(staff, subject(person.id), {})


# --- roles -------------------------------------------------------------------------------------------------------


def _roles(staff: Staff, person: Person) -> None:
    st.html(tag("h2", safe(words.CHANGE_ROLES)) + tag("p", safe(words.ROLES_ENDS), class_="small"))
    with st.form(f"desk_person_roles_{person.id}", border=False):
        for role in words.ROLES:
            st.checkbox(words.role_words(role), role in person.roles, key=_role_key(person, role))
        st.form_submit_button(
            words.ROLES_GO, key="desk_person_roles_go", on_click=_save_roles, args=(staff.desk, person)
        )


def _role_key(person: Person, role: str) -> str:
    held = "-".join(sorted(person.roles))  # what is ticked starts anew from what is held
    return f"desk_person_role_{person.id}_{role}_{held}"


def _save_roles(desk: Desk, person: Person) -> None:
    wanted = frozenset(role for role in words.ROLES if st.session_state.get(_role_key(person, role)))
    if wanted == person.roles:
        desk_visit.say(words.ROLES_SAME)
    elif desk_visit.act(desk, _set_roles, person, wanted):
        desk_visit.say(words.ROLES_SAVED.format(name=person.name))


def _set_roles(staff: Staff, person: Person, wanted: frozenset[str]) -> bool:
    """Give what is wanted first, so that whoever moves a role is never without one."""
    for role in sorted(wanted - person.roles):
        staff.grant(person.id, role)
    for role in sorted(person.roles - wanted):
        staff.revoke(person.id, role)
    return True


# --- signing in --------------------------------------------------------------------------------------------------


def _access(staff: Staff, person: Person) -> None:
    """What changes how somebody signs in; each is asked again before it is done."""
    st.html(tag("h2", safe(words.ACCESS)))
    ways: dict[str, tuple[str, Callable[[Staff, Person], str]]] = {}
    if person.active:
        ways[words.NEW_PASSWORD] = (words.NEW_PASSWORD_SURE, _new_password)
        ways[words.ONLY_ELSEWHERE] = (words.ONLY_ELSEWHERE_SURE.format(email=person.email), _only_elsewhere)
        ways[words.DEACTIVATE] = (words.DEACTIVATE_SURE, _deactivate)
    else:
        ways[words.ACTIVATE] = ("", _activate)
    with st.container(horizontal=True):
        for place, (label, (sure, does)) in enumerate(ways.items()):
            with st.popover(label):
                if sure:
                    st.html(tag("p", safe(sure)))
                st.button(
                    words.GO,
                    key=f"desk_person_way_{place}",
                    type="primary",
                    on_click=_do,
                    args=(does, staff.desk, person),
                )


def _do(does: Callable[[Staff, Person], str], desk: Desk, person: Person) -> None:
    if said := desk_visit.act(desk, does, person):
        desk_visit.say(said)


def _new_password(staff: Staff, person: Person) -> str:
    password_told(person.name, staff.new_password(person.id))
    return ""


def _only_elsewhere(staff: Staff, person: Person) -> str:
    staff.drop_password(person.id)
    return words.ONLY_ELSEWHERE_DONE.format(name=person.name)


def _deactivate(staff: Staff, person: Person) -> str:
    staff.deactivate(person.id)
    return words.DEACTIVATED.format(name=person.name)


def _activate(staff: Staff, person: Person) -> str:
    staff.activate(person.id)
    return words.ACTIVATED.format(name=person.name)
