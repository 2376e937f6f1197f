"""Register: inventories of systems, what was found out about each, and what the lawyers made of it.

Words that came from outside stand in `system_texts` and `team_precedents` alone, where they can be taken out;
assessments, facts and reviews are written once, and hold none of them.
"""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from helpdesk.records.tables.ground import Moment, metadata, one_of, who

REVIEWS = ("accepted", "overridden", "asked", "reopened")
STANDINGS = ("open", "accepted", "overridden", "asked")

# One reading of an inventory, on a day, by the versions that are named there.
inventory_runs = Table(
    "inventory_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("inventory", String(120), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    who("by_id"),
    Column("as_of", Date, nullable=False),
    Column("versions", JSON, nullable=False),
    Column("count", Integer, nullable=False),
)

systems = Table(
    "systems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("inventory", String(120), nullable=False),
    Column("key", String(200), nullable=False),  # its id in the inventory
    UniqueConstraint("inventory", "key"),
)

# What an inventory said of a system, each time it said something else.
system_texts = Table(
    "system_texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("system_id", ForeignKey("systems.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("other", JSON, nullable=False),
)

# Answers to the questions of the check that a person stands behind; they are for one wording of the description.
system_facts = Table(
    "system_facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("system_id", ForeignKey("systems.id"), nullable=False),
    Column("text_id", ForeignKey("system_texts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("why", Text, nullable=False),
    who("by_id", nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("system_id", "number"),
)

system_assessments = Table(
    "system_assessments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("system_id", ForeignKey("systems.id"), nullable=False, index=True),
    Column("text_id", ForeignKey("system_texts.id"), nullable=False),
    Column("run_id", ForeignKey("inventory_runs.id")),  # none where a person's answers made it
    Column("facts_id", ForeignKey("system_facts.id")),  # the answers it rests on, if a person gave them
    Column("at", Moment, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("risk", JSON, nullable=False),
    Column("provisions", JSON, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("first_day", Date),
    Column("law", String(40), nullable=False),
    Column("rules", String(80), nullable=False),
    Column("classifier", String(80), nullable=False),
    Column("precedents", String(80), nullable=False),
    Column("result", JSON, nullable=False),
    UniqueConstraint("run_id", "system_id"),
)

# What a person said of an assessment.
system_reviews = Table(
    "system_reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("system_assessments.id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("risk", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cites", JSON, nullable=False),
    Column("asked", JSON, nullable=False),  # the questions that were sent to the owner
    who("by_id", nullable=False),
    Column("at", Moment, nullable=False),
    one_of("kind", REVIEWS),
    CheckConstraint("kind <> 'overridden' OR reason <> ''", name="overridden_why"),
)

# Where each system stands now: what a list of them is made from. `risk` has a blank before and after each class.
system_standings = Table(
    "system_standings",
    metadata,
    Column("system_id", ForeignKey("systems.id"), primary_key=True, autoincrement=False),
    Column("inventory", String(120), nullable=False),
    Column("text_id", ForeignKey("system_texts.id"), nullable=False),
    Column("assessment_id", ForeignKey("system_assessments.id"), nullable=False),
    Column("review_id", ForeignKey("system_reviews.id")),
    Column("review", String(12), nullable=False),
    Column("state", String(20), nullable=False),
    Column("risk", String(200), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("first_day", Date),
    one_of("review", STANDINGS),
    Index(None, "inventory", "priority", "system_id"),
    Index(None, "priority", "system_id"),
)

# Systems the team has decided, which count as precedents from then on until they are withdrawn.
team_precedents = Table(
    "team_precedents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("system_assessments.id"), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("tier", String(24), nullable=False),
    Column("decides", JSON, nullable=False),
    Column("why", Text, nullable=False),
    who("by_id", nullable=False),
    Column("at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    who("withdrawn_by"),
)
