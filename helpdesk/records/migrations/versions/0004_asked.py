"""Asked: conversations, the answers that were shown, and thumbs."""

from alembic import op
from sqlalchemy import JSON, Boolean, Column, Float, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

from helpdesk.records.tables import Moment

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    """Make the tables."""
    _conversations()
    _turns()
    _votes()


def _conversations() -> None:
    op.create_table(
        "conversations",
        Column("id", String(length=32), nullable=False),
        Column("person_id", Integer(), nullable=True),
        Column("began", Moment(), nullable=False),
        ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_conversations_person_id"),
        PrimaryKeyConstraint("id", name="pk_conversations"),
    )
    op.create_index("ix_conversations_began", "conversations", ["began"])
    op.create_index("ix_conversations_person_id", "conversations", ["person_id"])


def _turns() -> None:
    op.create_table(
        "turns",
        Column("id", Integer(), nullable=False),
        Column("conversation_id", String(length=32), nullable=True),
        Column("at", Moment(), nullable=False),
        Column("question", Text(), nullable=False),
        Column("understood_as", Text(), nullable=False),
        Column("lang", String(length=8), nullable=False),
        Column("status", String(length=20), nullable=False),
        Column("evidence", Float(), nullable=True),
        Column("law_version", String(length=20), nullable=False),
        Column("answer_version", Integer(), nullable=True),
        Column("answer", JSON(), nullable=False),
        ForeignKeyConstraint(["answer_version"], ["answer_versions.id"], name="fk_turns_answer_version"),
        ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_turns_conversation_id"),
        PrimaryKeyConstraint("id", name="pk_turns"),
    )
    op.create_index("ix_turns_answer_version", "turns", ["answer_version"])
    op.create_index("ix_turns_at", "turns", ["at"])
    op.create_index("ix_turns_conversation_id", "turns", ["conversation_id"])
    op.create_index("ix_turns_status", "turns", ["status"])


def _votes() -> None:
    op.create_table(
        "votes",
        Column("id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("turn_id", Integer(), nullable=True),
        Column("question", Text(), nullable=False),
        Column("status", String(length=20), nullable=False),
        Column("cited", JSON(), nullable=False),
        Column("up", Boolean(), nullable=False),
        ForeignKeyConstraint(["turn_id"], ["turns.id"], name="fk_votes_turn_id"),
        PrimaryKeyConstraint("id", name="pk_votes"),
    )
    op.create_index("ix_votes_at", "votes", ["at"])
    op.create_index("ix_votes_turn_id", "votes", ["turn_id"])
