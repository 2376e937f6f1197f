"""How the check speaks of classes, roles, parts, fines and days: each said once for all its screens."""

from datetime import date

from helpdesk.checker.finding import Tier
from helpdesk.checker.owed import Fine, Owed
from helpdesk.pages import check_words as words
from helpdesk.pages.words import day_words

PARTS = {
    "10_scope": "Scope",
    "20_roles": "Your role",
    "30_practices": "Banned practices",
    "40_products": "Products",
    "45_functions": "What it does",
    "50_uses": "Sensitive uses",
    "60_transparency": "Transparency",
    "70_models": "Models",
    "78_shifts": "Changes of role",
    "80_dates": "Dates",
    "82_organisation": "Your organisation",
    "85_supply": "Supply",
    "90_using": "Use in practice",
}

TIERS = {
    Tier.PROHIBITED: ("Prohibited", "As you describe it, this is a practice that the Act bans."),
    Tier.HIGH_RISK: ("High-risk", "It is allowed, under strict duties."),
    Tier.EXEMPTED: (
        "Listed, but not high-risk",
        "Its use is on the list of high-risk uses, but it does not decide enough to count. A few duties remain.",
    ),
    Tier.TRANSPARENCY: ("Transparency", "People must be able to see that AI is at work, or that AI made something."),
    Tier.GPAI_SYSTEMIC: ("Model with systemic risk", "The strictest duties for general-purpose models apply."),
    Tier.GPAI: ("General-purpose AI model", "You count as provider of a general-purpose AI model."),
    Tier.MINIMAL: ("Minimal risk", "None of the special classes is met. Little is asked of you."),
    Tier.OUT_OF_SCOPE: ("Outside the Act", "The Act does not apply to it as you describe it."),
    Tier.UNDETERMINED: ("Not settled", "An open answer could still put it into: {tiers}."),
}
TONES = {
    Tier.PROHIBITED: "stop",
    Tier.HIGH_RISK: "high",
    Tier.EXEMPTED: "mid",
    Tier.TRANSPARENCY: "mid",
    Tier.GPAI_SYSTEMIC: "high",
    Tier.GPAI: "mid",
    Tier.MINIMAL: "good",
    Tier.OUT_OF_SCOPE: "good",
    Tier.UNDETERMINED: "open",
}
ROLES = {"gpai-provider": "provider of a general-purpose AI model", "affected-person": "person affected"}
ASKED_AS = {
    Tier.PROHIBITED: "a prohibited AI practice",
    Tier.HIGH_RISK: "a high-risk AI system",
    Tier.EXEMPTED: "an AI system listed in Annex III that is not high-risk",
    Tier.TRANSPARENCY: "an AI system with transparency obligations",
    Tier.GPAI_SYSTEMIC: "a general-purpose AI model with systemic risk",
    Tier.GPAI: "a general-purpose AI model",
}

_NATIONAL = "national-authority"  # who imposes a fine under Article 99
FINE_OPEN = "The Act names no ceiling; national law does"
FINE_KNOWN = "{most} for your size and turnover"
FINE_FLAT = "{amount}"
FINE_RULE = "{amount} or {share} % of worldwide yearly turnover, whichever is {rule}"
FINE_SIZE = "{amount} or {share} % of worldwide yearly turnover; the size of the company decides which"


def tier_name(tier: Tier) -> str:
    """A class in words."""
    return TIERS[tier][0]


def tier_names(tiers: tuple[Tier, ...]) -> str:
    """Several classes in words, with commas."""
    return ", ".join(tier_name(tier) for tier in tiers)


def role_name(role: str) -> str:
    """A role in words: "product manufacturer"."""
    return ROLES.get(role, role.replace("-", " "))


def part_name(group: str) -> str:
    """A part of the questions in words."""
    return PARTS.get(group, group.split("_")[-1].replace("-", " ").capitalize())


def euro(amount: float) -> str:
    """An amount as people say it.

    >>> euro(35_000_000), euro(7_500_000), euro(140_000.0)
    ('€35 million', '€7.5 million', '€140,000')
    """
    return f"€{amount / 1e6:,.4g} million" if amount >= 1e6 and amount % 1e5 == 0 else f"€{amount:,.0f}"


def fines_words(owed: Owed, is_public: bool = False) -> str:
    """The ceiling of the fine for a duty, each while several are open; public bodies have national rules."""
    said = words.EITHER_FINE.join(dict.fromkeys(fine_words(fine) for fine in owed.fines))
    national = any(fine.penalty.fined_by == _NATIONAL and fine.penalty.amount is not None for fine in owed.fines)
    return f"{said}; {words.PUBLIC_FINE}" if is_public and national else said


def fine_words(fine: Fine) -> str:
    """The ceiling of a fine in words."""
    penalty = fine.penalty
    if fine.most is not None and penalty.share is not None:
        return FINE_KNOWN.format(most=euro(fine.most))
    if penalty.amount is None:
        return FINE_OPEN
    amount = euro(penalty.amount)
    if penalty.share is None:
        return FINE_FLAT.format(amount=amount)
    pattern = FINE_RULE if fine.rule else FINE_SIZE
    return pattern.format(amount=amount, share=f"{penalty.share:g}", rule=fine.rule)


def start_words(owed: Owed, as_of: date) -> str:
    """Since when or from when a duty applies; the later day too while that is open."""
    days = sorted({day.day for day in owed.days})
    first = (words.SINCE_DAY if days[0] <= as_of else words.FROM_DAY).format(day=day_words(days[0]))
    return ", ".join([first, *(words.EITHER_DAY.format(day=day_words(day)) for day in days[1:])])
