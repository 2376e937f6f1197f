"""A check as other programs read it: the JSON shape of `python -m helpdesk check --json`."""

from helpdesk.checker.check import Check
from helpdesk.checker.facts import plain
from helpdesk.checker.flips import Change, Open
from helpdesk.checker.owed import Fine, Owed, timeline
from helpdesk.checker.step import Step
from helpdesk.law.rule import YES


def export(check: Check) -> dict:
    """The whole check; `obligations` are owed for sure, `possible_obligations` wait for an open answer."""
    walk, next_ = check.walk, check.walk.next
    sure = [each for each in check.owed if each.is_sure]
    return {
        "name": check.subject.name,
        "as_of": check.as_of.isoformat(),
        "rules_version": walk.book.version,
        "risk": list(walk.risk),
        "possible": list(walk.possible),
        "roles": [role.id for role in walk.roles],
        "findings": [_finding(check, finding) for finding in walk.findings],
        "obligations": [_owed(check, each) for each in sure],
        "possible_obligations": [_owed(check, each) for each in check.owed if not each.is_sure],
        "timeline": [
            {"day": day.isoformat(), "obligations": [each.duty.id for each in duties]}
            for day, duties in timeline(check.owed)
        ],
        "open": [_open(check, each) for each in check.open],
        "changes": [_change(change) for change in check.changes],
        "next": next_.id if next_ else None,
        "trail": [_answered(check, step) for step in walk.trail],
        "facts": plain(walk.facts),
    }


def _finding(check: Check, finding) -> dict:
    return {
        "id": finding.id,
        "says": finding.says,
        "cites": list(finding.cites),
        "because": list(check.walk.because(finding.id)),
        "risk": finding.tier,
    }


def _owed(check: Check, each: Owed) -> dict:
    duty = each.duty
    return {
        "id": duty.id,
        "duty": duty.duty,
        "role": duty.role,
        "cites": list(duty.cites),
        "applies_from": each.first_day.isoformat(),
        "applies": each.applies_on(check.as_of),
        "penalty": [_fine(fine) for fine in each.fines],
        "evidence": list(duty.evidence),
        "voluntary": duty.voluntary,
        "note": duty.note,
        "because": list(each.because),
        "waits_for": list(each.waits_for),
    }


def _fine(fine: Fine) -> dict:
    return {
        "tier": fine.penalty.id,
        "amount": fine.penalty.amount,
        "share": fine.penalty.share,
        "rule": fine.rule,
        "most": fine.most,
        "cites": list(fine.penalty.cites),
    }


def _open(check: Check, each: Open) -> dict:
    return {
        "step": each.step.id,
        "asks": each.step.asks,
        "why": each.step.why,
        "answered": each.step.id in check.walk.facts,
        "flips_risk": each.flips_risk,
        "flips_to": [{"answer": plain({"": reply})[""], "risk": list(risk)} for reply, risk in each.outcomes],
    }


def _change(change: Change) -> dict:
    return {
        "facts": plain(change.answers),
        "tier": change.tier,
        "joins": change.joins,
        "risk": list(change.risk),
    }


def _answered(check: Check, step: Step) -> dict:
    reply = check.walk.facts[step.id]
    truths = step.settle(reply)
    return {
        "step": step.id,
        "asks": step.asks,
        "answer": plain({"": reply})[""],
        "says": step.in_words(reply),
        "finds": [name for name, truth in truths.items() if truth is YES],
    }
