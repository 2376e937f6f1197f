"""The rows of the sheet: each a sentence, the sources it names, their text beside it, and what does not stand."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from helpdesk.desk.curating import Problem
from helpdesk.desk.staff import Staff
from helpdesk.desk.staleness import Moved
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_editor_sheet as sheets
from helpdesk.pages.desk_answer_law import problems_html, sources_html
from helpdesk.pages.desk_editor_sheet import Read
from helpdesk.pages.marks import safe, tag
from helpdesk.records.written import LONGEST_LINE


@dataclass(frozen=True)
class Page:
    """What the page knows while it is drawn: who writes, what moved under the version it began from."""

    staff: Staff
    moved: dict[str, Moved]

    @property
    def as_of(self) -> date:
        """The day whose law the answer rests on."""
        return self.staff.at.date()


def row_read(page: Page, row: int) -> tuple[str, Read]:
    """What a row says and names, as its widgets hold it before they are drawn."""
    desk = page.staff.desk
    text, cites = (st.session_state[sheets.restore(f"{name}{row}", desk)] or "" for name in ("text", "cites"))
    return " ".join(text.split()), sheets.read_cites(cites, desk, page.as_of)


def draw_row(page: Page, place: int, row: int, found: tuple[str, Read], problems: list[Problem]) -> None:
    """A row on the page."""
    text, read = found
    desk, number = page.staff.desk, place + 1
    with st.container(key=f"desk_editor_row_{row}", border=True):
        left, right = st.columns([1, 1], gap="medium")
        with left:
            st.text_area(
                words.SENTENCE.format(number=number),
                key=sheets.restore(f"text{row}", desk),
                max_chars=LONGEST_LINE,
                height=100,
            )
            st.text_input(
                words.CITES_LABEL.format(number=number),
                key=sheets.restore(f"cites{row}", desk),
                placeholder=words.CITES_HINT,
                max_chars=LONGEST_LINE,
            )
            _row_says(text, read, problems)
            _row_buttons(place, row)
        with right:
            law = sources_html(page.staff, read.cites, page.moved)
            st.html(law or tag("p", safe(words.CITES_NEEDED), class_="hint"))


def _row_says(text: str, read: Read, problems: list[Problem]) -> None:
    """What is missing in a row, and what does not stand."""
    amiss = [Problem(None, why) for why in read.amiss]
    if read.cites and not text:
        amiss.append(Problem(None, words.TEXT_NEEDED))
    if html := problems_html([*amiss, *problems]):
        st.html(html)


def _row_buttons(place: int, row: int) -> None:
    count, number = len(sheets.current()["rows"]), place + 1
    with st.container(key=f"desk_editor_tools_{row}", horizontal=True):
        for name, label, icon, step, off in (
            ("up", words.UP, "arrow_upward", -1, place == 0),
            ("down", words.DOWN, "arrow_downward", 1, number == count),
        ):
            st.button(
                "",
                key=sheets.key(f"{name}{row}"),
                icon=f":material/{icon}:",
                help=label.format(number=number),
                type="tertiary",
                disabled=off,
                on_click=sheets.move_row,
                args=(row, step),
            )
        st.button(
            "",
            key=sheets.key(f"drop{row}"),
            icon=":material/delete:",
            help=words.REMOVE.format(number=number),
            type="tertiary",
            on_click=sheets.drop_row,
            args=(row,),
        )
