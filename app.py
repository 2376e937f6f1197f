"""The front door: reads the settings once, opens the desk once, and frames the pages."""

import gc
import logging
import threading
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from helpdesk.desk import Desk, open_desk, staleness
from helpdesk.errors import HelpdeskError
from helpdesk.pages import (
    ask,
    browse,
    check,
    check_words,
    desk_elsewhere,
    desk_visit,
    desk_words,
    frame,
    person_words,
    ticket_status,
    triage,
    triage_words,
    words,
)
from helpdesk.pages import desk as staff_page
from helpdesk.settings import read_settings

_opening = threading.Lock()


@st.cache_resource(show_spinner=False)
def the_desk() -> Desk:
    """The one desk of this process; its index opens in the background while the first visitor reads."""
    settings = read_settings()
    logging.getLogger("helpdesk").setLevel(settings.log_level)
    desk = open_desk(settings)
    threading.Thread(target=_warm, args=(desk,), name="open the index", daemon=True).start()
    return desk


def _warm(desk: Desk) -> None:
    """Open the index ahead of the first question, and see what rests on law that changed since this was last looked at.

    If the index fails, the first question says why.

    What is open then stays for good, so it is taken out of garbage collection: Streamlit collects in full after
    every run of a page, and walking the whole law each time cost more than answering.
    """
    try:
        if not desk.shelf.is_empty:
            desk.index()
            gc.collect()
            gc.freeze()
        if desk.has_records:
            staleness.review_if_new(desk, datetime.now(UTC))
    except (HelpdeskError, RuntimeError) as problem:  # a process that ends meanwhile starts no more threads
        logging.getLogger(__name__).warning("%s", problem)


def _ask(desk: Desk, foot, read, ways: dict) -> None:
    ask.show(desk, foot, read, ways["check"])


def _staff(desk: Desk, read, ways: dict) -> None:
    staff_page.show(desk, read, ways["triage"])


def _staffed(desk: Desk, read, ways: dict) -> st.Page:
    """The page of the staff; among the others for who is signed in, else only in the foot."""
    seen = "visible" if desk_visit.token() else "hidden"
    shown = partial(_staff, desk, read, ways)
    return st.Page(shown, title=desk_words.TITLE, url_path="desk", visibility=seen)


def main() -> None:
    """Frame the pages."""
    st.set_page_config(page_title=words.TITLE, page_icon=frame.ICON, layout="wide")
    frame.dress()
    with frame.guarded():
        with _opening:  # several visitors may come in the same moment
            desk = the_desk()
        read = st.Page(partial(browse.show, desk), title=words.BROWSE, url_path="browse")
        ways = {}
        staffed = _staffed(desk, read, ways)
        foot = frame.foot(desk, None if desk_visit.token() else staffed)
        # Pages that lead to each other are handed the others once all are there.
        asked = partial(_ask, desk, foot, read, ways)
        front = st.Page(asked, title=words.ASK, url_path="ask", default=True)
        checked = st.Page(partial(check.show, desk, read, front), title=check_words.TITLE, url_path="check")
        ways["check"] = checked
        triaged = st.Page(partial(triage.show, desk, read, checked), title=triage_words.TITLE, url_path="triage")
        ways["triage"] = triaged
        status = partial(ticket_status.show, desk, front)
        followed = st.Page(status, title=person_words.TICKET, url_path="ticket", visibility="hidden")
        pages = [front, checked, triaged, read, staffed, followed]
        chosen = st.navigation(pages, position="top")
        frame.ways([page for page in pages if page.visibility == "visible"])
        if chosen is not staffed and desk_elsewhere.is_back():
            st.switch_page(staffed)
        chosen.run()


main()
