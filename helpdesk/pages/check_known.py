"""What we know so far: classes, roles and what follows, beside the question, with every answer open to change."""

import streamlit as st

from helpdesk.checker.finding import Tier
from helpdesk.checker.step import Step
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import RESULT
from helpdesk.pages.check_visit import Visit, answer_words, go_link
from helpdesk.pages.marks import safe, tag

_FEW = 3  # classes still possible that are worth listing, and answers that stay in sight


def known(visit: Visit) -> None:
    """The panel."""
    body = "".join((_classes(visit), _roles(visit), _follows(visit), _answers(visit)))
    nothing = tag("p", safe(words.KNOWN_NOTHING), class_="small")
    with st.container(key="check_known", border=True):
        st.html(tag("h2", safe(words.KNOWN)) + (body if visit.told.facts else nothing))


def badge(tier: Tier) -> str:
    """A class as a badge; the word says what the colour says."""
    return tag("span", safe(saying.tier_name(tier)), class_=f"tier {saying.TONES[tier]}")


def _classes(visit: Visit) -> str:
    sure = [tier for tier in visit.walk.risk if tier is not Tier.UNDETERMINED]
    badges = tag("p", "".join(badge(tier) for tier in sure), class_="tiers")
    none = tag("p", safe(words.KNOWN_NO_CLASS), class_="small")
    possible = visit.walk.possible
    still = words.STILL_POSSIBLE.format(tiers=saying.tier_names(possible)) if 0 < len(possible) <= _FEW else ""
    more = tag("p", go_link(visit, RESULT, words.RESULT_SO_FAR)) if sure else ""
    return (badges if sure else none) + (tag("p", safe(still), class_="small") if still else "") + more


def _roles(visit: Visit) -> str:
    roles = "".join(tag("li", safe(role.says)) for role in visit.walk.roles)
    return tag("h3", safe(words.KNOWN_ROLES)) + tag("ul", roles) if roles else ""


def _follows(visit: Visit) -> str:
    """The findings that answers led to, besides classes and roles."""
    said = [f.says for f in visit.walk.findings if f.rule is not None and not f.is_role and not f.tier]
    rows = "".join(tag("li", safe(sentence)) for sentence in said)
    title = tag("summary", tag("h3", safe(f"{words.KNOWN_FINDINGS} ({len(said)})")))
    return tag("details", title + tag("ul", rows)) if said else ""


def _answers(visit: Visit) -> str:
    """The last answers in sight, those before folded away."""
    rows = [_answer_html(visit, step) for step in reversed(visit.walk.trail)]
    title = tag("h3", safe(f"{words.YOUR_ANSWERS} ({len(rows)})"))
    last, before = "".join(rows[:_FEW]), "".join(rows[_FEW:])
    if not before:
        return title + tag("ul", last, class_="answers")
    fold = tag("summary", safe(words.EARLIER.format(count=len(rows) - _FEW)), class_="small")
    return title + tag("ul", last, class_="answers") + tag("details", fold + tag("ul", before, class_="answers"))


def _answer_html(visit: Visit, step: Step) -> str:
    asks, answer = tag("span", safe(step.asks), class_="small"), tag("strong", safe(answer_words(visit, step)))
    return tag("li", f"{asks} {answer} {go_link(visit, step.id, words.CHANGE, step.asks)}")
