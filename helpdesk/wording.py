"""Sentences of ours, each written once."""

DISCLAIMER = (
    "This is an automated system that gives information about the EU AI Act. It is not legal advice, and it is "
    "run by {operator}, not by the European Commission."
)
NOT_FOUND = "I did not find an answer to this in the texts I have."
OUT_OF_SCOPE = "This is not about the EU AI Act, and other law is outside what I can read."
HELD_BACK = (
    "I had an answer, but its citations did not pass the check against the source, so I am not showing it."
)
EMPTY_SHELF = "The official texts are not here yet, so I cannot quote the law."
TOO_LONG = "The question has {length} characters; please put it in at most {limit}."
NO_QUESTION = "Please write a question."

NEXT_PERSON = (
    "Ask a person: your national authority for the AI Act, a lawyer, or the Commission's AI Act Service Desk."
)
NEXT_REPHRASE = "Try again with the words of the law, for example what the system does and who uses it."
NEXT_BROWSE = "Read the Act itself under Browse."
NEXT_ENGLISH = "I search in English only for now; please ask in English."
NEXT_SYNC = "Fetch the official texts with: python -m helpdesk corpus sync"
