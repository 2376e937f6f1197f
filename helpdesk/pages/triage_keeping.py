"""Keeping a result in the register: for who is signed in and may review."""

from collections.abc import Iterator, Mapping

import streamlit as st

from helpdesk.desk import Desk, register
from helpdesk.desk.register import REVIEWERS, NewRun
from helpdesk.pages import desk_visit, desk_ways, frame
from helpdesk.pages import triage_register_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_rows import Rows
from helpdesk.pages.triage_runs import Going
from helpdesk.pages.triage_team import staff_of
from helpdesk.records.register_keeping import NAME_LONGEST
from helpdesk.reports.register import Head

_NAME = "desk_register_name"


def keeping(desk: Desk, head: Head, rows: Rows, run: Going | None) -> None:
    """The form that keeps a list that is sorted to its end; nothing for visitors."""
    staff = staff_of(desk)
    if staff is None or staff.person.roles.isdisjoint(REVIEWERS) or run is None or not run.is_done:
        return
    st.html(tag("h2", safe(words.KEEP)) + tag("p", safe(words.KEEP_LEAD), class_="small"))
    trouble, said = desk_visit.told()
    if trouble or said:
        frame.box("warn" if trouble else "good", words.KEEP, trouble or said)
    with st.form("triage_keep", border=False):
        st.text_input(words.KEEP_NAME, value=head.title[:NAME_LONGEST], max_chars=NAME_LONGEST, key=_NAME)
        st.form_submit_button(words.KEEP_GO, on_click=_keep, args=(desk, head, rows, run))


def _keep(desk: Desk, head: Head, rows: Rows, run: Going) -> None:
    name = st.session_state[_NAME].strip()
    new = NewRun(name, head.as_of, head.versions)
    if desk_visit.act(desk, register.keep_run, new, _whole(rows, run)) is not None:
        desk_visit.say(words.KEPT.format(count=f"{len(rows.rows):,}", name=name))
        st.session_state[desk_ways.ROOM] = desk_ways.REGISTER


def _whole(rows: Rows, run: Going) -> Iterator[Mapping]:
    """The results with the remaining columns of their rows."""
    for result in rows.results():
        yield result | {"other": run.other.get(result["id"], {})}
