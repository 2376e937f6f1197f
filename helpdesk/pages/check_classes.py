"""The classes of a result: a card for each, with a sentence, the chain of reasons, and what to do next."""

from helpdesk.checker.finding import Finding, Tier
from helpdesk.errors import HelpdeskError
from helpdesk.law.rule import YES
from helpdesk.pages import check_saying as saying
from helpdesk.pages import check_words as words
from helpdesk.pages.check_known import badge
from helpdesk.pages.check_reasons import chain_html
from helpdesk.pages.check_visit import Visit, law_links
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import applies_words


def classes_html(visit: Visit) -> str:
    """All classes, the worst first."""
    cards = [_card(visit, tier) for tier in visit.walk.risk]
    rest = tag("p", safe(words.REST), class_="small") if Tier.PROHIBITED in visit.walk.risk else ""
    return "".join(cards[:1]) + rest + "".join(cards[1:]) + ("" if visit.check.fits_no_class else _also_html(visit))


def _also_html(visit: Visit) -> str:
    """What else is established and asks for a next step, beside the classes."""
    body = "".join(_finding_html(visit, finding) for finding in visit.check.told)
    return tag("section", tag("h2", safe(words.ALSO)) + body, class_="class") if body else ""


def _card(visit: Visit, tier: Tier) -> str:
    found, sentence = findings_of(visit, tier), _sentence(visit, tier)
    told = [finding.says for finding in found]
    named = tag("span", safe(words.NO_CLASS), class_="tier open") if visit.check.fits_no_class else badge(tier)
    head = tag("h2", named) + (tag("p", safe(sentence), class_="sentence") if sentence not in told else "")
    if found and all(visit.check.owed_by_others(finding) for finding in found):
        head += tag("p", tag("strong", safe(words.NONE_YOURS)))
    body = "".join(_finding_html(visit, finding) for finding in found)
    return tag("section", head + body, class_=f"class {saying.TONES[tier]}")


def _sentence(visit: Visit, tier: Tier) -> str:
    if visit.check.fits_no_class:
        return words.NO_CLASS_FITS
    return saying.TIERS[tier][1].format(tiers=saying.tier_names(visit.walk.possible))


def findings_of(visit: Visit, tier: Tier) -> list[Finding]:
    """The established findings that put it into a class; where none fits, those that tell what to do instead."""
    if visit.check.fits_no_class:
        return list(visit.check.told)
    return [finding for finding in visit.book.tiers if finding.tier is tier and visit.walk.truths[finding.id] is YES]


def _finding_html(visit: Visit, finding: Finding) -> str:
    banned = finding.tier is Tier.PROHIBITED
    weighs = finding.tier in (Tier.PROHIBITED, Tier.HIGH_RISK)
    why = tag("summary", safe(words.PROHIBITED_MET if banned else words.WHY_SO))
    open_ = {"open": ""} if weighs else {}
    others = visit.check.owed_by_others(finding)
    not_yours = words.NOT_YOURS.format(roles=" or ".join(map(saying.role_name, others)))
    parts = [
        tag("p", f"{tag('strong', safe(finding.says))} {law_links(visit, finding.cites)}"),
        tag("p", safe(not_yours), class_="yours") if others else "",
        tag("details", why + chain_html(visit, finding.id), class_="why", **open_),
        _titled(words.EXCEPTION, safe(finding.exception)),
        _titled(words.BANNED_SINCE, safe(first_day_words(visit, finding))) if banned else "",
        tag("p", safe(words.NOTE.format(note=finding.note)), class_="small") if finding.note else "",
        "" if others else _next_html(finding),
    ]
    return tag("div", "".join(parts), class_="basis")


def _titled(title: str, inside: str) -> str:
    return tag("p", f"{tag('strong', safe(title))}<br>{inside}", class_="titled") if inside else ""


def _next_html(finding: Finding) -> str:
    rows = "".join(tag("li", safe(step)) for step in finding.next)
    return tag("div", tag("h3", safe(words.NEXT)) + tag("ul", rows), class_="next") if rows else ""


def first_day_words(visit: Visit, finding: Finding) -> str:
    """Since when or from when the provision of a finding applies; empty where the calendar is silent."""
    for cite in finding.cites:
        try:
            applies = visit.desk.look_up(cite, visit.as_of).applies
        except HelpdeskError:  # without the texts, or on a day before them
            continue
        if applies:
            return f"{applies_words(applies.day, visit.as_of)}."
    return ""
