"""Downloads of a check: the result for other programs, and the answers as a file that the check reads again."""

import json
import re

import streamlit as st

from helpdesk.checker.check import Check
from helpdesk.checker.export import export
from helpdesk.checker.facts import in_toml
from helpdesk.desk import Desk
from helpdesk.pages import check_words as words


def downloads(desk: Desk, check: Check) -> None:
    """The buttons that save."""
    name = file_name(check)
    rows = (
        (words.JSON, json.dumps(export(check), indent=2, ensure_ascii=False), "json", "application/json"),
        (words.TOML, in_toml(check.subject), "toml", "application/toml"),
    )
    with st.container(key="check_downloads", horizontal=True):
        for label, text, ending, mime in rows:
            st.download_button(
                label,
                text,
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"check_save_{ending}",
                icon=":material/download:",
                on_click="ignore",
            )


def file_name(check: Check) -> str:
    """A name any system can keep: "ai-act-check-website-chatbot-2026-11-20"."""
    plain = re.sub(r"[^a-z0-9]+", "-", check.subject.name.lower()).strip("-")[:40].strip("-")
    return "-".join(part for part in ("ai-act-check", plain, check.as_of.isoformat()) if part)
