"""A small register of made-up systems: results as triage tells them, one of every kind."""

from datetime import date

from helpdesk.reports.register import Head

VERSIONS = {"law": "2026-07-27", "rules": "r1", "classifier": "c1", "precedents": "p1"}
HEAD = Head("Register of the pond", date(2026, 11, 20), "Pond Ltd", VERSIONS)

# Class, label, state, priority, first day, duties.
_KINDS = (
    ("high-risk", "Annex III point 4(a)", "likely", 2, "2027-12-02", 23),
    ("minimal", "", "settled", 5, None, 1),
    ("transparency", "Article 50(1)", "settled", 4, "2026-08-02", 3),
    ("undetermined", "", "cannot-say", 3, None, 0),
    ("prohibited", "Article 5(1)(f)", "likely", 1, "2025-02-02", 2),
)
_REVIEWS = {
    "accepted": {"state": "accepted", "by": "R. Reed", "at": "2026-11-19T10:00:00+00:00"},
    "overridden": {
        "state": "overridden", "risk": ["minimal"], "reason": "It only opens the gate.",
        "cites": ["Article 6(3)"], "by": "R. Reed", "at": "2026-11-19T11:00:00+00:00",
    },
    "asked": {"state": "asked", "by": "R. Reed", "at": "2026-11-19T12:00:00+00:00"},
}  # fmt: skip


def result(number: int = 0, review: str = "", **changes) -> dict:
    """A result of one of the kinds, with whatever is changed."""
    risk, label, state, priority, day, duties = _KINDS[number % len(_KINDS)]
    row = {
        "id": f"s-{number:05}", "name": f"System {number}", "owner": ("Ann", "Ben", "")[number % 3],
        "description": f"It watches pond {number} and ranks the frogs by how they jump.", "as_of": "2026-11-20",
        "state": state, "risk": [risk], "chances": {risk: 0.91, "minimal": 0.06} if risk != "minimal" else {risk: 0.94},
        "provisions": ["aia:anx_III.4.a"] if label else [], "labels": [label] if label else [],
        "facts": [
            {"step": "work", "asks": "What does it do about jobs?", "reply": ["ranks"], "says": "It ranks frogs.",
             "strength": 0.93, "spans": [[21, 36]], "words": ["ranks the frogs"], "usual": False},
            {"step": "trained", "asks": "Does it learn?", "reply": "yes", "says": "It learns from jumps.",
             "strength": 0.71, "spans": [], "words": [], "usual": True},
        ],
        "presumed": [{"step": "eu", "asks": "Is it used in the EU?", "reply": ["market"],
                      "says": "It is used in the EU.", "why": "The pond is there."}],
        "missing": [] if state == "settled" else [
            {"step": "side", "asks": "Is its task narrow?", "worth": 0.41,
             "leads": [{"reply": ["narrow"], "says": "Yes, narrow.", "risk": "high-risk-exempted"},
                       {"reply": ["wide"], "says": "No.", "risk": "high-risk"}]},
            {"step": "who", "asks": "Who reads the ranking?", "worth": 0.2, "leads": []},
        ],
        "near": [{"id": "frogs/3", "text": "A tool that ranks toads.", "risk": "high-risk", "likeness": 0.81,
                  "agrees": risk == "high-risk", "why": "Toads are like frogs.", "team": False}],
        "contradictions": ["It is said to be narrow and wide."] if number % 4 == 0 else [],
        "priority": priority, "first_day": day, "duties": duties, "versions": VERSIONS,
    }  # fmt: skip
    return {**row, **({"review": _REVIEWS[review]} if review else {}), **changes}


def failed(number: int = 0) -> dict:
    """A row that could not be read."""
    return {"id": f"e-{number}", "name": "Empty", "owner": "Ben", "description": "", "error": "It has no description."}


def register(size: int = 12) -> list[dict]:
    """Results of every kind, some reviewed, the last one a row that could not be read."""
    reviews = ("", "accepted", "", "asked", "", "", "", "overridden")
    return [*(result(number, reviews[number % len(reviews)]) for number in range(size)), failed(size)]
