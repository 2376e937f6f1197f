"""Register: inventories of systems, their assessments and reviews, and the team's own precedents."""

from alembic import op
from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)

from helpdesk.records.migrations.guards import make_append_only
from helpdesk.records.tables import Moment

revision, down_revision = "0006", "0005"


def upgrade() -> None:
    """Make the tables; what is pinned to texts of the law may from now on be an assessment of the register."""
    _inventory_runs()
    _systems()
    _system_texts()
    _system_facts()
    _system_assessments()
    _system_reviews()
    _system_standings()
    _team_precedents()
    for table in ("system_facts", "system_assessments", "system_reviews"):
        make_append_only(table)
    _pin_systems()


def _pin_systems() -> None:
    """Widen the rule of what may be pinned, which was named twice over when it was made."""
    with op.batch_alter_table("pins") as pins:
        pins.drop_constraint(op.f("ck_pins_ck_pins_kind"), type_="check")
        pins.create_check_constraint(op.f("ck_pins_kind"), "kind IN ('answer', 'assessment', 'system')")


def _inventory_runs() -> None:
    op.create_table(
        "inventory_runs",
        Column("id", Integer(), nullable=False),
        Column("inventory", String(length=120), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("by_id", Integer(), nullable=True),
        Column("as_of", Date(), nullable=False),
        Column("versions", JSON(), nullable=False),
        Column("count", Integer(), nullable=False),
        ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_inventory_runs_by_id"),
        PrimaryKeyConstraint("id", name="pk_inventory_runs"),
    )
    op.create_index("ix_inventory_runs_inventory", "inventory_runs", ["inventory"])


def _systems() -> None:
    op.create_table(
        "systems",
        Column("id", Integer(), nullable=False),
        Column("inventory", String(length=120), nullable=False),
        Column("key", String(length=200), nullable=False),
        PrimaryKeyConstraint("id", name="pk_systems"),
        UniqueConstraint("inventory", "key", name="uq_systems_inventory_key"),
    )


def _system_texts() -> None:
    op.create_table(
        "system_texts",
        Column("id", Integer(), nullable=False),
        Column("system_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("owner", Text(), nullable=False),
        Column("description", Text(), nullable=False),
        Column("other", JSON(), nullable=False),
        ForeignKeyConstraint(["system_id"], ["systems.id"], name="fk_system_texts_system_id"),
        PrimaryKeyConstraint("id", name="pk_system_texts"),
    )
    op.create_index("ix_system_texts_system_id", "system_texts", ["system_id"])


def _system_facts() -> None:
    op.create_table(
        "system_facts",
        Column("id", Integer(), nullable=False),
        Column("system_id", Integer(), nullable=False),
        Column("text_id", Integer(), nullable=False),
        Column("number", Integer(), nullable=False),
        Column("facts", JSON(), nullable=False),
        Column("why", Text(), nullable=False),
        Column("by_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_system_facts_by_id"),
        ForeignKeyConstraint(["system_id"], ["systems.id"], name="fk_system_facts_system_id"),
        ForeignKeyConstraint(["text_id"], ["system_texts.id"], name="fk_system_facts_text_id"),
        PrimaryKeyConstraint("id", name="pk_system_facts"),
        UniqueConstraint("system_id", "number", name="uq_system_facts_system_id_number"),
    )


def _system_assessments() -> None:
    op.create_table(
        "system_assessments",
        Column("id", Integer(), nullable=False),
        Column("system_id", Integer(), nullable=False),
        Column("text_id", Integer(), nullable=False),
        Column("run_id", Integer(), nullable=True),
        Column("facts_id", Integer(), nullable=True),
        Column("at", Moment(), nullable=False),
        Column("as_of", Date(), nullable=False),
        Column("state", String(length=20), nullable=False),
        Column("risk", JSON(), nullable=False),
        Column("provisions", JSON(), nullable=False),
        Column("priority", Integer(), nullable=False),
        Column("first_day", Date(), nullable=True),
        Column("law", String(length=40), nullable=False),
        Column("rules", String(length=80), nullable=False),
        Column("classifier", String(length=80), nullable=False),
        Column("precedents", String(length=80), nullable=False),
        Column("result", JSON(), nullable=False),
        ForeignKeyConstraint(["facts_id"], ["system_facts.id"], name="fk_system_assessments_facts_id"),
        ForeignKeyConstraint(["run_id"], ["inventory_runs.id"], name="fk_system_assessments_run_id"),
        ForeignKeyConstraint(["system_id"], ["systems.id"], name="fk_system_assessments_system_id"),
        ForeignKeyConstraint(["text_id"], ["system_texts.id"], name="fk_system_assessments_text_id"),
        PrimaryKeyConstraint("id", name="pk_system_assessments"),
        UniqueConstraint("run_id", "system_id", name="uq_system_assessments_run_id_system_id"),
    )
    op.create_index("ix_system_assessments_system_id", "system_assessments", ["system_id"])


def _system_reviews() -> None:
    op.create_table(
        "system_reviews",
        Column("id", Integer(), nullable=False),
        Column("assessment_id", Integer(), nullable=False),
        Column("kind", String(length=12), nullable=False),
        Column("risk", JSON(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("cites", JSON(), nullable=False),
        Column("asked", JSON(), nullable=False),
        Column("by_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        CheckConstraint("kind <> 'overridden' OR reason <> ''", name=op.f("ck_system_reviews_overridden_why")),
        CheckConstraint("kind IN ('accepted', 'overridden', 'asked', 'reopened')", name=op.f("ck_system_reviews_kind")),
        ForeignKeyConstraint(["assessment_id"], ["system_assessments.id"], name="fk_system_reviews_assessment_id"),
        ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_system_reviews_by_id"),
        PrimaryKeyConstraint("id", name="pk_system_reviews"),
    )
    op.create_index("ix_system_reviews_assessment_id", "system_reviews", ["assessment_id"])


def _system_standings() -> None:
    op.create_table(
        "system_standings",
        Column("system_id", Integer(), autoincrement=False, nullable=False),
        Column("inventory", String(length=120), nullable=False),
        Column("text_id", Integer(), nullable=False),
        Column("assessment_id", Integer(), nullable=False),
        Column("review_id", Integer(), nullable=True),
        Column("review", String(length=12), nullable=False),
        Column("state", String(length=20), nullable=False),
        Column("risk", String(length=200), nullable=False),
        Column("priority", Integer(), nullable=False),
        Column("first_day", Date(), nullable=True),
        CheckConstraint(
            "review IN ('open', 'accepted', 'overridden', 'asked')", name=op.f("ck_system_standings_review")
        ),
        ForeignKeyConstraint(["assessment_id"], ["system_assessments.id"], name="fk_system_standings_assessment_id"),
        ForeignKeyConstraint(["review_id"], ["system_reviews.id"], name="fk_system_standings_review_id"),
        ForeignKeyConstraint(["system_id"], ["systems.id"], name="fk_system_standings_system_id"),
        ForeignKeyConstraint(["text_id"], ["system_texts.id"], name="fk_system_standings_text_id"),
        PrimaryKeyConstraint("system_id", name="pk_system_standings"),
    )
    op.create_index(
        "ix_system_standings_inventory_priority_system_id", "system_standings", ["inventory", "priority", "system_id"]
    )
    op.create_index("ix_system_standings_priority_system_id", "system_standings", ["priority", "system_id"])


def _team_precedents() -> None:
    op.create_table(
        "team_precedents",
        Column("id", Integer(), nullable=False),
        Column("assessment_id", Integer(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("lang", String(length=8), nullable=False),
        Column("facts", JSON(), nullable=False),
        Column("tier", String(length=24), nullable=False),
        Column("decides", JSON(), nullable=False),
        Column("why", Text(), nullable=False),
        Column("by_id", Integer(), nullable=False),
        Column("at", Moment(), nullable=False),
        Column("withdrawn_at", Moment(), nullable=True),
        Column("withdrawn_by", Integer(), nullable=True),
        ForeignKeyConstraint(["assessment_id"], ["system_assessments.id"], name="fk_team_precedents_assessment_id"),
        ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_team_precedents_by_id"),
        ForeignKeyConstraint(["withdrawn_by"], ["people.id"], name="fk_team_precedents_withdrawn_by"),
        PrimaryKeyConstraint("id", name="pk_team_precedents"),
        UniqueConstraint("assessment_id", name="uq_team_precedents_assessment_id"),
    )
