"""Ask: a question in the visitor's own words, an answer pinned to the law, and the law beside it."""

import logging
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from helpdesk import wording
from helpdesk.answering.answer import Answer
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError, QuestionRefused
from helpdesk.pages import answer_view, ask_case, ask_person, cited, conversation, frame, words
from helpdesk.pages.conversation import Turn
from helpdesk.pages.links import follow
from helpdesk.pages.marks import safe, tag

log = logging.getLogger(__name__)

_WAITING = "ask_waiting"  # a question that was chosen and is not asked yet; it is asked as it stands
_SHOWN = 400  # characters of a question that are shown and kept


@dataclass(frozen=True)
class _Ways:
    """The pages that links lead to; None where there is none."""

    read_on: object
    check_on: object


def show(desk: Desk, foot, read_on=None, check_on=None) -> None:
    """The page. The question is typed in the `foot`; `read_on` and `check_on` are the pages that links lead to."""
    typed = foot.chat_input(words.ASK_HINT, key="ask_question", submit_mode="disable")
    chosen = st.session_state.pop(_WAITING, None)
    question = chosen or typed
    as_of = _head(with_lead=question is None and not conversation.turns())
    if question is None and not conversation.turns():
        frame.short_shelf(desk, as_of)
    ask_case.show_case(_choose)
    ways = _Ways(read_on, check_on)
    with st.container(key="ask_room"):
        if question is not None:
            turn = _asked(desk, question, as_of, as_it_stands=chosen is not None)
            _draw(desk, turn, ways, fresh=True)
        elif turn := conversation.current():
            _draw(desk, turn, ways)
        else:
            _examples(read_on)
    now = conversation.current()
    follow("ask_room", conversation.open_pointer, cited.shown(now) if now else "")


def _head(with_lead: bool) -> date:
    """Title and day; the lead only before the first question."""
    title, day = st.columns([4, 1])
    with day:
        as_of = frame.day_picker("ask")
    with title:
        frame.heading(words.TITLE, words.ASK_LEAD if with_lead else "")
    frame.other_day("ask", as_of)
    return as_of


def _examples(read_on) -> None:
    """The page before the first question."""
    st.html(tag("p", safe(words.EXAMPLES_LEAD), class_="small"))
    with st.container(key="ask_examples"):
        for number, example in enumerate(words.EXAMPLES):
            st.button(example, key=f"ask_example_{number}", width="stretch", on_click=_choose, args=(example,))
    if read_on is not None:
        st.page_link(read_on, label=words.OR_BROWSE, icon=":material/menu_book:")


def _choose(example: str) -> None:
    st.session_state[_WAITING] = example


def _as_typed(turn: Turn) -> None:
    """Ask the words of a turn again as they stand, in its place."""
    conversation.take_back(turn.number)
    _choose(turn.said)


def _asked(desk: Desk, question: str, as_of: date, as_it_stands: bool) -> Turn:
    """Ask the desk, in the light of the conversation or as it stands, whatever comes of it, and write it down."""
    turns = [] if as_it_stands else conversation.thread()
    place = st.empty()
    with place.container():
        st.html(_question_html(question))
        with st.spinner(words.LOOKING if desk.is_open or desk.shelf.is_empty else words.OPENING):
            outcome = _answer(desk, question, as_of, turns)
    place.empty()
    noted = ask_person.remembered(desk, outcome[0])
    shown = question if len(question) <= _SHOWN else question[:_SHOWN] + " …"
    number = conversation.next_number()
    lang = outcome[0].lang if outcome[0] else desk.settings.lang
    turn = Turn(number, shown, as_of, lang, *outcome, opens=not turns)
    return conversation.add(replace(turn, kept=noted.turn, passed_on=noted.ticket) if noted else turn)


def _answer(desk: Desk, question: str, as_of: date, turns: list[str]) -> tuple[Answer | None, str, str]:
    """(the answer, "", "") or (None, a heading, the sentence that says why there is none)."""
    try:
        return desk.ask(question, as_of, turns=turns), "", ""
    except QuestionRefused as refusal:
        return None, words.REFUSED, str(refusal)
    except HelpdeskError as problem:
        log.warning("%s: %s", type(problem).__name__, problem)
        return None, words.PROBLEM, f"{problem} {words.PROBLEM_NEXT}"


def _question_html(question: str) -> str:
    return tag("p", safe(question[:_SHOWN]), class_="asked")


def _draw(desk: Desk, turn: Turn, ways: _Ways, fresh: bool = False) -> None:
    """The open turn, with the turns before it closed above."""
    earlier = [other for other in conversation.turns() if other.number != turn.number]
    if earlier:
        st.html(answer_view.earlier_html(earlier))
    if turn.answer is None:
        st.html(_question_html(turn.question))
        frame.box("warn", turn.trouble, turn.problem)
        ask_person.offer(desk, turn)
    elif not turn.answer.citations:
        _speak(desk, turn, ways, fresh)
    else:
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _speak(desk, turn, ways, fresh)
        with right:
            cited.panel(desk, turn, ways.read_on)
    icon = ":material/restart_alt:"
    st.button(words.START_OVER, key="ask_start_over", type="tertiary", icon=icon, on_click=conversation.clear)


def _understood(turn: Turn) -> None:
    """How a question that leans on the conversation was understood, and the way to undo that."""
    if understood := turn.answer.understood_as:
        with st.container(key="ask_understood", horizontal=True, vertical_alignment="center"):
            st.html(tag("p", safe(wording.UNDERSTOOD.format(question=understood)), class_="small"))
            icon = ":material/undo:"
            st.button(words.AS_TYPED, key="ask_as_typed", type="tertiary", icon=icon, on_click=_as_typed, args=(turn,))


def _speak(desk: Desk, turn: Turn, ways: _Ways, fresh: bool) -> None:
    st.html(_question_html(turn.question))
    _understood(turn)
    if searched := turn.answer.searched_as:
        st.html(tag("p", safe(wording.SEARCHED.format(question=searched)), class_="small"))
    if mine := ask_case.for_the_case(turn.answer):
        st.html(mine)
    place = st.empty()
    if fresh:
        answer_view.stream(turn, place)
    else:
        place.html(answer_view.answer_html(turn))
    answer_view.sources(turn)
    if below := answer_view.next_html(turn.answer):
        st.html(below)
    ask_case.way_to_check(desk, turn.answer, ways.check_on)
    if ask_person.stands_out(turn):
        ask_person.offer(desk, turn)
    answer_view.tools(turn, desk)
