"""Records with rows in every table, with all that is hard to copy in them; and all rows of records, to compare."""

from datetime import timedelta

from sqlalchemy import insert, select

from helpdesk.records import audit
from helpdesk.records.opening import Records
from helpdesk.records.tables import metadata
from tests.records.conftest import NOW

ODD = "é 漢字 \U0001f916 \u2028 '; DROP TABLE people; -- <script> \" \\ \r\n\t 𝔘"
LATER = NOW + timedelta(days=3, microseconds=123_456)


def _person(number: int, **more) -> dict:
    row = {"id": number, "name": f"{number}{ODD}", "email": f"p{number}@x.example", "issuer": None, "subject": None}
    row |= {"password_hash": None, "password_until": None, "failures": number, "locked_until": None, "made": NOW}
    return {**row, "active": number % 2 == 0, **more}


def _ticket(number: int, **more) -> dict:
    row = {"id": number, "token_hash": f"{number:064}", "opened": NOW, "origin": "person", "state": "open"}
    row |= {"question": ODD, "note": "", "contact": "", "lang": "en", "context": {"a": [1, 2.5, None, ODD]}}
    row |= {"assignee_id": 7, "person_id": None, "due": LATER, "waiting_since": None, "replied": None, "closed": None}
    return {**row, "merged_into": None, **more}


def _turn(number: int, **more) -> dict:
    row = {"id": number, "conversation_id": "c" * 32, "at": NOW, "question": ODD, "understood_as": "", "lang": "de"}
    row |= {"status": "answered", "evidence": 0.1 + 0.2, "law_version": "2026-07-27", "answer_version": 4}
    return {**row, "answer": {"text": ODD, "n": 10**15, "none": None, "list": []}, **more}


def _assessment(number: int, **more) -> dict:
    row = {"id": number, "system_id": 12, "text_id": 15, "run_id": None, "facts_id": None, "at": NOW}
    row |= {"as_of": NOW.date(), "state": "likely", "risk": ["high-risk"], "provisions": ["aia:art_4"], "priority": 2}
    row |= {"first_day": LATER.date(), "law": "2026-07-27", "rules": "r", "classifier": "", "precedents": "p"}
    return {**row, "result": {"state": "likely", "n": 0.1 + 0.2, "none": None, "says": ODD}, **more}


_BODY = {"question": ODD, "asked": [ODD], "lines": [{"text": ODD, "cites": ["aia:art_4"]}], "corrects": ""}
ROWS = {
    "people": [
        _person(2, issuer="i", subject="s"), _person(7, password_until=LATER, locked_until=NOW),
        _person(40, email=None),
    ],
    "roles": [{"person_id": 2, "role": "editor", "given": NOW}, {"person_id": 7, "role": "approver", "given": LATER}],
    "visits": [{"token_hash": "v" * 64, "person_id": 2, "began": NOW, "seen": NOW, "ends": LATER, "ended": None}],
    "counters": [{"who": "w" * 64, "what": "ticket", "since": NOW, "times": 3}],
    # Each names one that comes after it, or one that does.
    "tickets": [
        _ticket(1, state="merged", merged_into=3), _ticket(2, state="merged", merged_into=1), _ticket(9),
        _ticket(3, state="merged", merged_into=9, waiting_since=LATER, replied=LATER, closed=LATER, person_id=2),
    ],
    "ticket_links": [{"token_hash": "l" * 64, "ticket_id": 9, "made": NOW}],
    "ticket_lines": [{"id": n, "ticket_id": 9, "at": NOW, "author_id": 2, "kind": "note", "text": ODD} for n in (5, 6)],
    "answers": [{
        "id": "labels", "state": "published", "lang": "en", "audience": ODD, "owner_id": 2,
        "review_by": NOW.date(), "published_version": 1, "ticket_id": 9,
    }, {
        "id": "draft", "state": "draft", "lang": "de", "audience": "", "owner_id": None, "review_by": None,
        "published_version": None, "ticket_id": None,
    }],
    "answer_versions": [{
        "id": 4, "answer_id": "labels", "number": 1, "author_id": 2, "at": NOW, "reason": ODD,
        "law_version": "2026-07-27", "body": _BODY,
    }],
    "approvals": [{"version_id": 4, "author_id": 2, "approver_id": 7, "at": LATER, "note": ODD}],
    "remarks": [{"id": 8, "version_id": 4, "author_id": 7, "at": NOW, "text": ODD}],
    "wordings": [{"id": 3, "version_id": 4, "text": ODD, "model": "m", "vector": bytes(range(256)) * 6}],
    "assessments": [{
        "id": 11, "number": "K7M2P9QX", "at": NOW, "law_version": "2026-07-27", "stale": True, "ticket_id": 9,
        "subject": {"facts": {"a": True}},
    }],
    "pins": [{
        "kind": kind, "owner": owner, "provision": "aia:art_4", "version": "2026-07-27", "text_hash": "a" * 64,
    } for kind, owner in (("answer", 4), ("assessment", 11), ("system", 6))],
    "inventory_runs": [{
        "id": 3, "inventory": ODD, "at": NOW, "by_id": 2, "as_of": NOW.date(), "versions": {"law": "2026-07-27"},
        "count": 1,
    }],
    "systems": [{"id": 12, "inventory": ODD, "key": ODD}],
    "system_texts": [{
        "id": 15, "system_id": 12, "at": NOW, "name": ODD, "owner": ODD, "description": ODD, "other": {ODD: ODD},
    }],
    "system_facts": [{
        "id": 2, "system_id": 12, "text_id": 15, "number": 1, "facts": {"eu": ["market"]}, "why": ODD, "by_id": 7,
        "at": LATER,
    }],
    "system_assessments": [_assessment(6, run_id=3), _assessment(7, facts_id=2, first_day=None)],
    "system_reviews": [{
        "id": 5, "assessment_id": 7, "kind": "overridden", "risk": ["minimal"], "reason": ODD, "cites": ["aia:art_2"],
        "asked": [], "by_id": 7, "at": LATER,
    }],
    "system_standings": [{
        "system_id": 12, "inventory": ODD, "text_id": 15, "assessment_id": 7, "review_id": 5, "review": "overridden",
        "state": "settled", "risk": " minimal ", "priority": 5, "first_day": None,
    }],
    "team_precedents": [{
        "id": 1, "assessment_id": 7, "text": ODD, "lang": "de", "facts": {"eu": ["market"]}, "tier": "minimal",
        "decides": ["aia:art_2"], "why": ODD, "by_id": 7, "at": LATER, "withdrawn_at": LATER, "withdrawn_by": 2,
    }],
    "conversations": [{"id": "c" * 32, "person_id": 2, "began": NOW}],
    "turns": [_turn(1), _turn(2, evidence=None, answer_version=None, conversation_id=None)],
    "votes": [{
        "id": 1, "at": NOW, "turn_id": 2, "question": ODD, "status": "answered", "cited": ["aia:art_4"], "up": False,
    }],
}  # fmt: skip


def fill(records: Records) -> None:
    """Write a row or more into every table, and some events."""
    with records.writing() as connection:
        for table in metadata.sorted_tables:
            for row in _in_order(ROWS.get(table.name, [])):
                connection.execute(insert(table).values(row))
        for number in range(1, 30):
            audit.tell(connection, audit.Event(NOW, f"person {number}", "tried", "ticket 9", {"n": number, "ü": ODD}))


def _in_order(rows: list[dict]) -> list[dict]:
    """Tickets such that one that is named stands before those that name it."""
    by_id = {row.get("id"): row for row in rows}
    return [by_id[number] for number in (9, 3, 1, 2)] if 9 in by_id else rows


def rows_of(records: Records, *but: str) -> dict[str, list[tuple]]:
    """Every row of every table, by its keys."""
    with records.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in metadata.sorted_tables
            if table.name not in but
        }
