"""An answer as it is read: its ending in words, its sentences with numbered sources, and what to do with it."""

import time
from collections.abc import Iterator
from datetime import date

import streamlit as st

from helpdesk.answering.answer import Answer, Sentence, Status
from helpdesk.desk import Desk, ticketing
from helpdesk.desk.ticketing import Letter
from helpdesk.errors import HelpdeskError
from helpdesk.pages import ask_person, conversation, words
from helpdesk.pages.answer_text import as_markdown
from helpdesk.pages.conversation import Turn
from helpdesk.pages.links import address
from helpdesk.pages.marks import plain_markdown, safe, tag
from helpdesk.pages.moment import now
from helpdesk.pages.person_link import visitor

_IN_SIGHT = 2  # earlier questions that are listed without being asked for
_LINE = 120  # characters of an earlier question in the list
_GROUP = 12  # words that appear at once; one at a time costs three times the processor
_PAUSE, _LONGEST = 0.02, 0.2  # seconds between groups, and for a whole answer


def answer_html(turn: Turn, shown: int | None = None) -> str:
    """The answer with its heading; only the first `shown` words while it is appearing."""
    answer = turn.answer
    look = words.look_of(answer)
    heading = tag("h2", safe(look.heading)) if look.heading else ""
    body = "".join(_sentences(turn, shown))
    return tag("div", heading + body + (_reviewed_html(answer) if shown is None else ""), class_=f"answer {look.tone}")


def _reviewed_html(answer: Answer) -> str:
    """That people reviewed the answer: in which role, on which day."""
    return tag("p", safe(words.reviewed_words(answer.review)), class_="reviewed-on") if answer.review else ""


def _sentences(turn: Turn, shown: int | None) -> Iterator[str]:
    left = shown
    for sentence in turn.answer.sentences:
        if left is not None and left <= 0:
            return
        count = len(sentence.text.split())
        if left is not None and left < count:
            yield tag("p", safe(" ".join(sentence.text.split()[:left])))
            return
        yield sentence_html(turn, sentence)
        left = None if left is None else left - count


def sentence_html(turn: Turn, sentence: Sentence) -> str:
    """A sentence and its numbers; the words that a source says itself stand in the law's own type."""
    return tag("p", _with_quotes(turn, sentence) + "".join(number_html(turn, n) for n in sentence.cites))


def _with_quotes(turn: Turn, sentence: Sentence) -> str:
    for n in sentence.cites:
        quote = turn.cited(n).quote
        at = sentence.text.find(quote) if quote else -1
        if at >= 0:
            before, after = sentence.text[:at], sentence.text[at + len(quote) :]
            return safe(before) + tag("span", safe(quote), class_="quoted") + safe(after)
    return safe(sentence.text)


def number_html(turn: Turn, n: int) -> str:
    """A source number: a link to the place, followed beside the answer."""
    cited = turn.cited(n)
    return "&#8288;" + tag(
        "a",
        str(n),
        href=address(cited.id, as_of=turn.as_of.isoformat()),
        data_open=f"{turn.number}.{n}",
        target="_self",
        class_="cite",
        title=cited.label,
        aria_label=f"Source {n}: {cited.label}",
    )


def stream(turn: Turn, place) -> None:
    """Let the answer appear in groups of words, then leave it standing."""
    total = sum(len(sentence.text.split()) for sentence in turn.answer.sentences)
    steps = range(_GROUP, total, _GROUP)
    pause = min(_PAUSE, _LONGEST / max(len(steps), 1))
    for shown in steps:
        place.html(answer_html(turn, shown))
        time.sleep(pause)
    place.html(answer_html(turn))


def next_html(answer: Answer) -> str:
    """What to do next, and how the answer was checked."""
    steps = "".join(tag("li", safe(step)) for step in answer.next)
    next_ = tag("div", tag("h3", safe(words.NEXT)) + tag("ul", steps), class_="next") if steps else ""
    return next_ + _checked_html(answer)


def _checked_html(answer: Answer) -> str:
    if not answer.citations:
        return ""
    said = [words.CHECKED.format(day=words.day_words(answer.as_of))]
    if answer.held_back:
        said.append(words.count_words(answer.held_back, words.CHECKED_HELD_ONE, words.CHECKED_HELD))
    return tag("p", safe(" ".join(said)), class_="checked")


def sources(turn: Turn) -> None:
    """The sources as a row of choices; choosing one opens the law."""
    if not turn.answer.citations:
        return
    labels = {cited.n: f"{cited.n} · {plain_markdown(cited.label)}" for cited in turn.answer.citations}
    st.pills(
        words.SOURCES,
        list(labels),
        key=turn.pick,
        format_func=labels.get,
        wrap=True,
        on_change=lambda: st.session_state.update({conversation.ASIDE: None}),
    )


def tools(turn: Turn, desk: Desk) -> None:
    """Thumbs, and the answer to take along."""
    if turn.answer.status is Status.ERROR:
        return
    with st.container(key="ask_tools", horizontal=True, vertical_alignment="center"):
        _thumbs(turn, desk)
        with st.popover(words.TAKE_ALONG, icon=":material/content_copy:"):
            text = as_markdown(turn.answer, desk.settings.operator)
            st.caption(words.TAKE_ALONG_HINT)
            st.code(text, language=None, wrap_lines=True, height=260)
            name = f"ai-act-answer-{turn.as_of.isoformat()}-{turn.number}.md"
            st.download_button(
                words.SAVE, text, file_name=name, mime="text/markdown", key="ask_save", on_click="ignore"
            )
        if not (ask_person.stands_out(turn) or turn.sent or turn.asks):
            ask_person.way(turn)
    if _is_down(turn) and not (turn.sent or turn.asks):
        ask_person.way_for_thumb(turn)
    if not ask_person.stands_out(turn):
        ask_person.offer(desk, turn)
    ask_person.counted(desk)


def _thumb(turn: Turn) -> str:
    return f"ask_thumb_{turn.number}"


def _is_down(turn: Turn) -> bool:
    return st.session_state.get(_thumb(turn)) == 0


def _thumbs(turn: Turn, desk: Desk) -> None:
    key = _thumb(turn)

    def noted() -> None:
        if st.session_state[key] is not None:
            try:
                letter = Letter(visitor=visitor(), turn=turn.kept)
                kept = ticketing.vote(desk, turn.answer, bool(st.session_state[key]), now(), letter)
            except HelpdeskError as problem:
                st.toast(str(problem))
            else:
                conversation.change(turn.number, kept=kept)
                st.toast(words.THANKS)

    st.html(tag("span", safe(words.WAS_HELPFUL), class_="small"), width="content")
    st.feedback("thumbs", key=key, on_change=noted)


def earlier_html(turns: list[Turn]) -> str:
    """The other turns, each closed; a few stay in sight, many fold into one line. Their sources open as ever."""
    rows = "".join(
        tag("details", tag("summary", safe(_short(turn.question))) + _earlier_body(turn), class_="earlier")
        for turn in turns
    )
    title = tag("summary", safe(words.EARLIER.format(count=len(turns))), class_="small")
    attributes = {"open": ""} if len(turns) <= _IN_SIGHT else {}
    return tag("details", title + rows, **attributes)


def _short(question: str) -> str:
    return question if len(question) <= _LINE else question[:_LINE] + " …"


def _earlier_body(turn: Turn) -> str:
    day = tag("p", safe(f"{words.AS_OF} {words.day_words(turn.as_of)}"), class_="small")
    return day + (answer_html(turn) if turn.answer else tag("p", safe(turn.problem)))


__all__ = ["answer_html", "date", "earlier_html", "next_html", "sources", "stream", "tools"]
