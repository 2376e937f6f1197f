"""A check: one subject, walked on a day, with what is owed, what is open and what would change the result."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from helpdesk.checker.facts import Subject
from helpdesk.checker.finding import Finding, Tier
from helpdesk.checker.flips import Change, Open, changes, open_steps
from helpdesk.checker.owed import Owed, owed
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.walk import Walk, walk
from helpdesk.law.rule import NO, YES


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
    def fits_no_class(self) -> bool:
        """Whether every class is excluded, as for a listed use that another law forbids."""
        return self.walk.risk == (Tier.UNDETERMINED,) and not self.walk.possible

    @property
    def told(self) -> tuple[Finding, ...]:
        """What is established, is no class and yet belongs into the result."""
        return tuple(finding for finding in self.walk.findings if finding.is_told)

    def owed_by_others(self, finding: Finding) -> tuple[str, ...]:
        """The roles that owe what a transparency class brings, where the visitor surely has none of them."""
        if finding.tier is not Tier.TRANSPARENCY:
            return ()
        rests = [duty for duty in self.walk.book.obligations if not duty.voluntary and finding.id in duty.rule.names()]
        roles = dict.fromkeys(duty.role for duty in rests)
        return () if any(self.walk.truths[role] is not NO for role in roles) else tuple(roles)

    @property
    def is_public(self) -> bool:
        """Whether the visitor is a public body, whose fines each Member State lays down (Article 99(8))."""
        return self.walk.truths.get("public-body") is YES

    @property
    def is_finished(self) -> bool:
        """Whether no question is left to ask; "don't know" counts as asked."""
        return self.walk.next is None


def check(book: Rulebook, subject: Subject, as_of: date) -> Check:
    """Check a subject on a day. Pure: the same facts and the same day give the same result."""
    return Check(subject, walk(book, subject.facts, as_of))
