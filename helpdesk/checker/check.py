"""A check: one subject, walked on a day, with what is owed, what is open and what would change the result."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from helpdesk.checker.facts import Subject
from helpdesk.checker.flips import Change, Open, changes, open_steps
from helpdesk.checker.owed import Owed, owed
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.walk import Walk, walk


@dataclass(frozen=True)
class Check:
    """The result of a check; its parts are worked out when they are first asked for."""

    subject: Subject
    walk: Walk

    @property
    def as_of(self) -> date:
        """The day it speaks of."""
        return self.walk.as_of

    @cached_property
    def owed(self) -> tuple[Owed, ...]:
        """Sure and possible obligations, in the order of the rows."""
        return owed(self.walk)

    @cached_property
    def open(self) -> tuple[Open, ...]:
        """Steps that can still change something, each with its outcomes."""
        return open_steps(self.walk)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The smallest sets of facts that would flip the result."""
        return changes(self.walk)

    @property
    def is_finished(self) -> bool:
        """Whether no question is left to ask; "don't know" counts as asked."""
        return self.walk.next is None


def check(book: Rulebook, subject: Subject, as_of: date) -> Check:
    """Check a subject on a day. Pure: the same facts and the same day give the same result."""
    return Check(subject, walk(book, subject.facts, as_of))
