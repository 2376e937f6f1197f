"""What would change a result: the fewest answers that flip it, and what each open question decides."""

from helpdesk.checker.finding import Tier
from helpdesk.checker.flips import Change, Open
from helpdesk.checker.step import Reply
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_visit import Visit, go_link, reply_words
from helpdesk.pages.marks import safe, tag

_MOST = 4  # answers named for one outcome
_FAR = 3  # from as many different answers on, a change is folded away


def changes_html(visit: Visit) -> str:
    """For each class the smallest set of answers that would put it there or take it out."""
    found = visit.check.changes
    lead = words.CHANGES_LEAD if found else words.CHANGES_NONE
    near = _rows(visit, [change for change in found if len(change.answers) < _FAR])
    far = [change for change in found if len(change.answers) >= _FAR]
    title = tag("summary", safe(words.CHANGES_FAR.format(count=len(far))))
    folded = tag("details", title + _rows(visit, far)) if far else ""
    return tag("h2", safe(words.CHANGES)) + tag("p", safe(lead), class_="small") + near + folded


def _rows(visit: Visit, found: list[Change]) -> str:
    return tag("ul", "".join(_change_html(visit, change) for change in found), class_="changes") if found else ""


def _change_html(visit: Visit, change: Change) -> str:
    tier = tag("strong", safe(saying.tier_name(change.tier)))
    leaves = words.LEAVES if change.tier in visit.walk.risk else words.RULED_OUT
    then = safe(words.JOINS if change.joins else leaves).replace("{tier}", tier)
    if change.risk != (change.tier,):
        then += safe(words.ALL_IN_ALL.format(tiers=saying.tier_names(change.risk)))
    rows = "".join(tag("li", _if_html(visit, name, reply)) for name, reply in change.answers.items())
    return tag("li", f"{then}.{tag('ul', rows)}")


def _if_html(visit: Visit, name: str, reply: Reply) -> str:
    step = visit.book.step[name]
    label = words.CHANGE if name in visit.told.facts else words.ANSWER_NOW
    answer = tag("strong", safe(reply_words(step, reply)))
    return f"{safe(words.IF)} “{safe(step.asks)}” {answer} {go_link(visit, name, label, step.asks)}"


def open_html(visit: Visit) -> str:
    """The questions that were answered with "I don't know" and still decide something, with both outcomes."""
    asked = [each for each in visit.check.open if each.step.id in visit.told.facts]
    if not asked:
        return ""
    rows = "".join(tag("li", _open_html(visit, each)) for each in asked)
    return (
        tag("h2", safe(words.OPEN)) + tag("p", safe(words.OPEN_LEAD), class_="small") + tag("ul", rows, class_="open")
    )


def _open_html(visit: Visit, each: Open) -> str:
    head = f"{tag('strong', safe(each.step.asks))} {go_link(visit, each.step.id, words.ANSWER_NOW, each.step.asks)}"
    if not each.flips_risk:
        return head + tag("p", safe(words.OPEN_DUTIES), class_="small")
    by_risk: dict[tuple[Tier, ...], list[str]] = {}
    for reply, risk in each.outcomes:
        by_risk.setdefault(risk, []).append(reply_words(each.step, reply))
    return head + tag("ul", "".join(_outcome_html(answers, risk) for risk, answers in by_risk.items()))


def _outcome_html(answers: list[str], risk: tuple[Tier, ...]) -> str:
    named = "; ".join(answers[:_MOST])
    more = f" {words.AND_MORE.format(count=len(answers) - _MOST)}" if len(answers) > _MOST else ""
    leads = f"{safe(words.LEADS_TO)} {tag('strong', safe(saying.tier_names(risk)))}"
    return tag("li", f"{safe(named + more)} → {leads}")
