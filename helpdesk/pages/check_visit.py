"""A visit to Check: the desk, what the address tells, the check it comes to, and the links the page is made of."""

from dataclasses import dataclass, replace
from datetime import date

from helpdesk.checker.check import Check
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import Reply, Step
from helpdesk.checker.walk import Walk
from helpdesk.desk import Desk
from helpdesk.pages import check_address as address
from helpdesk.pages import check_words as words
from helpdesk.pages.check_address import Told
from helpdesk.pages.links import link
from helpdesk.pages.marks import safe, tag

ROOM = "check_room"
GO = "go:"  # what a link of the page points to when it is no place of the law


@dataclass(frozen=True)
class Visit:
    """All that the parts of the page need to draw themselves."""

    desk: Desk
    told: Told
    check: Check

    @property
    def walk(self) -> Walk:
        """The walk behind the check."""
        return self.check.walk

    @property
    def book(self) -> Rulebook:
        """The rules."""
        return self.check.walk.book

    @property
    def as_of(self) -> date:
        """The day it speaks of."""
        return self.check.as_of

    @property
    def where(self) -> dict[str, str]:
        """The parameters that keep a link to the law on the same day."""
        return {"as_of": self.as_of.isoformat()}

    def go(self, **changes) -> None:
        """Write the address anew."""
        address.write(replace(self.told, dropped=0, **changes))


def law_links(visit: Visit, cites: tuple[str, ...]) -> str:
    """Links to the provisions; a click opens them beside the page."""
    links = [link(cite, safe(visit.desk.label_of(cite)), visit.where, class_="law-link") for cite in cites]
    return tag("span", " ".join(links), class_="law-links") if links else ""


def go_link(visit: Visit, at: str, label: str, about: str = "") -> str:
    """A link to a screen or a question of this check; `about` tells those who cannot see what it stands beside."""
    more = {"aria_label": f"{label}: {about}"} if about else {}
    href = address.href(visit.told, at)
    return tag("a", safe(label), href=href, data_open=f"{GO}{at}", target="_self", class_="go-link", **more)


def answer_words(visit: Visit, step: Step) -> str:
    """The answer to a question as a person reads it; empty when there is none."""
    reply = visit.told.facts.get(step.id)
    return reply_words(step, reply) if reply is not None else ""


def reply_words(step: Step, reply: Reply) -> str:
    """A reply as a person reads it; several answers apart, since one may have commas of its own."""
    return "; ".join(step.in_words((each,)) for each in reply) if isinstance(reply, tuple) else step.in_words(reply)


def title_of(visit: Visit) -> str:
    """The heading of the result."""
    name = visit.told.name
    return words.RESULT_NAMED.format(name=name) if name else words.RESULT
