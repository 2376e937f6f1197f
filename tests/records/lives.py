"""A small made-up history: people, what they asked, tickets with lines and a check, thumbs, an answer, visits."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert

from helpdesk.records.tables import (
    answer_versions,
    answers,
    assessments,
    conversations,
    people,
    pins,
    roles,
    ticket_lines,
    ticket_links,
    tickets,
    turns,
    visits,
    votes,
)

SECRETS = ("Mira Quill", "mira@quill.example", "velvet otter", "copper lantern", "amber falcon", "silver heron")


def hash_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


@dataclass(frozen=True)
class Life:
    """One asker with an account: a conversation, a thumb, and a ticket with its link and check."""

    person: int
    turn: int
    ticket: int


def put(connection: Connection, table, **row) -> object:
    return connection.execute(insert(table).values(row)).inserted_primary_key[0]


def person(connection: Connection, name: str, at: datetime, *given: str) -> int:
    email = f"{name.split()[0].lower()}@{name.split()[-1].lower()}.example"
    number = put(connection, people, name=name, email=email, password_hash="h", made=at)
    for role in given:
        put(connection, roles, person_id=number, role=role, given=at)
    return number


def ticket(connection: Connection, name: str, opened: datetime, **more) -> int:
    row = {
        "token_hash": hash_of(name),
        "opened": opened,
        "origin": "person",
        "state": "new",
        "question": f"Is {name} high-risk?",
        "context": {},
        "due": opened + timedelta(hours=72),
    }
    return put(connection, tickets, **{**row, **more})


def turn(connection: Connection, question: str, at: datetime, **more) -> int:
    row = {"question": question, "status": "answered", "at": at, "answer": {"citations": []}}
    return put(connection, turns, **{**row, **more})


def answered(question: str, *cited: str) -> dict:
    """An answer as it is kept."""
    return {"question": question, "text": f"About: {question}", "citations": [{"n": 1, "id": name} for name in cited]}


def live(connection: Connection, at: datetime) -> Life:
    """The life whose words are the secrets."""
    who = person(connection, "Mira Quill", at, "asker")
    put(connection, visits, token_hash=hash_of("v"), person_id=who, began=at, seen=at, ends=at + timedelta(hours=10))
    put(connection, conversations, id="c1", person_id=who, began=at)
    asked = "May we watch the velvet otter?"
    shown = answered(asked, "aia:art_5.1", "aia:art_26.2")
    said = turn(connection, asked, at, conversation_id="c1", understood_as="The velvet otter?", answer=shown)
    put(connection, votes, at=at, turn_id=said, question=asked, status="answered", cited=["aia:art_5.1"], up=False)
    context = {"turn": said, "answer": "velvet otter", "hits": []}
    number = ticket(
        connection, "amber falcon", at, note="copper lantern", contact="mira@quill.example", context=context
    )
    _lines(connection, number, at, who)
    put(connection, ticket_links, token_hash=hash_of("l"), ticket_id=number, made=at)
    check = {"facts": {"name": "silver heron"}}
    made = put(connection, assessments, number="a1b2", at=at, law_version="2026-07-27", ticket_id=number, subject=check)
    row = {"provision": "aia:art_5.1", "version": "2026-07-27", "text_hash": hash_of("t")}
    connection.execute(insert(pins).values(kind="assessment", owner=made, **row))
    return Life(who, said, number)


def _lines(connection: Connection, number: int, at: datetime, who: int) -> None:
    for kind, text, author in (
        ("asker", "It is about the copper lantern.", None),
        ("note", "Mira Quill called about the silver heron.", who),
        ("reply", "Dear Mira Quill, the velvet otter may be watched.", who),
        ("state", "new → open", None),
        ("state", "Reply 3 could not be sent to mira@quill.example.", None),
    ):
        put(connection, ticket_lines, ticket_id=number, at=at, author_id=author, kind=kind, text=text)


def curated(connection: Connection, name: str, author: int, at: datetime, **more) -> int:
    """A curated answer with one version: the id of the version."""
    put(connection, answers, **{"id": name, "state": "draft", **more})
    body = {"question": "?", "asked": [], "lines": [], "corrects": ""}
    row = {
        "answer_id": name,
        "number": 1,
        "author_id": author,
        "at": at,
        "reason": "first",
        "law_version": "2026-07-27",
    }
    return put(connection, answer_versions, body=body, **row)
