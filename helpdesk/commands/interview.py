"""The interview: the questions of the check, one at a time, at a terminal."""

import sys
from datetime import date

from helpdesk.checker.facts import Subject, reply_of
from helpdesk.checker.step import DONT_KNOW, Kind, Reply, Step
from helpdesk.checker.walk import walk
from helpdesk.errors import FactsRefused

_HOW = {
    Kind.ONE: "a number",
    Kind.MANY: "one or more numbers, like 1,3",
    Kind.DAY: "a day, like 2026-08-02",
    Kind.NUMBER: "a number, like 250000 or 1e25",
}
_BACK, _STOP, _UNSURE, _MORE = "b", "q", "?", "h"
_KEYS = f"{_UNSURE} I don't know; {_MORE} help; {_BACK} back; {_STOP} stop"


def interview(desk, subject: Subject, as_of: date) -> Subject:
    """Ask until nothing is left that could change the result, or until the visitor stops.

    The talk goes to stderr, so that what is printed afterwards stands alone.
    """
    facts, asked = dict(subject.facts), []
    while (step := walk(desk.rules, facts, as_of).next) is not None:
        _say(f"\n{step.asks}\n  {step.why}")
        for number, option in enumerate(step.options, 1):
            _say(f"  {number}  {option.says}")
        said = _said(step)
        if said == _STOP:
            break
        if said == _BACK:
            facts.pop(asked.pop(), None) if asked else _say("  This is the first question.")
            continue
        facts[step.id] = said
        asked.append(step.id)
    return Subject(subject.name, subject.description, {s.id: facts[s.id] for s in desk.rules.steps if s.id in facts})


def _say(text: str, end: str = "\n") -> None:
    print(text, end=end, file=sys.stderr, flush=True)


def _said(step: Step) -> Reply:
    """A reply that fits, or `_BACK` or `_STOP`; the end of input stops."""
    while True:
        try:
            _say(f"  {_HOW[step.kind]}; {_UNSURE} I don't know; {_MORE} help; {_BACK} back; {_STOP} stop: ", end="")
            said = input().strip()
        except EOFError:
            return _STOP
        if said in (_BACK, _STOP):
            return said
        if said == _MORE:
            _say("\n".join(f"  {line}" for line in (step.help, *(f"counts: {e}" for e in step.yes))))
            _say("\n".join(f"  does not count: {example}" for example in step.no))
            continue
        try:
            return DONT_KNOW if said == _UNSURE else reply_of(step, _chosen(step, said))
        except FactsRefused as refusal:
            _say(f"  {refusal}")


def _chosen(step: Step, said: str) -> str | list[str]:
    """Options by their numbers; anything else as it was typed."""
    if not step.options:
        return said
    words = [word.strip() for word in said.split(",")]
    numbered = {str(number): option.id for number, option in enumerate(step.options, 1)}
    chosen = [numbered.get(word, DONT_KNOW if word == _UNSURE else word) for word in words]
    return chosen[0] if step.kind is Kind.ONE and len(chosen) == 1 else chosen
