"""One question: what is asked and why, the answers, examples of what counts, and the law behind it."""

import streamlit as st

from helpdesk.checker.step import Step
from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import START
from helpdesk.pages.check_answering import answering
from helpdesk.pages.check_progress import progress_html
from helpdesk.pages.check_visit import Visit, answer_words, law_links, reply_words
from helpdesk.pages.marks import safe, tag


def question(visit: Visit, step: Step) -> None:
    """The screen of one question."""
    with st.container(key="check_ways", horizontal=True, vertical_alignment="center"):
        args = (visit, before(visit, step))
        st.button(words.BACK, key="check_back", type="tertiary", icon=":material/arrow_back:", on_click=_go, args=args)
        st.html(progress_html(visit, step))
    st.html(_asked_html(visit, step))
    with st.container(key="check_answers"):
        answering(visit, step)
        if step.id in visit.told.facts:
            st.button(words.KEEP, key="check_keep", type="tertiary", on_click=_go, args=(visit, ""))
    if more := _examples_html(step) + _law_html(visit, step):
        st.html(more)


def _asked_html(visit: Visit, step: Step) -> str:
    asks = tag("h2", safe(step.asks), class_="asks", data_arrive=step.id)
    why = tag("p", f"{tag('strong', safe(words.WHY))} {safe(step.why)}", class_="why")
    help_ = tag("p", safe(step.help), class_="help")
    return tag("div", asks + help_ + why + _heard_html(visit, step), class_="question")


def _heard_html(visit: Visit, step: Step) -> str:
    """What was understood or answered before, as a line above the answers."""
    if step.id in visit.told.maybe:
        said = words.MAYBE.format(answer=reply_words(step, visit.told.maybe[step.id]))
        return tag("p", safe(said), class_="box maybe")
    given = answer_words(visit, step)
    return tag("p", safe(words.YOUR_ANSWER.format(answer=given)), class_="small") if given else ""


def before(visit: Visit, step: Step) -> str:
    """The question that was answered before this one; the start when there is none."""
    order = [other.id for other in visit.book.steps]
    earlier = [other.id for other in visit.walk.trail if order.index(other.id) < order.index(step.id)]
    return earlier[-1] if earlier else START


def _go(visit: Visit, at: str) -> None:
    visit.go(at=at)


def _examples_html(step: Step) -> str:
    lists = ((words.COUNTS, step.yes, "counts"), (words.COUNTS_NOT, step.no, "counts-not"))
    parts = [
        tag("div", tag("h3", safe(title)) + tag("ul", "".join(tag("li", safe(row)) for row in rows)), class_=name)
        for title, rows, name in lists
        if rows
    ]
    return tag("div", "".join(parts), class_="examples") if parts else ""


def _law_html(visit: Visit, step: Step) -> str:
    return tag("div", tag("h3", safe(words.LAW)) + law_links(visit, step.cites), class_="behind") if step.cites else ""
