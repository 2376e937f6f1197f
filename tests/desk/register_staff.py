"""A desk over our own corpus with an empty shelf, people at it, and results as triage gives them."""

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert

from helpdesk.desk import Desk, open_desk
from helpdesk.desk.register import NewRun, Run, keep_run
from helpdesk.desk.staff import Staff
from helpdesk.records.people import Person
from helpdesk.records.tables import people, roles
from helpdesk.settings import ROOT
from tests import sample

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
LAWYER, EDITOR, APPROVER, ASKER, KEEPER = 1, 2, 3, 4, 5
ROLES = {LAWYER: "lawyer", EDITOR: "editor", APPROVER: "approver", ASKER: "asker", KEEPER: "administrator"}
VERSIONS = {"law": "2026-07-27", "rules": "r1", "classifier": "c1", "precedents": "p1"}
HIRING = {
    "what": "system", "eu": ["market"], "exclusions": ["none"], "roles": ["provider"], "practices": ["none"],
    "products": ["none"], "areas": ["employment"], "work-uses": ["recruitment"],
}  # fmt: skip


def register_desk(home: Path, url: str) -> Desk:
    """The desk, with everybody at it."""
    settings = sample.settings_of(ROOT / "corpus", home / "home", shelf=home / "empty", database_url=url)
    desk = open_desk(settings)
    with desk.records.writing() as connection:
        for number, role in ROLES.items():
            connection.execute(insert(people).values(id=number, name=f"P{number}", failures=0, made=NOW, active=True))
            connection.execute(insert(roles).values(person_id=number, role=role, given=NOW))
    return desk


def at_desk(desk: Desk, number: int = LAWYER, at: datetime = NOW) -> Staff:
    """One of them at work."""
    return Staff(desk, Person(number, f"P{number}", None, frozenset({ROLES[number]}), True), at)


def row(key: str, risk: str = "minimal", **more) -> dict:
    """A result of triage."""
    description = f"{key} sorts the parcels of the depot."
    places = {"high-risk": ["aia:anx_III.4.a"], "transparency": ["aia:art_50.1"], "prohibited": ["aia:art_5.1.f"]}
    priorities = {"prohibited": 1, "high-risk": 2, "transparency": 4}
    made = {
        "id": key, "name": f"The {key}", "owner": "Depot", "description": description, "as_of": DAY.isoformat(),
        "state": "likely", "risk": [risk], "chances": {risk: 0.9}, "provisions": places.get(risk, []), "labels": [],
        "facts": [_fact("what", "system", [[0, len(key)]], description)],
        "presumed": [{"step": "eu", "asks": "?", "reply": ["market"], "says": "It is sold here.", "why": "Usual."}],
        "missing": [], "near": [], "contradictions": [], "priority": priorities.get(risk, 5),
        "first_day": "2027-12-02" if risk == "high-risk" else None, "duties": 3, "versions": VERSIONS,
    }  # fmt: skip
    return made | more


def _fact(step: str, reply, spans: list, text: str) -> dict:
    words = [text[start:end] for start, end in spans]
    return {
        "step": step, "asks": "What is it?", "reply": reply, "says": "A system", "strength": 0.9, "spans": spans,
        "words": words, "usual": False,
    }  # fmt: skip


def kept(desk: Desk, *results: dict, at: datetime = NOW, as_of: date = DAY, inventory: str = "Fleet") -> Run:
    """The run of these results."""
    return keep_run(at_desk(desk, at=at), NewRun(inventory, as_of, VERSIONS), results)
