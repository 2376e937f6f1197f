"""What is near a ticket: others that may ask the same, prepared answers and provisions that may help."""

import streamlit as st

from helpdesk.desk import ticketing
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Duplicate, Seen, Suggestions
from helpdesk.pages import desk_ways as ways
from helpdesk.pages import desk_words as words
from helpdesk.pages.desk_beside import ANSWER
from helpdesk.pages.desk_work import merge_into
from helpdesk.pages.links import link
from helpdesk.pages.marks import safe, tag

_KEPT = "desk_near"  # what was found for a ticket, so that it is looked up once a visit to it
_LINE = 140
_NAMELESS = "A check without a name"  # what the desk calls one that its sender did not name


def near(staff: Staff, seen: Seen) -> None:
    """Both lists. They are looked up last: what is on the page already can be read meanwhile."""
    # All checks without a name are called the same, so nothing could be told by it.
    if seen.ticket.merged_into is not None or seen.ticket.question == _NAMELESS:
        return
    number, state = seen.ticket.id, seen.ticket.state
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != (number, state):
        with st.spinner(words.NEAR_LOOKING):
            kept = ((number, state), ticketing.duplicates(staff, number), ticketing.suggestions(staff, number))
        st.session_state[_KEPT] = kept
    _likely(staff, number, kept[1])
    _helpful(staff, kept[2])


def _likely(staff: Staff, number: int, found: tuple[Duplicate, ...]) -> None:
    st.html(tag("h2", safe(words.LIKELY)))
    if not found:
        st.html(tag("p", safe(words.LIKELY_NONE), class_="small"))
    for each in found:
        st.html(_duplicate_html(each))
        into = words.MERGE.format(number=each.number)
        if each.state != "merged":
            with st.popover(into, key=f"desk_merge_{each.number}", icon=":material/call_merge:"):
                st.html(tag("p", safe(words.MERGE_SURE.format(number=each.number))))
                args = (staff.desk, number, each.number)
                key = f"desk_merge_go_{each.number}"
                st.button(words.MERGE_GO, key=key, type="primary", on_click=merge_into, args=args)


def _duplicate_html(each: Duplicate) -> str:
    """Another ticket, as a link to it."""
    name = tag(
        "a",
        safe(words.TICKET.format(number=each.number)),
        href=f"desk?{ways.TICKET}={each.number}",
        data_open=f"{ways.TICKET} {each.number}",
        target="_self",
    )
    share = words.ALIKE.format(share=round(each.likeness * 100))
    said = tag("span", safe(f"{words.STATES[each.state]} · {share}"), class_="small")
    return tag("div", tag("p", f"{name} {said}") + tag("p", safe(_short(each.question))), class_="near")


def _helpful(staff: Staff, found: Suggestions) -> None:
    st.html(tag("h2", safe(words.NEARBY)))
    if not found.answers and not found.provisions:
        st.html(tag("p", safe(words.NEAR_NONE), class_="small"))
        return
    where = {"as_of": staff.at.date().isoformat()}
    answers = "".join(
        tag("li", f"{link(f'{ANSWER}{name}', safe(_short(question)), {}, class_='near-link')} {_fits_html(share)}")
        for name, question, share in found.answers
    )
    provisions = "".join(
        tag("li", f"{link(name, safe(label), where, class_='law-link')}") for name, label, _ in found.provisions
    )
    parts = [
        tag("h3", safe(words.NEAR_ANSWERS)) + tag("ul", answers, class_="near") if answers else "",
        tag("h3", safe(words.NEAR_PROVISIONS)) + tag("ul", provisions, class_="near inline") if provisions else "",
    ]
    st.html("".join(parts))


def _fits_html(share: float) -> str:
    return tag("span", safe(words.FITS.format(share=round(share * 100))), class_="small")


def _short(text: str) -> str:
    return text if len(text) <= _LINE else text[:_LINE] + " …"
