"""The page of a link: what became of a question to a person, and how to write back, to get a copy, to remove it all."""

import json

import streamlit as st

from helpdesk.desk import Desk, privacy, ticketing
from helpdesk.desk.ticketing import Said, Standing
from helpdesk.errors import AccessRefused, HelpdeskError
from helpdesk.pages import person_words as words
from helpdesk.pages.frame import box, heading
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.moment import now
from helpdesk.pages.person_link import LINK, moment_words, token_in
from helpdesk.records.moves import ASKER_LONGEST
from helpdesk.records.redaction import REMOVED

_TEXT, _PASTED = "ticket_text", "ticket_pasted"
_SURE, _TOLD, _TROUBLE = "ticket_remove", "ticket_told", "ticket_trouble"
_LINK_LONGEST = 500


def show(desk: Desk, ask_on=None) -> None:
    """The page; `ask_on` is the page on which one asks."""
    token = st.query_params.get(LINK, "")
    if not token:
        _which()
        return
    try:
        standing = ticketing.status(desk, token, now())
    except AccessRefused:
        # Whatever is wrong with a link, its visitor is told the same.
        heading(words.TICKET)
        box("quiet", words.WRONG_LINK, words.WRONG_LINK_TEXT, words.WRONG_LINK_NEXT)
        if ask_on is not None:
            st.page_link(ask_on, label=words.TO_ASK)
        return
    heading(words.TITLE.format(number=standing.number))
    with st.container(key="ticket_room"):
        if standing.question == REMOVED:
            box("good", words.REMOVED, words.REMOVED_TEXT.format(number=standing.number))
        else:
            _standing(desk, token, standing)


def _which() -> None:
    """Where somebody came without a link."""
    heading(words.NO_LINK, words.NO_LINK_TEXT)
    with st.form("ticket_which", border=False):
        st.text_input(words.LINK, key=_PASTED, max_chars=_LINK_LONGEST)
        st.form_submit_button(words.LINK_GO, type="primary", on_click=_paste)


def _paste() -> None:
    if token := token_in(st.session_state.get(_PASTED, "")):
        st.query_params[LINK] = token


def _standing(desk: Desk, token: str, standing: Standing) -> None:
    _state(standing)
    st.html(_asked_html(standing))
    st.html(tag("h2", safe(words.SAID)) + (_said_html(standing.said) or tag("p", safe(words.NOTHING_SAID))))
    _write_back(desk, token)
    _mine(desk, token, standing)


def _state(standing: Standing) -> None:
    """How it stands, in a word and a sentence."""
    is_late = standing.state in ("new", "open") and standing.due < now()
    title, text = words.LATE if is_late else words.STATES[standing.state]
    tone = {"waiting": "good"}.get(standing.state, "warn" if is_late else "quiet")
    box(tone, title, text.format(due=moment_words(standing.due)))


def _asked_html(standing: Standing) -> str:
    day = tag("p", safe(words.ASKED_ON.format(day=moment_words(standing.opened))), class_="small")
    note = tag("h3", safe(words.YOUR_NOTE)) + tag("p", safe(standing.note)) if standing.note else ""
    return tag("div", day + tag("p", safe(standing.question), class_="asked") + note, class_="mine")


def _said_html(said: tuple[Said, ...]) -> str:
    rows = "".join(
        tag("li", tag("p", safe(f"{words.BY[each.by]} · {moment_words(each.at)}"), class_="small")
            + tag("p", safe(each.text)), class_=each.by)
        for each in said
    )  # fmt: skip
    return tag("ol", rows, class_="said") if rows else ""


def _write_back(desk: Desk, token: str) -> None:
    if trouble := st.session_state.pop(_TROUBLE, ""):
        box("warn", words.FAILED, trouble)
    if told := st.session_state.pop(_TOLD, ""):
        box("good", told, words.LOOK_LATER)
    with st.form("ticket_write", border=False):
        st.text_area(words.ADD, key=_TEXT, max_chars=ASKER_LONGEST, height=110, placeholder=words.ADD_HINT)
        with st.container(horizontal=True):
            st.form_submit_button(words.ADD_GO, type="primary", key="ticket_send", on_click=_add, args=(desk, token))
            st.form_submit_button(words.LOOK_AGAIN, type="tertiary", key="ticket_again", icon=":material/refresh:")


def _add(desk: Desk, token: str) -> None:
    text = st.session_state.get(_TEXT, "").strip()
    if not text:
        st.session_state[_TROUBLE] = words.ADD_NEEDS
        return
    try:
        ticketing.add_from_asker(desk, token, text, now())
    except HelpdeskError as problem:
        st.session_state[_TROUBLE] = str(problem)
    else:
        st.session_state[_TEXT], st.session_state[_TOLD] = "", words.ADDED


def _mine(desk: Desk, token: str, standing: Standing) -> None:
    """What is kept, a copy of it, and the way to remove it."""
    sure = st.session_state.get(_SURE) == standing.number
    with st.expander(words.MINE, expanded=_SURE in st.session_state):
        long = words.MINE_LONG.format(days=desk.settings.keep_tickets_days)
        st.html(tag("p", safe(f"{words.MINE_WHAT} {long}"), class_="small"))
        if sure:
            _make_sure(desk, token)
            return
        with st.container(horizontal=True):
            name = f"question-{standing.number}.json"
            st.download_button(
                words.COPY, lambda: _copy(desk, token), name, "application/json", key="ticket_copy", on_click="ignore"
            )
            st.button(words.REMOVE, key="ticket_remove_ask", on_click=_ask_sure, args=(standing.number,))


def _copy(desk: Desk, token: str) -> str:
    return json.dumps(privacy.copy_for_asker(desk, token, now()), ensure_ascii=False, indent=2)


def _make_sure(desk: Desk, token: str) -> None:
    box("warn", words.REMOVE_SURE, words.REMOVE_TEXT)
    with st.container(horizontal=True):
        st.button(words.REMOVE_YES, key="ticket_remove_yes", type="primary", on_click=_remove, args=(desk, token))
        st.button(words.REMOVE_NO, key="ticket_remove_no", on_click=_ask_sure, args=(None,))


def _ask_sure(number: int | None) -> None:
    st.session_state[_SURE] = number


def _remove(desk: Desk, token: str) -> None:
    st.session_state[_SURE] = None
    try:
        privacy.erase_for_asker(desk, token, now())
    except HelpdeskError as problem:
        st.session_state[_TROUBLE] = str(problem)
