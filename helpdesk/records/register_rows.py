"""Rows of the register: results with their reviews, one after the other, as exports read them."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from helpdesk.records.register import assessed, assessment_of
from helpdesk.records.register_listing import Sought, sought_ids
from helpdesk.records.register_reviews import reviews_named
from helpdesk.records.tables import system_assessments, system_standings

_AT_ONCE = 500


def rows(connection: Connection, sought: Sought, order: str = "priority") -> Iterator[dict]:
    """The results that are sought, in order, with `other` and `review`. Raises RecordError for what is no filter."""
    ids = sought_ids(connection, sought, order)
    for start in range(0, len(ids), _AT_ONCE):
        yield from _batch(connection, [number for _, number in ids[start : start + _AT_ONCE]])


def _batch(connection: Connection, numbers: list[int]) -> Iterator[dict]:
    query = assessed().where(system_assessments.c.id.in_(numbers))
    found = {row.id: assessment_of(row) for row in connection.execute(query)}
    mine = system_standings.c.assessment_id.in_(numbers)
    query = select(system_standings.c.assessment_id, system_standings.c.review_id).where(mine)
    held = dict(connection.execute(query).tuples().all())
    reviews = reviews_named(connection, filter(None, held.values()))
    for number in numbers:
        review = reviews.get(held.get(number) or 0)
        told = {"state": "open", "risk": [], "reason": "", "cites": [], "by": "", "at": ""}
        yield {
            **found[number].result,
            "other": dict(found[number].told.other),
            "review": review.as_json() if review else told,
        }
