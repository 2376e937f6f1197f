"""The page Triage before a small desk whose triage goes by single words, so that every screen has something to say."""

from datetime import date
from functools import cached_property

from streamlit.testing.v1 import AppTest

from helpdesk.errors import QuestionRefused
from helpdesk.triage.verdict import State
from tests.pages.check_rules import CheckDesk
from tests.pages.stub_desk import HOSTILE, NEW
from tests.patience import SECONDS

SCARY, QUIET, VAGUE = "It scares cats in a garden.", "A letter machine at home.", "A clever thing."


class SmallTriage:
    """Sorts by a word: what scares is banned, what is clever cannot be told, what is broken cannot be read."""

    def judge(self, as_of, team=()):
        return None

    def team(self) -> tuple:
        return ()

    def versions(self, as_of: date, team=()) -> dict:
        return {"law": NEW, "rules": "r1", "precedents": "p1", "classifier": "c1"}

    def verdict(self, text: str, as_of: date, team=()) -> dict:
        if "broken" in text:
            raise QuestionRefused("This one cannot be read.")
        return _scary(text, as_of) if "scares" in text else _open(as_of) if "clever" in text else _quiet(text, as_of)

    def result(self, verdict: dict, system, team=()) -> dict:
        head = {name: getattr(system, name) for name in ("id", "name", "owner", "description")}
        return {**head, **verdict, "versions": self.versions(date.today())}


def _plain(as_of: date, **more) -> dict:
    made = {
        "as_of": as_of.isoformat(), "state": State.LIKELY, "risk": ["minimal"], "chances": {"minimal": 0.9},
        "provisions": [], "labels": [], "facts": [], "presumed": [], "missing": [], "near": [], "contradictions": [],
        "priority": 5, "first_day": None, "duties": 1,
    }  # fmt: skip
    return made | more


def fact(step: str, reply, text: str, *words: str, **more) -> dict:
    """A suggested fact that rests on these words of a text."""
    spans = [[text.index(word), text.index(word) + len(word)] for word in words]
    made = {"step": step, "asks": f"{step}?", "reply": reply, "says": f"{step} it is", "strength": 0.93,
            "spans": spans, "words": list(words), "usual": False}  # fmt: skip
    return made | more


def _scary(text: str, as_of: date) -> dict:
    near = {"id": "n/1", "text": HOSTILE, "lang": "en", "risk": "prohibited", "likeness": 0.81, "agrees": True,
            "why": "It scares.", "team": False}  # fmt: skip
    facts = [fact("scares", "yes", text, "scares cats"), fact("where", ["garden"], text, "cats", "garden")]
    return _plain(
        as_of, state=State.SETTLED, risk=["prohibited", "high-risk"], chances={"prohibited": 0.97}, priority=1,
        provisions=["aia:art_4.1", "aia:art_99"], labels=["Article 4(1)", "Article 99"], facts=facts, duties=2,
        near=[near, near | {"agrees": False, "risk": "minimal"}], first_day="2025-02-02",
        contradictions=["It is in the garden, and it is not."],
        presumed=[{"step": "treats", "asks": "Does it heal?", "reply": "no", "says": "No", "why": "Few do."}],
    )  # fmt: skip


def _open(as_of: date) -> dict:
    leads = [{"reply": "yes", "says": "Yes, it does", "risk": "prohibited"},
             {"reply": "no", "says": "No, never", "risk": "minimal"}]  # fmt: skip
    missing = [{"step": "scares", "asks": "Does it scare cats?", "worth": 0.4, "leads": leads}]
    return _plain(as_of, state=State.OPEN, risk=["undetermined"], missing=missing, priority=3, duties=0)


def _quiet(text: str, as_of: date) -> dict:
    whole = fact("what", "yes", text, text) if text else []
    return _plain(as_of, facts=[whole] if whole else [])


class TriageDesk(CheckDesk):
    """The small desk with the small triage."""

    @cached_property
    def triaging(self) -> SmallTriage:
        return SmallTriage()


def page_of(desk):
    from helpdesk.pages import triage

    triage.show(desk)


def room(desk, **address: str) -> AppTest:
    """The page at an address."""
    page = AppTest.from_function(page_of, args=(desk,), default_timeout=SECONDS)
    for name, text in address.items():
        page.query_params[name] = text
    return page.run()
