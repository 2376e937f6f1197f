"""What a desk has kept, as rows, for tests of any room."""

from sqlalchemy import Row, Table, select

from helpdesk.desk import Desk
from helpdesk.records.tables import assessments, ticket_lines, tickets, turns, votes

TABLES = {"tickets": tickets, "lines": ticket_lines, "turns": turns, "votes": votes, "assessments": assessments}


def kept(desk: Desk, name: str) -> list[Row]:
    """The rows of a table, in the order in which they came."""
    table: Table = TABLES[name]
    with desk.records.reading() as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))
