"""Ways among the answers: which one is open, and whether it is read or written, as the address says."""

from urllib.parse import urlencode

import streamlit as st

from helpdesk.desk.curating import APPROVERS, WRITERS
from helpdesk.pages import desk_ways
from helpdesk.records.written import SHAPE

__all__ = ["APPROVERS", "WRITERS", "address", "open_answer", "open_list", "opened", "write"]

_ANSWER, _WRITE = "answer", "write"
_NEW = "new"


def opened() -> tuple[str, bool]:
    """(the id of the open answer or "", whether it is being written)."""
    said = st.query_params.get(_ANSWER, "")
    return said if SHAPE.fullmatch(said) else "", _WRITE in st.query_params


def open_answer(name: str) -> None:
    """Read an answer."""
    desk_ways.go(desk_ways.ANSWERS, **{_ANSWER: name})


def open_list() -> None:
    """See them all."""
    desk_ways.go(desk_ways.ANSWERS)


def write(name: str = "") -> None:
    """Write an answer anew, or a new one."""
    desk_ways.go(desk_ways.ANSWERS, **{_ANSWER: name, _WRITE: _NEW if not name else "next"})


def address(name: str) -> str:
    """The address of an answer."""
    return f"?{urlencode({_ANSWER: name})}"
