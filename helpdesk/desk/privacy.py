"""Privacy: what is past its time goes; one person's words are handed over, or erased.

An asker proves who they are by the link of a ticket, and gets what belongs to that ticket. An address proves nothing,
because anybody can write it as a contact: by address, as by account, an administrator acts, who has made sure.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from helpdesk.desk import batch
from helpdesk.records import copies, gone, retention, tickets
from helpdesk.records.blanking import settle
from helpdesk.records.retention import Cleared, Periods

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk
    from helpdesk.desk.staff import Staff

KEEPER = "administrator"


def clear(desk: Desk, at: datetime) -> Cleared:
    """Delete or blank what is past its time: how much there was. Meant to be run every day. Raises RecordError."""
    days = desk.settings
    periods = Periods(*map(_days, (days.keep_turns_days, days.keep_tickets_days, days.keep_visits_days)))
    with desk.records.writing() as connection:
        done = retention.clear(connection, periods, at)
    settle(desk.records)
    return Cleared({**done.counts, "inventories": batch.clear(days.home, at - _days(days.keep_triage_days))})


def _days(number: int) -> timedelta:
    return timedelta(days=number)


def copy_for_asker(desk: Desk, token: str, at: datetime) -> dict:
    """What belongs to the ticket of a link, as plain values of JSON. Raises AccessRefused for a link not of ours."""
    with desk.records.reading() as connection:
        return copies.copy_of(connection, gone.of_ticket(connection, tickets.by_token(connection, token).id), at)


def erase_for_asker(desk: Desk, token: str, at: datetime) -> dict[str, int]:
    """Erase what belongs to the ticket of a link: how much, by table. Raises AccessRefused likewise."""
    with desk.records.writing() as connection:
        mine = gone.of_ticket(connection, tickets.by_token(connection, token).id)
        counts = gone.erase(connection, mine, "visitor", at)
    settle(desk.records)
    return counts


def copy_for(staff: Staff, who: int | str) -> dict:
    """All that one person wrote, by the number of the account or by a contact address.

    Raises AccessRefused, and RecordError where there is nobody. That a copy was made is told as an event.
    """
    staff.may(KEEPER)
    with staff.desk.records.writing() as connection:
        mine = _whose(connection, who)
        gone.tell_copied(connection, mine, f"person {staff.person.id}", staff.at)
        return copies.copy_of(connection, mine, staff.at)


def erase(staff: Staff, who: int | str) -> dict[str, int]:
    """Erase one person everywhere, likewise: how much, by table. Raises AccessRefused, RecordError."""
    staff.may(KEEPER)
    with staff.desk.records.writing() as connection:
        counts = gone.erase(connection, _whose(connection, who), f"person {staff.person.id}", staff.at)
    settle(staff.desk.records)
    return counts


def _whose(connection, who: int | str) -> gone.Whose:
    return gone.of_person(connection, who) if isinstance(who, int) else gone.of_contact(connection, who)
