"""The timeline of a result: a picture of when duties start, and the same as a list that can be read aloud."""

from dataclasses import dataclass
from datetime import date

from helpdesk.checker.owed import Owed, timeline
from helpdesk.pages import check_words as words
from helpdesk.pages.check_duties import start_html
from helpdesk.pages.check_visit import Visit
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words

_FEW = 6  # duties of a day that are named before the rest is counted


@dataclass(frozen=True)
class Scale:
    """The years a line of time spans, from the first of January of one to that of another."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Where a day stands on the line, in per cent.

        >>> Scale(2025, 2027).at(date(2026, 1, 1))
        50.0
        """
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 1, 1).toordinal()
        return round(100 * (day.toordinal() - start) / (end - start), 2)


def timeline_html(visit: Visit) -> str:
    """The picture and the list; nothing when nothing is owed."""
    days = timeline(visit.check.owed)
    if not days:
        return ""
    all_days = [*(day for day, _ in days), visit.as_of]
    scale = Scale(min(all_days).year, max(all_days).year + 1)
    drawn = _picture(days, scale, visit.as_of)
    picture = tag("div", drawn, class_="line", role="img", aria_label=words.TIMELINE_PICTURE)
    rows = "".join(_row(day, duties, visit.as_of) for day, duties in days)
    return tag("h2", safe(words.TIMELINE)) + picture + tag("ol", rows, class_="starts")


def _picture(days: tuple, scale: Scale, as_of: date) -> str:
    years = "".join(
        tag("span", str(year), class_="year", style=f"left:{scale.at(date(year, 1, 1))}%")
        for year in range(scale.first, scale.last)
    )
    dots = "".join(_dot(day, duties, scale, as_of) for day, duties in days)
    today = tag("span", safe(words.DAY_OF_CHECK), class_=_side(scale.at(as_of)), style=f"left:{scale.at(as_of)}%")
    return tag("div", years + today + dots, class_="axis")


def _side(place: float) -> str:
    """On which side of its mark a label stands, so that it does not run off the line."""
    return "asof right" if place > 60 else "asof"


def _dot(day: date, duties: tuple[Owed, ...], scale: Scale, as_of: date) -> str:
    tone = "since" if day <= as_of else "later"
    return tag("span", str(len(duties)), class_=f"dot {tone}", style=f"left:{scale.at(day)}%", title=day_words(day))


def _row(day: date, duties: tuple[Owed, ...], as_of: date) -> str:
    named = [tag("li", safe(each.duty.duty)) for each in duties[:_FEW]]
    if len(duties) > _FEW:
        named.append(tag("li", safe(words.AND_MORE.format(count=len(duties) - _FEW)), class_="small"))
    return tag("li", tag("details", tag("summary", start_html(day, len(duties), as_of)) + tag("ul", "".join(named))))
