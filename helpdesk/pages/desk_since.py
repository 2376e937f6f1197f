"""Time as the staff speak of it: how long ago, how long still, since when too late."""

from datetime import datetime, timedelta

from helpdesk.pages import desk_words as words
from helpdesk.pages.moment import here
from helpdesk.pages.words import day_words

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_IN_HOURS = 48  # up to which hours are counted, not days
_WEEK = 7


def ago(then: datetime, at: datetime) -> str:
    """How long ago something was: "3 h ago", "yesterday", "on 3 November 2026"."""
    passed, days = at - then, _days(then, at)
    if passed < 2 * _MINUTE:
        return words.AGO_NOW
    if passed < _HOUR:
        return words.AGO_MINUTES.format(n=passed // _MINUTE)
    if passed < _DAY:
        return words.AGO_HOURS.format(n=passed // _HOUR)
    if days == 1:
        return words.AGO_YESTERDAY
    return words.AGO_DAYS.format(n=days) if days < 2 * _WEEK else words.ON_DAY.format(day=day_words(here(then).date()))


def due_words(state: str, due: datetime, at: datetime) -> str:
    """How long there still is to reply, or since when it is late; or that the clock does not run."""
    if state in words.IDLE:
        return words.IDLE[state]
    if due < at:
        return words.LATE.format(when=_since(due, at))
    left = due - at
    if left < _HOUR:
        return words.DUE_MINUTES.format(n=max(left // _MINUTE, 1))
    hours = left // _HOUR
    if hours < _IN_HOURS:
        return words.DUE_HOURS_ONE if hours == 1 else words.DUE_HOURS.format(n=hours)
    return words.DUE_DAYS.format(n=left // _DAY)


def _since(then: datetime, at: datetime) -> str:
    days, local = _days(then, at), here(then)
    if days == 0:
        return words.LATE_TODAY.format(time=f"{local:%H:%M}")
    if days == 1:
        return words.LATE_YESTERDAY
    return f"{local:%A}" if days < _WEEK else day_words(local.date())


def _days(then: datetime, at: datetime) -> int:
    """How many midnights lie between, by the reader's clock."""
    return (here(at).date() - here(then).date()).days


def moment_words(at: datetime) -> str:
    """A moment: "21 November 2026, 14:05"."""
    local = here(at)
    return f"{day_words(local.date())}, {local:%H:%M}"
