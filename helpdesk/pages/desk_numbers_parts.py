"""Parts of the numbers: weeks, questions without a good answer, citations, thumbs, answers to renew.

Every chart stands with its numbers in a table, so that nothing is told by a picture alone.
"""

from collections.abc import Iterable
from datetime import date, timedelta

import streamlit as st

from helpdesk.desk import Desk, catalogue, ticketing
from helpdesk.desk.curating import WRITERS
from helpdesk.desk.gaps import Cluster, Gaps, Week
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Letter
from helpdesk.desk.ticketing.working import TICKET_ROLES
from helpdesk.errors import HelpdeskError
from helpdesk.pages import desk_answer_ways, desk_visit, desk_ways
from helpdesk.pages import people_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import day_words

_GOT, _GOT_NOT = ("answered", "curated"), ("not-found", "out-of-scope", "held-back", "error")
# Answered, depends, not answered: apart in lightness too, and from the ground they stand on.
_BRIGHT, _DARK = ["#0b5566", "#c9a227", "#a33b2a"], ["#79c3d6", "#a8842a", "#c04a35"]
_CLUSTERS, _CHARTED = 10, 12
_SHOWN, _OPENED = "desk_numbers_shown", "desk_numbers_opened"
_WEEK, _YEAR = timedelta(days=7), 52


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows under their heads; numbers stand to the right."""
    head = "".join(tag("th", safe(each), scope="col") for each in heads)
    body = "".join(tag("tr", "".join(_cell(cell) for cell in row)) for row in rows)
    return tag("div", tag("table", tag("thead", tag("tr", head)) + tag("tbody", body), class_="numbers"), class_="wide")


def _cell(cell: object) -> str:
    return tag("td", str(cell), class_="no") if isinstance(cell, int) else tag("td", safe(str(cell)))


def _colours() -> list[str]:
    return _DARK if st.context.theme.type == "dark" else _BRIGHT


def _title(title: str, lead: str = "") -> None:
    st.html(tag("h2", safe(title), class_="part") + (tag("p", safe(lead), class_="small") if lead else ""))


def _none(text: str) -> None:
    st.html(tag("p", safe(text)))


def _as_table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with st.expander(words.AS_TABLE):
        st.html(table(heads, rows))


# --- weeks -----------------------------------------------------------------------------------------------------


def weeks(found: Gaps) -> None:
    """Questions and tickets, week by week."""
    _title(words.WEEKS)
    if not found.weeks:
        _none(words.WEEKS_NONE)
        return
    rows = [_week_row(week) for week in _all_weeks(found)]
    names = [_week_words(row[0], years=len(rows) > _YEAR) for row in rows]
    heads = (words.WEEK, words.GOT, words.DEPENDS, words.GOT_NOT, words.TICKETS_WEEK)
    columns = {head: [row[place] for row in rows] for place, head in enumerate(heads) if place}
    left, right = st.columns([3, 2])
    with left:
        series = [words.GOT, words.DEPENDS, words.GOT_NOT]
        asked = {words.WEEK: names, **{name: columns[name] for name in series}}
        st.bar_chart(
            asked, x=words.WEEK, y=series, y_label=words.QUESTIONS_WEEK, color=_colours(), sort=False, height=300,
            alt=words.QUESTIONS_WEEK,
        )  # fmt: skip
    with right:
        opened = {words.WEEK: names, words.TICKETS_WEEK: columns[words.TICKETS_WEEK]}
        st.bar_chart(
            opened, x=words.WEEK, y=words.TICKETS_WEEK, color=_colours()[0], sort=False, height=300,
            alt=words.TICKETS_WEEK,
        )  # fmt: skip
    _as_table(heads, [(day_words(row[0]), *row[1:]) for row in rows])


def _all_weeks(found: Gaps) -> list[Week]:
    """Every week of the days, also those in which nothing happened."""
    there = {week.monday: week for week in found.weeks}
    mondays = [min(there)]
    while mondays[-1] < max(there):
        mondays.append(mondays[-1] + _WEEK)
    return [there.get(monday, Week(monday, {}, 0)) for monday in mondays]


def _week_row(week: Week) -> tuple:
    got, not_got = (sum(week.turns.get(name, 0) for name in names) for names in (_GOT, _GOT_NOT))
    return (week.monday, got, sum(week.turns.values()) - got - not_got, not_got, week.tickets)


def _week_words(monday: date, years: bool) -> str:
    return f"{monday.day} {monday:%b %y}" if years else f"{monday.day} {monday:%b}"


# --- questions without a good answer -----------------------------------------------------------------------------


def clusters(staff: Staff, found: Gaps) -> None:
    """The questions that found no good answer, with the way to do something about each."""
    _title(words.CLUSTERS, words.CLUSTERS_LEAD if found.by_meaning else words.CLUSTERS_EQUAL)
    if not found.clusters:
        _none(words.CLUSTERS_NONE)
    shown = st.session_state.get(_SHOWN, _CLUSTERS)
    for place, cluster in enumerate(found.clusters[:shown]):
        _cluster(staff, found, place, cluster)
    if left := len(found.clusters[shown:]):
        st.button(words.MORE.format(count=left), key="desk_numbers_more", on_click=_show_more, args=(shown,))
    if found.wordless:
        said = words.WORDLESS_KEPT if found.keeps_words else words.WORDLESS
        st.html(tag("p", safe(said.format(count=found.wordless)), class_="small"))


def _show_more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + _CLUSTERS


def _cluster(staff: Staff, found: Gaps, place: int, cluster: Cluster) -> None:
    with st.container(border=True, key=f"desk_numbers_cluster_{place}"):
        st.html(_cluster_html(cluster))
        if staff.person.roles.isdisjoint(TICKET_ROLES):
            return
        with st.container(horizontal=True):
            if number := st.session_state.get(_OPENED, {}).get(cluster.label):
                label = words.AS_TICKET_GO.format(number=number)
                st.button(label, key=f"desk_numbers_go_{place}", on_click=desk_ways.open_ticket, args=(number,))
                return
            args = (staff.desk, found, cluster)
            st.button(words.AS_TICKET, key=f"desk_numbers_ticket_{place}", on_click=_to_ticket, args=args)
            if not staff.person.roles.isdisjoint(WRITERS):
                st.button(words.AS_ANSWER, key=f"desk_numbers_answer_{place}", on_click=_to_answer, args=args)


def _cluster_html(cluster: Cluster) -> str:
    ends = ", ".join(f"{words.STATUSES.get(name, name)} {times}" for name, times in sorted(cluster.statuses.items()))
    said = (words.times_words(cluster.times), ends, words.LAST_ON.format(day=day_words(cluster.last.date())))
    examples = "".join(tag("li", safe(each)) for each in cluster.examples)
    also = tag("p", safe(words.ALSO), class_="small") + tag("ul", examples) if examples else ""
    return tag(
        "div",
        tag("p", tag("strong", safe(cluster.label))) + tag("p", safe(" · ".join(said)), class_="small") + also,
        class_="cluster",
    )


def _opened(staff: Staff, found: Gaps, cluster: Cluster) -> int:
    """A ticket about the questions, in the name of who opens it: its number. Raises AccessRefused, RecordError."""
    staff.may(*TICKET_ROLES)
    times = words.times_words(cluster.times)
    days = {"first": day_words(found.first), "last": day_words(found.last)}
    note = "\n".join((words.AS_TICKET_NOTE.format(count=times, **days), *cluster.examples))
    letter = Letter(note, person=staff.person.id)
    return ticketing.ask_a_person(staff.desk, cluster.label, letter, staff.at).number


def _ticket(desk: Desk, found: Gaps, cluster: Cluster) -> int | None:
    number = desk_visit.act(desk, _opened, found, cluster)
    if number is not None:
        st.session_state[_OPENED] = {**st.session_state.get(_OPENED, {}), cluster.label: number}
    return number


def _to_ticket(desk: Desk, found: Gaps, cluster: Cluster) -> None:
    if number := _ticket(desk, found, cluster):
        desk_ways.open_ticket(number)


def _to_answer(desk: Desk, found: Gaps, cluster: Cluster) -> None:
    if number := _ticket(desk, found, cluster):
        desk_ways.write_answer(desk_ways.FromTicket(number, cluster.label, desk.settings.lang))


# --- citations, thumbs, answers to renew ---------------------------------------------------------------------------


def cited(found: Gaps) -> None:
    """The provisions that answers cited most."""
    _title(words.CITED)
    if not found.cited:
        _none(words.CITED_NONE)
        return
    rows = [(label, times) for _, label, times in found.cited]
    charted = rows[:_CHARTED]
    columns = {words.PROVISION: [row[0] for row in charted], words.CITED_TIMES: [row[1] for row in charted]}
    st.bar_chart(
        columns, x=words.PROVISION, y=words.CITED_TIMES, x_label="", color=_colours()[0], horizontal=True, sort=False,
        height=60 + 26 * len(charted), alt=words.CITED,
    )  # fmt: skip
    _as_table((words.PROVISION, words.CITED_TIMES), rows)


def thumbs(found: Gaps) -> None:
    """Thumbs by topic, the most thumbs down first."""
    _title(words.THUMBS, words.THUMBS_LEAD if found.topics else "")
    if not found.topics:
        _none(words.THUMBS_NONE)
        return
    rows = [(topic.label or words.NO_TOPIC, topic.up, topic.down) for topic in found.topics]
    charted = rows[:_CHARTED]
    heads = (words.TOPIC, words.UP, words.DOWN)
    columns = {head: [row[place] for row in charted] for place, head in enumerate(heads)}
    st.bar_chart(
        columns, x=words.TOPIC, y=[words.UP, words.DOWN], x_label="", y_label=words.COUNT,
        color=_colours()[::2], sort=False, horizontal=True, height=150 + 40 * len(charted), alt=words.THUMBS,
    )  # fmt: skip
    _as_table(heads, rows)


def renew(staff: Staff, found: Gaps) -> None:
    """Answers whose law changed, or whose day of review is past."""
    _title(words.RENEW)
    if not found.renew:
        _none(words.RENEW_NONE)
        return
    for name, state, day in found.renew[:_CHARTED]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(tag("p", tag("b", safe(_question(staff, name))) + safe(f": {_why(state, day)}")))
            key = f"desk_numbers_renew_{name}"
            st.button(words.RENEW_OPEN, key=key, on_click=desk_answer_ways.open_answer, args=(name,))
    if left := len(found.renew[_CHARTED:]):
        label = words.RENEW_MORE.format(count=left)
        st.button(label, key="desk_numbers_renew", on_click=desk_ways.go, args=(desk_ways.ANSWERS,))


def _question(staff: Staff, name: str) -> str:
    """What an answer answers; its id where it is gone meanwhile."""
    try:
        return catalogue.opened(staff, name).newest.written.question
    except HelpdeskError:
        return name


def _why(state: str, day: date | None) -> str:
    why = words.RENEW_STATES.get(state, state)
    return f"{why}; {words.RENEW_DAY.format(day=day_words(day))}" if day else why
