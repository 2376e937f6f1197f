"""Steps of an answer: what may be done with it next, by whom, and why a button is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from helpdesk.desk import curating
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_preview, frame
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages import desk_editor_sheet as sheets
from helpdesk.pages.desk_answer_acts import act, does, is_own, with_reason
from helpdesk.pages.words import day_words
from helpdesk.records.written import LONGEST_REASON

if TYPE_CHECKING:
    from helpdesk.pages.desk_answer import Case


def steps(case: Case) -> None:
    """What comes next in a sentence, then the buttons for who looks at it."""
    tone, said, more = _next(case)
    title = words.APPROVED if _is_approved(case) else words.STATES[case.opened.entry.state]
    frame.box(tone, title, said, more)
    if _is_approved(case) and does(case, *ways.APPROVERS):
        desk_answer_preview.publish(case)
    with st.container(key="desk_answer_steps", horizontal=True, vertical_alignment="center"):
        _writers_steps(case)
        _approvers_steps(case)


def _is_approved(case: Case) -> bool:
    return case.opened.entry.state == "in-review" and case.newest.approval is not None


def _next(case: Case) -> tuple[str, str, tuple[str, ...]]:
    """(the tone, what comes next, what was said of the newest version)."""
    state, approval = case.opened.entry.state, case.newest.approval
    remarks = tuple(_remark(case, one) for one in case.opened.history[-1][1][-3:])
    if state == "in-review":
        return "quiet", _next_in_review(case), (*remarks, *((approval.note,) if approval and approval.note else ()))
    said = {"draft": words.NEXT_DRAFT, "published": words.NEXT_PUBLISHED, "stale": words.NEXT_STALE}
    tone = {"published": "good", "stale": "warn"}.get(state, "quiet")
    return tone, said.get(state, words.NEXT_ARCHIVED), remarks


def _next_in_review(case: Case) -> str:
    is_approver = does(case, *ways.APPROVERS)
    if approval := case.newest.approval:
        said = words.NEXT_PUBLISH if is_approver else words.NEXT_APPROVED
        name = words.name_of(case.called, approval.approver_id)
        return said.format(name=name, day=day_words(approval.at.date()))
    others = [one for one in case.staff.colleagues(*ways.APPROVERS) if one.id != case.newest.author_id]
    nobody = "" if others else f" {words.NO_APPROVER}"
    if is_approver and is_own(case):
        return words.NEXT_OWN + nobody
    return words.NEXT_READ if is_approver else words.NEXT_REVIEW + nobody


def _remark(case: Case, one) -> str:
    name = words.name_of(case.called, one.author_id)
    return words.LAST_REMARK.format(name=name, day=day_words(one.at.date()), text=one.text)


def _writers_steps(case: Case) -> None:
    if not does(case, *ways.WRITERS):
        return
    staff, name, entry = case.staff, case.name, case.opened.entry
    if entry.state == "archived":
        if st.button(words.REOPEN, key="desk_answer_reopen"):
            act(lambda: curating.reopen(staff, name), words.DONE["reopened"])
        return
    is_draft = entry.state == "draft"
    label = words.RENEW if entry.state == "stale" else words.EDIT
    tone = "primary" if entry.state == "stale" else "secondary"
    if st.button(label, key="desk_answer_edit", icon=":material/edit:", type=tone):
        sheets.begin_with(case.opened, label == words.RENEW)
        ways.write(name)
        st.rerun()
    if is_draft and st.button(words.SUBMIT, key="desk_answer_submit", type="primary"):
        act(lambda: curating.submit(staff, name), words.DONE["submitted"])
    if is_draft and entry.published_version:
        help_ = words.WITHDRAW_HELP.format(number=entry.published_version)
        if st.button(words.WITHDRAW, key="desk_answer_withdraw", help=help_):
            act(lambda: curating.withdraw(staff, name), words.DONE["withdrawn"])


def _approvers_steps(case: Case) -> None:
    staff, name, entry = case.staff, case.name, case.opened.entry
    if does(case, *ways.APPROVERS) and entry.state == "in-review":
        if not case.newest.approval and not is_own(case):
            _approve(case)
        with_reason(
            "desk_answer_back",
            (words.SEND_BACK, words.SEND_BACK_WHY, words.SEND_BACK_GO),
            lambda why: curating.send_back(staff, name, why),
            words.DONE["sent back"],
        )
    if does(case, *ways.APPROVERS, "administrator") and entry.state != "archived":
        with_reason(
            "desk_answer_archive",
            (words.ARCHIVE, words.ARCHIVE_WHY, words.ARCHIVE_GO),
            lambda why: curating.archive(staff, name, why),
            words.DONE["archived"],
        )


def _approve(case: Case) -> None:
    with (
        st.popover(words.APPROVE, icon=":material/check:", type="primary"),
        st.form("desk_answer_approve", border=False),
    ):
        note = st.text_area(words.APPROVE_NOTE, key="desk_answer_note", max_chars=LONGEST_REASON, height=80)
        if st.form_submit_button(words.APPROVE_GO, type="primary"):
            act(lambda: curating.approve(case.staff, case.name, note), words.DONE["approved"])
