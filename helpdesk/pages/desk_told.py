"""What came with a ticket: how it was understood, what the asker was shown, what was found, the check that was sent."""

from datetime import date

import streamlit as st

from helpdesk.checker.facts import reply_of
from helpdesk.checker.step import Step
from helpdesk.desk.staff import Staff
from helpdesk.desk.ticketing import Seen
from helpdesk.desk.ticketing.shown import Shown, shown
from helpdesk.errors import FactsRefused
from helpdesk.pages import check_saying as saying
from helpdesk.pages import desk_words as words
from helpdesk.pages.check_visit import reply_words
from helpdesk.pages.desk_beside import cites_html
from helpdesk.pages.links import link
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words, day_words

_TRIAGE = "triage"


def question(seen: Seen) -> None:
    """The question in the asker's words, how it was understood, and what the asker added."""
    ticket, context = seen.ticket, seen.ticket.context
    parts = [tag("p", safe(ticket.question or words.BLANK), class_="asked")]
    rows = [
        (words.UNDERSTOOD, context.get("understood_as", "")),
        (words.SEARCHED, context.get("searched_as", "")),
        (words.NOTE_OF_ASKER, ticket.note),
        (words.CONTACT, ticket.contact or words.NO_CONTACT),
    ]
    st.html("".join(parts) + _rows_html(rows))


def _rows_html(rows: list[tuple[str, str]], look: str = "facts") -> str:
    said = "".join(tag("dt", safe(name)) + tag("dd", safe(str(text))) for name, text in rows if text)
    return tag("dl", said, class_=look)


def context(staff: Staff, seen: Seen) -> None:
    """The rest, folded: what was shown, what was found, what was checked."""
    if seen.ticket.origin == _TRIAGE:
        with st.expander(words.CHECK, icon=":material/fact_check:"):
            st.html(_check_html(staff, seen.ticket.context))
        return
    with st.expander(words.SEEN_BY_ASKER, icon=":material/visibility:"):
        st.html(_shown_html(staff, seen, shown(staff, seen.ticket.id)))
    with st.expander(words.FOUND, icon=":material/manage_search:"):
        st.html(_found_html(seen.ticket.context))


def _day(context: dict, staff: Staff) -> date:
    try:
        return date.fromisoformat(context["as_of"])
    except (KeyError, ValueError, TypeError):
        return staff.at.date()


def _shown_html(staff: Staff, seen: Seen, answer: Shown) -> str:
    said = seen.ticket.context
    if "status" not in said:
        return tag("p", safe(words.SEEN_NOTHING), class_="small") + _law_html(said, staff)
    ended = tag("p", safe(f"{words.ENDED.get(said['status'], said['status'])}."), class_="ended")
    if answer.sentences:
        body = "".join(
            _sentence_html(staff, text, cites, answer, _day(said, staff)) for text, cites in answer.sentences
        )
    else:
        cited = cites_html(staff.desk, tuple(said.get("cited", ())), _day(said, staff))
        body = tag("p", safe(said.get("answer", ""))) + (tag("p", f"{safe(words.CITED)} {cited}") if cited else "")
    return ended + tag("div", body, class_="answer shown") + _judged_html(said) + _law_html(said, staff)


def _sentence_html(staff: Staff, text: str, cites: tuple[int, ...], answer: Shown, as_of: date) -> str:
    """A sentence with links to what it cites, each named."""
    where, wanted = {"as_of": as_of.isoformat()}, [one for one in answer.cited if one[0] in cites]
    links = " ".join(link(name, safe(label), where, class_="law-link", title=quote) for _, name, label, quote in wanted)
    return tag("p", f"{safe(text)} {links}")


def _judged_html(said: dict) -> str:
    held, evidence = said.get("held_back", 0), said.get("evidence")
    rows = [count_words(held, words.HELD_BACK_ONE, words.HELD_BACK) if held else words.HELD_BACK_NONE]
    if evidence is not None:
        rows.append(words.EVIDENCE.format(share=round(evidence * 100)))
    if lang := said.get("lang"):
        rows.append(words.ASKED_IN.format(lang=words.LANGS.get(lang, lang)))
    return "".join(tag("p", safe(f"{row}."), class_="small") for row in rows)


def _law_html(said: dict, staff: Staff) -> str:
    day, version = day_words(_day(said, staff)), _wording(said.get("law_version"))
    return tag("p", safe(f"{words.LAW_OF.format(day=day, version=version)}."), class_="small law-of")


def _wording(version: object) -> str:
    """The day that names a wording, as people write it."""
    try:
        return day_words(date.fromisoformat(str(version)))
    except ValueError:
        return str(version or "?")


def _found_html(said: dict) -> str:
    hits = said.get("hits") or []
    if not hits:
        return tag("p", safe(words.FOUND_NONE), class_="small")
    where = {"as_of": str(said.get("as_of", ""))}
    rows = "".join(
        tag("li", link(hit["id"], safe(hit["label"]), where, class_="law-link") + " " + _score_html(hit))
        for hit in hits
    )
    return tag("p", safe(words.FOUND_LEAD), class_="small") + tag("ol", rows, class_="hits")


def _score_html(hit: dict) -> str:
    return tag("span", safe(words.SCORE.format(score=f"{hit['score']:.2f}")), class_="small")


def _check_html(staff: Staff, said: dict) -> str:
    tiers = [saying.TIERS[tier][0] if tier in saying.TIERS else str(tier) for tier in said.get("risk", ())]
    roles = ", ".join(saying.role_name(role) for role in said.get("roles", ()))
    rows = [
        (words.CHECK_CLASS, ", ".join(tiers) or words.CHECK_NO_CLASS),
        (words.CHECK_ROLES, roles),
        (words.CHECK_NUMBER, said.get("assessment", "")),
    ]
    asked = {step.id: step for step in staff.desk.rules.steps}
    facts = [
        (asked[name].asks if name in asked else name, _reply(asked.get(name), given)) for name, given in _facts(said)
    ]
    return (
        _rows_html(rows) + tag("h3", safe(words.CHECK_FACTS)) + _rows_html(facts, "facts told") + _law_html(said, staff)
    )


def _facts(said: dict) -> list[tuple[str, object]]:
    facts = said.get("facts")
    return list(facts.items()) if isinstance(facts, dict) else []


def _reply(step: Step | None, given: object) -> str:
    """An answer of the check in the words of its question; as it was kept where the question is not asked any more."""
    try:
        if step is not None:
            return reply_words(step, reply_of(step, given))
    except FactsRefused:  # the question offers other answers today
        pass
    return "; ".join(str(each) for each in (given if isinstance(given, list) else [given]))
