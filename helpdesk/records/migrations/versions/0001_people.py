"""People: who they are, what they may do, and where they are signed in."""

from alembic import op
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    UniqueConstraint,
)

from helpdesk.records.tables import Moment

revision, down_revision = "0001", None


def upgrade() -> None:
    """Make the tables."""
    _people()
    _roles()
    _visits()
    _counters()


def _people() -> None:
    op.create_table(
        "people",
        Column("id", Integer(), nullable=False),
        Column("name", String(length=120), nullable=False),
        Column("email", String(length=254), nullable=True),
        Column("issuer", String(length=300), nullable=True),
        Column("subject", String(length=300), nullable=True),
        Column("password_hash", String(length=300), nullable=True),
        Column("password_until", Moment(), nullable=True),
        Column("failures", Integer(), nullable=False),
        Column("locked_until", Moment(), nullable=True),
        Column("made", Moment(), nullable=False),
        Column("active", Boolean(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_people"),
        UniqueConstraint("email", name="uq_people_email"),
        UniqueConstraint("issuer", "subject", name="uq_people_issuer_subject"),
    )


def _roles() -> None:
    op.create_table(
        "roles",
        Column("person_id", Integer(), nullable=False),
        Column("role", String(length=20), nullable=False),
        Column("given", Moment(), nullable=False),
        CheckConstraint("role IN ('asker', 'lawyer', 'editor', 'approver', 'administrator')", name="ck_roles_role"),
        ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_roles_person_id"),
        PrimaryKeyConstraint("person_id", "role", name="pk_roles"),
    )


def _visits() -> None:
    op.create_table(
        "visits",
        Column("token_hash", String(length=64), nullable=False),
        Column("person_id", Integer(), nullable=False),
        Column("began", Moment(), nullable=False),
        Column("seen", Moment(), nullable=False),
        Column("ends", Moment(), nullable=False),
        Column("ended", Moment(), nullable=True),
        ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_visits_person_id"),
        PrimaryKeyConstraint("token_hash", name="pk_visits"),
    )
    op.create_index("ix_visits_person_id", "visits", ["person_id"])


def _counters() -> None:
    op.create_table(
        "counters",
        Column("who", String(length=64), nullable=False),
        Column("what", String(length=30), nullable=False),
        Column("since", Moment(), nullable=False),
        Column("times", Integer(), nullable=False),
        PrimaryKeyConstraint("who", "what", "since", name="pk_counters"),
    )
