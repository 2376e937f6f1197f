"""The visit of a member of the staff: its token lives in this session alone, and every deed asks anew who it is.

There is no cookie, so there is nothing another site could ride on; a page that is loaded anew begins signed out.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.pages.moment import now

Done = TypeVar("Done")
_TOKEN, _TROUBLE, _SAID = "visit", "desk_trouble", "desk_said"


def token() -> str:
    """The token of the visit; "" while nobody is signed in."""
    return st.session_state.get(_TOKEN, "")


def begin(new: str) -> None:
    """Go on with this token from now on."""
    st.session_state[_TOKEN] = new


def forget() -> None:
    """Leave nothing of the visit, nor of what was seen in it."""
    for key in [key for key in st.session_state if key == _TOKEN or str(key).startswith("desk_")]:
        del st.session_state[key]


def act(desk: Desk, verb: Callable[..., Done], *args, **more) -> Done | None:
    """Do something as who is signed in at this moment, with the roles of this moment.

    For what a button does: what was drawn earlier is not asked who may. What is refused is told on the page; None then.
    """
    try:
        return verb(desk.staff(token(), now()), *args, **more)
    except HelpdeskError as problem:
        trouble(str(problem))
        return None


def trouble(text: str) -> None:
    """Tell on the next page that something did not work."""
    st.session_state[_TROUBLE] = text


def say(text: str) -> None:
    """Tell on the next page that something is done."""
    st.session_state[_SAID] = text


def told() -> tuple[str, str]:
    """(what did not work, what is done), each once; "" where there is nothing to tell."""
    return st.session_state.pop(_TROUBLE, ""), st.session_state.pop(_SAID, "")
