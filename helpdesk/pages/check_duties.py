"""The duties of a result: by role, each with its law, its first day, its fine, and what to keep as proof."""

from datetime import date

import streamlit as st

from helpdesk.checker.facts import reply_of
from helpdesk.checker.owed import TURNOVER, Owed
from helpdesk.checker.walk import is_known
from helpdesk.errors import FactsRefused
from helpdesk.pages import check_address as address
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_answering import number_in
from helpdesk.pages.check_visit import Visit, go_link, law_links
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words, day_words

_KEY, _REFUSED = "check_turnover", "check_turnover_refused"
_MANY = 12  # duties of one day that are too many to stand open before they apply


def duties(visit: Visit) -> None:
    """The duties, those that may come, and what is wise without being a duty."""
    sure = [each for each in visit.check.owed if each.is_sure and not each.duty.voluntary]
    none = tag("p", safe(words.DUTIES_NONE))
    st.html(tag("h2", safe(words.DUTIES)) + (by_role_html(visit, sure) or none))
    if not visit.check.is_public and any(fine.penalty.share for each in sure for fine in each.fines):
        _turnover(visit)
    maybe = [each for each in visit.check.owed if not each.is_sure and not each.duty.voluntary]
    _folded(words.POSSIBLE, words.POSSIBLE_LEAD, by_role_html(visit, maybe), len(maybe))
    wise = [each for each in visit.check.owed if each.is_sure and each.duty.voluntary]
    _folded(words.VOLUNTARY, words.VOLUNTARY_LEAD, by_role_html(visit, wise), len(wise))


def _folded(title: str, lead: str, inside: str, count: int) -> None:
    if count:
        head = tag("summary", tag("h2", safe(f"{title} ({count})")))
        st.html(tag("details", head + tag("p", safe(lead), class_="small") + inside, class_="folded"))


def by_role_html(visit: Visit, found: list[Owed]) -> str:
    """The duties of each role by their first day."""
    return "".join(
        tag("h3", safe(words.DUTIES_BY_ROLE.format(role=saying.role_name(role))), class_="role")
        + "".join(_start_html(visit, [each for each in found if each.duty.role == role], day) for day in days)
        for role, days in _starts(found).items()
    )


def _starts(found: list[Owed]) -> dict[str, list[date]]:
    """The first days of each role's duties, earliest first."""
    roles = dict.fromkeys(each.duty.role for each in found)
    return {role: sorted({each.first_day for each in found if each.duty.role == role}) for role in roles}


def _start_html(visit: Visit, found: list[Owed], day: date) -> str:
    """The duties that start on a day, as a table; on a phone every row becomes a card."""
    rows = [each for each in found if each.first_day == day]
    is_open = {"open": ""} if _stands_open(visit, found, day, len(rows)) else {}
    head = tag("tr", "".join(tag("th", safe(title), scope="col") for title in (words.DUTY, words.WHEN, words.FINE)))
    body = "".join(_row(visit, each) for each in rows)
    table = tag("table", tag("thead", head) + tag("tbody", body), class_="duties")
    return tag("details", tag("summary", start_html(day, len(rows), visit.as_of)) + table, class_="start", **is_open)


def _stands_open(visit: Visit, found: list[Owed], day: date, count: int) -> bool:
    """What applies already stands open, and what comes next if it is short; what is only possible, if it is little."""
    if not found[0].is_sure:
        return len(found) <= _MANY
    later = [each.first_day for each in found if each.first_day > visit.as_of]
    return day <= visit.as_of or (count <= _MANY and day == min(later))


def start_html(day: date, count: int, as_of: date) -> str:
    """A first day with the number of duties and whether they apply already."""
    label, tone = (words.NOW, "since") if day <= as_of else (words.LATER, "later")
    pattern = words.SINCE_DAY if day <= as_of else words.FROM_DAY
    badge = tag("span", safe(label), class_=f"badge {tone}")
    counted = count_words(count, words.DUTIES_COUNT_ONE, words.DUTIES_COUNT)
    return f"{badge} {tag('strong', safe(pattern.format(day=day_words(day))))} · {safe(counted)}"


def _row(visit: Visit, each: Owed) -> str:
    duty = each.duty
    proof = "".join(tag("li", safe(item)) for item in duty.evidence)
    first = [
        tag("p", safe(duty.duty), class_="duty"),
        law_links(visit, duty.cites),
        tag("p", safe(words.NOTE.format(note=duty.note)), class_="small") if duty.note else "",
        tag("details", tag("summary", safe(words.EVIDENCE)) + tag("ul", proof)) if proof else "",
        _waits_html(visit, each),
    ]
    fines = saying.fines_words(each, visit.check.is_public)
    cells = (
        tag("td", "".join(first)),
        tag("td", _when_html(visit, each), data_title=words.WHEN),
        tag("td", safe(fines if not duty.voluntary else "–"), data_title=words.FINE),
    )
    return tag("tr", "".join(cells))


def _when_html(visit: Visit, each: Owed) -> str:
    return tag("span", safe(saying.start_words(each, visit.as_of)), class_="day")


def _waits_html(visit: Visit, each: Owed) -> str:
    """The open answers a possible duty waits for."""
    asked = [visit.book.step[name] for name in each.waits_for]
    missing = [step for step in asked if not is_known(visit.told.facts, step)] or asked
    links = " · ".join(go_link(visit, step.id, step.asks) for step in missing[:3])
    return tag("p", f"{safe(words.WAITS)} {links}", class_="small") if links else ""


def _turnover(visit: Visit) -> None:
    """The optional yearly turnover, for the ceilings of fines."""
    step = visit.book.step.get(TURNOVER)
    if step is None:
        return
    given = visit.told.facts.get(TURNOVER)
    if sentence := st.session_state.pop(_REFUSED, ""):
        st.html(tag("p", safe(sentence), class_="box warn", role="alert"))
    with st.form("check_turnover_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        shown = f"{given:.0f}" if isinstance(given, float) else ""
        st.text_input(words.TURNOVER, value=shown, key=_KEY, max_chars=20, help=words.TURNOVER_HELP)
        st.form_submit_button(words.TURNOVER_GO, on_click=_turned, args=(visit, step))


def _turned(visit: Visit, step) -> None:
    text = st.session_state.get(_KEY, "").strip()
    try:
        told = address.answered(visit.told, step, reply_of(step, number_in(text)), visit.book) if text else visit.told
    except FactsRefused:
        st.session_state[_REFUSED] = words.TURNOVER_BAD
        return
    kept = {name: reply for name, reply in told.facts.items() if text or name != TURNOVER}
    visit.go(facts=kept, maybe=told.maybe)
