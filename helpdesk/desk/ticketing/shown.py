"""Shown: what the asker of a ticket was shown, as it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpdesk.desk.ticketing.working import TICKET_ROLES
from helpdesk.records import asked, tickets

if TYPE_CHECKING:
    from helpdesk.desk.staff import Staff


@dataclass(frozen=True)
class Shown:
    """The sentences of an answer with the numbers of their citations, and (number, id, label, quote) of each."""

    sentences: tuple[tuple[str, tuple[int, ...]], ...] = ()
    cited: tuple[tuple[int, str, str, str], ...] = ()


def shown(staff: Staff, number: int) -> Shown:
    """The answer that came before a ticket; empty where none did, or its time is past.

    Raises AccessRefused, RecordError.
    """
    staff.may(*TICKET_ROLES)
    with staff.desk.records.reading() as connection:
        turn = tickets.ticket(connection, number).context.get("turn")
        answer = asked.answer_of(connection, turn) if isinstance(turn, int) else {}
    if not answer.get("sentences"):
        return Shown()
    sentences = tuple((each["text"], tuple(each["cites"])) for each in answer["sentences"])
    return Shown(
        sentences, tuple((each["n"], each["id"], each["label"], each["quote"]) for each in answer["citations"])
    )
