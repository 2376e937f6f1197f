"""The precedents of the team: what its lawyers decided, and counts from then on."""

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.register import REVIEWERS, TeamPrecedent
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_visit, frame, triage_words
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.moment import here
from helpdesk.pages.words import day_words


def precedents(staff: Staff) -> None:
    """The part: every precedent that counts, and a way to let it count no longer."""
    trouble, said = desk_visit.told()
    if trouble or said:
        frame.box("warn" if trouble else "good", triage_words.REFUSED if trouble else words.TITLE, trouble or said)
    found = register.precedents(staff)
    st.html(tag("p", safe(words.TEAM_COUNTS), class_="small"))
    if not found:
        frame.box("quiet", words.PRECEDENTS_NONE, words.PRECEDENTS_NONE_TEXT)
        return
    may = not staff.person.roles.isdisjoint(REVIEWERS)
    for each in found:
        with st.container(key=f"desk_register_precedent_{each.id}", border=True):
            st.html(_told(each))
            if may:
                st.button(words.WITHDRAW, key=f"desk_register_withdraw_{each.id}", type="tertiary",
                          on_click=_withdraw, args=(staff, each.id))  # fmt: skip


def _told(each: TeamPrecedent) -> str:
    about = words.PRECEDENT_BY.format(number=each.id, day=day_words(here(each.at).date()))
    return (
        saying.tiers_html([each.tier])
        + tag("p", safe(each.text))
        + tag("p", safe(each.why), class_="small")
        + tag("p", safe(f"{about} · {', '.join(each.decides)}"), class_="small")
    )


def _withdraw(staff: Staff, number: int) -> None:
    def verb(who: Staff) -> bool:
        register.withdraw_precedent(who, number)
        return True

    if desk_visit.act(staff.desk, verb):
        desk_visit.say(words.WITHDRAWN)
