"""People: who they are, what they may do, where they are signed in, how often they tried."""

from sqlalchemy import Boolean, Column, Integer, String, Table, UniqueConstraint

from helpdesk.records.tables.ground import Moment, metadata, one_of, who

ROLES = ("asker", "lawyer", "editor", "approver", "administrator")

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("email", String(254), unique=True),  # lower case; None once a person was erased
    Column("issuer", String(300)),  # with subject: who vouches for a person that signs in elsewhere
    Column("subject", String(300)),
    Column("password_hash", String(300)),
    Column("password_until", Moment),
    Column("failures", Integer, nullable=False, default=0),
    Column("locked_until", Moment),
    Column("made", Moment, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    UniqueConstraint("issuer", "subject"),
)

roles = Table(
    "roles",
    metadata,
    who("person_id", primary_key=True),
    Column("role", String(20), primary_key=True),
    Column("given", Moment, nullable=False),
    one_of("role", ROLES),
)

# A signed-in visit. The browser holds the token; here is only its hash.
visits = Table(
    "visits",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    who("person_id", nullable=False, index=True),
    Column("began", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("ended", Moment),
)

# How often someone did something since a moment; `who` is a hash, never an address.
counters = Table(
    "counters",
    metadata,
    Column("who", String(64), primary_key=True),
    Column("what", String(30), primary_key=True),
    Column("since", Moment, primary_key=True),
    Column("times", Integer, nullable=False),
)
