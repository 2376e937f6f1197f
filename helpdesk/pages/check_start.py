"""The first screen of Check: what comes, a name if one likes, and Start."""

import streamlit as st

from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import NAME_LONGEST, clean_name
from helpdesk.pages.check_visit import Visit, reply_words
from helpdesk.pages.marks import safe, tag

_NAME = "check_name"


def start(visit: Visit) -> None:
    """The screen before the first question."""
    points = "".join(tag("li", safe(sentence)) for sentence in words.COMES)
    st.html(tag("p", safe(words.LEAD), class_="lead") + tag("ul", points, class_="comes"))
    if visit.told.maybe:
        _understood(visit)
    with st.form("check_start", border=False):
        st.text_input(words.NAME, value=visit.told.name, key=_NAME, max_chars=NAME_LONGEST, placeholder=words.NAME_HINT)
        label = words.GO_ON if visit.told.facts else words.START
        st.form_submit_button(label, type="primary", on_click=_begin, args=(visit,))
    st.html(tag("p", safe(words.PRIVATE), class_="small private"))


def _understood(visit: Visit) -> None:
    """What the visitor's question suggested, before anything of it counts."""
    heard = [(visit.book.step[name], reply) for name, reply in visit.told.maybe.items()]
    rows = "".join(
        tag("li", f"{safe(step.asks)} {tag('strong', safe(reply_words(step, reply)))}") for step, reply in heard
    )
    st.html(tag("div", tag("p", safe(words.MAYBE_LEAD)) + tag("ul", rows), class_="box maybe"))


def _begin(visit: Visit) -> None:
    next_ = visit.walk.next
    visit.go(name=clean_name(st.session_state[_NAME]), at=next_.id if next_ else "")
