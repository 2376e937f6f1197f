"""Where a result leads: a question about it under Ask, a person at the desk, an address to share."""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from helpdesk.checker.owed import Owed
from helpdesk.desk import ticketing
from helpdesk.desk.ticketing import Letter
from helpdesk.errors import HelpdeskError
from helpdesk.pages import ask_person, person_link
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import params_of
from helpdesk.pages.check_visit import Visit
from helpdesk.pages.frame import box
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.moment import now
from helpdesk.pages.words import applies_words

ASK_CASE, ASK_ARRIVALS = "ask_case", "ask_case_arrivals"  # the case in hand, and how often one was brought along
_NOTE, _CONTACT, _CONSENT = "check_note", "check_contact", "check_consent"
_SENT, _TROUBLE = "check_sent", "check_send_trouble"


@dataclass(frozen=True)
class AskCase:
    """A checked case as the page Ask takes it over: its name, classes and roles in words, and a ready question.

    `duties` are those it owes for sure: the ids of the law each cites, and the duty with its first day in words.
    """

    name: str
    tiers: tuple[str, ...]
    roles: tuple[str, ...]
    question: str
    duties: tuple[tuple[tuple[str, ...], str], ...] = ()


def case_of(visit: Visit) -> AskCase:
    """The case in words."""
    roles = tuple(saying.role_name(role.id) for role in visit.walk.roles)
    what = next((saying.ASKED_AS[tier] for tier in visit.walk.risk if tier in saying.ASKED_AS), "")
    ready = words.ASK_QUESTION.format(roles=" and ".join(f"a {role}" for role in roles), what=what)
    tiers = tuple(saying.tier_name(tier) for tier in visit.walk.risk)
    duties = tuple((each.duty.cites, _duty(each, visit)) for each in visit.check.owed if each.is_sure)
    return AskCase(visit.told.name, tiers, roles, ready if roles and what else words.ASK_PLAIN, duties)


def _duty(each: Owed, visit: Visit) -> str:
    return f"{each.duty.duty} {applies_words(each.first_day, visit.as_of)}."


def ask_about(visit: Visit, ask_on) -> None:
    """The button that leads to Ask with the case in hand."""
    if st.button(words.ASK_ABOUT, key="check_ask", icon=":material/forum:"):
        st.session_state[ASK_CASE] = case_of(visit)
        st.session_state[ASK_ARRIVALS] = st.session_state.get(ASK_ARRIVALS, 0) + 1
        if ask_on is not None:
            st.switch_page(ask_on)


def share(visit: Visit) -> None:
    """The address that holds the whole check."""
    with st.popover(words.SHARE, icon=":material/link:"):
        st.caption(words.SHARE_HINT)
        place = (st.context.url or "").split("?")[0]
        st.code(f"{place}?{urlencode(params_of(visit.told))}", language=None, wrap_lines=True)


def send(visit: Visit) -> None:
    """The form that hands the check to a person; thanks once it has arrived."""
    st.html(tag("h2", safe(words.SEND)))
    if sent := st.session_state.get(_SENT, {}).get(_mark(visit)):
        person_link.told(visit.desk, sent.token, words.SEND_THANKS, words.SEND_NUMBER.format(number=sent.number))
        return
    st.html(tag("p", safe(words.SEND_LEAD), class_="small"))
    if trouble := st.session_state.pop(_TROUBLE, ""):
        box("warn", words.SEND_FAILED, trouble)
    with st.form("check_send", border=False):
        st.text_area(words.SEND_NOTE, key=_NOTE, max_chars=5000, height=110)
        st.text_input(words.SEND_CONTACT, key=_CONTACT, max_chars=200, placeholder=words.SEND_CONTACT_HINT)
        st.html(ask_person.kept_html(visit.desk, words.SEND_KEPT))
        st.checkbox(words.SEND_CONSENT, key=_CONSENT)
        st.form_submit_button(words.SEND_GO, type="primary", on_click=_send, args=(visit,))


def _mark(visit: Visit) -> str:
    """What makes this very check: a changed one can be sent again."""
    return urlencode({**params_of(visit.told), "as_of": visit.as_of.isoformat(), "at": ""})


def _send(visit: Visit) -> None:
    if not st.session_state.get(_CONSENT):
        st.session_state[_TROUBLE] = words.SEND_NEEDS
        return
    try:
        note, contact = st.session_state[_NOTE], st.session_state[_CONTACT]
        letter = Letter(note, contact, person_link.visitor())
        opened = ticketing.send_check(visit.desk, visit.check, letter, now())
    except HelpdeskError as problem:
        st.session_state[_TROUBLE] = str(problem)
    else:
        st.session_state[_SENT] = {**st.session_state.get(_SENT, {}), _mark(visit): opened}
