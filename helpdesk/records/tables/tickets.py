"""Tickets: what was asked of a person, and what was said about it."""

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from helpdesk.records.tables.ground import Moment, metadata, one_of, who

TICKET_STATES = ("new", "open", "waiting", "closed", "merged")
ORIGINS = ("person", "thumb", "abstention", "triage")
LINES = ("note", "reply", "asker", "state")

tickets = Table(
    "tickets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),  # of the link by which the asker sees the state
    Column("opened", Moment, nullable=False),
    Column("origin", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("question", Text, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("contact", String(254), nullable=False, default=""),
    Column("lang", String(8), nullable=False, default="en"),
    Column("context", JSON, nullable=False),
    who("assignee_id"),
    who("person_id"),  # the asker, where known
    Column("due", Moment, nullable=False),
    Column("waiting_since", Moment),  # while it waits for the asker: the clock stands still
    Column("replied", Moment),  # for the first time
    Column("closed", Moment),
    Column("merged_into", ForeignKey("tickets.id")),
    one_of("origin", ORIGINS),
    one_of("state", TICKET_STATES),
    CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="merged_somewhere"),
    Index(None, "state", "due"),
    Index(None, "assignee_id", "state", "due"),
    Index(None, "origin", "state", "due"),
    Index(None, "opened"),
    Index(None, "merged_into"),
)

# Further links by which an asker sees the state: a letter cannot repeat the first one, of which only the hash is known.
ticket_links = Table(
    "ticket_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False, index=True),
    Column("made", Moment, nullable=False),
)

# What was said on a ticket. Lines are only ever added.
ticket_lines = Table(
    "ticket_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    who("author_id"),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False),
    one_of("kind", LINES),
)
