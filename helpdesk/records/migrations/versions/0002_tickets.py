"""Tickets: what was asked of a person, and what was said about it."""

from alembic import op
from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

from helpdesk.records.tables import Moment

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    """Make the tables."""
    _tickets()
    _ticket_links()
    _ticket_lines()


def _tickets() -> None:
    op.create_table(
        "tickets",
        Column("id", Integer(), nullable=False),
        Column("token_hash", String(length=64), nullable=False),
        Column("opened", Moment(), nullable=False),
        Column("origin", String(length=20), nullable=False),
        Column("state", String(length=20), nullable=False),
        Column("question", Text(), nullable=False),
        Column("note", Text(), nullable=False),
        Column("contact", String(length=254), nullable=False),
        Column("lang", String(length=8), nullable=False),
        Column("context", JSON(), nullable=False),
        Column("assignee_id", Integer(), nullable=True),
        Column("person_id", Integer(), nullable=True),
        Column("due", Moment(), nullable=False),
        Column("waiting_since", Moment(), nullable=True),
        Column("replied", Moment(), nullable=True),
        Column("closed", Moment(), nullable=True),
        Column("merged_into", Integer(), nullable=True),
        CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="ck_tickets_merged_somewhere"),
        CheckConstraint("origin IN ('person', 'thumb', 'abstention', 'triage')", name="ck_tickets_origin"),
        CheckConstraint("state IN ('new', 'open', 'waiting', 'closed', 'merged')", name="ck_tickets_state"),
        ForeignKeyConstraint(["assignee_id"], ["people.id"], name="fk_tickets_assignee_id"),
        ForeignKeyConstraint(["merged_into"], ["tickets.id"], name="fk_tickets_merged_into"),
        ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_tickets_person_id"),
        PrimaryKeyConstraint("id", name="pk_tickets"),
        UniqueConstraint("token_hash", name="uq_tickets_token_hash"),
    )
    op.create_index("ix_tickets_assignee_id_state_due", "tickets", ["assignee_id", "state", "due"])
    op.create_index("ix_tickets_merged_into", "tickets", ["merged_into"])
    op.create_index("ix_tickets_opened", "tickets", ["opened"])
    op.create_index("ix_tickets_origin_state_due", "tickets", ["origin", "state", "due"])
    op.create_index("ix_tickets_state_due", "tickets", ["state", "due"])


def _ticket_links() -> None:
    op.create_table(
        "ticket_links",
        Column("token_hash", String(length=64), nullable=False),
        Column("ticket_id", Integer(), nullable=False),
        Column("made", Moment(), nullable=False),
        ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_ticket_links_ticket_id"),
        PrimaryKeyConstraint("token_hash", name="pk_ticket_links"),
    )
    op.create_index("ix_ticket_links_ticket_id", "ticket_links", ["ticket_id"])


def _ticket_lines() -> None:
    op.create_table(
        "ticket_lines",
        Column("id", Integer(), nullable=False),
        Column("ticket_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("author_id", Integer(), nullable=True),
        Column("kind", String(length=10), nullable=False),
        Column("text", Text(), nullable=False),
        CheckConstraint("kind IN ('note', 'reply', 'asker', 'state')", name="ck_ticket_lines_kind"),
        ForeignKeyConstraint(["author_id"], ["people.id"], name="fk_ticket_lines_author_id"),
        ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_ticket_lines_ticket_id"),
        PrimaryKeyConstraint("id", name="pk_ticket_lines"),
    )
    op.create_index("ix_ticket_lines_ticket_id", "ticket_lines", ["ticket_id"])
