"""Copies: all that one person wrote, as plain values of JSON, for that person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from helpdesk.records.blanking import batches
from helpdesk.records.gone import Whose
from helpdesk.records.register_gone import texts_told
from helpdesk.records.tables import (
    answer_versions,
    approvals,
    assessments,
    people,
    remarks,
    roles,
    system_facts,
    system_reviews,
    team_precedents,
    ticket_lines,
    tickets,
    turns,
    visits,
    votes,
)


def copy_of(connection: Connection, whose: Whose, at: datetime) -> dict:
    """All that somebody wrote and was told, without the notes that the staff write for each other."""
    found = {
        "made": at.isoformat(),
        "questions": _each(connection, _ASKED, turns.c.id, whose.turns),
        "thumbs": _each(connection, _THUMBS, votes.c.turn_id, whose.turns),
        "tickets": _each(connection, _TICKETS, tickets.c.id, whose.tickets),
        "messages": _each(connection, _MESSAGES, ticket_lines.c.ticket_id, whose.tickets),
        "checks": _each(connection, _CHECKS, assessments.c.ticket_id, whose.tickets),
        "systems": [_plain(row) for row in texts_told(connection, whose.texts)],
    }
    return found | (_of_account(connection, whose) if whose.person_id is not None else {})


_ASKED = select(
    turns.c.at, turns.c.question, turns.c.understood_as, turns.c.lang, turns.c.status, turns.c.answer
).order_by(turns.c.id)
_THUMBS = select(votes.c.at, votes.c.question, votes.c.status, votes.c.cited, votes.c.up).order_by(votes.c.id)
_TICKETS = select(
    *(
        tickets.c[name]
        for name in ("id", "opened", "origin", "state", "question", "note", "contact", "lang", "context", "closed")
    )
).order_by(tickets.c.id)
_MESSAGES = (
    select(ticket_lines.c.ticket_id, ticket_lines.c.at, ticket_lines.c.kind, ticket_lines.c.text)
    .where(ticket_lines.c.kind.in_(("reply", "asker")))
    .order_by(ticket_lines.c.id)
)
_CHECKS = select(assessments.c.number, assessments.c.at, assessments.c.law_version, assessments.c.subject)


def _of_account(connection: Connection, whose: Whose) -> dict:
    """The account, its visits, and what was written with it for others."""
    number = whose.person_id
    signed = select(ticket_lines.c.ticket_id, ticket_lines.c.at, ticket_lines.c.kind, ticket_lines.c.text)
    lines = signed.where(ticket_lines.c.kind != "state").order_by(ticket_lines.c.id)
    return {
        "account": _rows(connection, _ACCOUNT.where(people.c.id == number)),
        "roles": _rows(connection, select(roles.c.role, roles.c.given).where(roles.c.person_id == number)),
        "visits": _rows(connection, _VISITS.where(visits.c.person_id == number)),
        "lines": _rows(connection, lines.where(ticket_lines.c.author_id == number)),
        "answers": _rows(connection, _WRITTEN.where(answer_versions.c.author_id == number)),
        "approvals": _rows(connection, _APPROVED.where(approvals.c.approver_id == number)),
        "remarks": _rows(connection, _REMARKED.where(remarks.c.author_id == number)),
        "reviews": _rows(connection, _REVIEWED.where(system_reviews.c.by_id == number)),
        "facts": _rows(connection, _FACTS.where(system_facts.c.by_id == number)),
        "precedents": _rows(connection, _PRECEDENTS.where(team_precedents.c.by_id == number)),
    }


_ACCOUNT = select(people.c.id, people.c.name, people.c.email, people.c.issuer, people.c.made, people.c.active)
_VISITS = select(visits.c.began, visits.c.seen, visits.c.ends, visits.c.ended).order_by(visits.c.began)
_WRITTEN = select(*(answer_versions.c[name] for name in ("answer_id", "number", "at", "reason", "body"))).order_by(
    answer_versions.c.id
)
_APPROVED = select(approvals.c.version_id, approvals.c.at, approvals.c.note).order_by(approvals.c.version_id)
_REMARKED = select(remarks.c.version_id, remarks.c.at, remarks.c.text).order_by(remarks.c.id)

_REVIEWED = select(
    *(system_reviews.c[name] for name in ("assessment_id", "at", "kind", "risk", "reason", "cites", "asked"))
).order_by(system_reviews.c.id)
_FACTS = select(*(system_facts.c[name] for name in ("system_id", "number", "at", "facts", "why"))).order_by(
    system_facts.c.id
)
_PRECEDENTS = select(*(team_precedents.c[name] for name in ("at", "text", "tier", "decides", "why"))).order_by(
    team_precedents.c.id
)


def _each(connection: Connection, query: Select, column: ColumnElement, ids: frozenset[int]) -> list[dict]:
    return [row for batch in batches(ids) for row in _rows(connection, query.where(column.in_(batch)))]


def _rows(connection: Connection, query: Select) -> list[dict]:
    return [_plain(row._mapping) for row in connection.execute(query)]


def _plain(row: Mapping) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
