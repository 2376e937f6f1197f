"""Reviews of the register: a person accepts an assessment, overrides it, asks the owner, or opens it again."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select, update

from helpdesk.errors import RecordError
from helpdesk.records.answers import By
from helpdesk.records.audit import Event, tell
from helpdesk.records.register import FAILED, Review, Standing, review, review_of, standing, subject
from helpdesk.records.register_keeping import spaced
from helpdesk.records.tables import system_assessments, system_reviews, system_standings
from helpdesk.records.written import LONGEST_REASON, MOST_CITES, checked_reason

OPEN_STATE = "cannot-say"
# From which standing each kind of review can be made.
_FROM = {
    "accepted": ("open", "asked"),
    "overridden": ("open", "asked", "accepted", "overridden"),
    "asked": ("open", "asked"),
    "reopened": ("accepted", "overridden", "asked"),
}


@dataclass(frozen=True)
class NewReview:
    """A review on its way in; an override has classes, the gravest first, their priority, a reason and the law."""

    kind: str
    reason: str = ""
    risk: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    priority: int | None = field(default=None, compare=False)


def add_review(connection: Connection, system: int, assessment: int, new: NewReview, by: By) -> Review:
    """Review the assessment a system stands on. Raises RecordError where it stands on another by now, or may not."""
    before = standing(connection, system)
    if before.assessment.id != assessment:
        raise RecordError("There is a newer assessment of this system; look at that one first.")
    _checked(before, new)
    row = {"kind": new.kind, "risk": list(new.risk), "cites": list(new.cites), "asked": list(new.asked)}
    row |= {"assessment_id": assessment, "reason": _reason(new), "by_id": by.person, "at": by.at}
    number = connection.execute(insert(system_reviews).values(row)).inserted_primary_key[0]
    _stand(connection, before, number, new)
    detail = {"assessment": assessment, "review": number, "before": before.review, "risk": list(new.risk)}
    tell(connection, Event(by.at, by.actor, new.kind, subject(system), detail))
    return review(connection, number)


def _checked(before: Standing, new: NewReview) -> None:
    state = before.assessment.result.get("state", FAILED)
    if new.kind not in _FROM or before.review not in _FROM[new.kind]:
        raise RecordError(f"A system whose review is {before.review} cannot be {new.kind}.")
    if new.kind == "accepted" and state in (OPEN_STATE, FAILED):
        raise RecordError("Triage could not say what this system is: answer its questions, or override it.")
    if new.kind == "overridden" and not (new.risk and 1 <= len(new.cites) <= MOST_CITES):
        raise RecordError(f"An override needs a class and 1 to {MOST_CITES} citations.")


def _reason(new: NewReview) -> str:
    if new.kind == "overridden":
        return checked_reason(new.reason)
    reason = new.reason.strip()
    if len(reason) > LONGEST_REASON:
        raise RecordError(f"A note may have {LONGEST_REASON:,} characters.")
    return reason


def _stand(connection: Connection, before: Standing, number: int, new: NewReview) -> None:
    """What the list shows: the classes of an override, of anything else those of the result."""
    result, system = before.assessment.result, before.system
    own = select(system_assessments.c.priority).where(system_assessments.c.id == before.assessment.id)
    priority = connection.execute(own).scalar_one() if new.priority is None else new.priority
    risk = spaced(new.risk or result.get("risk", ()))
    is_open = new.kind == "reopened"
    row = {"review": "open" if is_open else new.kind, "review_id": None if is_open else number}
    mine = system_standings.c.system_id == system
    connection.execute(update(system_standings).where(mine).values(**row, risk=risk, priority=priority))


def reviews_of(connection: Connection, system: int) -> list[Review]:
    """All that was said of a system's assessments, in order."""
    mine = select(system_assessments.c.id).where(system_assessments.c.system_id == system)
    query = select(system_reviews).where(system_reviews.c.assessment_id.in_(mine)).order_by(system_reviews.c.id)
    return [review_of(row) for row in connection.execute(query)]


def reviews_named(connection: Connection, numbers: Iterable[int]) -> dict[int, Review]:
    """Reviews by their numbers."""
    query = select(system_reviews).where(system_reviews.c.id.in_(list(numbers)))
    return {row.id: review_of(row) for row in connection.execute(query)}
