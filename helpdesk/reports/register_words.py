"""The words of a register: headings, labels and sentences of its sheets and its summary, each written once."""

from helpdesk.reports import words

TITLE = "Register of AI systems"
SUBTITLE = "Triage for {day}"
SYSTEMS, FACTS, QUESTIONS = "Systems", "Facts", "Questions"
DEADLINES, SUMMARY, ABOUT = "Deadlines", "Summary", "About"

SYSTEM_HEAD = (
    ("Priority", 9),
    ("Id", 14),
    ("System", 28),
    ("Owner", 20),
    ("How sure", 22),
    ("Class suggested", 24),
    ("Class after review", 24),
    ("Provisions", 26),
    ("First day", 12),
    ("Duties", 8),
    ("Deciding facts and their words", 60),
    ("Question to ask first", 42),
    ("Nearest precedent", 48),
    ("Contradictions", 36),
    ("Review", 16),
    ("Reason of the review", 36),
    ("Reviewed by", 18),
    ("Reviewed on", 22),
    ("Chances", 26),
    ("Description", 60),
    ("Remark", 30),
)
FACT_HEAD = (
    ("Id", 14),
    ("System", 28),
    ("Owner", 20),
    ("Question of the check", 44),
    ("What is suggested", 48),
    ("Words it rests on", 44),
    ("Strength", 10),
    ("Basis", 26),
    ("Why it is taken for granted", 44),
)
QUESTION_HEAD = (
    ("Owner", 22),
    ("Id", 14),
    ("System", 30),
    ("Order", 8),
    ("Question", 60),
    ("What an answer would lead to", 60),
    ("Answer of the owner", 44),
)
DEADLINE_HEAD = (
    ("First day", 12),
    ("Applies already?", 16),
    ("Priority", 9),
    ("Id", 14),
    ("System", 34),
    ("Owner", 24),
    ("Class", 34),
    ("Duties", 8),
)
SUMMARY_HEAD = (("", 44), ("Systems", 12), ("", 16))
ABOUT_HEAD = (("", 34), ("", 110))

_TIERS: dict[str, str] = {tier.value: says for tier, says in words.TIERS.items()}
UNNAMED_OWNER = "no owner named"
NONE = "–"
STATES = {
    "settled": "settled by the text",
    "likely": "likely; facts to confirm",
    "cannot-say": "cannot say yet; questions to ask",
    "": "not read",
}
STATES_MEAN = {
    "settled": "The words of the description decide the class. A person still has to agree.",
    "likely": "The class holds if the facts named are right. Somebody who knows the system has to confirm them.",
    "cannot-say": "The description leaves open what would decide. The questions named have to be answered first.",
    "": "The row could not be read as a system; the remark says why. Nothing was concluded.",
}
REVIEWS = {
    "open": "not reviewed",
    "asked": "owner was asked",
    "accepted": "accepted",
    "overridden": "decided otherwise",
}
PRIORITIES = {
    1: "a prohibited practice is possible",
    2: "high-risk",
    3: "cannot say yet",
    4: "transparency, or a general-purpose model",
    5: "minimal risk, or outside the AI Act",
    None: "not read",
}
PRIORITY = "{number} – {says}"

FACT = "{says} (“{words}”, {strength})"
FACT_USUAL = "{says} (usual with such systems, {strength})"
FACT_BARE = "{says} ({strength})"
MORE_FACTS = "and {count} more on the sheet “Facts”"
NEAR = "{id}, {likeness} alike, {risk}: {text}"
NEAR_AGAINST = "{near} (speaks against the class suggested)"
LEAD = "{reply} → {risk}"
WITH_CITES = "{reason} ({cites})"
CHANCE = "{risk} {chance}"
BASIS_WORDS, BASIS_USUAL, BASIS_PRESUMED = "words of the description", "usual with such systems", "taken for granted"
MORE = "and {count} more"
APPLIES, NOT_YET = "yes", "not yet"

BY_CLASS, BY_STATE, BY_PRIORITY = "By gravest class", "By how sure it is", "By priority"
BY_REVIEW, BY_DAY = "By state of the review", "By first day of a duty"
COUNT, ALL_IN = "Systems", "In the class at all"
TOTAL = "Systems in the register"
ERRORS = "Rows that could not be read"
STANDING = "A system counts in its gravest class, and in the one the review decided where it decided otherwise."

MADE_OF = "What this is made of"
DAY = "Day it speaks of"
VERSIONS = {
    "law": "Wording of the AI Act",
    "rules": "Version of the rules",
    "classifier": "Version of the classifier",
    "precedents": "Version of the precedents",
}
OTHER_VERSIONS = "Other versions"
MIXED = (
    "Assessed for another day or with other versions than named here: {count}. Assess them again before you compare."
)
STATES_TITLE = "How sure it is"
PRIORITIES_TITLE = "Priorities"
METHOD_TITLE = "How it works, and where it ends"
METHOD = (
    "Each description is compared with precedents whose class is known, and read for facts that the rules ask for. A "
    "fact that is suggested names the words it rests on, or says that it is only usual with such systems.",
    "The rules of the AI Act, and nothing else, turn facts into classes, provisions, days and duties.",
    "Strengths and chances are estimates from the precedents. They order the work; they prove nothing.",
    "What a description does not say is not known here. A system told too favourably is classed too favourably.",
    "Colours repeat what the words say, and carry nothing of their own.",
)
SOMEBODY = "whoever gave you this file"
SUGGESTS = "This register suggests; a person decides. No class in it holds before somebody who may decide has agreed."

LOOK_FIRST = "Systems to look at first"
LOOK_FIRST_LEAD = "First where a ban is possible, then what may be high-risk; nothing that a person has decided."
NO_FIRST = "No system with priority 1 or 2 waits for a decision."
DECIDED = "Beside these, {count} with priority 1 or 2 are decided already."
FIRST_HEAD = ("Priority", "System", "Owner", "Class", "Provisions", "First day", "Review")
MORE_FIRST = "And {count} more with priority 1 or 2."
NAMED = "{name} ({id})"
TIMELINE = "When duties begin"
MOVED = (
    "Decided otherwise than suggested: {count}. Their days and duties do not follow from the suggestion and are not "
    "listed; check each of them with the facts as they were decided."
)
TIMELINE_HEAD = ("First day", "Applies already?", "Systems", "Which")
NO_TIMELINE = "No duty with a first day follows for any system."
ASKED_MOST = "Open questions asked most"
ASKED_HEAD = ("Question", "Systems")
NO_ASKED = "No question is open."
ASKED_LEAD = "Questions of systems whose review is not finished; one answer for many systems saves the most work."
OVERVIEW = "In figures"
FIGURE = "{count} ({share})"
BAR_HEAD = ("Which", "", "Systems (share)")


def tier(name: str) -> str:
    """A class in words; a name that is no class as it is."""
    return _TIERS.get(name, name)


def tiers(names: tuple[str, ...]) -> str:
    """Several classes in words."""
    return ", ".join(map(tier, names)) or NONE


def percent(share: float) -> str:
    """A share in words.

    >>> percent(0.934)
    '93 %'
    """
    return f"{share * 100:.0f} %"


def chance(name: str, share: float) -> str:
    """What speaks for a class."""
    return CHANCE.format(risk=tier(name), chance=percent(share))


def priority(number: int | None) -> str:
    """A priority with its meaning."""
    says = PRIORITIES[number]
    return says if number is None else PRIORITY.format(number=number, says=says)


def some(names: list[str], most: int, rest: int = 0) -> str:
    """The first names in a list, and how many there are beside them; `rest` are those not even listed.

    >>> some(["a", "b", "c"], 2)
    'a, b, and 1 more'
    """
    more = len(names[most:]) + rest
    return ", ".join([*names[:most], MORE.format(count=more)] if more else names)
