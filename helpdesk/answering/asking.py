"""Asking: what kind of answer a question wants: a yes or a no and to what, a day, a figure, a holder.

    duty, ban, class, scope    it asks whether the law binds: must we, is it banned, is it high-risk, does it apply
    may, exempt                it asks whether one is free: may we, are we exempt
    fact                       it asks for something else

A yes to "is it banned" is a no to "may we": whoever says yes must know which was asked.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from helpdesk.answering.answer import Question
from helpdesk.law.phrases import whole_words


class Side(StrEnum):
    """What a yes would mean."""

    DUTY = "duty"
    BAN = "ban"
    CLASS = "class"
    SCOPE = "scope"
    MAY = "may"
    EXEMPT = "exempt"
    FACT = "fact"

    @property
    def is_free(self) -> bool:
        """Whether a yes would set free."""
        return self in (Side.MAY, Side.EXEMPT)


# The first side whose words a question has; what releases is asked for with the words of what binds beside it.
_SIDES = (
    (Side.EXEMPT, [
        "exempt", "exempted", "exemption", "excused", "get away", "escape", "skip", "avoid", "free of",
        "free from", "without having", "drop", "let off", "spared", "not apply", "no longer", "way out",
        "out of scope", "need nothing", "ignore", "outside the act", "be enough", "is it enough", "enough if",
        "suffice", "will do", "not be", "nothing is required",
    ]),
    (Side.CLASS, [
        "high-risk", "high risk", "highrisk", "hi risk", "strictly regulated", "risk list", "risky",
        "annex iii",
    ]),
    (Side.BAN, [
        "banned", "ban", "forbidden", "forbid", "prohibited", "prohibit", "illegal", "unlawful", "outlawed",
        "off limits",
    ]),
    (Side.DUTY, [
        "must", "have to", "has to", "had to", "need", "needs", "needed",
        "required", "require", "requires", "oblige", "obliged", "mandatory", "compulsory", "obligatory",
        "necessary", "obligation", "obligations", "duty", "duties", "should we", "should i", "hav to",
    ]),
    (Side.MAY, [
        "may", "can", "could", "allowed", "allow", "legal", "lawful", "permitted", "permit", "permissible",
        "ok", "okay", "fine", "all right", "entitled", "free to",
    ]),
    (Side.SCOPE, [
        "apply", "applies", "covered", "cover", "covers", "fall under", "falls under", "caught", "catch",
        "count as", "counts as", "count", "subject to", "affect", "concern", "regulated", "bound", "bind", "binds",
    ]),
)  # fmt: skip
_CUES = tuple((side, whole_words(words)) for side, words in _SIDES)
_ASKED_OF_A_CLASS = (Side.BAN, Side.DUTY, Side.MAY)
_OPEN = whole_words(
    [
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "what's", "how much", "how many",
        "list", "explain", "describe", "tell me", "name", "show", "give",
    ]
)  # fmt: skip
_POLAR = re.compile(
    r"(?:^|[.,:;?!–—-]\s*|\b(?:and|or|so|but|then|also|if so|still)\s+)"
    r"(?:is|are|was|were|do|does|did|may|must|can|could|should|shall|have|has|had|will|would|need|am|isn't|aren't|don't)\s",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:\b(?:right|correct|true|yes|no|agreed|legal|allowed|ok|okay|banned|forbidden|high.risk|illegal|mandatory|required)|"
    r"(?:n't|n’t|not) (?:it|we|they|you|i|he|she|that))\s*\?*\s*$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:since|until|by|from|as of) when\b|"
    r"\b(?:which|what) (?:day|date|month|year)\b|\bdeadline\b",
    re.IGNORECASE,
)
_OF_DAYS = whole_words(
    [
        "since", "until", "by", "deadline", "date", "day", "year", "month", "already", "yet", "now", "today",
        "in force", "in effect", "postponed", "delayed", "moved", "grace period", "transition period", "too late",
        "start", "starts",
    ]
)  # fmt: skip
_NOW = whole_words(["already", "yet", "in force", "in effect", "by now"])
_THESE_DAYS = whole_words(["now", "today", "currently", "at present"])  # "are we a provider now" asks for no day
_NOT = whole_words(["not", "no", "never", "nothing", "nobody", "without", "n't", "none", "neither", "cannot"])
_TURNING = whole_words(
    [
        "only", "just", "merely", "solely", "exclusively", "nothing", "nobody", "no one", "never", "no", "not",
        "without", "always", "every", "everything", "everyone", "all", "any", "anything", "already", "still",
        "ever", "yet", "anyway", "instead", "except", "unless", "although", "though", "even", "privately",
        "personal", "personally", "free", "open source", "open-source", "research", "test", "testing",
        "prototype", "voluntary", "before", "until", "small", "tiny", "since", "because", "too", "as well",
        "also", "either", "agreed", "consent", "safety", "medical",
    ]
)  # fmt: skip
_ATTRIBUTE = re.compile(  # "a high-risk system" names what is spoken of; "is it high-risk" asks for it
    r"\b(?:high[ -]?risk|annex iii) (?:ai |annex iii )?"
    r"(?:systems?|ai|tools?|uses?|models?|products?|areas?|software|decisions?|providers?|deployers?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:Usually |Mostly |As a rule )?(?:Yes|No|Not yet|No longer|Not any more)"
    r"(?:, (?:but|and) |[,:;] ?(?:as a rule[:,] )?|\. )",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")


@dataclass(frozen=True)
class Asked:
    """What a question wants: whether it is a yes or a no, and to what; whether it asks in the negative; or a day.

    `is_of_now` tells that it asks whether something applies already; `has_days` that it has a word of days at all: in
    "must we tell them when it is obvious" the "when" is none.
    """

    is_polar: bool
    side: Side
    is_negative: bool
    is_of_day: bool = False
    is_of_now: bool = False
    has_days: bool = False


def asked(question: Question) -> Asked:
    """What a question wants, by the sentence that asks."""
    words = asking_part(question.meant)
    is_english = question.spoken == "en"
    is_polar = _is_polar(words) if is_english else "?" in question.text and not _OPEN.search(question.meant)
    side, has_days = side_of(words), bool(_OF_DAYS.search(words))
    is_of_now = bool(_NOW.search(words) or (side is not Side.FACT and _THESE_DAYS.search(words)))
    return Asked(is_polar, side, bool(_NOT.search(words)), bool(_DAY.search(words)), is_of_now, has_days)


def asking_part(text: str) -> str:
    """The sentences of a text that ask, or all of it where none does."""
    parts = [part.strip() for part in _SENTENCE.findall(text) if part.strip(" .?!")]
    asking = [part for part in parts if part.endswith("?")]
    return " ".join(asking or parts[-1:]) or text


def side_of(words: str) -> Side:
    """What a yes to these words would mean."""
    sides = [side for side, cue in _CUES if cue.search(words)]
    if sides[:1] == [Side.CLASS] and _ATTRIBUTE.search(words):
        of_it = side_of(_ATTRIBUTE.sub(" ", words))
        return of_it if of_it in _ASKED_OF_A_CLASS else Side.CLASS
    return sides[0] if sides else Side.FACT


def _is_polar(words: str) -> bool:
    first = words.lstrip().split(" ", 1)[0]
    if _OPEN.fullmatch(first.strip(",.:;?!")):
        return False
    return bool(_POLAR.search(words) or _TAG.search(words))


def turning_words(text: str) -> set[str]:
    """The words of a text on which a question may turn, such as "only" or "already", in small letters."""
    return {word.lower() for word in _TURNING.findall(text)}


def opening(text: str) -> str | None:
    """The yes or no that a sentence opens with, up to what follows it; None where it opens with neither.

    >>> opening("No, it is banned."), opening("No provider must do this.")
    ('No, ', None)
    """
    found = _OPENING.match(text)
    return found.group() if found else None
