"""The fourth screen of Triage: the counts of a list, what is looked for, its systems page by page, and files."""

from datetime import date
from urllib.parse import quote

import streamlit as st

from helpdesk.pages import frame, triage_filters, triage_runs
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_exports import exports
from helpdesk.pages.triage_figures import figures_html
from helpdesk.pages.triage_keeping import keeping
from helpdesk.pages.triage_rows import ERROR, OPEN, Row, Rows, sorted_by, title_of
from helpdesk.pages.triage_runs import Going
from helpdesk.pages.triage_system import Looking
from helpdesk.pages.words import count_words, day_words
from helpdesk.reports.register import Head

SIZE = 50


def result(looking: Looking, rows: Rows, name: str, run: Going | None) -> None:
    """The screen of a whole list."""
    title = run.title if run and run.title else words.UNNAMED_RUN
    saying.heading(words.RESULT.format(name=title), "list")
    _standing(looking, rows, name, run)
    if not rows.rows:
        return
    st.html(figures_html(rows.rows, day_of(rows)))
    head = head_of(looking, rows, title)
    exports(head, rows.results, len(rows.rows))
    st.html(tag("h2", safe(words.LIST)))
    triage_filters.filters(rows.rows)
    _list(rows, name)
    keeping(looking.desk, head, rows, run)
    _away(rows)


def head_of(looking: Looking, rows: Rows, title: str) -> Head:
    """What a list's files say of it: the title, the day, and the versions its results were made with."""
    first = next((rows.result(row.place) for row in rows.rows if row.state != ERROR), {})
    operator = looking.desk.settings.operator
    return Head(title, day_of(rows), operator, first.get("versions", {}))


def _standing(looking: Looking, rows: Rows, name: str, run: Going | None) -> None:
    """What the result is worth, and whether it is whole."""
    day = words.RESULT_DAY.format(day=day_words(day_of(rows)))
    st.html(tag("p", safe(f"{words.SUGGESTS} {day}"), class_="small"))
    if trouble := st.session_state.pop("triage_trouble", ""):
        frame.box("warn", words.REMOVE, trouble)
    if run is None:
        st.html(tag("p", safe(words.PERHAPS_PARTIAL), class_="small"))
    elif not run.is_done:
        done = words.PARTIAL.format(done=f"{len(rows.rows):,}", total=f"{run.batch.total:,}")
        st.html(tag("p", safe(done), class_="box ask", role="status"))
        st.button(words.TO_PROGRESS, key="triage_progress", on_click=ways.look, args=("",))
    st.button(
        words.BACK_START, key="triage_back", icon=":material/arrow_back:", type="tertiary", on_click=ways.to_start
    )


def _list(rows: Rows, name: str) -> None:
    """One page of the systems that are wanted."""
    wanted = triage_filters.wanted()
    found = sorted_by([row for row in rows.rows if not wanted.lacks(row)], triage_filters.order())
    pages = max(1, -(-len(found) // SIZE))
    page = min(triage_filters.page(), pages - 1)
    count = count_words(len(found), words.COUNT_ONE, words.COUNT.format(count=f"{len(found):,}"))
    if not found:
        count = words.COUNT_NONE
    elif len(found) < len(rows.rows):
        count = words.OF_ALL.format(count=count, all=f"{len(rows.rows):,}")
    shown = "".join(row_html(row, name) for row in found[page * SIZE : (page + 1) * SIZE])
    st.html(tag("p", safe(count), class_="small", role="status") + tag("ol", shown, class_="systems"))
    if pages > 1:
        _turn(page, pages)


def _turn(page: int, pages: int) -> None:
    with st.container(key="triage_pages", horizontal=True, vertical_alignment="center"):
        st.button(words.PREVIOUS, key="triage_previous", disabled=page == 0, on_click=triage_filters.turn,
                  args=(page - 1,))  # fmt: skip
        st.html(tag("p", safe(words.PAGE.format(page=page + 1, pages=pages)), class_="small"))
        st.button(words.NEXT, key="triage_next", disabled=page + 1 >= pages, on_click=triage_filters.turn,
                  args=(page + 1,))  # fmt: skip


def row_html(row: Row, name: str) -> str:
    """One system of the list; its name opens it."""
    pointer = f"{ways.ROW_LINK}{row.place}"
    link = tag("a", safe(title_of(row)), href=ways.href(quote(name), row.place), data_open=pointer, target="_self")
    about = " · ".join(part for part in (row.id if row.name else "", row.owner) if part)
    small = tag("span", safe(about), class_="small") if about else ""
    opening = tag("p", safe(row.opening), class_="opening")
    head = tag("div", tag("p", f"{link} {small}", class_="called") + opening)
    tiers = "" if row.state == OPEN else saying.tiers_html(row.risk)
    says = tag("div", tiers + saying.state_html(row.state) + _when(row), class_="says")
    mark = tag(
        "span", str(row.priority or "–"), class_=f"urgent p{row.priority}", title=saying.priority_name(row.priority)
    )
    return tag("li", mark + head + says)


def _when(row: Row) -> str:
    if row.first_day is None:
        return ""
    return tag("span", safe(words.ROW_DAY.format(day=day_words(row.first_day))), class_="small")


def _away(rows: Rows) -> None:
    """The way to remove a list from this server."""

    def remove() -> None:
        if triage_runs.remove(rows.file):
            ways.to_start()
            st.session_state["triage_removed"] = True
        else:
            st.session_state["triage_trouble"] = words.REMOVE_BUSY

    with st.popover(words.REMOVE, icon=":material/delete:", type="tertiary"):
        st.button(words.REMOVE_SURE, key="triage_remove", type="primary", on_click=remove)


def day_of(rows: Rows) -> date:
    """The day a list speaks of: that of its first system that could be sorted."""
    return next((row.as_of for row in rows.rows if row.as_of), None) or date.today()
