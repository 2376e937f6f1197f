"""Compose (being written)."""

from helpdesk.answering.answer import Draft, Status


def compose(question, search, routes, terms):
    return Draft(Status.NOT_FOUND, ())
