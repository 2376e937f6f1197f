"""Acts of the staff on an answer: done as of this moment, and told on the page; asked why where a reason is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from helpdesk.errors import HelpdeskError
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_visit
from helpdesk.pages.marks import safe, tag
from helpdesk.records.written import LONGEST_REASON

if TYPE_CHECKING:
    from helpdesk.pages.desk_answer import Case


def does(case: Case, *roles: str) -> bool:
    """Whether who looks at it holds one of the roles."""
    return not case.staff.person.roles.isdisjoint(roles)


def is_own(case: Case) -> bool:
    """Whether who looks at it wrote the newest version."""
    return case.newest.author_id == case.staff.person.id


def act(verb: Callable[[], object], said: str) -> None:
    """Do something, tell what came of it, and draw the page anew."""
    try:
        verb()
    except HelpdeskError as problem:
        desk_visit.trouble(str(problem))
    else:
        desk_visit.say(said)
    st.rerun()


def with_reason(key: str, said: tuple[str, str, str], verb: Callable[[str], object], done: str) -> None:
    """A folded form that asks why before something is done; `said` are its title, its question and its button."""
    title, why, go = said
    with st.popover(title), st.form(key, border=False):
        reason = st.text_area(why, key=f"{key}_why", max_chars=LONGEST_REASON, height=80)
        if st.form_submit_button(go):
            if reason.strip():
                act(lambda: verb(reason), done)
            else:
                st.html(tag("p", safe(words.WHY_NEEDED), class_="amiss", role="alert"))
