"""Between Ask and Check: the case a visitor brought along, and the way to the check with what was heard."""

import streamlit as st

from helpdesk import wording
from helpdesk.answering.answer import Answer, Status
from helpdesk.desk import Desk
from helpdesk.law.calendar import is_within
from helpdesk.pages import words
from helpdesk.pages.check_address import Told, params_of
from helpdesk.pages.check_arrive import arrive
from helpdesk.pages.check_onward import ASK_ARRIVALS, ASK_CASE, AskCase
from helpdesk.pages.marks import safe, tag

_ROOM = "ask_case_room"
_MOST = 5  # duties of the case shown under one answer
_ANSWERED = (Status.ANSWERED, Status.CURATED, Status.NEEDS_FACTS)
_TELLS_LITTLE = {"what"}  # nearly every question speaks of a system or a model; that alone is no case to check


def case() -> AskCase | None:
    """The checked case in hand, if the visitor came with one."""
    return st.session_state.get(ASK_CASE)


def show_case(choose) -> None:
    """The case in hand, with its ready question and the way to put it down; `choose` asks a question."""
    if (held := case()) is None:
        return
    told = words.CASE.format(name=held.name or words.CASE_UNNAMED, tiers=", ".join(held.tiers))
    roles = words.CASE_ROLES.format(roles=", ".join(held.roles)) if held.roles else ""
    place = f"case-{st.session_state.get(ASK_ARRIVALS, 0)}"
    with st.container(key=_ROOM):
        st.html(tag("p", safe(f"{told} {roles}".strip()), class_="small", data_arrive=place))
        with st.container(horizontal=True):
            st.button(held.question, key="ask_case_question", on_click=choose, args=(held.question,))
            st.button(words.CASE_DROP, key="ask_case_drop", type="tertiary", on_click=_drop)
    arrive(_ROOM, place, at_once=True)


def _drop() -> None:
    st.session_state.pop(ASK_CASE, None)


def for_the_case(answer: Answer) -> str:
    """The duties of the case in hand that rest on provisions an answer cites; empty without any."""
    if (held := case()) is None:
        return ""
    cited = [citation.id for citation in answer.citations]
    duties = dict.fromkeys(duty for cites, duty in held.duties if any(_meet(a, b) for a in cites for b in cited))
    if not duties:
        return ""
    rows = tag("ul", "".join(tag("li", safe(duty)) for duty in list(duties)[:_MOST]))
    title = words.CASE_DUTIES.format(name=held.name or words.CASE_UNNAMED)
    return tag("div", tag("h2", safe(title)) + rows, class_="box quiet")


def _meet(one: str, other: str) -> bool:
    """Whether one place is the other or lies inside it."""
    return is_within(one, other) or is_within(other, one)


def way_to_check(desk: Desk, answer: Answer, check_on) -> None:
    """The link to the check where an answer depends on facts, or the question told some; they go along to confirm."""
    if check_on is None or answer.status not in _ANSWERED:
        return
    heard = desk.heard(answer.understood_as or answer.question)
    if wording.NEXT_CHECK not in answer.next and not heard.keys() - _TELLS_LITTLE:
        return
    params = params_of(Told(maybe=heard))
    with st.container(key="ask_to_check"):
        st.page_link(check_on, label=words.TO_CHECK, icon=":material/checklist:", query_params=params)
