"""Asked: conversations, the answers that were shown, and thumbs."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, String, Table, Text

from helpdesk.records.tables.ground import Moment, metadata, who

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(32), primary_key=True),
    who("person_id", index=True),
    Column("began", Moment, nullable=False, index=True),
)

# A question and the answer it got, as it was shown.
turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), index=True),
    Column("at", Moment, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("understood_as", Text, nullable=False, default=""),
    Column("lang", String(8), nullable=False, default=""),
    Column("status", String(20), nullable=False, index=True),
    Column("evidence", Float),
    Column("law_version", String(20), nullable=False, default=""),
    Column("answer_version", ForeignKey("answer_versions.id"), index=True),  # the curated answer that was served
    Column("answer", JSON, nullable=False),
)

votes = Table(
    "votes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("turn_id", ForeignKey("turns.id"), index=True),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("cited", JSON, nullable=False),
    Column("up", Boolean, nullable=False),
)
