"""The link that leads an asker back to a question, and what visitors are told apart by."""

import ipaddress
import secrets
from datetime import datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.desk.post import status_link
from helpdesk.pages import person_words as words
from helpdesk.pages.frame import box
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words

LINK = "link"  # the name of the token in the address
_VISITOR = "person_visitor"


def visitor() -> str:
    """What visitors are told apart by, so that one cannot take the place of all.

    The address of the network where it is one of the open internet. Any other is that of a proxy or of an office, which
    many share: then it is this visit.
    """
    said = st.context.ip_address or ""
    try:
        if ipaddress.ip_address(said).is_global:
            return said
    except ValueError:
        pass
    return st.session_state.setdefault(_VISITOR, secrets.token_hex(16))


def link_of(desk: Desk, token: str) -> str:
    """The address at which a question is seen: by the settings, else where this very page was reached."""
    if known := status_link(desk.settings, token):
        return known
    here = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{here.scheme}://{here.netloc}/{f'{base}/' if base else ''}ticket?{LINK}={token}"


def token_in(text: str) -> str:
    """The token in a link that was pasted, or the text itself where it is the token alone.

    >>> token_in("https://desk.example/ticket?link=abc "), token_in(" abc")
    ('abc', 'abc')
    """
    try:
        query = parse_qs(urlsplit(text.strip()).query)
    except ValueError:
        return ""
    return query.get(LINK, [text.strip()])[0]


def told(desk: Desk, token: str, title: str, text: str, more: str = "") -> None:
    """That a question has reached a person, with the link to copy."""
    box("good", title, text)
    link = link_of(desk, token)
    st.code(link, language=None, wrap_lines=True)
    st.html(tag("p", safe(f"{words.SENT_KEEP} {more}"), class_="small"))
    st.link_button(words.OPEN_LINK, link, icon=":material/open_in_new:")


def moment_words(at: datetime) -> str:
    """A moment as the visitor's own clock shows it: "21 November 2026, 15:05"; in UTC where no clock is known."""
    try:
        zone, name = ZoneInfo(st.context.timezone or ""), ""
    except (ZoneInfoNotFoundError, ValueError):
        zone, name = ZoneInfo("UTC"), " UTC"
    there = at.astimezone(zone)
    return f"{day_words(there.date())}, {there:%H:%M}{name}"
