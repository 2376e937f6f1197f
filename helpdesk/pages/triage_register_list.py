"""The systems of the register, page by page, with ticks for what is done to many at once."""

from urllib.parse import quote

import streamlit as st

from helpdesk.desk import register
from helpdesk.desk.register import REVIEWERS, Done, Listed, Page
from helpdesk.desk.staff import Staff
from helpdesk.pages import desk_visit, desk_ways, frame, triage_words
from helpdesk.pages import triage_register_filters as filters
from helpdesk.pages import triage_register_words as words
from helpdesk.pages import triage_saying as saying
from helpdesk.pages.links import follow
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.triage_exports import exports
from helpdesk.pages.words import count_words, day_words
from helpdesk.reports.register import Head

_TICK, _LETTERS = "desk_register_tick_", "desk_register_letters"
ROOM = "desk_register_list"


def systems(staff: Staff) -> None:
    """The part: filters, the list, what is done to many, and files."""
    name = filters.inventory(staff)
    page = register.listed(staff, filters.sought(), filters.leaf())
    if not page.rows and filters.leaf().page:  # fewer fit than before
        filters.turn(0)
        page = register.listed(staff, filters.sought(), filters.leaf())
    filters.filters(staff, page.counts)
    _told()
    count = count_words(page.total, triage_words.COUNT_ONE, triage_words.COUNT.format(count=f"{page.total:,}"))
    st.html(tag("p", safe(count if page.total else triage_words.COUNT_NONE), class_="small", role="status"))
    if not page.total:
        return
    may = not staff.person.roles.isdisjoint(REVIEWERS)
    if may:
        _bulk(staff, page)
    _rows(page, may)
    _turn(page)
    runs = register.runs(staff, name)
    head = Head(name or words.TITLE, runs[0].as_of, staff.desk.settings.operator, runs[0].versions)
    sought, order = filters.sought(), filters.leaf().order
    exports(head, lambda: register.rows(staff, sought, order), page.total)


def _told() -> None:
    trouble, said = desk_visit.told()
    if trouble:
        frame.box("warn", triage_words.REFUSED, trouble)
    if said:
        st.html(tag("p", safe(said), class_="box good", role="status"))
    if texts := st.session_state.get(_LETTERS):
        _letters(texts)


def _letters(texts: dict[str, str]) -> None:
    """The texts to send, each to be copied, and all as a file."""
    with st.expander(f"{words.LETTERS} ({len(texts)})", expanded=True):
        st.caption(words.LETTERS_LEAD)
        whole = "\n\n\n".join(f"=== {name} ===\n\n{text}" for name, text in texts.items())
        st.download_button(words.LETTERS_FILE, whole, file_name="questions-to-owners.txt", mime="text/plain",
                           key="desk_register_letters_file", on_click="ignore")  # fmt: skip
        for text in list(texts.values())[: filters.SIZE]:
            st.code(text, language=None, wrap_lines=True)


def _rows(page: Page, may: bool) -> None:
    with st.container(key=ROOM, gap="small"):
        for row in page.rows:
            _row(row, may)
        follow(ROOM, _open)


def _row(row: Listed, may: bool) -> None:
    if not may:
        st.html(tag("ol", row_html(row), class_="systems"))
        return
    with st.container(key=f"desk_register_row_{row.system}", horizontal=True, vertical_alignment="top"):
        label = words.TICK.format(name=plain_markdown(row.name or row.key))
        st.checkbox(label, key=f"{_TICK}{row.system}", label_visibility="collapsed")
        st.html(tag("ol", row_html(row), class_="systems"))


def row_html(row: Listed) -> str:
    """One system of the register; its name opens it."""
    href = f"desk?system={quote(str(row.system))}"
    link = tag("a", safe(row.name or row.key), href=href, data_open=f"system:{row.system}", target="_self")
    about = " · ".join(part for part in (row.key if row.name else "", row.owner) if part)
    head = tag("p", f"{link} {tag('span', safe(about), class_='small')}", class_="called")
    review = tag("span", safe(words.REVIEWS.get(row.review, row.review)), class_=f"reviewed-as {row.review}")
    tiers = saying.tiers_html(each for each in row.risk if each != "undetermined")
    day = words.FIRST_DAY.format(day=day_words(row.first_day)) if row.first_day else ""
    small = tag("span", safe(day), class_="small") if day else ""
    says = tag("div", tiers + saying.state_html(row.state) + review + small, class_="says")
    mark = tag("span", str(row.priority), class_=f"urgent p{row.priority}", title=saying.priority_name(row.priority))
    return tag("li", mark + tag("div", head + tag("p", safe(row.opening), class_="opening")) + says)


def _open(pointer: str) -> None:
    number = pointer.removeprefix("system:")
    if number.isdigit():
        st.session_state.pop(_LETTERS, None)
        desk_ways.go(desk_ways.REGISTER, system=number)


def _turn(page: Page) -> None:
    pages, here = -(-page.total // filters.SIZE), filters.leaf().page
    if pages < 2:
        return
    with st.container(key="triage_pages", horizontal=True, vertical_alignment="center"):
        st.button(triage_words.PREVIOUS, key="desk_register_previous", disabled=not here, on_click=filters.turn,
                  args=(here - 1,))  # fmt: skip
        st.html(tag("p", safe(triage_words.PAGE.format(page=here + 1, pages=pages)), class_="small"))
        st.button(triage_words.NEXT, key="desk_register_next", disabled=here + 1 >= pages, on_click=filters.turn,
                  args=(here + 1,))  # fmt: skip


# --- many at once ----------------------------------------------------------------------------------------------


def _bulk(staff: Staff, page: Page) -> None:
    """What is done to the ticked systems of this page, as they are shown here."""
    ticked = [row for row in page.rows if st.session_state.get(f"{_TICK}{row.system}")]

    def tick(on: bool) -> None:
        for row in page.rows:
            st.session_state[f"{_TICK}{row.system}"] = on

    with st.container(key="desk_register_bulk", horizontal=True, vertical_alignment="center"):
        is_all = len(ticked) == len(page.rows)
        st.button(words.TICK_NONE if is_all else words.TICK_ALL, key="desk_register_tick", type="tertiary",
                  on_click=tick, args=(not is_all,))  # fmt: skip
        st.html(tag("p", safe(words.TICKED.format(count=len(ticked))), class_="small", role="status"))
        st.button(words.ACCEPT_TICKED, key="desk_register_accept", icon=":material/done_all:", disabled=not ticked,
                  help=words.ACCEPT_SURE, on_click=_accept, args=(staff, ticked))  # fmt: skip
        st.button(words.ASK_TICKED, key="desk_register_ask", icon=":material/mail:", disabled=not ticked,
                  on_click=_ask, args=(staff, ticked))  # fmt: skip


def _chosen(ticked: list[Listed]) -> list[tuple[int, int]]:
    return [(row.system, row.assessment) for row in ticked]


def _accept(staff: Staff, ticked: list[Listed]) -> None:
    done = desk_visit.act(staff.desk, register.accept_all, _chosen(ticked))
    if done is not None:
        _say(done, ticked)


def _ask(staff: Staff, ticked: list[Listed]) -> None:
    found = desk_visit.act(staff.desk, register.ask_owners, _chosen(ticked))
    if found is not None:
        texts, done = found
        names = {row.system: f"{row.key} {row.name}".strip() for row in ticked}
        st.session_state[_LETTERS] = {names[system]: text for system, text in texts.items()}
        _say(done, ticked)


def _say(done: Done, ticked: list[Listed]) -> None:
    """Tell what was done, and of each that it was not done for, why."""
    for row in ticked:
        st.session_state[f"{_TICK}{row.system}"] = False
    if done.done:
        desk_visit.say(count_words(done.done, words.DONE_ONE, words.DONE.format(count=done.done)))
    if done.refused:
        names = {row.system: row.name or row.key for row in ticked}
        why = " ".join(f"{names[system]}: {reason}" for system, reason in done.refused)
        desk_visit.trouble(f"{words.REFUSED.format(count=len(done.refused))} {why}")
