"""All answers of a check at one glance, each open to change."""

import streamlit as st

from helpdesk.checker.owed import TURNOVER
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import RESULT, REVIEW
from helpdesk.pages.check_visit import Visit, answer_words, go_link
from helpdesk.pages.marks import safe, tag


def review(visit: Visit) -> None:
    """The screen of all answers."""
    lead = tag("p", safe(words.REVIEW_LEAD), class_="small")
    st.html(tag("h2", safe(words.REVIEW), data_arrive=REVIEW) + lead + answers_html(visit) + _optional_html(visit))
    with st.container(key="check_review_ways", horizontal=True):
        next_ = visit.walk.next
        label = words.GO_ON if next_ else words.TO_RESULT
        st.button(label, key="check_review_on", type="primary", on_click=_go, args=(visit, ""))
        if next_:
            st.button(words.RESULT_SO_FAR, key="check_review_result", on_click=_go, args=(visit, RESULT))


def _go(visit: Visit, at: str) -> None:
    visit.go(at=at)


def answers_html(visit: Visit) -> str:
    """The answers by the parts of the questions."""
    groups = dict.fromkeys(step.group for step in visit.walk.trail)
    return "".join(_part_html(visit, group) for group in groups)


def _part_html(visit: Visit, group: str) -> str:
    rows = "".join(
        tag("dt", safe(step.asks))
        + tag("dd", f"{safe(answer_words(visit, step))} {go_link(visit, step.id, words.CHANGE, step.asks)}")
        for step in visit.walk.trail
        if step.group == group
    )
    return tag("h3", safe(saying.part_name(group))) + tag("dl", rows, class_="reviewed")


def _optional_html(visit: Visit) -> str:
    """Questions that are never asked by themselves and still decide something."""
    wanted = {TURNOVER, *(step.id for step in visit.walk.open)}
    rows = "".join(
        tag("li", f"{safe(step.asks)} {go_link(visit, step.id, words.ADD, step.asks)}")
        for step in visit.book.steps
        if step.optional and step.id in wanted and step.id not in visit.told.facts
    )
    return tag("h3", safe(words.OPTIONAL)) + tag("ul", rows) if rows else ""
