"""One system of the register: what is suggested, what a person decided, what can be done, and all that happened."""

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.register import REVIEWERS, Deed, Opened
from helpdesk.desk.staff import Staff
from helpdesk.errors import HelpdeskError
from helpdesk.pages import check_law, desk_visit, frame, triage_words
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages.links import follow
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.moment import here
from helpdesk.pages.triage_register_acts import acts
from helpdesk.pages.triage_system import Looking, shown
from helpdesk.pages.words import day_words

_ROOM, _ASSESSED = "desk_register_system", "assessed"


def system(staff: Staff, number: int, read_on, back) -> None:
    """The screen; `back` leads to the list."""
    st.button(words.BACK, key="desk_register_back", icon=":material/arrow_back:", type="tertiary", on_click=back)
    try:
        found = register.opened(staff, number)
    except HelpdeskError as problem:
        frame.box("quiet", words.GONE, str(problem))
        return
    standing, result = found.standing, found.standing.assessment.result
    names = {each.id: each.name for each in staff.colleagues()}
    saying.heading(result["name"] or result["id"], f"system-{number}")
    _told()
    st.html(_standing_html(found, names))
    with st.container(key=_ROOM):
        if not staff.person.roles.isdisjoint(REVIEWERS):
            acts(staff, standing)
        looking = Looking(staff.desk, read_on, as_of=standing.assessment.as_of)
        shown(looking, result)
        _history(staff, number, names)
        check_law.panel(looking, read_on)
        follow(_ROOM, check_law.open_law)


def _told() -> None:
    trouble, said = desk_visit.told()
    if trouble:
        frame.box("warn", triage_words.REFUSED, trouble)
    if said:
        st.html(tag("p", safe(said), class_="box good", role="status"))


def _who(number: int | None, names: dict[int, str]) -> str:
    if number is None:
        return words.BY_DESK
    return names.get(number) or words.BY_PERSON.format(number=number)


def _standing_html(found: Opened, names: dict[int, str]) -> str:
    """How it stands: the review, with its classes, reason and law where a person decided otherwise."""
    standing, review = found.standing, found.standing.reviewed
    said = words.REVIEWS.get(standing.review, standing.review)
    if review is None:
        return tag("p", f"{safe(words.REVIEW_NOW)}: {tag('strong', safe(said))}", class_="small")
    what = words.REVIEWED.format(what=said, who=_who(review.by, names), day=day_words(here(review.at).date()))
    parts = [tag("h2", safe(f"{words.REVIEW_NOW}: {what}"))]
    if review.risk:
        parts.append(saying.tiers_html(review.risk))
    if review.reason:
        parts.append(tag("p", safe(review.reason)))
    if review.cites:
        parts.append(tag("p", safe(", ".join(review.cites)), class_="small"))
    return tag("div", "".join(parts), class_="box good" if standing.review != "asked" else "box quiet")


def _history(staff: Staff, number: int, names: dict[int, str]) -> None:
    rows = "".join(tag("li", _deed(each, names)) for each in reversed(register.history(staff, number)))
    st.html(tag("details", tag("summary", tag("h2", safe(words.HISTORY))) + tag("ol", rows, class_="history"), open=""))


def _deed(each: Deed, names: dict[int, str]) -> str:
    classes = ", ".join(saying.tier_name(name) for name in each.after.get("risk", ()))
    what = words.DEEDS.get(each.what, each.what).format(what=classes or triage_words.NO_CLASS)
    day = here(each.at)
    when = f"{day_words(day.date())}, {day:%H:%M} · {_who(each.by, names)}"
    if each.what == _ASSESSED and each.after.get("as_of"):
        when += f" · {words.DEED_AS_OF.format(day=each.after['as_of'])}"
    why = tag("p", safe(words.DEED_WHY.format(why=each.why)), class_="small") if each.why else ""
    return f"{tag('strong', safe(what))}<br>{tag('span', safe(when), class_='small')}{why}"
