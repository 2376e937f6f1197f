"""Answering by hand: the questions of the check, with what the text suggested, for a person who knows better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from helpdesk.checker.step import DONT_KNOW, Kind, Step
from helpdesk.desk import register
from helpdesk.pages import desk_visit
from helpdesk.pages import triage_register_words as words
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.records.written import LONGEST_REASON

if TYPE_CHECKING:
    from helpdesk.pages.triage_register_acts import Case

_F, _MORE, _WHY = "desk_register_a_", "desk_register_more", "desk_register_answer_why"
_LEAVE = ""  # among the options of a question: its answer stays what it is
_LONGEST = 40  # letters of a day or a number


def answering(case: Case) -> None:
    """The form: the questions that are open or decide, and others that are chosen."""
    book, result = case.staff.desk.rules, case.standing.assessment.result
    told = register.told(result)
    steps = [each["step"] for each in (*result["missing"], *result["facts"])]
    asked = [name for name in dict.fromkeys(steps) if name in book.step]
    st.html(tag("p", safe(words.ANSWER_LEAD), class_="small"))
    others = [step.id for step in book.steps if step.id not in asked]
    more = st.multiselect(
        words.ANSWER_MORE, others, format_func=lambda name: book.step[name].asks, key=_MORE,
        placeholder="",
    )  # fmt: skip
    chosen = [book.step[name] for name in (*asked, *more)]
    with st.form("desk_register_answer_form", border=False):
        for step in chosen:
            _question(step, told)
        hint = words.ANSWER_WHY_HINT
        st.text_area(words.ANSWER_WHY, key=_WHY, placeholder=hint, max_chars=LONGEST_REASON, height=80)
        st.form_submit_button(words.ANSWER_GO, type="primary", on_click=_keep, args=(case, chosen, told))


def _question(step: Step, told: Mapping) -> None:
    label, key = plain_markdown(_label(step, told)), f"{_F}{step.id}"
    says = {option.id: plain_markdown(option.says) for option in step.options}
    if step.kind is Kind.ONE:
        choices = {_LEAVE: words.ANSWER_LEAVE, **says, DONT_KNOW: words.DONT_KNOW}
        st.selectbox(label, list(choices), format_func=choices.get, key=key)
    elif step.kind is Kind.MANY:
        choices = {**says, DONT_KNOW: words.DONT_KNOW}
        st.multiselect(label, list(choices), format_func=choices.get, key=key, placeholder=words.ANSWER_LEAVE)
    else:
        st.text_input(label, key=key, max_chars=_LONGEST, placeholder=words.ANSWER_LEAVE)


def _label(step: Step, told: Mapping) -> str:
    if step.id not in told:
        return step.asks
    reply = told[step.id]
    names = reply if isinstance(reply, list | tuple) else [reply]
    says = {option.id: option.says for option in step.options} | {DONT_KNOW: words.DONT_KNOW}
    return words.ANSWER_NOW.format(asks=step.asks, says="; ".join(says.get(str(name), str(name)) for name in names))


def _keep(case: Case, chosen: list[Step], told: Mapping) -> None:
    given = {step.id: st.session_state.get(f"{_F}{step.id}") for step in chosen}
    given = {name: value for name, value in given.items() if value}
    if not given:
        desk_visit.trouble(words.ANSWER_NONE)
        return
    facts = {**told, **given}
    if case.do(register.answer, facts, st.session_state[_WHY], said=words.ANSWERED) is not None:
        for key in [key for key in st.session_state if str(key).startswith(_F)]:
            del st.session_state[key]
