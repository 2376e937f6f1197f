"""The back office: the records of a desk, and who of the staff stands at it.

It opens on the settings alone: neither the shelf nor the index is needed to sign in or to copy the records.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from helpdesk.desk import staff
from helpdesk.records.counters import keyed
from helpdesk.records.opening import FILE, Records, address, open_records
from helpdesk.settings import Settings


class BackOffice:
    """What staff need to come to the desk."""

    def __init__(self, settings: Settings):
        self.settings = settings

    @cached_property
    def records(self) -> Records:
        """What people wrote, opened when it is first needed. Raises RecordError."""
        return keyed(open_records(address(self.settings.database_url, self.settings.home)), self.settings.home)

    @property
    def has_records(self) -> bool:
        """Whether there are records yet: to read the law, or to ask on the command line, makes none."""
        return self.settings.database_url is not None or (self.settings.home / FILE).exists()

    def staff(self, token: str, at: datetime) -> staff.Staff:
        """The person who is signed in with a token, ready to work. Raises AccessRefused."""
        return staff.at_work(self, token, at)
