"""One answer as staff read it: how far it is, what to do next, every sentence beside its law, its versions."""

from dataclasses import dataclass

import streamlit as st

from helpdesk.desk import catalogue, curating, staleness
from helpdesk.desk.catalogue import Opened
from helpdesk.desk.curating import Problem
from helpdesk.desk.staff import Staff
from helpdesk.desk.staleness import Moved
from helpdesk.pages import curate_words as words
from helpdesk.pages import desk_answer_preview, desk_answer_steps, desk_answer_versions
from helpdesk.pages import desk_answer_ways as ways
from helpdesk.pages.desk_answer_law import problems_html, sources_html
from helpdesk.pages.desk_answer_marks import marks_html
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words, day_words
from helpdesk.records.versions import Version


@dataclass(frozen=True)
class Case:
    """An answer that is open before a member of the staff: all that its page says."""

    staff: Staff
    opened: Opened
    called: dict[int, str]
    problems: tuple[Problem, ...]
    moved: dict[str, Moved]

    @property
    def newest(self) -> Version:
        """The version that is worked on."""
        return self.opened.newest

    @property
    def name(self) -> str:
        """The id of the answer."""
        return self.opened.entry.id


def show(staff: Staff, name: str) -> None:
    """The page of an answer."""
    st.button(
        words.TO_LIST, key="desk_answer_list", type="tertiary", icon=":material/arrow_back:", on_click=ways.open_list
    )
    case = _case(staff, name)
    _head(case)
    desk_answer_steps.steps(case)
    titles = (words.ANSWER_TAB, words.VERSIONS_TAB.format(count=len(case.opened.history)), words.PREVIEW_TAB)
    tabs = st.tabs(titles, key=f"desk_answer_tabs_{name}")
    with tabs[0]:
        st.html(_body_html(case))
    with tabs[1]:
        desk_answer_versions.versions(case)
    with tabs[2]:
        desk_answer_preview.preview(case)


def _case(staff: Staff, name: str) -> Case:
    opened = catalogue.opened(staff, name)
    found = curating.problems(staff.desk, opened.newest, staff.at.date())
    moved = {one.provision: one for one in staleness.of_version(staff, opened.newest)}
    return Case(staff, opened, catalogue.names(staff), tuple(found), moved)


def _head(case: Case) -> None:
    newest, called = case.newest, case.called
    written = " · ".join(
        (
            words.VERSION.format(number=newest.number),
            words.WRITTEN_ON.format(name=words.name_of(called, newest.author_id), day=day_words(newest.at.date())),
            words.UNDER_LAW.format(day=words.day_of(newest.law_version)),
        )
    )
    title = tag("h2", safe(newest.written.question), class_="place")
    marks = marks_html(case.opened.entry, called, case.staff.at.date())
    st.html(title + marks + tag("p", safe(written), class_="small") + tag("p", safe(newest.reason), class_="small"))


def _body_html(case: Case) -> str:
    """All of the newest version, each sentence beside the texts it rests on, what is wrong where it is wrong."""
    written = case.newest.written
    places = [(line.text, line.cites) for line in written.lines]
    rows = "".join(_sentence_html(case, place, *line) for place, line in enumerate(places))
    corrects = ""
    if written.corrects:
        wrong = _problems_html(case.problems, len(places))
        corrects = tag("h3", safe(words.CORRECTS)) + tag("p", safe(written.corrects)) + wrong
    asked = "".join(tag("li", safe(text)) for text in written.asked)
    title = tag("summary", safe(words.ASKED.format(count=len(written.asked))))
    ways_to_ask = tag("details", title + tag("ul", asked), class_="asked-ways") if asked else ""
    none = "" if asked else tag("p", safe(words.ASKED_NONE), class_="small")
    return _verdict_html(case) + tag("div", rows, class_="sentences") + corrects + ways_to_ask + none


def _verdict_html(case: Case) -> str:
    """Whether it would be given as it is."""
    if not case.problems:
        return tag("p", safe(words.NO_PROBLEMS), class_="checked")
    said = count_words(len(case.problems), words.HAS_PROBLEM, words.HAS_PROBLEMS)
    return tag("p", safe(said), class_="amiss") + problems_html([one for one in case.problems if one.sentence is None])


def _sentence_html(case: Case, place: int, text: str, cites: tuple[str, ...]) -> str:
    number = tag("p", safe(words.SENTENCE.format(number=place + 1)), class_="small")
    said = tag("div", number + tag("p", safe(text), class_="said") + _problems_html(case.problems, place))
    return tag("div", said + tag("div", sources_html(case.staff, cites, case.moved)), class_="sentence")


def _problems_html(problems: tuple[Problem, ...], place: int) -> str:
    return problems_html([one for one in problems if one.sentence == place])
