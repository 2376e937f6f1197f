"""The words of the pages: every label, hint and state that a visitor reads, each written once."""

from dataclasses import dataclass
from datetime import date

from helpdesk.answering.answer import Answer, Review, Status
from helpdesk.law import Force, Kind, Provision

TITLE = "AI Act Help Desk"
ASK, BROWSE = "Ask", "Browse the law"
STAFF = "Desk staff"

ASK_LEAD = (
    "Ask in your own words. Every sentence of the answer is pinned to the law it comes from, "
    "and you can open it and read it beside the answer."
)
ASK_HINT = "Your question about the AI Act"
EXAMPLES_LEAD = "Not sure where to start? Try one of these:"
EXAMPLES = (
    "Our website has a chatbot. What do we have to tell visitors?",
    "We sort job applications with an AI tool. Is that high-risk?",
    "Do we have to label pictures made with AI?",
    "When do the rules for high-risk systems start to apply?",
    "We are a small company. What must we do about AI literacy?",
    "What is a deployer?",
)
OR_BROWSE = "Or read the law itself"
OPENING = "Opening the library; the first question takes a little longer."
LOOKING = "Looking it up in the law."

TO_CHECK = "Check your own system, step by step"
CASE = "Your case: {name}. The check says: {tiers}."
CASE_ROLES = "You are its {roles}."
CASE_UNNAMED = "a system without a name"
CASE_DUTIES = "What this means for your case: {name}"
CASE_DROP = "Put this case aside"

AS_OF = "Law as of"
AS_OF_HELP = (
    "The law changes. Questions are answered with the wording in force on this day. "
    "Leave it on today unless you ask about the past or plan ahead."
)
OTHER_DAY = "This is the law as of {day}, not of today."
BACK_TO_TODAY = "Back to today"

SOURCES = "Sources: choose a number to read the law"
PANEL_HINT = "Choose a number in the answer, and the law opens here with the quoted words marked."
PANEL_BACK = "Back to the quoted place"
CLOSE = "Close"
OPEN_IN_BROWSE = "Read the whole text under Browse"
OFFICIAL = "Official text"
SEE_ALSO = "See also"
QUOTED_HERE = "The marked words are quoted in the answer."
CITED_HERE = "The answer points to this place as a whole."

CHECKED = "Every citation was read again in the law in force on {day}."
CHECKED_HELD = "{count} more sentences did not pass the check and are not shown."
CHECKED_HELD_ONE = "One more sentence did not pass the check and is not shown."
REVIEWED = "Reviewed by {role} of this desk on {day}."
REVIEWED_BY = {"approver": "an approver"}
REVIEWED_BEFORE = "This answer came with the help desk; its makers last reviewed it on {day}."
LAW_MOVED = "Prepared answer, but the law has changed since"
NEXT = "What you can do next"
WAS_HELPFUL = "Was this helpful?"
THANKS = "Thank you, noted."
TAKE_ALONG = "Copy or save"
TAKE_ALONG_HINT = "Copy with the symbol in the corner, or save as a file."
SAVE = "Save as Markdown"
EARLIER = "Earlier in this conversation ({count})"
START_OVER = "Start over"
AS_TYPED = "No, take my words as they are"

PROBLEM = "This did not work"
REFUSED = "The question cannot be taken like this"
PROBLEM_NEXT = "Your question is still here. Try again in a moment; if it happens again, tell whoever runs this desk."
EMPTY_SHELF_TITLE = "The library is empty"
EMPTY_SHELF_NEXT = "Whoever runs this desk can fill it with: python -m helpdesk corpus sync"
TOLD_TITLE = "The official texts are not here yet"
TOLD = "Until they are, the law is told in our own words. They are marked as such, and they are not the law's text."
NOT_HERE = "This text is not on the shelf in the language asked for."

SEARCH = "Find a provision"
SEARCH_HINT = "A citation such as 6(3)(a) or Annex III, or a few words"
SEARCH_GO = "Find"
FOUND = "Found for “{words}”"
FOUND_NOTHING = "Nothing was found for “{words}”. Try other words, or a citation such as Article 50."
CONTENTS = "All contents"
WHICH = "Which text"
LANGUAGE = "Language"
LANGUAGES = {"en": "English", "fr": "Français", "nl": "Nederlands", "de": "Deutsch"}
COMPARE = "Compare with {day}"
COMPARED = "How the wording of {before} became that of {after}"
COMPARE_KEY = "Words that were taken out, and words that were put in, are marked like this:"
COMPARE_SAME = "Nothing here has changed between the two wordings."
UNCHANGED = "{count} places have not changed."
UNCHANGED_ONE = "One place has not changed."
NEW_PLACE = "new"
GONE_PLACE = "no longer there"
PREVIOUS, FOLLOWING = "Previous", "Next"
PERMALINK = "Link to this place"
DELETED = "Deleted by {act} on {day}."
CHANGED = "Changed by {act}"
LOOKS_NOTHING = "Not found"
TRY_CONTENTS = "Look in the contents, or write the citation another way."
TRY_DAY = "Another day may have another wording: see “Law as of”."
NOTHING_THEN = "Nothing to read here on this day"


@dataclass(frozen=True)
class Look:
    """How an ending is shown: a heading, and a tone the style sheet knows."""

    heading: str
    tone: str


LOOKS = {
    Status.ANSWERED: Look("", "plain"),
    Status.CURATED: Look("Prepared answer", "good"),
    Status.NEEDS_FACTS: Look("It depends on your case", "ask"),
    Status.NOT_FOUND: Look("Not found", "quiet"),
    Status.OUT_OF_SCOPE: Look("Outside the AI Act", "quiet"),
    Status.HELD_BACK: Look("Held back", "warn"),
    Status.ERROR: Look(PROBLEM, "warn"),
}

STALE_LOOK = Look(LAW_MOVED, "warn")


def look_of(answer: Answer) -> Look:
    """How an answer is shown: by how it ended, and with a warning where the law it rests on has changed."""
    return STALE_LOOK if answer.review and answer.review.moved else LOOKS[answer.status]


FORCES = {
    Force.BINDING: ("Law in force", "Binding: this is the text of a regulation in force."),
    Force.AUTHENTIC_2024: (
        "Original wording of 2024",
        "The text as first published. Where it was amended, it no longer holds.",
    ),
    Force.GUIDANCE: ("Guidance, not binding", "The Commission's reading of the law. Only the law itself binds."),
    Force.DRAFT: ("Draft, not binding", "Not adopted yet; it may still change."),
    Force.CODE: ("Code of practice", "Voluntary; it can help to show compliance."),
    Force.DIGEST: ("In our words", "Our own short telling, not the law's text."),
    Force.CURATED: ("Prepared answer", "Written by this desk beforehand, not for your case."),
}
RECITAL = ("Recital, explains", "Recitals explain why a rule was made; they do not bind by themselves.")


def force_words(force: Force, is_recital: bool) -> tuple[str, str]:
    """(badge, explanation) for a text of this force."""
    return RECITAL if is_recital else FORCES[force]


def is_recital(provision: Provision) -> bool:
    """Whether a provision explains rather than rules."""
    return provision.kind is Kind.RECITAL


def day_words(day: date) -> str:
    """A day as it is said: "2 December 2027"."""
    return f"{day.day} {day:%B %Y}"


def applies_words(day: date, today: date) -> str:
    """Since when or from when: "applies since 2 February 2025", "applies from 2 December 2027, not yet"."""
    return f"Applies since {day_words(day)}" if day <= today else f"Not yet: applies from {day_words(day)}"


def act_words(celex: str) -> str:
    """The act a CELEX number names: "Regulation (EU) 2026/1744" for "32026R1744"."""
    kinds = {"R": "Regulation", "L": "Directive", "D": "Decision"}
    if len(celex) == 10 and celex[0] == "3" and celex[5] in kinds:
        return f"{kinds[celex[5]]} (EU) {celex[1:5]}/{int(celex[6:])}"
    return celex


def reviewed_words(review: Review) -> str:
    """Who reviewed an answer and when, by role and never by name: "Reviewed by an approver of this desk on …"."""
    day = day_words(review.on)
    if not review.role:
        return REVIEWED_BEFORE.format(day=day)
    return REVIEWED.format(role=REVIEWED_BY.get(review.role, review.role), day=day)


def count_words(count: int, one: str, many: str) -> str:
    """One sentence for one, another for several."""
    return one if count == 1 else many.format(count=count)
