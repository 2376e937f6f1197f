"""Browse: the Act, the amending Regulation and the guidelines, by their contents, by citation and by words."""

from datetime import date

import streamlit as st

from helpdesk.desk import Desk
from helpdesk.errors import CitationError, ProvisionMissing
from helpdesk.pages import address_bar, frame, words
from helpdesk.pages.browse_place import place
from helpdesk.pages.contents_view import contents_html
from helpdesk.pages.links import follow, link
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.provision_view import badges_html
from helpdesk.search.find import Hit

_SNIPPET = 260  # characters of a hit that are shown
_HITS = 12


def show(desk: Desk) -> None:
    """The page; what it shows stands in its address."""
    _take_day_from_address()
    as_of = _head(desk)
    if frame.short_shelf(desk, as_of):
        return
    lang = address_bar.value("lang") or desk.settings.lang
    with st.container(key="browse_room"), frame.guarded():
        _search_box(desk, as_of, lang)
        if address_bar.value("find"):
            _found(desk, address_bar.value("find"), as_of, lang)
        elif address_bar.value("p"):
            place(desk, address_bar.value("p"), as_of, lang)
        else:
            _contents(desk, as_of, lang)
    shown = "&".join(address_bar.value(name) for name in ("p", "as_of", "lang", "vs"))
    follow("browse_room", address_bar.open_place, shown)


def _take_day_from_address() -> None:
    """A permalink carries its day; the picker follows it, once for each address."""
    day = address_bar.day()
    if day and st.session_state.get("browse_day_taken") != day:
        st.session_state["browse_as_of"] = st.session_state["browse_as_of_picker"] = day
    st.session_state["browse_day_taken"] = day


def _head(desk: Desk) -> date:
    title, day = st.columns([4, 1])
    with day:
        as_of = frame.day_picker("browse")
    with title:
        frame.heading(words.BROWSE)
    frame.other_day("browse", as_of)
    if address_bar.value("as_of") and address_bar.day() != as_of:
        address_bar.go(as_of=as_of.isoformat())
        st.session_state["browse_day_taken"] = as_of
    return as_of


def _search_box(desk: Desk, as_of: date, lang: str) -> None:
    with st.form("browse_search", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            words.SEARCH, value=address_bar.value("find"), placeholder=words.SEARCH_HINT, max_chars=200
        )
        pressed = st.form_submit_button(words.SEARCH_GO, type="primary")
    if pressed and text.strip():
        _look_for(desk, text.strip(), as_of, lang)
        st.rerun()


def _look_for(desk: Desk, text: str, as_of: date, lang: str) -> None:
    """A citation is opened, anything else is searched for; a citation of nothing is told where it was looked for."""
    try:
        found = desk.look_up(text, as_of, lang)
    except ProvisionMissing:
        address_bar.go(p=text, find="", vs="")
    except CitationError:
        address_bar.go(find=text, p="", vs="")
    else:
        address_bar.open_place(found.provision.id)


def _found(desk: Desk, text: str, as_of: date, lang: str) -> None:
    """The hits for words, best first."""
    with st.spinner(words.LOOKING if desk.is_open else words.OPENING):
        hits = desk.search(text, as_of, _HITS)
    st.button(words.CONTENTS, key="browse_contents", icon=":material/toc:", on_click=_home, args=("",))
    if not hits:
        frame.box("quiet", words.LOOKS_NOTHING, words.FOUND_NOTHING.format(words=text))
        return
    rows = "".join(_hit_html(desk, hit, {"as_of": as_of.isoformat(), "lang": lang}) for hit in hits)
    st.html(tag("h2", safe(words.FOUND.format(words=text))) + tag("ol", rows, class_="found"))


def _hit_html(desk: Desk, hit: Hit, where: dict[str, str]) -> str:
    found = hit.provision
    heading = found.heading if found.heading not in found.label else ""
    title = link(found.id, f"<strong>{safe(desk.shelf.label(found))}</strong> {safe(heading)}", where)
    applies = desk.shelf.applies(found)
    badges = badges_html(found, applies.day if applies else None, date.today())
    said = found.text or hit.words
    text = said if len(said) <= _SNIPPET else said[:_SNIPPET].rsplit(" ", 1)[0] + " …"
    return tag("li", title + badges + tag("p", safe(text), class_="snippet"))


def _home(of: str) -> None:
    address_bar.go(p="", find="", vs="", of=of)


def _contents(desk: Desk, as_of: date, lang: str) -> None:
    """The contents of one text, and the choice which."""
    names = {source.id: source.short for source in desk.shelf.sources.values()}
    chosen = address_bar.value("of") if address_bar.value("of") in names else next(iter(names))
    picked = st.segmented_control(
        words.WHICH, list(names), default=chosen, format_func=names.get, key="browse_which", required=True, wrap=True
    )
    if picked and picked != chosen:
        address_bar.go(of=picked)
    source = picked or chosen
    tops = desk.contents(source, as_of, lang) or desk.contents(source, as_of, desk.settings.lang)
    st.html(tag("p", safe(desk.shelf.sources[source].title), class_="small"))
    if not tops:
        frame.box("quiet", words.NOTHING_THEN, words.NOT_HERE)
        return
    st.html(contents_html(tops, {"as_of": as_of.isoformat(), "lang": lang}))
