"""Downloads of a check: the report and its drafts, the result for other programs, and the answers to come back with."""

import json
import re
from functools import partial

import streamlit as st

from helpdesk.checker.check import Check
from helpdesk.checker.facts import in_toml
from helpdesk.desk import Desk
from helpdesk.pages import check_words as words

_MIMES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown",
    "json": "application/json",
    "toml": "application/toml",
}


def downloads(desk: Desk, check: Check) -> None:
    """The buttons that save; a paper is written when its button is pressed."""
    for paper, title in desk.papers(check):
        with st.container(key=f"check_paper_{paper}", horizontal=True, vertical_alignment="center"):
            st.markdown(title)
            for form in ("docx", "pdf", "md"):
                _button(words.FORMS[form], partial(desk.paper, check, paper, form), check, (paper, form))
    with st.container(key="check_downloads", horizontal=True):
        _button(words.JSON, partial(_exported, desk, check), check, ("check", "json"))
        _button(words.TOML, in_toml(check.subject), check, ("facts", "toml"))


def _exported(desk: Desk, check: Check) -> str:
    return json.dumps(desk.export(check), indent=2, ensure_ascii=False)


def _button(label: str, content, check: Check, kind: tuple[str, str]) -> None:
    paper, ending = kind
    st.download_button(
        label,
        content,
        file_name=f"{file_name(check, paper)}.{ending}",
        mime=_MIMES[ending],
        key=f"check_save_{paper}_{ending}",
        icon=":material/download:",
        on_click="ignore",
    )


def file_name(check: Check, paper: str) -> str:
    """A name any system can keep: "ai-act-report-website-chatbot-2026-11-20"."""
    plain = re.sub(r"[^a-z0-9]+", "-", check.subject.name.lower()).strip("-")[:40].strip("-")
    return "-".join(part for part in (f"ai-act-{paper}", plain, check.as_of.isoformat()) if part)
