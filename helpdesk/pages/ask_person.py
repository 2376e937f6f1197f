"""Ask a person: the way from an answer to somebody at the desk, with what is kept said before anything is sent."""

import logging

import streamlit as st

from helpdesk.answering.answer import Answer, Status
from helpdesk.desk import Desk, ticketing
from helpdesk.desk.post import can_send, is_address
from helpdesk.desk.ticketing import Letter, Remembered
from helpdesk.errors import HelpdeskError
from helpdesk.pages import conversation, person_link
from helpdesk.pages import person_words as words
from helpdesk.pages.conversation import Turn
from helpdesk.pages.frame import box
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.moment import now
from helpdesk.records.tickets import CONTACT_LONGEST, NOTE_LONGEST

log = logging.getLogger(__name__)

PERSON, THUMB = "person", "thumb"
_LEADS = {
    Status.NOT_FOUND: words.LEAD,
    Status.OUT_OF_SCOPE: words.LEAD_OUT,
    Status.HELD_BACK: words.LEAD,
}
_TROUBLE = "ask_person_trouble"


def remembered(desk: Desk, answer: Answer | None) -> Remembered | None:
    """Write down that a question was asked; an answer is given even where that cannot be done."""
    if answer is None or answer.status is Status.ERROR:
        return None
    try:
        return ticketing.remember(desk, answer, now(), letter=Letter(visitor=person_link.visitor()))
    except HelpdeskError as problem:
        log.warning("A turn was not kept: %s", problem)
        return None


def offer(desk: Desk, turn: Turn) -> None:
    """Under an answer: what became of the question, the form, or the way to it."""
    with st.container(key="ask_person"):
        if turn.passed_on and not turn.sent:
            number = words.PASSED_ON_NUMBER.format(number=turn.passed_on.number)
            person_link.told(desk, turn.passed_on.token, words.PASSED_ON, number)
        elif turn.sent:
            _sent(desk, turn)
        elif turn.asks:
            _form(desk, turn)
        elif turn.answer is None:
            way(turn)
        elif lead := _LEADS.get(turn.answer.status):
            within = words.within_words(desk.settings.reply_within_hours)
            st.html(tag("p", safe(lead.format(within=within))))
            way(turn, stands_out=True)


def stands_out(turn: Turn) -> bool:
    """Whether the way to a person stands by itself under an answer, so that it need not stand among the tools."""
    return turn.answer is None or turn.answer.status in _LEADS


def way(turn: Turn, stands_out: bool = False) -> None:
    """The button that opens the form."""
    kind = "primary" if stands_out else "tertiary"
    icon = ":material/person_raised_hand:"
    st.button(words.ASK, key="ask_person_open", type=kind, icon=icon, on_click=_open, args=(turn, PERSON))


def way_for_thumb(turn: Turn) -> None:
    """After a thumb down: the button that opens the form to say what was wrong."""
    st.button(words.WRONG, key="ask_wrong_open", icon=":material/edit_note:", on_click=_open, args=(turn, THUMB))


def _open(turn: Turn, asks: str) -> None:
    st.session_state.pop(_TROUBLE, None)
    conversation.change(turn.number, asks=asks)


def _form(desk: Desk, turn: Turn) -> None:
    about_answer = turn.asks == THUMB
    st.html(tag("h2", safe(words.WRONG if about_answer else words.ASK)))
    if about_answer:
        st.html(tag("p", safe(words.WRONG_LEAD), class_="small"))
    if trouble := st.session_state.pop(_TROUBLE, ""):
        box("warn", words.FAILED, trouble)
    with st.form("ask_person_form", border=False):
        if not about_answer:
            limit = desk.settings.question_limit
            st.text_area(words.QUESTION, turn.said[:limit], key=_key(turn, "question"), max_chars=limit, height=90)
        note, hint = (words.WRONG_NOTE, words.WRONG_HINT) if about_answer else (words.NOTE, words.NOTE_HINT)
        st.text_area(note, key=_key(turn, "note"), max_chars=NOTE_LONGEST, height=110, placeholder=hint)
        st.text_input(words.EMAIL, key=_key(turn, "email"), max_chars=CONTACT_LONGEST, autocomplete="email")
        st.html(kept_html(desk, words.KEPT_WHAT))
        with st.container(horizontal=True):
            st.form_submit_button(words.SEND, type="primary", key="ask_person_send", on_click=_send, args=(desk, turn))
            st.form_submit_button(words.CANCEL, type="tertiary", key="ask_person_not", on_click=_open, args=(turn, ""))


def _key(turn: Turn, field: str) -> str:
    return f"ask_person_{field}_{turn.asks}_{turn.number}"


def kept_html(desk: Desk, what: str) -> str:
    """What is kept, for how long, and who reads it: before the button, never behind it."""
    settings = desk.settings
    rows = (
        what,
        words.EMAIL_MAILS if _writes(desk) else words.EMAIL_NO_MAILS,
        words.KEPT_LONG.format(days=settings.keep_tickets_days),
        words.KEPT_WHO.format(operator=settings.operator),
        words.KEPT_GONE,
    )
    items = "".join(tag("li", safe(row)) for row in rows)
    return tag("div", tag("h3", safe(words.KEPT_TITLE)) + tag("ul", items), class_="kept small")


def _writes(desk: Desk) -> bool:
    """Whether a letter can bring an asker back here."""
    return can_send(desk.settings)


def _send(desk: Desk, turn: Turn) -> None:
    said = {name: st.session_state.get(_key(turn, name), "").strip() for name in ("question", "note", "email")}
    if said["email"] and not is_address(said["email"]):
        st.session_state[_TROUBLE] = words.EMAIL_BAD
    elif turn.asks == THUMB and not said["note"]:
        st.session_state[_TROUBLE] = words.WRONG_NEEDS
    else:
        _hand_over(desk, turn, said)


def _hand_over(desk: Desk, turn: Turn, said: dict[str, str]) -> None:
    asked = said["question"] if said["question"] != turn.said else ""
    letter = Letter(said["note"], said["email"], person_link.visitor(), turn.kept, question=asked)
    try:
        opened = ticketing.ask_a_person(desk, turn.answer or turn.said, letter, now(), turn.asks)
    except HelpdeskError as problem:
        st.session_state[_TROUBLE] = str(problem)
    else:
        conversation.change(turn.number, sent=opened, wrote_to=said["email"], asks="")


def _sent(desk: Desk, turn: Turn) -> None:
    more = words.SENT_MAIL.format(contact=turn.wrote_to) if turn.wrote_to and _writes(desk) else ""
    number = words.SENT_NUMBER.format(number=turn.sent.number)
    person_link.told(desk, turn.sent.token, words.SENT, number, more)


def counted(desk: Desk) -> None:
    """In small letters: what is kept of a question that is sent to nobody."""
    settings = desk.settings
    said = words.WORDS_KEPT if settings.keep_questions else words.COUNTED
    st.html(tag("p", safe(said.format(days=settings.keep_turns_days)), class_="small"))
