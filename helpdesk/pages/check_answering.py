"""The answers to a question: buttons for one, boxes to tick for many, a day, a number; and always "I don't know"."""

import re

import streamlit as st

from helpdesk.checker.facts import reply_of
from helpdesk.checker.step import DONT_KNOW, Kind, Reply, Step
from helpdesk.errors import FactsRefused
from helpdesk.pages import check_address as address
from helpdesk.pages import check_words as words
from helpdesk.pages.check_compute import compute, is_compute
from helpdesk.pages.check_visit import Visit
from helpdesk.pages.marks import plain_markdown, safe, tag

_REFUSED = "check_refused"  # (question, sentence): why the last answer could not be taken
_FIRST, _LAST = "1950-01-01", "2099-12-31"


def answering(visit: Visit, step: Step) -> None:
    """What a visitor answers with; what was given or suggested before is chosen already."""
    asked, sentence = st.session_state.pop(_REFUSED, ("", ""))
    if asked == step.id:
        st.html(tag("p", safe(sentence), class_="box warn", role="alert"))
    match step.kind:
        case Kind.ONE:
            _one(visit, step)
        case Kind.MANY:
            _many(visit, step)
        case Kind.DAY:
            _day(visit, step)
        case Kind.NUMBER:
            _number(visit, step)


def _given(visit: Visit, step: Step) -> Reply | None:
    """The answer that is chosen already: the visitor's own, else a suggested one."""
    return visit.told.facts.get(step.id, visit.told.maybe.get(step.id))


def _take(visit: Visit, step: Step, reply: Reply) -> None:
    address.write(address.answered(visit.told, step, reply, visit.book))


def _refuse(step: Step, sentence: str) -> None:
    st.session_state[_REFUSED] = (step.id, sentence)


def _one(visit: Visit, step: Step) -> None:
    given = _given(visit, step)
    for option in step.options:
        _choice(visit, step, option.id, option.says, given)
    _choice(visit, step, DONT_KNOW, words.DONT_KNOW, given)


def _choice(visit: Visit, step: Step, reply: str, says: str, given: Reply | None) -> None:
    """One large button; a press answers."""
    is_given = reply == given
    st.button(
        plain_markdown(says),
        key=f"check_{step.id}_{reply}",
        type="primary" if is_given else "secondary",
        icon=":material/check:" if is_given else None,
        width="stretch",
        on_click=_take,
        args=(visit, step, reply),
    )


def _many(visit: Visit, step: Step) -> None:
    given = _given(visit, step) or ()
    given = given if isinstance(given, tuple) else (given,)
    says = {option.id: option.says for option in step.options} | {DONT_KNOW: words.DONT_KNOW_REST}
    with st.form(f"check_form_{step.id}", border=False):
        st.html(tag("p", safe(words.TICK_ALL), class_="small"))
        with st.container(key="check_ticks"):
            for name, label in says.items():
                st.checkbox(plain_markdown(label), value=name in given, key=f"check_{step.id}_{name}")
        args = (visit, step, tuple(says))
        st.form_submit_button(words.CONTINUE, type="primary", on_click=_ticked, args=args)


def _ticked(visit: Visit, step: Step, names: tuple[str, ...]) -> None:
    ticked = [name for name in names if st.session_state.get(f"check_{step.id}_{name}")]
    idle = next(option.says for option in step.options if not option.finds)
    try:
        _take(visit, step, reply_of(step, ticked))
    except FactsRefused:
        _refuse(step, (words.TICK_CLASH if ticked else words.TICK_ONE).format(idle=idle))


def _day(visit: Visit, step: Step) -> None:
    given, key = _given(visit, step), f"check_{step.id}"
    with st.form(f"check_form_{step.id}", border=False):
        chosen = given if given != DONT_KNOW else None
        st.date_input(words.DAY_LABEL, value=chosen, min_value=_FIRST, max_value=_LAST, format="DD/MM/YYYY", key=key)
        st.form_submit_button(words.CONTINUE, type="primary", on_click=_dated, args=(visit, step))
    _choice(visit, step, DONT_KNOW, words.DONT_KNOW, given)


def _dated(visit: Visit, step: Step) -> None:
    chosen = st.session_state.get(f"check_{step.id}")
    if chosen is None:
        _refuse(step, words.DAY_NEEDED)
    else:
        _take(visit, step, chosen)


def _number(visit: Visit, step: Step) -> None:
    given = _given(visit, step)
    if is_compute(step):
        compute(lambda number: _take(visit, step, number))
    with st.form(f"check_form_{step.id}", border=False):
        shown = f"{given:g}" if isinstance(given, float) else ""
        key = f"check_{step.id}"
        st.text_input(words.NUMBER_LABEL, value=shown, key=key, max_chars=40, placeholder=words.NUMBER_HINT)
        st.form_submit_button(words.CONTINUE, type="primary", on_click=_numbered, args=(visit, step))
    _choice(visit, step, DONT_KNOW, words.DONT_KNOW, given)


def _numbered(visit: Visit, step: Step) -> None:
    try:
        _take(visit, step, reply_of(step, number_in(st.session_state.get(f"check_{step.id}", ""))))
    except FactsRefused:
        _refuse(step, words.NUMBER_NEEDED)


def number_in(text: str) -> str:
    """A number as people write it, as the check reads it; `DONT_KNOW` is no number.

    >>> number_in("3 x 10^24"), number_in("250 000"), number_in("unknown")
    ('3e24', '250000', '')
    """
    plain = "".join(letter for letter in text if not letter.isspace() and letter not in "_'")
    plain = re.sub(r"[x×*·]10\^", "e", plain).replace("10^", "1e")
    return plain if plain != DONT_KNOW else ""
