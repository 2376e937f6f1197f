"""Exports of triage: the whole list as a workbook, a summary in Word, flat rows or JSON, written when asked for."""

import re
from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words
from helpdesk.reports.register import Head, as_csv, as_docx, as_json, as_xlsx

_WRITERS = {"xlsx": as_xlsx, "docx": as_docx, "csv": as_csv, "json": as_json}
_MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
    "json": "application/json",
}


def exports(head: Head, results: Callable[[], Iterable[Mapping]], count: int) -> None:
    """The buttons that save; `results` gives all rows anew each time."""
    lead = count_words(count, words.TAKE_LEAD_ONE, words.TAKE_LEAD.format(count=f"{count:,}"))
    st.html(tag("h2", safe(words.TAKE)) + tag("p", safe(lead), class_="small"))
    with st.container(key="triage_exports", horizontal=True):
        for form, label in words.FORMS.items():
            st.download_button(
                label, _written(form, head, results), file_name=f"{file_name(head)}.{form}", mime=_MIMES[form],
                key=f"triage_save_{form}", icon=":material/download:", on_click="ignore",
            )  # fmt: skip


def _written(form: str, head: Head, results: Callable[[], Iterable[Mapping]]) -> Callable[[], bytes]:
    return lambda: _WRITERS[form](head, results())


def file_name(head: Head) -> str:
    """A name any system can keep: "ai-act-triage-our-tools-2026-11-20"."""
    plain = re.sub(r"[^a-z0-9]+", "-", head.title.lower()).strip("-")[:40].strip("-")
    return "-".join(part for part in ("ai-act-triage", plain, head.as_of.isoformat()) if part)
