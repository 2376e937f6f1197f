"""Assessed: checks that visitors sent to the staff, each with a number of its own."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, insert

from helpdesk.records.admitted import row_of
from helpdesk.records.tables import assessments

LONGEST = 1_000_000


def keep_assessment(connection: Connection, check: dict, ticket_id: int, at: datetime) -> tuple[int, str]:
    """Keep an exported check that came with a ticket: (id, number). Raises RecordError where it is too large."""
    number = secrets.token_hex(4)
    row = {"number": number, "at": at, "law_version": check.get("law_version") or "", "ticket_id": ticket_id}
    subject = row_of(check, LONGEST, "A check")
    return connection.execute(insert(assessments).values(**row, subject=subject)).inserted_primary_key[0], number
