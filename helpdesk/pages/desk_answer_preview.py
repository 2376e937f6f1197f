"""Who would get an answer: the past questions asked again as if it were published; and the button that publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from helpdesk.desk import curating, previewing
from helpdesk.desk.previewing import Would
from helpdesk.errors import HelpdeskError
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_words, frame
from helpdesk.pages.desk_answer_acts import act
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words

if TYPE_CHECKING:
    from helpdesk.pages.desk_answer import Case

_ENDED = {**desk_words.ENDED, **desk_words.STATES}
_SEEN = "desk_answer_preview"  # (id, version) and what the past questions came to


def preview(case: Case) -> None:
    """The past questions that come near the newest version, those that would get it first."""
    st.html(tag("p", safe(words.PREVIEW_LEAD.format(number=case.newest.number)), class_="small"))
    found = _seen(case)
    if found is None:
        if st.button(words.PREVIEW_GO, key="desk_answer_preview_go"):
            _look(case)
        return
    if not found:
        frame.box("quiet", words.PREVIEW_NONE, words.PREVIEW_NONE_TEXT)
        return
    given = [one for one in found if one.is_given]
    st.html(would_html(words.WOULD, given) if given else tag("p", safe(words.WOULD_NOBODY)))
    if others := would_html(words.WOULD_NOT, [one for one in found if not one.is_given]):
        st.html(others)


def publish(case: Case) -> None:
    """The button that publishes, once it was seen who would have got it."""
    found = _seen(case)
    if found is None:
        if st.button(words.PREVIEW_FIRST, key="desk_answer_publish_look", type="primary", icon=":material/groups:"):
            _look(case)
        return
    with st.container(key="desk_answer_publish"):
        count = sum(one.is_given for one in found)
        st.html(would_html(words.WOULD, found[:count]) if count else tag("p", safe(words.WOULD_NOBODY), class_="small"))
        if st.button(words.PUBLISH, key="desk_answer_publish_go", type="primary", icon=":material/publish:"):
            act(lambda: curating.publish(case.staff, case.name), words.DONE["published"])


def _seen(case: Case) -> list[Would] | None:
    what, found = st.session_state.get(_SEEN, (None, None))
    return found if what == (case.name, case.newest.number) else None


def _look(case: Case) -> None:
    """Ask the past questions again, and keep what came of it for this version."""
    try:
        with st.spinner(words.PREVIEW_WAIT):
            found = previewing.preview(case.staff, case.name, case.newest.number)
    except HelpdeskError as problem:
        frame.box("warn", words.PREVIEW_TAB, str(problem))
        return
    st.session_state[_SEEN] = ((case.name, case.newest.number), found)
    st.rerun()


def would_html(title: str, found: list[Would]) -> str:
    """Questions with when they were asked, how they ended, and how sure it is that they are the same."""
    if not found:
        return ""
    rows = "".join(_would_html(one) for one in found)
    return tag("h3", safe(title.format(count=len(found)))) + tag("ul", rows, class_="would")


def _would_html(one: Would) -> str:
    kind, _, number = one.asking.subject.partition(" ")
    where = words.KEPT_AS[kind].format(number=number)
    ended = _ENDED.get(one.asking.ended, one.asking.ended)
    asked = words.ASKED_ON.format(day=day_words(one.asking.at.date()), where=where, ended=ended)
    sure = words.PROBABLE.format(percent=round(100 * one.probability))
    return tag("li", safe(one.asking.question) + tag("p", safe(f"{sure} · {asked}"), class_="small"))
