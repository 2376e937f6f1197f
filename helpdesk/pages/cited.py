"""The law beside the answer: the cited place with its surroundings, the quoted words marked."""

from datetime import date

import streamlit as st

from helpdesk.answering.answer import Cited
from helpdesk.desk import Desk, Reading
from helpdesk.law import Citation, Kind
from helpdesk.pages import conversation, words
from helpdesk.pages.conversation import Turn
from helpdesk.pages.frame import guarded
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.provision_view import (
    Sheet,
    applies_note,
    badges_html,
    crumbs_html,
    quoted_in,
    see_also,
    sheet_html,
)


def panel(desk: Desk, turn: Turn, read_on) -> None:
    """The open source of a turn, or a line that says what this place is for."""
    cited = turn.cited(st.session_state.get(turn.pick))
    aside = st.session_state.get(conversation.ASIDE)
    if cited is None and not aside:
        st.html(tag("p", safe(words.PANEL_HINT), class_="hint"))
        return
    with st.container(key="ask_panel", border=True), guarded():
        _closing(turn, cited, aside)
        sheet, note = _aside_sheet(desk, turn, aside) if aside else _cited_sheet(desk, turn, cited)
        _draw(desk, sheet, None if aside else cited, note)
        _leads(desk, sheet, read_on)


def shown(turn: Turn) -> str:
    """A name for what the panel shows, so that it scrolls to the place once."""
    return f"{turn.number}.{st.session_state.get(turn.pick)}.{st.session_state.get(conversation.ASIDE)}"


def _closing(turn: Turn, cited: Cited | None, aside: str | None) -> None:
    with st.container(key="ask_panel_top", horizontal=True, horizontal_alignment="right"):
        if aside and cited:
            st.button(words.PANEL_BACK, key="ask_panel_back", type="tertiary", on_click=_back)
        st.button(
            words.CLOSE,
            key="ask_panel_close",
            type="tertiary",
            icon=":material/close:",
            on_click=conversation.close,
            args=(turn,),
        )


def _back() -> None:
    st.session_state[conversation.ASIDE] = None


def _cited_sheet(desk: Desk, turn: Turn, cited: Cited) -> tuple[Sheet, str]:
    place = desk.look_up(f"{cited.id}@{cited.version}", turn.as_of, turn.lang)
    around = surroundings(desk, place)
    full_text = desk.shelf.full_text(place.provision)
    quoted = quoted_in(full_text, cited.quote, place.units)
    return Sheet(around, turn.as_of, turn.lang, cited.id, quoted), cited.applies_note


def _aside_sheet(desk: Desk, turn: Turn, pointer: str) -> tuple[Sheet, str]:
    place = desk.look_up(pointer, turn.as_of, turn.lang)
    return Sheet(surroundings(desk, place), turn.as_of, turn.lang, place.provision.id), applies_note(place)


def surroundings(desk: Desk, place: Reading) -> Reading:
    """What to show around a place: its paragraph, so that a point is read with the words that lead to it."""
    if place.provision.kind is Kind.DEFINITION or not place.above:
        return place
    chain = [*place.above, place.provision]
    below_top = [p for p in chain if len(Citation.from_id(p.id).bare) == 2]
    return desk.reading(below_top[0]) if below_top else place


def _draw(desk: Desk, sheet: Sheet, cited: Cited | None, note: str) -> None:
    place = desk.look_up(sheet.here, sheet.as_of, sheet.lang) if cited is None else None
    label = cited.label if cited else place.label
    applies = _applies_from(cited, place)
    short = desk.shelf.sources[sheet.reading.provision.source].short
    st.html(
        tag("h2", safe(label), class_="place")
        + crumbs_html(sheet.reading, short)
        + badges_html(sheet.reading.provision, applies, date.today(), note)
        + sheet_html(sheet, desk)
        + _why_marked(sheet, cited)
    )


def _applies_from(cited: Cited | None, place: Reading | None) -> date | None:
    if cited is not None:
        return date.fromisoformat(cited.applies_from) if cited.applies_from else None
    return place.applies.day if place.applies else None


def _why_marked(sheet: Sheet, cited: Cited | None) -> str:
    if cited is None:
        return ""
    return tag("p", safe(words.QUOTED_HERE if sheet.quoted else words.CITED_HERE), class_="small")


def _leads(desk: Desk, sheet: Sheet, read_on) -> None:
    """Where to go from here: the provisions it points to, the whole text, the official page."""
    points_to = see_also(sheet, desk)
    if points_to:
        st.html(tag("h3", safe(words.SEE_ALSO)))
        with st.container(key="ask_see_also", horizontal=True, gap="small"):
            for provision in points_to:
                st.button(
                    plain_markdown(desk.shelf.label(provision)),
                    key=f"ask_see_{provision.id}",
                    on_click=conversation.open_pointer,
                    args=(provision.id,),
                )
    with st.container(key="ask_panel_foot", horizontal=True):
        if read_on is not None:
            st.page_link(
                read_on,
                label=words.OPEN_IN_BROWSE,
                icon=":material/menu_book:",
                query_params={"p": sheet.here, **sheet.where},
            )
        st.link_button(words.OFFICIAL, sheet.reading.provision.url, icon=":material/open_in_new:", type="tertiary")
