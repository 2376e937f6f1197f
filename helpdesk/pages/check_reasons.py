"""Reasons as a readable chain: from a class down through what it rests on to the visitor's own answers."""

from collections.abc import Iterator

from helpdesk.checker.finding import Finding
from helpdesk.law.rule import UNKNOWN, YES
from helpdesk.pages import check_words as words
from helpdesk.pages.check_visit import Visit, answer_words, go_link, law_links
from helpdesk.pages.marks import safe, tag


def chain_html(visit: Visit, name: str) -> str:
    """What a finding rests on, as a list that folds out step by step."""
    return tag("ul", "".join(_below(visit, name, frozenset({name}))), class_="chain")


def said(visit: Visit, finding: Finding) -> str:
    """A finding as a sentence that is true here."""
    truth = visit.walk.truths[finding.id]
    if truth is YES:
        return finding.says
    if truth is UNKNOWN:
        return words.NOT_KNOWN.format(says=finding.says)
    return finding.says_not or words.NOT_SO.format(says=finding.says)


def _below(visit: Visit, name: str, seen: frozenset[str]) -> Iterator[str]:
    """One row for each finding that made this one what it is; answers stand where the chain ends."""
    told: set[str] = set()
    for other in visit.walk.leans_on(name):
        if other in seen:
            continue
        finding = visit.book.finding[other]
        if visit.walk.truths[other] is YES and finding.rule is not None:
            yield _link_html(visit, finding, list(_below(visit, other, seen | {other})))
            continue
        steps = [step for step in visit.walk.because(other) if step not in told]
        told.update(steps)
        if steps:
            yield _end_html(visit, finding, steps)


def _link_html(visit: Visit, finding: Finding, rows: list[str]) -> str:
    """A sentence that rests on others; a single one below it stands open, since it says more exactly why."""
    says, law = safe(said(visit, finding)), law_links(visit, finding.cites)
    if not rows:
        return tag("li", f"{says} {law}")
    open_ = {"open": ""} if len(rows) == 1 else {}
    return tag("li", tag("details", tag("summary", says) + law + tag("ul", "".join(rows)), **open_))


def _end_html(visit: Visit, finding: Finding, steps: list[str]) -> str:
    """A sentence with the answers that settle it."""
    rows = "".join(tag("p", answer_html(visit, step), class_="small") for step in steps)
    return tag("li", f"{safe(said(visit, finding))} {law_links(visit, finding.cites)}{rows}")


def answer_html(visit: Visit, step_id: str) -> str:
    """One answer in a sentence, with the link to change it."""
    step = visit.book.step[step_id]
    given = answer_words(visit, step)
    text = words.ANSWER_TO.format(asks=step.asks, answer=given) if given else words.NOT_ANSWERED.format(asks=step.asks)
    label = words.CHANGE if given else words.ANSWER_NOW
    return f"{safe(text)} {go_link(visit, step_id, label, step.asks)}"
