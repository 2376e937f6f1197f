"""Numbers: what was asked, what was not answered, how the desk keeps its promises, over days that one chooses."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import streamlit as st

from helpdesk.desk.gaps import Gaps, Replies, gaps, gaps_csv
from helpdesk.desk.staff import Staff
from helpdesk.errors import RecordError
from helpdesk.pages import desk_numbers_parts as parts
from helpdesk.pages import people_words as words
from helpdesk.pages.frame import box, heading
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words

LOOK = Path(__file__).with_name("desk_numbers.css")
_DAYS, _FIRST, _LAST, _SEEN = "desk_numbers_days", "desk_numbers_first", "desk_numbers_last", "desk_numbers_seen"
_CHOSEN, _WIDE = 0, 140


@dataclass(frozen=True)
class _Seen:
    """Numbers as they were counted for somebody: counting reads much, so it is done when it is asked for."""

    person: int
    first: date
    last: date
    time: str
    found: Gaps


def show(staff: Staff) -> None:
    """The room."""
    staff.may()
    st.html(LOOK)
    heading(words.NUMBERS, words.NUMBERS_LEAD)
    first, last = _days(staff)
    try:
        seen = _counted(staff, first, last)
    except RecordError as problem:
        box("warn", words.DAYS_WRONG, str(problem))
        return
    _taken_along(seen)
    _figures(seen.found)
    parts.weeks(seen.found)
    parts.clusters(staff, seen.found)
    parts.cited(seen.found)
    parts.thumbs(seen.found)
    parts.renew(staff, seen.found)


def _days(staff: Staff) -> tuple[date, date]:
    today = staff.at.date()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        days = st.selectbox(words.PERIOD, list(words.PERIODS), key=_DAYS, format_func=words.PERIODS.get, width=220)
        if days != _CHOSEN:
            return today - timedelta(days=days - 1), today
        first = st.date_input(words.FIRST, today - timedelta(days=27), key=_FIRST, format="DD/MM/YYYY", width=160)
        last = st.date_input(words.LAST, today, key=_LAST, format="DD/MM/YYYY", width=160)
    return first or today, last or today


def _counted(staff: Staff, first: date, last: date) -> _Seen:
    seen = st.session_state.get(_SEEN)
    if not isinstance(seen, _Seen) or (seen.person, seen.first, seen.last) != (staff.person.id, first, last):
        seen = _Seen(staff.person.id, first, last, f"{staff.at:%H:%M}", gaps(staff, first, last))
        st.session_state[_SEEN] = seen
    return seen


def _again() -> None:
    st.session_state.pop(_SEEN, None)


def _taken_along(seen: _Seen) -> None:
    said = words.COUNTED_AT.format(first=day_words(seen.first), last=day_words(seen.last), time=seen.time)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("p", safe(said), class_="small"))
        st.button(
            words.COUNT_AGAIN, key="desk_numbers_again", type="tertiary", icon=":material/refresh:", on_click=_again
        )
        name = f"desk-numbers-{seen.first.isoformat()}-{seen.last.isoformat()}.csv"
        st.download_button(
            words.CSV,
            lambda: gaps_csv(seen.found),
            name,
            "text/csv",
            key="desk_numbers_csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _figures(found: Gaps) -> None:
    """The numbers that are looked at first."""
    replies, reuse = found.replies, found.reuse
    share = words.NONE_YET if reuse.rate is None else f"{reuse.rate:.0%}"
    with st.container(key="desk_numbers_figures", horizontal=True):
        st.metric(words.ANSWERED, reuse.answered, help=words.ANSWERED_HELP, width=_WIDE, border=True)
        st.metric(words.MISSED, found.missed, help=words.MISSED_HELP, width=_WIDE, border=True)
        st.metric(words.REUSE, share, help=words.REUSE_HELP, width=_WIDE, border=True)
        _promises(replies)


def _promises(replies: Replies) -> None:
    st.metric(words.MEDIAN, words.hours_words(replies.median), help=words.MEDIAN_HELP, width=_WIDE, border=True)
    st.metric(words.SLOW, words.hours_words(replies.slow), help=words.MEDIAN_HELP, width=_WIDE, border=True)
    st.metric(words.OPEN, replies.open, help=words.NOW_HELP, width=_WIDE, border=True)
    st.metric(words.OVERDUE, replies.overdue, help=words.NOW_HELP, width=_WIDE, border=True)
