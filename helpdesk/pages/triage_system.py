"""The screen of one system: what it comes to and how surely, on which words, what to ask, and where to go from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from helpdesk.checker.facts import reply_of
from helpdesk.desk import Desk
from helpdesk.errors import FactsRefused
from helpdesk.pages import frame
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.check_address import Told, clean_name, params_of
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_exports import exports
from helpdesk.pages.triage_marks import marked_html, numbered
from helpdesk.pages.triage_parts import (
    chances_html,
    contradictions_html,
    deciding_html,
    facts_html,
    follows_html,
    missing_html,
    near_html,
    presumed_html,
    verdict_html,
    versions_html,
)
from helpdesk.pages.triage_rows import Rows
from helpdesk.reports.register import Head


@dataclass(frozen=True)
class Looking:
    """Who looks: the desk, the pages that lead on, and the day whose law is opened beside."""

    desk: Desk
    read_on: object = None
    check_on: object = None
    as_of: date | None = None


def one(looking: Looking, result: Mapping) -> None:
    """The result of one description that was pasted."""
    saying.heading(words.TITLE, "one")
    st.button(
        words.BACK_START, key="triage_back", icon=":material/arrow_back:", type="tertiary", on_click=ways.to_start
    )
    shown(looking, result)
    day = date.fromisoformat(result["as_of"])
    head = Head(words.TITLE, day, looking.desk.settings.operator, result["versions"])
    exports(head, lambda: [result | {"id": "1"}], 1)


def system(looking: Looking, rows: Rows, place: int) -> None:
    """One system of a list, with the ways to its neighbours."""
    result, name = rows.result(place), ways.run_name()
    saying.heading(result["name"] or result["id"], f"row-{place}")
    with st.container(key="triage_row_ways", horizontal=True, vertical_alignment="center"):
        st.button(
            words.BACK_LIST, key="triage_to_list", icon=":material/arrow_back:", on_click=ways.open_run, args=(name,)
        )
        st.button(words.PREVIOUS_SYSTEM, key="triage_before", type="tertiary", disabled=place == 0,
                  on_click=ways.open_run, args=(name, place - 1))  # fmt: skip
        st.button(words.NEXT_SYSTEM, key="triage_after", type="tertiary", disabled=place + 1 >= len(rows.rows),
                  on_click=ways.open_run, args=(name, place + 1))  # fmt: skip
    shown(looking, result)


def shown(looking: Looking, result: Mapping) -> None:
    """All that a result says."""
    told = [words.ID.format(id=result["id"])] if result["id"] else []
    told += [words.OWNED_BY.format(owner=result["owner"])] if result["owner"] else []
    if told:
        st.html(tag("p", safe(" · ".join(told)), class_="small"))
    if "error" in result:
        frame.box("warn", words.ERROR_ROW, result["error"])
        st.html(tag("h2", safe(words.DESCRIPTION)) + tag("p", safe(result["description"]), class_="told"))
        return
    st.html(verdict_html(result) + contradictions_html(result))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _described(result)
        _say(facts_html(result), presumed_html(result))
        _to_check(looking, result)
    with right:
        _say(missing_html(result), deciding_html(looking.desk, result), follows_html(result))
        _say(chances_html(result))
    _say(near_html(result), versions_html(result))


def _say(*parts: str) -> None:
    """Parts of the screen; nothing where there are none."""
    if told := "".join(parts):
        st.html(told)


def _described(result: Mapping) -> None:
    facts = numbered(result)
    key = tag("p", safe(words.MARKS_KEY), class_="small") if any(fact["words"] for _, fact in facts) else ""
    text = tag("p", marked_html(result["description"], facts), class_="told")
    st.html(tag("h2", safe(words.DESCRIPTION)) + text + key)


def _to_check(looking: Looking, result: Mapping) -> None:
    """The way to the check, with the facts to be confirmed one by one."""
    if looking.check_on is None:
        return
    day = date.fromisoformat(result["as_of"])
    told = Told(clean_name(result["name"]), maybe=maybe(looking.desk, result), at="start",
                as_of=day if day != date.today() else None)  # fmt: skip
    with st.container(key="triage_to_check"):
        st.page_link(looking.check_on, label=words.TO_CHECK, icon=":material/checklist:", query_params=params_of(told))
        st.html(tag("p", safe(words.TO_CHECK_LEAD), class_="small"))


def maybe(desk: Desk, result: Mapping) -> dict:
    """The facts of a result as the check takes them up; one that its questions no longer know is left out."""
    found = {}
    for fact in result["facts"]:
        step = desk.rules.step.get(fact["step"])
        try:
            if step is not None:
                found[step.id] = reply_of(step, fact["reply"])
        except FactsRefused:
            continue
    return found
