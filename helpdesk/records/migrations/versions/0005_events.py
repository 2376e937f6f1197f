"""Events: who did what, in a chain."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String, Text

from helpdesk.records.migrations.guards import make_append_only
from helpdesk.records.tables import Moment

revision, down_revision = "0005", "0004"


def upgrade() -> None:
    """Make the tables."""
    _events()
    make_append_only("events")


def _events() -> None:
    op.create_table(
        "events",
        Column("id", Integer(), autoincrement=False, nullable=False),
        Column("at", Moment(), nullable=False),
        Column("actor", String(length=120), nullable=False),
        Column("what", String(length=40), nullable=False),
        Column("subject", String(length=120), nullable=False),
        Column("detail", Text(), nullable=False),
        Column("before", String(length=64), nullable=False),
        Column("hash", String(length=64), nullable=False),
        PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_at", "events", ["at"])
    op.create_index("ix_events_subject", "events", ["subject"])
