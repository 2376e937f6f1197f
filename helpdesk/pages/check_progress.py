"""How far a check has come: the part it is in, what is answered, and, once it is few, how many may still come."""

from helpdesk.checker.step import Step
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_visit import Visit
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import count_words


def parts(visit: Visit) -> list[str]:
    """The parts that have been or may still be asked about, in order."""
    touched = [*visit.walk.trail, *_waiting(visit)]
    groups = {step.group for step in touched if not step.optional}
    return list(dict.fromkeys(step.group for step in visit.book.steps if step.group in groups))


def _waiting(visit: Visit) -> list[Step]:
    return [step for step in visit.walk.open if step.id not in visit.told.facts and not step.optional]


def progress_html(visit: Visit, step: Step) -> str:
    """The line above a question: its part, how far that is, and what is answered.

    It never promises a number: answers take away questions that no longer matter.
    """
    names = parts(visit) or [step.group]
    waiting = {other.group for other in _waiting(visit)}
    marks = "".join(tag("i", "", class_=_mark(name, step.group, waiting)) for name in names)
    part = tag("p", safe(saying.part_name(step.group)))
    bar = tag("span", marks, class_="bar", aria_hidden="true")
    return tag("div", part + bar + tag("p", safe(counted(visit)), class_="small"), class_="progress")


def _mark(name: str, here: str, waiting: set[str]) -> str:
    if name == here:
        return "here"
    return "coming" if name in waiting else "done"


def counted(visit: Visit) -> str:
    """How many are answered, and at most how many more, as soon as these are few."""
    answered, waiting = len(visit.told.facts), len(_waiting(visit))
    said = [count_words(answered, words.ANSWERED_ONE, words.ANSWERED)] if answered else []
    if 0 < waiting <= words.FEW:
        said.append(count_words(waiting, words.AT_MOST_ONE, words.AT_MOST))
    return " · ".join(said)
