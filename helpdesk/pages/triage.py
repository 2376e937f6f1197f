"""Triage: systems described in a person's own words, one or a whole list, sorted by what the Act asks of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.pages import check_law, frame, triage_runs
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.check_arrive import arrive
from helpdesk.pages.links import follow
from helpdesk.pages.triage_list import result
from helpdesk.pages.triage_mapping import mapping
from helpdesk.pages.triage_progress import progress
from helpdesk.pages.triage_rows import rows_of
from helpdesk.pages.triage_start import start
from helpdesk.pages.triage_system import Looking, one, system

_LOOKS = [Path(__file__).with_name(name) for name in ("check.css", "triage.css")]


def show(desk: Desk, read_on=None, check_on=None) -> None:
    """The page. `read_on` is the Browse page, `check_on` the page Check, to which a system is taken along."""
    for look in _LOOKS:
        st.html(look)
    with frame.guarded(), st.container(key=ways.ROOM):
        ways.come_back()
        looking = Looking(desk, read_on, check_on)
        place, as_of = _screen(looking)
        if as_of is not None:
            check_law.panel(replace(looking, as_of=as_of), read_on)
        arrive(ways.ROOM, place)
        arrive(check_law.ROOM, check_law.opened() if as_of else "", aside=True)
        follow(ways.ROOM, _followed)


def _screen(looking: Looking) -> tuple[str, date | None]:
    """Draw the screen the address asks for: the name of what is shown, and the day whose law may be opened beside."""
    if name := ways.run_name():
        return _run(looking, name)
    if found := ways.one():
        one(looking, found)
        return "one", date.fromisoformat(found["as_of"])
    if (upload := ways.upload()) is not None:
        mapping(looking.desk, upload)
        return "map", None
    start(looking.desk)
    return "start", None


def _run(looking: Looking, name: str) -> tuple[str, date | None]:
    file = triage_runs.file_of(looking.desk, name)
    if file is None:
        frame.box("quiet", words.NO_RUN, words.NO_RUN_TEXT)
        st.button(words.BACK_START, key="triage_back", on_click=ways.to_start)
        return "none", None
    run = triage_runs.going(file)
    if run is not None and not run.is_done and not ways.is_looked_at(name):
        progress(looking.desk, run, name)
        return "progress", None
    rows, place = rows_of(file).read_on(), ways.row_place()
    if place is not None and place < len(rows.rows):
        system(looking, rows, place)
        return f"row-{place}", rows.rows[place].as_of
    result(looking, rows, name, run)
    return "list", None


def _followed(pointer: str) -> None:
    """A link of the page leads to a system of the list, or opens the law beside it."""
    said = pointer.removeprefix(ways.ROW_LINK)
    if said == pointer:
        check_law.open_law(pointer)
    elif said.isdigit():
        ways.open_run(ways.run_name(), int(said))
