"""Where an answer is written: the question, each sentence beside the law it rests on, and what does not stand yet."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from helpdesk.answering.curated import WORDS
from helpdesk.desk import catalogue, curating, staleness
from helpdesk.desk.curating import Problem
from helpdesk.desk.staff import Staff
from helpdesk.desk.staleness import Moved
from helpdesk.errors import RecordError
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages import desk_editor_saving as saving
from helpdesk.pages import desk_editor_sheet as sheets
from helpdesk.pages import frame
from helpdesk.pages.desk_answer_law import problems_html
from helpdesk.pages.desk_editor_rows import Page, draw_row, row_read
from helpdesk.pages.marks import safe, tag
from helpdesk.records.versions import Version
from helpdesk.records.written import LONGEST_LINE, LONGEST_TEXT, MOST_LINES, Written, checked
from helpdesk.shelf.answers import Line

_MOST_ASKED_LETTERS = 20_000
_BELIEF = -1
_LAST_DAY = date(2099, 12, 31)


@dataclass(frozen=True)
class Drawn:
    """The sentences that are whole, whether all are, and what does not stand about the belief that is corrected."""

    lines: tuple[Line, ...]
    is_all: bool
    belief: tuple[Problem, ...]


def show(staff: Staff, name: str) -> None:
    """The page; `name` is the answer that is written anew, "" for a new one."""
    if staff.person.roles.isdisjoint(ways.WRITERS):
        frame.box("quiet", words.NEW_TITLE, words.WRITE_ROLE)
        return
    sheet = _sheet(staff, name)
    page = Page(staff, _moved(staff, sheet))
    _head(staff, sheet, bool(page.moved))
    _question(page)
    drawn = _sentences(page)
    _rest(page, drawn)
    sheets.keep_all()
    saving.foot(staff, drawn.lines if drawn.is_all else None)


def _sheet(staff: Staff, name: str) -> dict:
    """The sheet in hand, begun anew where another answer is asked for."""
    sheet = sheets.current()
    if sheet is None or sheet["of"] != name:
        if name:
            sheets.begin_with(catalogue.opened(staff, name), is_renewal=False)
        else:
            sheets.begin_empty()
    return sheets.current()


def _moved(staff: Staff, sheet: dict) -> dict[str, Moved]:
    base = catalogue.opened(staff, sheet["of"]).version(sheet["base"]) if sheet["of"] else None
    return {one.provision: one for one in staleness.of_version(staff, base)} if base else {}


def _head(staff: Staff, sheet: dict, is_renewal: bool) -> None:
    title = words.RENEW_TITLE if is_renewal else words.EDIT_TITLE if sheet["of"] else words.NEW_TITLE
    frame.heading(title.format(number=sheet["base"] + 1))
    if sheet["ticket"]:
        st.html(
            tag(
                "p", tag("span", safe(words.FOR_TICKET.format(number=sheet["ticket"])), class_="badge"), class_="badges"
            )
        )
    if sheet["as_"]:
        st.html(tag("p", safe(words.REPLACES.format(name=sheet["as_"])), class_="small"))
    elif not sheet["of"] and not sheet["ticket"]:
        _begin_from(staff)


def _begin_from(staff: Staff) -> None:
    """A new one may begin from an answer that came with the help desk."""
    said = {name: answer.question for name, answer in staff.desk.shelf.answers.items()}
    if not said:
        return
    with st.expander(words.BEGIN_FROM):
        picked = st.selectbox(
            words.BEGIN_FROM,
            list(said),
            index=None,
            format_func=said.get,
            key=sheets.key("from"),
            help=words.BEGIN_HELP,
            label_visibility="collapsed",
            placeholder=words.FIND_HINT,
        )
    if picked:
        sheets.begin_from(staff.desk.shelf.answers[picked])
        st.rerun()


def _question(page: Page) -> None:
    desk = page.staff.desk
    st.text_input(
        words.QUESTION, key=sheets.restore("question", desk), max_chars=LONGEST_TEXT, placeholder=words.QUESTION_HINT
    )
    st.text_area(
        words.ASKED_LABEL,
        key=sheets.restore("asked", desk),
        help=words.ASKED_HELP,
        max_chars=_MOST_ASKED_LETTERS,
        height=110,
    )


def _sentences(page: Page) -> Drawn:
    """Every sentence with its law and what does not stand about it."""
    rows = sheets.current()["rows"]
    st.html(tag("h2", safe(words.SENTENCES)) + tag("p", safe(words.SENTENCES_LEAD), class_="small"))
    found = {row: row_read(page, row) for row in rows}
    whole = {
        row: Line(text, read.cites) for row, (text, read) in found.items() if text and read.cites and not read.amiss
    }
    by_row, lines = {}, tuple(whole.values())
    for one in _problems(page, lines):
        by_row.setdefault(_place_of(one, list(whole)), []).append(one)
    for place, row in enumerate(rows):
        draw_row(page, place, row, found[row], by_row.get(row, []))
    _add([text for text, _ in found.values()])
    if about_all := by_row.get(None):
        st.html(problems_html(about_all))
    return Drawn(lines, len(whole) == len(rows), tuple(by_row.get(_BELIEF, ())))


def _place_of(problem: Problem, rows: list[int]) -> int | None:
    """The row a problem is about; _BELIEF for the belief, which is checked behind the sentences; None for all."""
    if problem.sentence is None:
        return None
    return rows[problem.sentence] if problem.sentence < len(rows) else _BELIEF


def _add(texts: list[str]) -> None:
    with st.container(key="desk_editor_add", horizontal=True, vertical_alignment="center"):
        full, icon = len(texts) >= MOST_LINES, ":material/add:"
        st.button(words.ADD_SENTENCE, key=sheets.key("add"), icon=icon, on_click=sheets.add_row, disabled=full)
        said = sum(len(text.split()) for text in texts)
        st.html(tag("p", safe(words.WORDS_COUNT.format(count=said, most=WORDS)), class_="small"), width="content")


def _problems(page: Page, lines: tuple[Line, ...]) -> list[Problem]:
    """What the checks of any answer say of the sentences that are whole."""
    if not lines:
        return []
    desk, sheet = page.staff.desk, sheets.current()
    fields = {name: st.session_state[sheets.restore(name, desk)] for name in ("question", "asked", "corrects")}
    sheet["fields"] |= fields
    written = sheets.written_of(lines)
    if not written.question:
        written = Written(words.QUESTION, (), lines, written.corrects)
    try:
        checked(written)
    except RecordError as problem:
        return [Problem(None, str(problem))]
    name = sheet["of"] or sheet["as_"] or "not-named-yet"
    tried = Version(0, name, 0, page.staff.person.id, page.staff.at, "-", "", written, None)
    return curating.problems(desk, tried, page.as_of)


def _rest(page: Page, drawn: Drawn) -> None:
    """The belief it corrects, and what is said of it beside its wording."""
    desk = page.staff.desk
    st.text_input(
        words.CORRECTS_LABEL,
        key=sheets.restore("corrects", desk),
        placeholder=words.CORRECTS_HINT,
        max_chars=LONGEST_LINE,
    )
    if html := problems_html(list(drawn.belief)):
        st.html(html)
    st.html(tag("h2", safe(words.ABOUT)))
    saving.standing(page.staff, _LAST_DAY)
