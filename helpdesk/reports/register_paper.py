"""A register as a paper: what a reader has to know of it on a few pages."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from helpdesk.reports import register_words as words
from helpdesk.reports.document import Block, Heading, Notice, Paper, Table, Text, listed
from helpdesk.reports.register_entry import Entry, Head, Result, entry
from helpdesk.reports.register_summary import Bars, blocks
from helpdesk.reports.register_tally import FIRST, Tally, counted, most_urgent
from helpdesk.wording import DISCLAIMER, day

_NAMED, _LONGEST_NAME = 6, 80  # systems named for one day; letters of a name
_ASKED = 20
_BAR_WIDTHS = (38, 46, 16)


def summary(head: Head, rows: Iterable[Result]) -> tuple[Paper, list[Bars]]:
    """The summary of a register, and its charts: they stand in it as tables whose second column waits for the bars."""
    tally = Tally()
    for _ in counted(map(entry, rows), head, tally):
        pass
    charts = [block for block in blocks(tally) if block.rows]
    parts = (
        _opening(tally),
        _figures(charts, tally.total),
        _first(tally),
        _timeline(tally, head),
        _asked(tally),
        _method(tally, head),
    )
    paper = Paper(
        title=head.title,
        subtitle=words.SUBTITLE.format(day=day(head.as_of)),
        blocks=tuple(block for part in parts for block in part),
        author=head.operator,
    )
    return paper, charts


def _opening(tally: Tally) -> Iterator[Block]:
    yield Notice(words.SUGGESTS)
    yield Text(f"{tally.total:,}", f"{words.TOTAL}:")
    if tally.errors:
        yield Text(f"{tally.errors:,}", f"{words.ERRORS}:")


def _figures(charts: list[Bars], total: int) -> Iterator[Block]:
    yield Heading(words.OVERVIEW)
    yield Text(words.STANDING)
    for chart in charts:
        yield Heading(chart.title, 2)
        yield _table(chart, total)


def _table(block: Bars, total: int) -> Table:
    """A block of figures as a table: name, room for a bar, figure."""
    rows = tuple((row[0], "", _figure(row[1], total)) for row in block.rows)
    return Table(words.BAR_HEAD, rows, _BAR_WIDTHS)


def _figure(count: int, total: int) -> str:
    return words.FIGURE.format(count=f"{count:,}", share=words.percent(count / total)) if count else "0"


def _first(tally: Tally) -> Iterator[Block]:
    yield Heading(words.LOOK_FIRST)
    yield Text(words.LOOK_FIRST_LEAD if tally.urgent else words.NO_FIRST)
    if rows := tuple(_urgent(each) for each in most_urgent(tally)):
        yield Table(words.FIRST_HEAD, rows, (10, 22, 13, 14, 16, 13, 12))
    if tally.urgent > FIRST:
        yield Text(words.MORE_FIRST.format(count=f"{tally.urgent - FIRST:,}"))
    if tally.decided:
        yield Text(words.DECIDED.format(count=f"{tally.decided:,}"))


def _urgent(found: Entry) -> tuple[str, ...]:
    return (
        str(found.priority),
        _named(found.name, found.id),
        _short(found.owner) or words.UNNAMED_OWNER,
        words.tiers(found.standing),
        words.some(list(found.labels), 3) or words.NONE,
        day(found.first_day) if found.first_day else words.NONE,
        words.REVIEWS.get(found.review.state, found.review.state),
    )


def _named(name: str, mark: str) -> str:
    return words.NAMED.format(name=_short(name) or words.NONE, id=_short(mark))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 2].rstrip() + " …"


def _timeline(tally: Tally, head: Head) -> Iterator[Block]:
    yield Heading(words.TIMELINE)
    rows = tuple(_days(tally, head))
    yield Table(words.TIMELINE_HEAD, rows, (16, 12, 12, 60)) if rows else Text(words.NO_TIMELINE)
    if tally.moved:
        yield Text(words.MOVED.format(count=f"{tally.moved:,}"))


def _days(tally: Tally, head: Head) -> Iterator[tuple[str, ...]]:
    for first, group in groupby(sorted(tally.dues), key=lambda due: due.day):
        dues = list(group)
        names = [_named(due.name, due.id) for due in dues[:_NAMED]]
        applies = words.APPLIES if first <= head.as_of else words.NOT_YET
        yield day(first), applies, f"{len(dues):,}", words.some(names, _NAMED, len(dues) - len(names))


def _asked(tally: Tally) -> Iterator[Block]:
    yield Heading(words.ASKED_MOST)
    most = sorted(tally.asked.items(), key=lambda item: (-item[1], item[0]))[:_ASKED]
    if not most:
        yield Text(words.NO_ASKED)
        return
    yield Text(words.ASKED_LEAD)
    yield Table(words.ASKED_HEAD, tuple((asks, f"{count:,}") for asks, count in most), (84, 16))


def _method(tally: Tally, head: Head) -> Iterator[Block]:
    yield Heading(words.METHOD_TITLE)
    yield listed(*words.METHOD)
    yield Heading(words.STATES_TITLE, 2)
    for name, says in words.STATES_MEAN.items():
        yield Text(says, f"{words.STATES[name]}:")
    yield Heading(words.MADE_OF, 2)
    yield Text(day(head.as_of), f"{words.DAY}:")
    for name, version in head.versions.items():
        yield Text(version, f"{words.VERSIONS.get(name, name)}:")
    if tally.others:
        yield Text(words.MIXED.format(count=f"{tally.others:,}"))
    yield Notice(DISCLAIMER.format(operator=head.operator or words.SOMEBODY))
