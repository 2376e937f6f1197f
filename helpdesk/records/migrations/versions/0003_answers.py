"""Answers: their versions, who approved them, and the law they rest on."""

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

from helpdesk.records.migrations.guards import make_append_only
from helpdesk.records.tables import Moment

revision, down_revision = "0003", "0002"


def upgrade() -> None:
    """Make the tables."""
    _answers()
    _answer_versions()
    _approvals()
    _remarks()
    _wordings()
    _assessments()
    _pins()
    make_append_only("answer_versions")
    make_append_only("approvals")
    make_append_only("remarks")


def _answers() -> None:
    op.create_table(
        "answers",
        Column("id", String(length=80), nullable=False),
        Column("state", String(length=20), nullable=False),
        Column("lang", String(length=8), nullable=False),
        Column("audience", String(length=80), nullable=False),
        Column("owner_id", Integer(), nullable=True),
        Column("review_by", Date(), nullable=True),
        Column("published_version", Integer(), nullable=True),
        Column("ticket_id", Integer(), nullable=True),
        CheckConstraint("state IN ('draft', 'in-review', 'published', 'stale', 'archived')", name="ck_answers_state"),
        CheckConstraint(
            "state NOT IN ('published', 'stale') OR published_version IS NOT NULL", name="ck_answers_published_what"
        ),
        ForeignKeyConstraint(["owner_id"], ["people.id"], name="fk_answers_owner_id"),
        ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_answers_ticket_id"),
        PrimaryKeyConstraint("id", name="pk_answers"),
    )
    op.create_index("ix_answers_review_by", "answers", ["review_by"])
    op.create_index("ix_answers_state", "answers", ["state"])


def _answer_versions() -> None:
    op.create_table(
        "answer_versions",
        Column("id", Integer(), nullable=False),
        Column("answer_id", String(length=80), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("author_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("law_version", String(length=20), nullable=False),
        Column("body", JSON(), nullable=False),
        ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_versions_answer_id"),
        ForeignKeyConstraint(["author_id"], ["people.id"], name="fk_answer_versions_author_id"),
        PrimaryKeyConstraint("id", name="pk_answer_versions"),
        UniqueConstraint("answer_id", "number", name="uq_answer_versions_answer_id_number"),
        UniqueConstraint("id", "author_id", name="uq_answer_versions_id_author_id"),
    )


def _approvals() -> None:
    op.create_table(
        "approvals",
        Column("version_id", Integer(), nullable=False),
        Column("author_id", Integer(), nullable=False),
        Column("approver_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("note", Text(), nullable=False),
        CheckConstraint("approver_id <> author_id", name="ck_approvals_another_person"),
        ForeignKeyConstraint(["approver_id"], ["people.id"], name="fk_approvals_approver_id"),
        ForeignKeyConstraint(
            ["version_id", "author_id"],
            ["answer_versions.id", "answer_versions.author_id"],
            name="fk_approvals_version_id_author_id",
        ),
        PrimaryKeyConstraint("version_id", name="pk_approvals"),
    )


def _remarks() -> None:
    op.create_table(
        "remarks",
        Column("id", Integer(), nullable=False),
        Column("version_id", Integer(), nullable=False),
        Column("author_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("text", Text(), nullable=False),
        ForeignKeyConstraint(["author_id"], ["people.id"], name="fk_remarks_author_id"),
        ForeignKeyConstraint(["version_id"], ["answer_versions.id"], name="fk_remarks_version_id"),
        PrimaryKeyConstraint("id", name="pk_remarks"),
    )
    op.create_index("ix_remarks_version_id", "remarks", ["version_id"])


def _wordings() -> None:
    op.create_table(
        "wordings",
        Column("id", Integer(), nullable=False),
        Column("version_id", Integer(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("model", String(length=120), nullable=False),
        Column("vector", LargeBinary(), nullable=False),
        ForeignKeyConstraint(["version_id"], ["answer_versions.id"], name="fk_wordings_version_id"),
        PrimaryKeyConstraint("id", name="pk_wordings"),
    )
    op.create_index("ix_wordings_version_id", "wordings", ["version_id"])


def _assessments() -> None:
    op.create_table(
        "assessments",
        Column("id", Integer(), nullable=False),
        Column("number", String(length=16), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("law_version", String(length=20), nullable=False),
        Column("stale", Boolean(), nullable=False),
        Column("ticket_id", Integer(), nullable=True),
        Column("subject", JSON(), nullable=False),
        ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_assessments_ticket_id"),
        PrimaryKeyConstraint("id", name="pk_assessments"),
        UniqueConstraint("number", name="uq_assessments_number"),
    )


def _pins() -> None:
    op.create_table(
        "pins",
        Column("kind", String(length=12), nullable=False),
        Column("owner", Integer(), nullable=False),
        Column("provision", String(length=120), nullable=False),
        Column("version", String(length=20), nullable=False),
        Column("text_hash", String(length=64), nullable=False),
        CheckConstraint("kind IN ('answer', 'assessment')", name="ck_pins_kind"),
        PrimaryKeyConstraint("kind", "owner", "provision", name="pk_pins"),
    )
    op.create_index("ix_pins_provision", "pins", ["provision"])
