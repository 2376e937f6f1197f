"""The address bar of Browse: what is being read stands in the address, so every view is a link to itself.

?p=aia:art_6.3   the place     ?as_of=2026-11-20   the day     ?lang=fr   the language
?of=omnibus      the text whose contents are shown             ?find=…    words to find
?vs=2024-07-12   the wording to compare with
"""

from datetime import date

import streamlit as st

from helpdesk.pages.frame import FIRST_DAY, LAST_DAY

LONGEST = 300  # characters of a value that are read


def value(name: str) -> str:
    """What the address says under a name; empty when it says nothing, and cut when someone writes a novel."""
    return st.query_params.get(name, "")[:LONGEST]


def day() -> date | None:
    """The day in the address; None when there is none or it is not one the shelf can speak of."""
    try:
        found = date.fromisoformat(value("as_of"))
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def go(**params: str) -> None:
    """Write the address anew: what is given replaces, an empty string removes, the rest stays."""
    kept = {**st.query_params.to_dict(), **params}
    st.query_params.from_dict({name: text for name, text in kept.items() if text})


def open_place(pointer: str) -> None:
    """Go to a place of the law and leave what was searched or compared."""
    go(p=pointer, find="", vs="")
