"""What a reviewer does with a system: accept, decide otherwise, ask the owner, answer by hand, open again, keep."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from helpdesk.checker.finding import Tier
from helpdesk.desk import register
from helpdesk.desk.register import Override, Standing
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_visit
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_register_answering import answering
from helpdesk.records.written import LONGEST_REASON

_ACT, _LETTER = "desk_register_act", "desk_register_letter"
_NOTE, _REASON, _CITES, _RISK = (f"desk_register_{name}" for name in ("note", "reason", "cites", "risk"))
_WHY, _LINE = "desk_register_why", "desk_register_line"
_CITES_LONGEST = 2_000
_CLASSES = [str(tier) for tier in Tier if tier is not Tier.UNDETERMINED]
_UNSAID = ("cannot-say", "error")


@dataclass(frozen=True)
class Case:
    """A system as it was drawn, for what a button does with it."""

    staff: Staff
    standing: Standing

    def do(self, verb: Callable, *args, said: str = ""):
        """Do something to it as it was drawn, and tell; what came back, None where it was refused."""
        ids = (self.standing.system, self.standing.assessment.id)
        done = desk_visit.act(self.staff.desk, verb, *ids, *args)
        if done is not None:
            st.session_state.pop(_ACT, None)
            if said:
                desk_visit.say(said)
        return done


def acts(staff: Staff, standing: Standing) -> None:
    """The choice of what to do, and its form."""
    case = Case(staff, standing)
    choices = _choices(standing)
    if st.session_state.get(_ACT) not in choices:
        st.session_state.pop(_ACT, None)
    chosen = st.segmented_control(words.REVIEW_NOW, list(choices), key=_ACT, format_func=lambda name: choices[name][0])
    if letter := st.session_state.get(_LETTER, {}).get(standing.assessment.id):
        st.html(tag("h3", safe(words.ASKED_TEXT)))
        st.code(letter, language=None, wrap_lines=True)
    if chosen:
        with st.container(key="desk_register_form", border=True):
            choices[chosen][1](case)


def _choices(standing: Standing) -> dict[str, tuple[str, Callable[[Case], None]]]:
    """What can be done from where it stands."""
    found: dict[str, tuple[str, Callable[[Case], None]]] = {}
    is_open = standing.review in ("open", "asked")
    if is_open and standing.assessment.result.get("state", "error") not in _UNSAID:
        found["accept"] = (words.ACCEPT, _accept)
    found["override"] = (words.OVERRIDE, _override)
    if is_open and "error" not in standing.assessment.result:
        found["ask"] = (words.ASK, _ask)
    if "error" not in standing.assessment.result:
        found["answer"] = (words.ANSWER, answering)
    if not is_open:
        found["reopen"] = (words.REOPEN, _reopen)
    if standing.review in ("accepted", "overridden"):
        found["precedent"] = (words.PRECEDENT, _precedent)
    return found


def _accept(case: Case) -> None:
    def go() -> None:
        case.do(register.accept, st.session_state[_NOTE], said=words.ACCEPTED)

    with st.form("desk_register_accept_form", border=False):
        st.text_area(words.NOTE, key=_NOTE, max_chars=LONGEST_REASON, height=80)
        st.form_submit_button(words.ACCEPT, type="primary", on_click=go)


def _override(case: Case) -> None:
    def go() -> None:
        cites = tuple(line for line in st.session_state[_CITES].splitlines() if line.strip())
        said = Override(tuple(st.session_state[_RISK]), st.session_state[_REASON], cites)
        case.do(register.override, said, said=words.OVERRIDDEN)

    st.html(tag("p", safe(words.OVERRIDE_LEAD), class_="small"))
    with st.form("desk_register_override_form", border=False, clear_on_submit=False):
        st.multiselect(words.OVERRIDE_RISK, _CLASSES, format_func=saying.tier_name, key=_RISK, placeholder="")
        st.text_area(words.OVERRIDE_REASON, key=_REASON, max_chars=LONGEST_REASON, height=100)
        st.text_area(words.OVERRIDE_CITES, key=_CITES, placeholder=words.OVERRIDE_CITES_HINT,
                     max_chars=_CITES_LONGEST, height=80)  # fmt: skip
        st.form_submit_button(words.OVERRIDE_GO, type="primary", on_click=go)


def _ask(case: Case) -> None:
    def go() -> None:
        if text := case.do(register.ask_owner):
            st.session_state[_LETTER] = {case.standing.assessment.id: text}

    st.button(words.ASK_GO, key="desk_register_ask_one", type="primary", on_click=go)


def _reopen(case: Case) -> None:
    def go() -> None:
        case.do(register.reopen, st.session_state[_WHY], said=words.REOPENED)

    with st.form("desk_register_reopen_form", border=False):
        st.text_area(words.REOPEN_WHY, key=_WHY, max_chars=LONGEST_REASON, height=80)
        st.form_submit_button(words.REOPEN_GO, type="primary", on_click=go)


def _precedent(case: Case) -> None:
    def go() -> None:
        args = (case.standing.system, st.session_state[_LINE])
        if desk_visit.act(case.staff.desk, register.add_precedent, *args) is not None:
            st.session_state.pop(_ACT, None)
            desk_visit.say(words.PRECEDENT_DONE)

    st.html(tag("p", safe(words.PRECEDENT_LEAD), class_="small"))
    with st.form("desk_register_precedent_form", border=False):
        st.text_input(words.PRECEDENT_WHY, key=_LINE, max_chars=300)
        st.form_submit_button(words.PRECEDENT_GO, type="primary", on_click=go)
