"""One place of the law under Browse: its text, its neighbours, its other languages and its older wordings."""

from datetime import date

import streamlit as st

from helpdesk.desk import Desk, Reading
from helpdesk.errors import ProvisionMissing
from helpdesk.law import Provision, Version
from helpdesk.pages import address_bar, frame, words
from helpdesk.pages.compare_view import changes_html
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.provision_view import (
    Sheet,
    applies_note,
    badges_html,
    crumbs_html,
    see_also,
    sheet_html,
)


def place(desk: Desk, pointer: str, as_of: date, lang: str) -> None:
    """The page of one place; a place that does not exist on the day is told with the way back."""
    _ways(desk, pointer, as_of, lang)
    try:
        asked = desk.look_up(pointer, as_of, lang)
    except ProvisionMissing as missing:
        frame.box("quiet", words.LOOKS_NOTHING, str(missing), (words.TRY_CONTENTS, words.TRY_DAY))
        return
    whole = desk.reading(asked.above[0]) if asked.above else asked
    sheet = Sheet(whole, as_of, lang, asked.provision.id)
    text, side = st.columns([3, 1], gap="medium")
    with side:
        before = _choices(desk, asked, lang)
    with text:
        _head(desk, asked, whole)
        if before is None:
            st.html(sheet_html(sheet, desk))
        else:
            _comparison(desk, whole, before, lang)
        _see_also(desk, sheet)


def _ways(desk: Desk, pointer: str, as_of: date, lang: str) -> None:
    """Back to the contents, and to the neighbours in the order of the text."""
    source = pointer.partition(":")[0] if ":" in pointer else ""
    before, after = neighbours(desk.contents(source, as_of, lang), pointer) if source else (None, None)
    with st.container(key="browse_ways", horizontal=True):
        st.button(
            words.CONTENTS,
            key="browse_contents",
            icon=":material/toc:",
            on_click=address_bar.go,
            kwargs={"p": "", "find": "", "vs": "", "of": source},
        )
        _way(before, words.PREVIOUS, "previous", ":material/arrow_back:")
        _way(after, words.FOLLOWING, "next", ":material/arrow_forward:")


def neighbours(tops: tuple[Provision, ...], pointer: str) -> tuple[Provision | None, Provision | None]:
    """The articles, annexes or recitals before and after the one a pointer lies in."""
    head = pointer.partition("@")[0].partition(".")[0]
    place_ = next((n for n, top in enumerate(tops) if top.id == head), None)
    if place_ is None:
        return None, None
    return (tops[place_ - 1] if place_ else None), (tops[place_ + 1] if place_ + 1 < len(tops) else None)


def _way(provision: Provision | None, told: str, key: str, icon: str) -> None:
    if provision is not None:
        label = f"{told}: {plain_markdown(provision.label[:1].upper() + provision.label[1:])}"
        st.button(label, key=f"browse_{key}", icon=icon, on_click=address_bar.open_place, args=(provision.id,))


def _head(desk: Desk, asked: Reading, whole: Reading) -> None:
    """Headings above, label, weight, first day."""
    provision = whole.provision
    name = f"{asked.label}: {provision.heading}" if provision.heading else asked.label
    name = name[:1].upper() + name[1:]
    day = asked.applies.day if asked.applies else None
    st.html(
        crumbs_html(whole, desk.shelf.sources[provision.source].short)
        + tag("h2", safe(name), class_="place")
        + badges_html(provision, day, date.today(), applies_note(asked))
    )


def _choices(desk: Desk, asked: Reading, lang: str) -> Version | None:
    """Language and comparison; gives the wording to compare with, when that was chosen."""
    provision = asked.provision
    languages = languages_of(desk, provision)
    if len(languages) > 1:
        chosen = st.segmented_control(
            words.LANGUAGE,
            languages,
            default=provision.lang,
            format_func=lambda code: words.LANGUAGES.get(code, code),
            key=f"browse_lang_{provision.lang}",
            required=True,
            wrap=True,
        )
        if chosen and chosen != lang:
            address_bar.go(lang=chosen)
            st.rerun()
    before = _comparison_choice(desk, asked)
    st.link_button(words.OFFICIAL, provision.url, icon=":material/open_in_new:")
    return before


def _comparison_choice(desk: Desk, asked: Reading) -> Version | None:
    older = older_wordings(desk, asked.provision)
    if not older:
        return None
    before = older[-1]
    on = st.toggle(
        words.COMPARE.format(day=before.valid_from.year),
        value=address_bar.value("vs") == before.day,
        key=f"browse_vs_{asked.provision.id}",
    )
    wanted = before.day if on else ""
    if wanted != address_bar.value("vs"):
        address_bar.go(vs=wanted)
    return before if on else None


def languages_of(desk: Desk, provision: Provision) -> list[str]:
    """The languages in which the wording of a provision is on the shelf."""
    version = desk.shelf.version_of(provision.source, provision.version)
    return [lang for lang in version.languages if desk.shelf.volume(version, lang)] if version else []


def older_wordings(desk: Desk, provision: Provision) -> list[Version]:
    """The earlier wordings of the source, oldest first, that are on the shelf in the provision's language."""
    earlier = [v for v in desk.shelf.versions if v.source == provision.source and v.day < provision.version]
    return sorted((v for v in earlier if desk.shelf.volume(v, provision.lang)), key=lambda v: v.day)


def _comparison(desk: Desk, whole: Reading, before: Version, lang: str) -> None:
    provision = whole.provision
    title = words.COMPARED.format(
        before=words.day_words(date.fromisoformat(before.day)),
        after=words.day_words(date.fromisoformat(provision.version)),
    )
    key = tag(
        "p",
        f"{safe(words.COMPARE_KEY)} <del><b>[−</b>old<b>]</b></del> <ins><b>[+</b>new<b>]</b></ins>",
        class_="small",
    )
    changes = desk.compare(provision.id, before.day, provision.version, lang)
    st.html(tag("h3", safe(title)) + key + changes_html(changes))


def _see_also(desk: Desk, sheet: Sheet) -> None:
    points_to = see_also(sheet, desk, most=12)
    if not points_to:
        return
    st.html(tag("h3", safe(words.SEE_ALSO)))
    with st.container(key="browse_see_also", horizontal=True, gap="small"):
        for provision in points_to:
            st.button(
                plain_markdown(desk.shelf.label(provision)),
                key=f"browse_see_{provision.id}",
                on_click=address_bar.open_place,
                args=(provision.id,),
            )


__all__ = ["languages_of", "neighbours", "older_wordings", "place"]
