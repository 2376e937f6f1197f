"""Tables: what is kept, and what the database itself refuses.

The migrations make these tables and, beside them, the triggers that keep what must not be changed
(migrations/guards.py); a test compares the two. Every moment is UTC; every text of a visitor is content.
"""

from helpdesk.records.tables.answers import (
    ANSWER_STATES,
    RESTING,
    answer_versions,
    answers,
    approvals,
    assessments,
    pins,
    remarks,
    wordings,
)
from helpdesk.records.tables.asked import conversations, turns, votes
from helpdesk.records.tables.events import events
from helpdesk.records.tables.ground import Moment, metadata
from helpdesk.records.tables.people import ROLES, counters, people, roles, visits
from helpdesk.records.tables.register import (
    REVIEWS,
    STANDINGS,
    inventory_runs,
    system_assessments,
    system_facts,
    system_reviews,
    system_standings,
    system_texts,
    systems,
    team_precedents,
)
from helpdesk.records.tables.tickets import LINES, ORIGINS, TICKET_STATES, ticket_lines, ticket_links, tickets

__all__ = [
    "ANSWER_STATES", "LINES", "Moment", "ORIGINS", "RESTING", "REVIEWS", "ROLES", "STANDINGS", "TICKET_STATES",
    "answer_versions", "answers", "approvals", "assessments", "conversations", "counters", "events",
    "inventory_runs", "metadata", "people", "pins", "remarks", "roles", "system_assessments", "system_facts",
    "system_reviews", "system_standings", "system_texts", "systems", "team_precedents", "ticket_lines",
    "ticket_links", "tickets", "turns", "visits", "votes", "wordings",
]  # fmt: skip
