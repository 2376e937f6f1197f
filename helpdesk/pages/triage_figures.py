"""The counts of a list as pictures: bars that stand with figures and words, so that none tells by length only."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_rows import ERROR, GRAVEST, Row

Bar = tuple[str, int, str]
"""What a bar says, how many it stands for, and its tone."""


def figures_html(rows: list[Row], today: date) -> str:
    """The four pictures of a list."""
    pictures = (
        _bars(words.BY_PRIORITY, _priorities(rows), len(rows)),
        _bars(words.BY_CLASS, _classes(rows), len(rows)),
        _bars(words.BY_STATE, _states(rows), len(rows)),
        _bars(words.BY_DAY, _days(rows, today), len(rows)),
    )
    return tag("div", "".join(pictures), class_="figures")


def _classes(rows: list[Row]) -> Iterable[Bar]:
    """A system counts in its gravest class."""
    times = Counter(row.risk[0] if row.risk else ERROR for row in rows)
    for name in (*GRAVEST, ERROR):
        if times[name]:
            yield words.NO_CLASS if name == ERROR else saying.tier_name(name), times[name], saying.tone(name)


def _states(rows: list[Row]) -> Iterable[Bar]:
    times = Counter(row.state for row in rows)
    tones = {"settled": "good", "likely": "mid", "cannot-say": "open", ERROR: "open"}
    yield from ((saying.state_name(name), times[name], tones[name]) for name in tones if times[name])


def _priorities(rows: list[Row]) -> Iterable[Bar]:
    times = Counter(row.priority for row in rows)
    tones = {1: "stop", 2: "high", 3: "open", 4: "mid", 5: "good", 0: "open"}
    yield from ((saying.priority_name(number), times[number], tones[number]) for number in tones if times[number])


def _days(rows: list[Row], today: date) -> Iterable[Bar]:
    times = Counter(row.first_day for row in rows if row.first_day)
    for day in sorted(times):
        pattern = words.DAY_NOW if day <= today else words.DAY_LATER
        yield pattern.format(day=saying.day_said(day)), times[day], "good" if day <= today else "high"


def _bars(title: str, bars: Iterable[Bar], total: int) -> str:
    rows = "".join(_bar(says, count, tone, total) for says, count, tone in bars)
    inside = tag("ul", rows, class_="bars") if rows else tag("p", safe(words.NO_DAYS), class_="small")
    return tag("section", tag("h3", safe(title)) + inside, class_="figure")


def _bar(says: str, count: int, tone: str, total: int) -> str:
    share = count / total
    figure = words.FIGURE.format(count=f"{count:,}", share=saying.percent(share))
    filled = tag("i", "", class_=tone, style=f"width:{100 * share:.1f}%")
    return tag("li", tag("span", safe(says)) + tag("b", safe(figure)) + tag("div", filled, class_="meter"))
