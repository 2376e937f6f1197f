"""The second screen of Triage: how a list was read, what its columns say, which rows say the same, and the day."""

from dataclasses import replace
from datetime import date

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.desk.batch import batch_of, systems_of
from helpdesk.errors import HelpdeskError
from helpdesk.inventory.duplicates import Group, duplicates
from helpdesk.inventory.guess import suggested
from helpdesk.inventory.item import Item, Mapping, items
from helpdesk.inventory.reading import read
from helpdesk.inventory.sheet import Sheet
from helpdesk.pages import frame, triage_runs
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_ways as ways
from helpdesk.pages import triage_words as words
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.triage_team import team
from helpdesk.pages.words import count_words

_PREVIEWED, _CELL = 5, 120  # rows, and characters of a cell
_GROUPS, _ROWS_NAMED = 8, 6  # groups that are shown, and rows of one that are named
_DESCRIBING, _TAB = "triage_map_description", "triage_map_tab"
_SINGLE = {"id": words.COLUMN_ID, "name": words.COLUMN_NAME, "owner": words.COLUMN_OWNER}
_TWINS = "triage_map_twins"


def mapping(desk: Desk, upload: ways.Upload) -> None:
    """The screen between the file and its result."""
    sheet = upload.sheet
    rows = count_words(len(sheet.rows), words.ROW_ONE, words.ROWS)
    saying.heading(words.MAP, "map", words.MAP_LEAD.format(rows=rows, name=upload.name))
    st.button(
        words.BACK_START, key="triage_back", icon=":material/arrow_back:", type="tertiary", on_click=ways.to_start
    )
    _tab(upload)
    _preview(sheet)
    if sheet.notes:
        _notes(sheet.notes)
    chosen = _columns(sheet)
    if chosen is None:
        frame.box("warn", words.REFUSED, words.NEEDS_DESCRIPTION)
        return
    found = items(sheet, chosen)
    _undescribed(found)
    _twins(found, chosen)
    st.html(tag("p", safe(words.DAY_LEAD), class_="small"))
    as_of = frame.day_picker("triage")
    frame.other_day("triage", as_of)
    st.html(tag("p", safe(words.KEPT_LEAD), class_="small private"))
    count = len(found)
    label = words.SORT_GO_ONE if count == 1 else words.SORT_GO.format(count=f"{count:,}")
    if st.button(label, key="triage_sort", type="primary", icon=":material/sort:"):
        _begin(desk, upload, found, as_of)


def _begin(desk: Desk, upload: ways.Upload, found: list[Item], as_of: date) -> None:
    with st.spinner(words.READING if desk.is_open else words.OPENING):
        systems, problems = systems_of(found)
        batch = batch_of(desk, systems, as_of, problems=problems, team=team(desk))
    triage_runs.begin(desk, upload.title, batch, {each.id: each.other for each in found})
    ways.choose(None)
    ways.open_run(batch.file.stem)
    st.rerun()


def _tab(upload: ways.Upload) -> None:
    """The choice of the sheet, where a workbook has several."""
    tabs = upload.sheet.tabs
    if len(tabs) < 2:
        return

    def other() -> None:
        try:
            sheet = read(upload.content, upload.name, st.session_state[_TAB])
        except HelpdeskError as problem:
            st.session_state["triage_trouble"] = str(problem)
            ways.to_start()
            return
        _forget()
        ways.choose(replace(upload, sheet=sheet))

    place = tabs.index(upload.sheet.tab) if upload.sheet.tab in tabs else 0
    st.selectbox(words.TAB, tabs, index=place, key=_TAB, on_change=other)


def _forget() -> None:
    for key in [key for key in st.session_state if str(key).startswith("triage_map_") and key != _TAB]:
        del st.session_state[key]


def _preview(sheet: Sheet) -> None:
    head = "".join(tag("th", safe(name[:_CELL]), scope="col") for name in sheet.columns)
    body = "".join(tag("tr", "".join(tag("td", safe(_short(cell))) for cell in row)) for row in sheet.rows[:_PREVIEWED])
    table = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body), class_="preview")
    st.html(tag("h2", safe(words.PREVIEW)) + tag("div", table, class_="wide", tabindex="0", role="region",
                                                 aria_label=words.PREVIEW))  # fmt: skip


def _short(cell: str) -> str:
    return cell if len(cell) <= _CELL else f"{cell[:_CELL]}…"


def _notes(notes: tuple[str, ...]) -> None:
    rows = "".join(tag("li", safe(note)) for note in notes)
    st.html(tag("div", tag("h3", safe(words.NOTES)) + tag("ul", rows), class_="box quiet"))


def _columns(sheet: Sheet) -> Mapping | None:
    """The columns as they are chosen, first as they are guessed; None while none describes."""
    guess = suggested(sheet)
    described = st.multiselect(
        words.COLUMN_DESCRIPTION, sheet.columns, default=list(guess.description),
        key=_DESCRIBING, placeholder="",
    )  # fmt: skip
    single = {}
    with st.container(key="triage_columns", horizontal=True):
        for name, label in _SINGLE.items():
            single[name] = _column(sheet, name, label, getattr(guess, name))
    return Mapping(tuple(described), **single) if described else None


def _column(sheet: Sheet, name: str, label: str, guess: str | None) -> str | None:
    """The column chosen for one thing. Places stand for columns: one may bear the very words for none."""
    places = [-1, *range(len(sheet.columns))]

    def said(place: int) -> str:
        return words.NO_COLUMN if place < 0 else plain_markdown(sheet.columns[place])

    index = sheet.columns.index(guess) + 1 if guess in sheet.columns else 0
    place = st.selectbox(label, places, index=index, format_func=said, key=f"triage_map_{name}")
    return None if place < 0 else sheet.columns[place]


def _undescribed(found: list[Item]) -> None:
    if count := sum(bool(each.problem) for each in found):
        rows = count_words(count, words.ROW_ONE, words.ROWS)
        st.html(tag("p", safe(words.UNDESCRIBED.format(count=rows)), class_="box warn"))


def _twins(found: list[Item], chosen: Mapping) -> None:
    """Rows that say the same; they are compared once for the columns that describe."""
    known, groups = st.session_state.get(_TWINS, (None, ()))
    if known != chosen.description:
        with st.spinner(words.COMPARING):
            groups = duplicates(found)
        st.session_state[_TWINS] = (chosen.description, groups)
    if not groups:
        st.html(tag("p", safe(words.TWINS_NONE), class_="small"))
        return
    opening = {each.row: _short(each.description) for each in found}
    rows = [tag("li", _group(group, opening)) for group in groups[:_GROUPS]]
    if len(groups) > _GROUPS:
        rows.append(tag("li", safe(words.TWINS_MORE.format(count=f"{len(groups) - _GROUPS:,}")), class_="small"))
    title = tag("summary", tag("h3", safe(f"{words.TWINS} ({len(groups):,})")))
    lead = tag("p", safe(words.TWINS_LEAD), class_="small")
    st.html(tag("details", title + lead + tag("ul", "".join(rows)), class_="twins", open=""))


def _group(group: Group, opening: dict[int, str]) -> str:
    named = ", ".join(map(str, group.rows[:_ROWS_NAMED])) + (" …" if len(group.rows) > _ROWS_NAMED else "")
    pattern = words.TWINS_SAME if group.likeness == 1 else words.TWINS_NEAR
    said = pattern.format(rows=named, share=round(group.likeness * 100))
    return f"{tag('strong', safe(said))}: {safe(opening.get(group.rows[0], ''))}"
