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
        sheet, note = _aside_sheet(desk, turn, aside) if aside else _cited_sheet(desk, turn, cited)
        place = desk.look_up(sheet.here, sheet.as_of, sheet.lang) if aside else None
        _top(turn, cited, place)
        _draw(desk, sheet, cited, place, note)
        _leads(desk, sheet, read_on)


def shown(turn: Turn) -> str:
    """A name for what the panel shows, so that it scrolls to the place once."""
    return f"{turn.number}.{st.session_state.get(turn.pick)}.{st.session_state.get(conversation.ASIDE)}"


def _top(turn: Turn, cited: Cited | None, place: Reading | None) -> None:
    """The name of the place and the way out; stays in sight while the law scrolls below it."""
    with st.container(key="ask_panel_top", horizontal=True, vertical_alignment="center"):
        st.html(tag("h2", safe(place.label if place else cited.label), class_="place"))
        if place and cited:
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
    quoted = quoted_in(place.provision, cited.quote)
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


def _draw(desk: Desk, sheet: Sheet, cited: Cited | None, place: Reading | None, note: str) -> None:
    """The sheet under its headings; `place` is given when another place than the cited one is open."""
    if place:
        first_day, why = place.applies.day if place.applies else None, ""
    else:
        first_day = date.fromisoformat(cited.applies_from) if cited.applies_from else None
        why = tag("p", safe(words.QUOTED_HERE if sheet.quoted else words.CITED_HERE), class_="small")
    provision = sheet.reading.provision
    st.html(
        crumbs_html(sheet.reading, desk.shelf.sources[provision.source].short)
        + badges_html(provision, first_day, date.today(), note)
        + sheet_html(sheet, desk)
        + why
    )


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
