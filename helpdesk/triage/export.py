"""A verdict as other programs read it: the JSON shape of `python -m helpdesk triage --json`."""

from collections.abc import Callable

from helpdesk.checker.facts import plain
from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import Reply
from helpdesk.triage.precedent import Presumption
from helpdesk.triage.verdict import Missing, Near, Suggested, Verdict

Label = Callable[[str], str]


def export(verdict: Verdict, description: str, book: Rulebook, label: Label) -> dict:
    """The whole verdict; facts and questions are told in words beside their ids."""
    return {
        "as_of": verdict.as_of.isoformat(),
        "state": verdict.state,
        "risk": list(verdict.risk),
        "chances": dict(verdict.chances),
        "provisions": list(verdict.provisions),
        "labels": [label(place) for place in verdict.provisions],
        "facts": [_suggested(each, description, book) for each in verdict.facts],
        "presumed": [_presumed(each, book) for each in verdict.presumed],
        "missing": [_missing(each, book) for each in verdict.missing],
        "near": [_near(each) for each in verdict.near],
        "contradictions": list(verdict.contradictions),
        "priority": verdict.priority,
        "first_day": verdict.first_day.isoformat() if verdict.first_day else None,
        "duties": verdict.duties,
    }


def _answer(step: str, reply: Reply, book: Rulebook) -> dict:
    asked = book.step[step]
    return {"step": step, "asks": asked.asks, "reply": plain({"": reply})[""], "says": asked.in_words(reply)}


def _suggested(each: Suggested, description: str, book: Rulebook) -> dict:
    return {
        **_answer(each.step, each.reply, book),
        "strength": each.strength,
        "spans": [list(span) for span in each.spans],
        "words": [description[start:end] for start, end in each.spans],
        "usual": each.is_usual,
    }


def _presumed(each: Presumption, book: Rulebook) -> dict:
    return {**_answer(each.step, each.reply, book), "why": each.why}


def _missing(each: Missing, book: Rulebook) -> dict:
    asked = book.step[each.step]
    leads = [
        {"reply": plain({"": reply})[""], "says": asked.in_words(reply), "risk": tier} for reply, tier in each.leads
    ]
    return {"step": each.step, "asks": asked.asks, "worth": each.worth, "leads": leads}


def _near(each: Near) -> dict:
    found = each.precedent
    return {
        "id": found.id,
        "text": found.text,
        "lang": found.lang,
        "risk": found.kind.tier,
        "likeness": each.likeness,
        "agrees": each.agrees,
        "why": found.kind.why,
        "team": found.team,
    }
