"""Events: who did what, in a chain."""

from sqlalchemy import Column, Integer, String, Table, Text

from helpdesk.records.tables.ground import Moment, metadata

# Who did what: a chain in which every event carries the hash of the one before.
events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False, index=True),
    Column("actor", String(120), nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject", String(120), nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
