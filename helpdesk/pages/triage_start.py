"""The first screen of Triage: what it does, one description to sort, or a file to choose."""

import csv
import io

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.desk.triaging import LONGEST, Described
from helpdesk.errors import HelpdeskError
from helpdesk.inventory.reading import KINDS, read
from helpdesk.pages import frame
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_team import team

_TEXT, _FILES, _TROUBLE = "triage_text", "triage_files", "triage_trouble"


def start(desk: Desk) -> None:
    """The screen before anything is sorted."""
    saying.heading(words.TITLE, "start", words.LEAD)
    points = "".join(tag("li", safe(sentence)) for sentence in words.COMES)
    st.html(tag("ol", points, class_="comes"))
    as_of = frame.day_picker("triage")
    frame.other_day("triage", as_of)
    if trouble := st.session_state.pop(_TROUBLE, ""):
        frame.box("warn", words.REFUSED, trouble)
    if st.session_state.pop("triage_removed", False):
        st.html(tag("p", safe(words.REMOVED), class_="box good", role="status"))
    _one(desk, as_of)
    _many()


def _one(desk: Desk, as_of) -> None:
    with st.form("triage_one_form", border=False):
        st.text_area(words.ONE, key=_TEXT, placeholder=words.ONE_HINT, max_chars=LONGEST, height=140)
        st.html(tag("p", safe(words.ONE_KEPT), class_="small"))
        is_asked = st.form_submit_button(words.ONE_GO, type="primary")
    if not is_asked:
        return
    text = st.session_state[_TEXT].strip()
    if not text:
        frame.box("warn", words.REFUSED, words.ONE_EMPTY)
        return
    with st.spinner(words.SORTING_ONE if desk.is_open else words.OPENING):
        cases = team(desk)
        verdict = desk.triaging.verdict(text, as_of, cases)
        found = desk.triaging.result(verdict, Described("", "", "", text), cases)
    ways.show_one(found)
    st.rerun()


def _many() -> None:
    st.html(tag("h2", safe(words.MANY)) + tag("p", safe(words.MANY_HINT), class_="small"))
    with st.container(key="triage_upload_room"):
        types = [kind.removeprefix(".") for kind in KINDS]
        file = st.file_uploader(words.UPLOAD, type=types, key=f"triage_file_{st.session_state.get(_FILES, 0)}")
        icon = ":material/download:"
        st.download_button(
            words.SAMPLE, sample, file_name=words.SAMPLE_FILE, mime="text/csv", icon=icon, type="tertiary",
            key="triage_sample", on_click="ignore",
        )  # fmt: skip
    if file is not None:
        take(file.name, file.getvalue())
        st.rerun()


def take(name: str, content: bytes) -> None:
    """Read a file that was chosen; what is wrong with it is told on the same screen."""
    try:
        with st.spinner(words.READING):
            ways.choose(ways.Upload(name, content, read(content, name)))
    except HelpdeskError as problem:
        st.session_state[_TROUBLE] = str(problem)
    # The field still holds the file, and would hand it over at every run of the page: the next one is a field anew.
    st.session_state[_FILES] = st.session_state.get(_FILES, 0) + 1


def sample() -> bytes:
    """A small list to try, as spreadsheets read it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(words.SAMPLE_ROWS)
    return text.getvalue().encode("utf-8-sig")
