"""The front desk: the one counter where all are served, and the only place where rooms are put together."""

from helpdesk.desk.desk import Change, Desk, Hit, Progress, Reading
from helpdesk.desk.opening import open_desk
from helpdesk.desk.rows import Words, our_rows

__all__ = ["Change", "Desk", "Hit", "Progress", "Reading", "Words", "open_desk", "our_rows"]
