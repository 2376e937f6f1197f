"""Cases: checks that visitors sent to the staff, with a note; a line a case."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import RecordError
from helpdesk.records.lines import append_line

_NOTE_LONGEST, _CONTACT_LONGEST = 5_000, 200


@dataclass(frozen=True)
class Sent:
    """A check on its way to the staff: the exported check, a note, and how the visitor can be reached, if at all."""

    check: dict
    note: str
    contact: str


def keep_case(home: Path, sent: Sent) -> str:
    """Append a case: the number a visitor can name it by. Raises RecordError."""
    if len(sent.note) > _NOTE_LONGEST or len(sent.contact) > _CONTACT_LONGEST:
        raise RecordError(f"A note may have {_NOTE_LONGEST:,} characters and a contact {_CONTACT_LONGEST}.")
    number = secrets.token_hex(4)
    row = {"number": number, "note": sent.note, "contact": sent.contact, "check": sent.check}
    append_line(home / "cases.jsonl", row, "Your case")
    return number
