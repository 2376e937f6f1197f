"""Versions of an answer: who wrote each and why, who approved it, two of them word by word, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from helpdesk.desk import Desk, curating
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages.compare_view import words_html
from helpdesk.pages.desk_answer_acts import act, does
from helpdesk.pages.desk_answer_law import label_of
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words
from helpdesk.records.versions import Remark, Version
from helpdesk.records.written import LONGEST_REASON, Written

if TYPE_CHECKING:
    from helpdesk.pages.desk_answer import Case


def versions(case: Case) -> None:
    """The history, the comparison, and the way back."""
    head = (words.VERSION.format(number="").strip(), words.WRITTEN, words.WHY, words.APPROVED_BY, words.REMARKS)
    titles = tag("tr", "".join(tag("th", safe(title), scope="col") for title in head))
    rows = "".join(_row_html(case, *one) for one in reversed(case.opened.history))
    st.html(tag("table", tag("thead", titles) + tag("tbody", rows), class_="history"))
    _compare(case)
    _roll_back(case)


def _row_html(case: Case, version: Version, remarks: tuple[Remark, ...]) -> str:
    is_served = case.opened.entry.is_served and version.number == case.opened.entry.published_version
    number = str(version.number) + (
        " " + tag("span", safe(words.IS_SERVED), class_="badge binding") if is_served else ""
    )
    law = words.UNDER_LAW.format(day=words.day_of(version.law_version))
    written = f"{_said(case, version.author_id, version.at)}<br>{tag('span', safe(law), class_='small')}"
    approved = words.NOT_APPROVED
    if version.approval:
        approved = _said(case, version.approval.approver_id, version.approval.at)
        approved += f"<br>{safe(version.approval.note)}" if version.approval.note else ""
    said = "<br>".join(f"{_said(case, one.author_id, one.at)}: {safe(one.text)}" for one in remarks) or "–"
    cells = ((words.WRITTEN, written), (words.WHY, safe(version.reason)), (words.APPROVED_BY, approved))
    more = "".join(tag("td", inside, data_label=title) for title, inside in (*cells, (words.REMARKS, said)))
    return tag("tr", tag("th", number, scope="row") + more)


def _said(case: Case, person: int, at) -> str:
    return safe(f"{words.name_of(case.called, person)}, {day_words(at.date())}")


def _compare(case: Case) -> None:
    numbers = [version.number for version, _ in case.opened.history]
    if len(numbers) < 2:
        st.html(tag("p", safe(words.ONE_VERSION), class_="small"))
        return
    with st.container(key="desk_answer_compare", horizontal=True):
        before = st.selectbox(words.COMPARE_FROM, numbers, index=len(numbers) - 2, key=f"desk_compare_from_{case.name}")
        after = st.selectbox(words.COMPARE_TO, numbers, index=len(numbers) - 1, key=f"desk_compare_to_{case.name}")
    st.html(_compared_html(case, before, after))


def _compared_html(case: Case, before: int, after: int) -> str:
    older, newer = (_parts(case.opened.version(number).written, case.staff.desk) for number in (before, after))
    if older == newer:
        return tag("p", safe(words.COMPARE_SAME), class_="small")
    rows = "".join(
        tag("dt", safe(title)) + tag("dd", words_html(older[title], text), class_="words")
        for title, text in newer.items()
        if text or older[title]
    )
    key = tag("p", f"{safe(words.COMPARE_KEY)} {words_html('before', 'after')}", class_="small")
    return key + tag("dl", rows, class_="compared")


def _parts(written: Written, desk: Desk) -> dict[str, str]:
    """A wording part by part as text, so that two can be laid over each other."""
    lines = (f"{line.text} [{'; '.join(label_of(desk, cite) for cite in line.cites)}]" for line in written.lines)
    return {
        words.QUESTION: written.question,
        words.SENTENCES: "\n".join(lines),
        words.CORRECTS: written.corrects,
        words.ASKED_LABEL: "\n".join(written.asked),
    }


def _roll_back(case: Case) -> None:
    """For approvers: serve another version that was approved once."""
    entry, staff, name = case.opened.entry, case.staff, case.name
    others = [v.number for v, _ in case.opened.history if v.approval and v.number != entry.published_version]
    if entry.state not in ("published", "stale") or not others or not does(case, *ways.APPROVERS):
        return
    with st.popover(words.ROLL_BACK, icon=":material/undo:"), st.form("desk_answer_roll_back", border=False):
        number = st.selectbox(words.ROLL_BACK_WHICH, list(reversed(others)), key="desk_answer_roll_back_to")
        why = st.text_area(words.ROLL_BACK_WHY, key="desk_answer_roll_back_why", max_chars=LONGEST_REASON, height=80)
        if st.form_submit_button(words.ROLL_BACK_GO):
            said = words.DONE["rolled back"].format(number=number)
            act(lambda: curating.roll_back(staff, name, number, why), said)
