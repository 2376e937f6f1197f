"""What was done: the events about one thing in order, and whether the chain of all events is whole."""

import streamlit as st

from helpdesk.desk.staff import Staff
from helpdesk.pages import people_words as words
from helpdesk.pages.desk_numbers_parts import table
from helpdesk.pages.frame import box
from helpdesk.pages.marks import safe, tag
from helpdesk.records.audit import Kept
from helpdesk.records.whole import Verdict

_SUBJECT, _SHOWN_SUBJECT, _LONGEST = "desk_audit_subject", "desk_audit_shown", 100
_MOST = 200  # events that are shown


def show(staff: Staff, names: dict[int, str]) -> None:
    """The trail of anything, and the look through all of the records; `names` are those of people by number."""
    st.html(tag("p", safe(words.TRAIL_LEAD), class_="small"))
    with st.form("desk_audit", border=False, width=560):
        st.text_input(words.TRAIL_SUBJECT, key=_SUBJECT, max_chars=_LONGEST, placeholder=words.TRAIL_HINT)
        st.form_submit_button(words.TRAIL_GO, key="desk_audit_go", on_click=_choose)
    if subject := st.session_state.get(_SHOWN_SUBJECT, ""):
        trail(staff, subject, names)
    _whole(staff)


def _choose() -> None:
    st.session_state[_SHOWN_SUBJECT] = " ".join(st.session_state.get(_SUBJECT, "").split())


def trail(staff: Staff, subject: str, names: dict[int, str]) -> None:
    """The events about one thing, the newest first."""
    events = staff.trail(subject)
    if not events:
        st.html(tag("p", safe(words.TRAIL_NONE.format(subject=subject))))
        return
    rows = [_row(kept, names) for kept in reversed(events[-_MOST:])]
    heads = (words.NUMBER, words.WHEN, words.WHO, words.WHAT, words.MORE_OF_IT)
    st.html(tag("h2", safe(words.TRAIL_OF.format(subject=subject, count=len(events)))) + table(heads, rows))
    if len(events) > _MOST:
        st.html(tag("p", safe(words.TRAIL_NEWEST.format(count=_MOST)), class_="small"))


def _row(kept: Kept, names: dict[int, str]) -> tuple:
    event = kept.event
    more = ", ".join(f"{name} {_said(value)}" for name, value in sorted(event.detail.items()))
    return (kept.number, f"{event.at:%Y-%m-%d %H:%M:%S}", _who(event.actor, names), event.what, more)


def _said(value: object) -> str:
    return {None: "nobody", True: "yes", False: "no"}.get(value, str(value)) if not _is_nested(value) else str(value)


def _is_nested(value: object) -> bool:
    return isinstance(value, list | dict)


def _who(actor: str, names: dict[int, str]) -> str:
    """An actor with the name of the person, where it is one we know."""
    number = actor.removeprefix("person ")
    name = names.get(int(number)) if number != actor and number.isdigit() else None
    return f"{actor} ({name})" if name else actor


# --- the whole of it ---------------------------------------------------------------------------------------------


def _whole(staff: Staff) -> None:
    st.html(tag("h2", safe(words.VERIFY)) + tag("p", safe(words.VERIFY_LEAD), class_="small"))
    if st.button(words.VERIFY_GO, key="desk_audit_verify", icon=":material/verified:"):
        with st.spinner(words.VERIFYING):
            _verdict(staff.verify())


def _verdict(found: Verdict) -> None:
    if found.wrong:
        box("warn", words.BROKEN, words.BROKEN_TEXT, found.wrong)
        return
    text = words.WHOLE_TEXT.format(last=found.last, rows=sum(found.rows.values()), tables=len(found.rows))
    box("good", words.WHOLE, text, (words.WHOLE_KEEP,))
    st.code(f"{found.last} {found.hash}", language=None, wrap_lines=True)
