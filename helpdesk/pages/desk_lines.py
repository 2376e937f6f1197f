"""What was said on a ticket, in order: replies and the asker's words apart from what only the staff see."""

import re

import streamlit as st

from helpdesk.desk import post, ticketing
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Replied, Seen
from helpdesk.pages import desk_visit
from helpdesk.pages import desk_words as words
from helpdesk.pages.desk_since import moment_words
from helpdesk.pages.marks import safe, tag
from helpdesk.records.moves import AFTER_REPLY
from helpdesk.records.tickets import LINE_LONGEST, Line

_SAYS = {
    "reply": (words.LINE_REPLY, words.SEES_ASKER),
    "note": (words.LINE_NOTE, words.SEES_STAFF),
    "asker": (words.LINE_ASKER, words.SEES_ASKER),
    "state": (words.LINE_STATE, ""),
}
_MOVE = " → "  # between two states, in a line that tells of a move
_NUMBERED = re.compile(r"^Reply \d+ ")  # the number of a line, which the page shows nowhere
_TEXT = {"reply": "desk_reply_text", "note": "desk_note_text"}
_THEN, _WRITES = "desk_reply_then", "desk_writes"


def lines(staff: Staff, seen: Seen, names: dict[int, str]) -> None:
    """All lines; under a reply that no letter carried, the way to send it again."""
    st.html(tag("h2", safe(words.LINES)))
    if not seen.lines:
        st.html(tag("p", safe(words.LINES_NONE), class_="small"))
    for line in seen.lines:
        st.html(_line_html(line, seen, names))
        # A desk that sends no letters at all has nothing to do again; the line that follows tells why.
        if line.id in seen.unsent and post.can_send(staff.desk.settings):
            _send_again(staff, seen, line)


def _line_html(line: Line, seen: Seen, names: dict[int, str]) -> str:
    pattern, sees = _SAYS[line.kind]
    who = names.get(line.author_id) or words.GONE_AUTHOR.format(number=line.author_id)
    if line.author_id is None:
        who = words.LINE_ASKER if line.kind == "state" else ""
    head = [tag("strong", safe(pattern.format(who=who))), tag("span", safe(moment_words(line.at)))]
    if sees:
        head.append(tag("span", safe(sees), class_=f"sees {line.kind}"))
    if line.ticket_id != seen.ticket.id:
        head.append(tag("span", safe(words.ON_TICKET.format(number=line.ticket_id))))
    text = _state_words(line.text) if line.kind == "state" else line.text
    said = tag("p", safe(text or words.BLANK))
    return tag("div", tag("p", "".join(head), class_="by") + said, class_=f"line {line.kind}")


def _state_words(text: str) -> str:
    """A line of the desk's own, with the states by the names that the page gives them."""
    before, arrow, after = text.partition(_MOVE)
    if not arrow:
        return _NUMBERED.sub("The reply ", text)
    state, _, more = after.partition(" ")
    return f"{words.STATES.get(before, before)}{_MOVE}{words.STATES.get(state, state)} {more}".strip()


def _send_again(staff: Staff, seen: Seen, line: Line) -> None:
    with st.container(key=f"desk_unsent_{line.id}", horizontal=True, vertical_alignment="center"):
        st.html(tag("p", safe(words.NOT_MAILED), class_="small unsent"))
        icon, args = ":material/outgoing_mail:", (staff.desk, seen.ticket.id, line.id)
        st.button(words.SEND_AGAIN, key=f"desk_again_{line.id}", icon=icon, on_click=_again, args=args)


def _again(desk, number: int, line: int) -> None:
    _tell(desk_visit.act(desk, ticketing.send_again, number, line))


def _tell(replied: Replied | None) -> None:
    """Say what became of a reply and its letters."""
    if replied is None:
        return
    if replied.unsent:
        desk_visit.trouble(words.REPLIED_UNSENT.format(why=" ".join(dict.fromkeys(replied.unsent))))
    else:
        desk_visit.say(words.REPLIED_MAILED if replied.sent else words.REPLIED)


def writing(staff: Staff, seen: Seen) -> None:
    """The form for a reply or for a note; which of the two is chosen before a word is written."""
    kinds = ("note",) if seen.ticket.state == "merged" else ("reply", "note")
    labels = {"reply": words.REPLY_TAB, "note": words.NOTE_TAB}
    kind = st.segmented_control(
        words.WRITE,
        kinds,
        default=kinds[0],
        required=True,
        format_func=labels.get,
        key=f"{_WRITES}_{seen.ticket.id}_{len(kinds)}",
        label_visibility="collapsed",
    )
    with st.container(key=f"desk_writing_{kind}"):
        if kind == "reply":
            _reply_form(staff, seen)
        else:
            _note_form(staff, seen)


def _reply_form(staff: Staff, seen: Seen) -> None:
    number = seen.ticket.id
    key, then = f"{_TEXT['reply']}_{number}", f"{_THEN}_{number}"
    mails = post.can_send(staff.desk.settings) and post.is_address(seen.ticket.contact)
    with st.form(f"desk_reply_{number}", border=False):
        st.text_area(words.REPLY_TEXT, key=key, max_chars=LINE_LONGEST, height=160)
        st.radio(words.THEN, AFTER_REPLY, format_func=words.AFTER.get, key=then, horizontal=True)
        st.html(tag("p", safe(words.REPLY_HOW_MAIL if mails else words.REPLY_HOW_LINK), class_="small"))
        st.form_submit_button(words.REPLY_GO, type="primary", on_click=_reply, args=(staff.desk, number, key, then))


def _reply(desk, number: int, key: str, then: str) -> None:
    replied = desk_visit.act(desk, ticketing.reply, number, st.session_state[key], st.session_state[then])
    if replied is not None:
        st.session_state[key] = ""
        _tell(replied)


def _note_form(staff: Staff, seen: Seen) -> None:
    number = seen.ticket.id
    key = f"{_TEXT['note']}_{number}"
    with st.form(f"desk_note_{number}", border=False):
        st.text_area(words.NOTE_TEXT, key=key, max_chars=LINE_LONGEST, height=160)
        st.form_submit_button(words.NOTE_GO, type="primary", on_click=_note, args=(staff.desk, number, key))


def _note(desk, number: int, key: str) -> None:
    if desk_visit.act(desk, ticketing.note, number, st.session_state[key]) is not None:
        st.session_state[key] = ""
        desk_visit.say(words.NOTED)
