"""What differs: between two runs of an inventory, and between two days of the law."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.register import Change, Difference, Outcome, Run, Sought
from helpdesk.desk.staff import Staff
from helpdesk.pages import frame, triage_words
from helpdesk.pages import triage_register_filters as filters
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words, day_words

_SHOWN, _WHAT = "desk_register_difference", "desk_register_compare"
_MOST = 200  # changes that are listed
_TURNING = ("omnibus-in-force", "intimate-material-bans", "high-risk-annex-iii")  # rows of the calendar


def compare(staff: Staff) -> None:
    """The part: which two, and what came out differently."""
    name = filters.inventory(staff)
    what = st.segmented_control(words.COMPARE_WHAT, (words.RUNS, words.DAYS), key=_WHAT, default=words.DAYS,
                                required=True, label_visibility="collapsed")  # fmt: skip
    asked = _runs(staff, name) if what == words.RUNS else _days(staff, name)
    if asked is not None:
        mark, work = asked
        if st.button(words.COMPARE_GO, key="desk_register_compare_go", type="primary"):
            with st.spinner(words.COMPARING):
                st.session_state[_SHOWN] = (mark, work())
        shown, found = st.session_state.get(_SHOWN, (None, None))
        if shown == mark:
            st.html(difference_html(found))


def _runs(staff: Staff, name: str) -> tuple[tuple, Callable[[], Difference]] | None:
    found = register.runs(staff, name or next(iter(register.inventories(staff))))
    if len(found) < 2:
        frame.box("quiet", words.RUNS, words.TWO_RUNS)
        return None
    by_id = {run.id: run for run in reversed(found)}
    before, after = _two(list(by_id), lambda number: _run_name(by_id[number]), len(by_id) - 2, len(by_id) - 1)
    if before == after:
        frame.box("quiet", words.RUNS, words.SAME_RUN)
        return None
    return ("runs", before, after), lambda: register.between_runs(staff, before, after)


def _run_name(run: Run) -> str:
    count = count_words(run.count, triage_words.COUNT_ONE, triage_words.COUNT.format(count=f"{run.count:,}"))
    return words.RUN_NAME.format(number=run.id, day=day_words(run.at.date()), count=count, as_of=run.as_of.isoformat())


def _two(choices: list, said, first: int, second: int) -> tuple:
    left, right = st.columns(2)
    before = left.selectbox(words.BEFORE, choices, index=first, format_func=said, key="desk_register_before")
    after = right.selectbox(words.AFTER, choices, index=second, format_func=said, key="desk_register_after")
    return before, after


def _days(staff: Staff, name: str) -> tuple[tuple, Callable[[], Difference]] | None:
    st.html(tag("p", safe(words.DAYS_LEAD), class_="small"))
    offered = _offered(staff)
    names = {staff.at.date(): words.DAY_TODAY, **offered}
    days = sorted(names)
    before, after = _two(days, names.get, days.index(min(offered)), days.index(max(offered)))
    if before == after:
        frame.box("quiet", words.DAYS, words.SAME_DAY)
        return None
    both = (before, after)
    again = register.again(staff.desk)
    return ("days", name, *both), lambda: register.between_days(staff, Sought(inventory=name), both, again)


def _offered(staff: Staff) -> dict[date, str]:
    """The days that are worth comparing, by the calendar: the one before the amendment, and what it moved."""
    amended, *others = (staff.desk.rules.day[name] for name in _TURNING)
    eve = amended.day - timedelta(days=1)
    named = {eve: words.DAY_BEFORE.format(day=day_words(eve), what=amended.what)}
    return named | {each.day: words.DAY_OF.format(day=day_words(each.day), what=each.what) for each in others}


def difference_html(found: Difference) -> str:
    """The counts, then each system with how it came out before and after."""
    counts = words.DIFFERENCE.format(
        changed=f"{len(found.changed):,}", added=f"{len(found.added):,}", gone=f"{len(found.gone):,}",
        same=f"{found.same:,}",
    )  # fmt: skip
    every = (*found.changed, *found.added, *found.gone)
    if not every:
        return tag("p", safe(counts), class_="box good", role="status")
    head = "".join(tag("th", safe(each), scope="col") for each in words.DIFFERENCE_HEADS)
    body = "".join(_change(each) for each in every[:_MOST])
    rest = len(every) - _MOST
    more = tag("p", safe(words.DIFFERENCE_MORE.format(count=f"{rest:,}")), class_="small") if rest > 0 else ""
    made = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body), class_="preview difference")
    return tag("p", safe(counts), role="status") + tag("div", made, class_="wide") + more


def _change(each: Change) -> str:
    link = tag("a", safe(each.name or each.key), href=f"desk?system={each.system}", target="_blank")
    system = f"{link}<br>{tag('span', safe(each.key), class_='small')}"
    cells = (system, _outcome(each.before, words.ADDED), _outcome(each.after, words.GONE_SYSTEM))
    return tag("tr", "".join(tag("td", cell) for cell in cells))


def _outcome(outcome: Outcome | None, missing: str) -> str:
    if outcome is None:
        return tag("em", safe(missing))
    said = saying.tiers_html(outcome.risk) + saying.state_html(outcome.state)
    if outcome.first_day:
        day = words.FIRST_DAY.format(day=day_words(date.fromisoformat(outcome.first_day)))
        said += tag("div", safe(day), class_="small")
    return said
