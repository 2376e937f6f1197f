"""Ticketing: how a question reaches a person, what the staff do with it, and how the asker hears of it."""

from helpdesk.desk.ticketing.asking import (
    Letter,
    Remembered,
    Said,
    Standing,
    add_from_asker,
    ask_a_person,
    remember,
    send_check,
    status,
    vote,
)
from helpdesk.desk.ticketing.nearby import Duplicate, Suggestions, duplicates, suggestions
from helpdesk.desk.ticketing.working import (
    Replied,
    Seen,
    assign,
    merge,
    move,
    note,
    queue,
    reply,
    send_again,
    ticket,
)
from helpdesk.records.queue import Leaf, Wanted
from helpdesk.records.tickets import Opened

__all__ = [
    "Duplicate", "Leaf", "Letter", "Opened", "Remembered", "Replied", "Said", "Seen", "Standing", "Suggestions",
    "Wanted", "add_from_asker", "ask_a_person", "assign", "duplicates", "merge", "move", "note", "queue", "remember",
    "reply", "send_again", "send_check", "status", "suggestions", "ticket", "vote",
]  # fmt: skip
