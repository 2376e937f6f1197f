"""The words of the law. Every other room speaks in these; no files, no vectors, no screens, no clock."""

from helpdesk.law.citation import Citation, Mention, find_mentions, parse, parse_all, same_place
from helpdesk.law.provision import Force, Kind, Provision, Source, Version

__all__ = [
    "Citation",
    "Force",
    "Kind",
    "Mention",
    "Provision",
    "Source",
    "Version",
    "find_mentions",
    "parse",
    "parse_all",
    "same_place",
]
