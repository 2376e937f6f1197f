"""Ways through Triage: the run and the system that are open stand in the address; what was only chosen, in the visit.

?run=…   the result that is open      ?row=12   the system of it that is looked at
"""

from dataclasses import dataclass

import streamlit as st

from helpdesk.inventory.sheet import Sheet
from helpdesk.pages import check_law

ROOM = "triage_room"
RUN, ROW = "run", "row"
ROW_LINK, LIST_LINK = "row:", "list:"  # what a link of the page points to when it is no place of the law
_OPEN, _UPLOAD, _ONE, _LOOK = "triage_open", "triage_upload", "triage_one", "triage_look"
_DIGITS = 6


@dataclass(frozen=True)
class Upload:
    """A file as it was chosen: its name, its content, and the rows that were read."""

    name: str
    content: bytes
    sheet: Sheet

    @property
    def title(self) -> str:
        """What the list is called: the file's name without its ending."""
        return " ".join(self.name.rsplit(".", 1)[0].split())[:80]


def come_back() -> None:
    """Who comes back from another page finds the result as it was left."""
    if not st.query_params.to_dict() and (kept := st.session_state.get(_OPEN)):
        st.query_params.from_dict(kept)


def run_name() -> str:
    """The run in the address; "" where there is none."""
    return st.query_params.get(RUN, "")


def row_place() -> int | None:
    """The number of the system in the address, from 0; None where there is none."""
    said = st.query_params.get(ROW, "")
    is_number = said.isascii() and said.isdigit() and 0 < len(said) <= _DIGITS
    return int(said) - 1 if is_number and int(said) else None


def open_run(name: str, row: int | None = None) -> None:
    """Open a result, or one system of it."""
    check_law.close()
    address = {RUN: name} if row is None else {RUN: name, ROW: str(row + 1)}
    st.session_state[_OPEN] = address
    st.query_params.from_dict(address)


def href(name: str, row: int) -> str:
    """The link to one system of a result."""
    return f"triage?{RUN}={name}&{ROW}={row + 1}"


def to_start() -> None:
    """Begin anew; what is kept of a run stays."""
    check_law.close()
    for key in (_OPEN, _UPLOAD, _ONE, _LOOK):
        st.session_state.pop(key, None)
    for key in [key for key in st.session_state if str(key).startswith(("triage_f_", "triage_map_"))]:
        del st.session_state[key]
    st.query_params.clear()


def look(name: str) -> None:
    """Look at a run's rows although it goes on; "" to look at how far it is."""
    st.session_state[_LOOK] = name


def is_looked_at(name: str) -> bool:
    """Whether the rows of a run are looked at although it goes on."""
    return st.session_state.get(_LOOK) == name


def upload() -> Upload | None:
    """The file that was chosen."""
    return st.session_state.get(_UPLOAD)


def choose(upload: Upload | None) -> None:
    """Take a file, or put it down."""
    st.session_state[_UPLOAD] = upload


def one() -> dict | None:
    """The result of the one description that was pasted."""
    return st.session_state.get(_ONE)


def show_one(result: dict | None) -> None:
    """Show the result of one description."""
    st.session_state[_ONE] = result
