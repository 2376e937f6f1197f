"""The conversation of a visit: questions and answers in order, which one is open, and which source of it."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from helpdesk.answering.answer import Answer, Cited
from helpdesk.desk.ticketing import Opened

TURNS, CURRENT, ASIDE = "ask_turns", "ask_current", "ask_aside"
MOST = 50  # turns kept in a visit; older ones are let go


@dataclass(frozen=True)
class Turn:
    """A question with its answer, or with a heading and the sentence that says why there is none.

    `kept` is its number in the records; `asks` is the form that is open under it ("person", "thumb"); `sent` is what
    came of that, with `wrote_to` as the asker's address; `passed_on` is the ticket that the desk opened by itself.
    """

    number: int
    question: str
    as_of: date
    lang: str
    answer: Answer | None = None
    trouble: str = ""
    problem: str = ""
    opens: bool = False  # asked as it stands: what comes after it leans on nothing before it
    kept: int | None = None
    asks: str = ""
    sent: Opened | None = None
    wrote_to: str = ""
    passed_on: Opened | None = None

    @property
    def said(self) -> str:
        """The visitor's own words."""
        return self.answer.question if self.answer else self.question

    @property
    def pick(self) -> str:
        """The key under which the open source of this turn is kept."""
        return f"ask_source_{self.number}"

    def cited(self, n: int | None) -> Cited | None:
        """The citation of that number."""
        return next((c for c in self.answer.citations if c.n == n), None) if self.answer and n else None


def turns() -> list[Turn]:
    """The turns of this visit, oldest first."""
    return st.session_state.setdefault(TURNS, [])


def next_number() -> int:
    """The number the next turn gets."""
    said = turns()
    return said[-1].number + 1 if said else 1


def add(turn: Turn) -> Turn:
    """Write a turn down and open it."""
    st.session_state[TURNS] = [*turns(), turn][-MOST:]
    show(turn.number)
    return turn


def change(number: int, **changes) -> None:
    """Write down what came of a turn."""
    st.session_state[TURNS] = [replace(turn, **changes) if turn.number == number else turn for turn in turns()]


def thread() -> list[str]:
    """The visitor's own words that the next question may lean on, oldest first; a refused question counts for none."""
    words: list[str] = []
    for turn in turns():
        if turn.answer is not None:
            words = [*([] if turn.opens else words), turn.said]
    return words


def take_back(number: int) -> None:
    """Leave a turn out of the conversation."""
    st.session_state[TURNS] = [turn for turn in turns() if turn.number != number]


def current() -> Turn | None:
    """The open turn: the one chosen, else the newest."""
    said = turns()
    chosen = st.session_state.get(CURRENT)
    return next((turn for turn in said if turn.number == chosen), said[-1] if said else None)


def show(number: int) -> None:
    """Open a turn."""
    st.session_state[CURRENT] = number
    st.session_state[ASIDE] = None


def clear() -> None:
    """Begin a new conversation."""
    st.session_state[TURNS] = []
    show(0)


def open_pointer(pointer: str) -> None:
    """What a click on a link asks for: "3.1" is source 1 of turn 3, anything else a place of the law."""
    number, _, n = pointer.partition(".")
    if number.isdigit() and n.isdigit():
        show(int(number))
        st.session_state[f"ask_source_{number}"] = int(n)
    else:
        st.session_state[ASIDE] = pointer


def close(turn: Turn) -> None:
    """Close the law beside the answer."""
    st.session_state[turn.pick] = None
    st.session_state[ASIDE] = None
