"""Gone: what belongs to one person, handed over as a copy, or taken out everywhere.

Who is meant is found first, by an account, an address or a ticket; the copy and the erasure then speak of the same
rows. What is written once stays: versions of answers with their author's number, and the events, which hold no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection, and_, delete, select, update

from helpdesk.errors import RecordError
from helpdesk.records import register_gone
from helpdesk.records.audit import Event, tell
from helpdesk.records.blanking import batches, blank_tickets, blank_turns, overwriting
from helpdesk.records.people import deactivate
from helpdesk.records.redaction import REMOVED, addresses_in, without
from helpdesk.records.tables import conversations, people, roles, ticket_lines, tickets, turns, visits

ADDRESS_LONGEST = 254


@dataclass(frozen=True)
class Whose:
    """What belongs to one person: tickets and turns by id, conversations, and the account, if there is one.

    `subject` is how an event names it: by number, never by name or address. `texts` and `precedents` are those of the
    register that name the person with one of `words`.
    """

    subject: str
    tickets: frozenset[int] = frozenset()
    turns: frozenset[int] = frozenset()
    conversations: frozenset[str] = field(default_factory=frozenset)
    person_id: int | None = None
    texts: frozenset[int] = frozenset()
    precedents: frozenset[int] = frozenset()
    words: tuple[str, ...] = ()


def of_person(connection: Connection, person_id: int) -> Whose:
    """What belongs to an account, and to its address where tickets name that. Raises RecordError: no such account."""
    row = connection.execute(select(people.c.email, people.c.name).where(people.c.id == person_id)).first()
    if row is None:
        raise RecordError("There is no person of this number.")
    mine = set(connection.scalars(select(tickets.c.id).where(tickets.c.person_id == person_id)))
    mine |= _named(connection, row.email) if row.email else set()
    talks = select(conversations.c.id).where(conversations.c.person_id == person_id)
    said = connection.scalars(select(turns.c.id).where(turns.c.conversation_id.in_(talks)))
    asked = frozenset(said) | _turns_of(connection, mine)
    words = tuple(word for word in (row.email, row.name) if word and word != REMOVED)
    found = Whose(f"person {person_id}", frozenset(mine), asked, frozenset(connection.scalars(talks)), person_id)
    return _in_register(connection, found, words)


def of_contact(connection: Connection, address: str) -> Whose:
    """What names an address: tickets as their contact, inventories anywhere. Raises RecordError where nothing does.

    Whoever asks must have shown that the address is theirs: anyone can write anybody's.
    """
    plain = address.strip().casefold()
    if len(plain) > ADDRESS_LONGEST or addresses_in(plain) != {plain}:
        raise RecordError("Please give one e-mail address and nothing else.")
    mine = frozenset(_named(connection, plain))
    found = _in_register(connection, Whose("contact", mine, _turns_of(connection, mine)), (plain,))
    if not (mine or found.texts or found.precedents):
        raise RecordError("No ticket and no inventory has this address.")
    return found


def _in_register(connection: Connection, whose: Whose, words: tuple[str, ...]) -> Whose:
    texts = register_gone.texts_naming(connection, words)
    return replace(whose, texts=texts, precedents=register_gone.precedents_naming(connection, words), words=words)


def of_ticket(connection: Connection, number: int) -> Whose:
    """One ticket and the turn it was opened for."""
    return Whose(f"ticket {number}", frozenset({number}), _turns_of(connection, {number}))


def _named(connection: Connection, address: str) -> set[int]:
    """Tickets whose contact holds an address; all are read, because databases differ in which letters are the same."""
    rows = connection.execute(select(tickets.c.id, tickets.c.contact).where(tickets.c.contact.contains("@")))
    return {row.id for row in rows if address.casefold() in addresses_in(row.contact)}


def _turns_of(connection: Connection, numbers: Iterable[int]) -> frozenset[int]:
    """The turns that tickets were opened for."""
    found: set[int] = set()
    for batch in batches(numbers):
        contexts = connection.scalars(select(tickets.c.context).where(tickets.c.id.in_(batch)))
        found |= {context["turn"] for context in contexts if isinstance(context.get("turn"), int)}
    return frozenset(found)


def erase(connection: Connection, whose: Whose, actor: str, at: datetime) -> dict[str, int]:
    """Take somebody's words out everywhere, and the account with them: how much, by table.

    Raises RecordError for the last administrator. One event tells that it was done, in numbers alone.
    """
    overwriting(connection)
    counts = {**blank_tickets(connection, whose.tickets), **blank_turns(connection, whose.turns)}
    counts["systems"] = register_gone.blank_texts(connection, whose.texts, whose.words)
    counts["precedents"] = register_gone.blank_precedents(connection, whose.precedents, whose.words)
    _close(connection, whose.tickets, at)
    if whose.person_id is not None:
        counts["lines"] += _signed_lines(connection, whose.person_id)
        counts |= _account(connection, whose.person_id, actor, at)
    tell(connection, Event(at, actor, "erased", whose.subject, counts))
    return counts


def _close(connection: Connection, numbers: Iterable[int], at: datetime) -> None:
    """Nobody waits any longer for a reply to what was erased."""
    for batch in batches(numbers):
        runs = and_(tickets.c.id.in_(batch), tickets.c.state.in_(("new", "open", "waiting")))
        connection.execute(update(tickets).where(runs).values(state="closed", closed=at, waiting_since=None))


def tell_copied(connection: Connection, whose: Whose, actor: str, at: datetime) -> None:
    """Tell that somebody was handed a copy."""
    tell(
        connection,
        Event(at, actor, "copied", whose.subject, {"tickets": len(whose.tickets), "turns": len(whose.turns)}),
    )


def _signed_lines(connection: Connection, person_id: int) -> int:
    """Take a person's own name and address out of what they wrote on tickets of others: those words stay."""
    person = connection.execute(select(people.c.name, people.c.email).where(people.c.id == person_id)).one()
    query = select(ticket_lines.c.id, ticket_lines.c.text).where(ticket_lines.c.author_id == person_id)
    signed = [
        (row.id, row.text, without(row.text, person.name, person.email or "")) for row in connection.execute(query)
    ]
    changed = [(line, after) for line, before, after in signed if after != before]
    for line, after in changed:
        connection.execute(update(ticket_lines).where(ticket_lines.c.id == line).values(text=after))
    return len(changed)


def _account(connection: Connection, person_id: int, actor: str, at: datetime) -> dict[str, int]:
    """Empty an account: nobody signs in with it again; its number stays, because others' work names it."""
    deactivate(connection, person_id, actor, at)  # which refuses to leave the desk without an administrator
    ended = connection.execute(delete(visits).where(visits.c.person_id == person_id)).rowcount
    given = connection.execute(delete(roles).where(roles.c.person_id == person_id)).rowcount
    for table, column in ((conversations, "person_id"), (tickets, "person_id"), (tickets, "assignee_id")):
        connection.execute(update(table).where(table.c[column] == person_id).values({column: None}))
    connection.execute(update(people).where(people.c.id == person_id).values(_NOBODY))
    return {"people": 1, "roles": given, "visits": ended}


_NOBODY = {
    "name": REMOVED, "email": None, "issuer": None, "subject": None, "password_hash": None, "password_until": None,
    "failures": 0, "locked_until": None, "active": False,
}  # fmt: skip
