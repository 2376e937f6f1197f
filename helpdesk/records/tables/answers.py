"""Answers: their wordings, who approved them, how they are asked, and the law they rest on."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from helpdesk.records.tables.ground import Moment, metadata, one_of, who

ANSWER_STATES = ("draft", "in-review", "published", "stale", "archived")
RESTING = ("answer", "assessment", "system")  # the last one: an assessment of the register

answers = Table(
    "answers",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("state", String(20), nullable=False, index=True),
    Column("lang", String(8), nullable=False, default="en"),
    Column("audience", String(80), nullable=False, default=""),
    who("owner_id"),
    Column("review_by", Date, index=True),
    Column("published_version", Integer),
    Column("ticket_id", ForeignKey("tickets.id")),  # the ticket it was written for
    one_of("state", ANSWER_STATES),
    CheckConstraint("state NOT IN ('published', 'stale') OR published_version IS NOT NULL", name="published_what"),
)

# The wordings of an answer, each kept for ever as it was written.
answer_versions = Table(
    "answer_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer_id", ForeignKey("answers.id"), nullable=False),
    Column("number", Integer, nullable=False),
    who("author_id", nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("law_version", String(20), nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("answer_id", "number"),
    UniqueConstraint("id", "author_id"),
)

# Nobody approves what they wrote: the pair of version and author is the version's own, and differs from the approver.
approvals = Table(
    "approvals",
    metadata,
    Column("version_id", Integer, primary_key=True),
    Column("author_id", Integer, nullable=False),
    who("approver_id", nullable=False),
    Column("at", Moment, nullable=False),
    Column("note", Text, nullable=False, default=""),
    ForeignKeyConstraint(["version_id", "author_id"], ["answer_versions.id", "answer_versions.author_id"]),
    CheckConstraint("approver_id <> author_id", name="another_person"),
)

# What was said of a version: why it was sent back, rolled back to, or archived.
remarks = Table(
    "remarks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", ForeignKey("answer_versions.id"), nullable=False, index=True),
    who("author_id", nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
)

# The vectors of the wordings an answer is asked in, of one model: made when it is published.
wordings = Table(
    "wordings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", ForeignKey("answer_versions.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("model", String(120), nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String(16), nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("law_version", String(20), nullable=False),
    Column("stale", Boolean, nullable=False, default=False),
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("subject", JSON, nullable=False),
)

# What an answer's version or an assessment rests on: the text it cited, by its hash.
pins = Table(
    "pins",
    metadata,
    Column("kind", String(12), primary_key=True),
    Column("owner", Integer, primary_key=True),
    Column("provision", String(120), primary_key=True),
    Column("version", String(20), nullable=False),
    Column("text_hash", String(64), nullable=False),
    one_of("kind", RESTING),
    Index(None, "provision"),
)
