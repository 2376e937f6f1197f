"""Leaning: whether a question needs the one before it to be understood, by its opening, its pronouns, its subject."""

import re
from dataclasses import dataclass
from functools import cached_property

from helpdesk.answering.cues import Cues
from helpdesk.law import Citation, find_mentions
from helpdesk.search.words import content_words

_LONGEST = 40  # words above which a question tells its own case
_COMPLETE = 3  # subjects from which a question stands alone however it opens
_BRIEF = 1  # subjects up to which "the same" or "more details" point back
_ANYWHERE = Citation("aia", ("art_1", "1"))  # a place from which "paragraph 3" can be read
_OPENING = {"they", "he", "she"}
_OBJECTS = {"them", "him"}
_PERSONAL = {*_OPENING, *_OBJECTS, "their", "theirs", "its", "itself", "themselves"}
_NOUNS = ("detail", "operator", "thing")  # what a personal pronoun can stand for
_INVERTED = re.compile(r"\b(?:do|did|can|could|must|may|shall|should|will|would|are|were|have)\s*$", re.IGNORECASE)
_THAT = re.compile(r"that\b", re.IGNORECASE)  # at the beginning it points back
_ASKS = re.compile(r"(?:which|what|who|whose|how|where|when|why)\b", re.IGNORECASE)
_SENTENCE = 5  # words from which a question that opens like this is taken for a whole one
_STATEMENT = re.compile(r"[^.!?]*\.\s+\S")  # what is told before the question may look back inside itself
_CLAUSE = re.compile(r"[,;:.!?]")
_LAST_WORD = re.compile(r"[\w'’-]+\s*$")
_GOES_ON = re.compile(r"\s+(?:for|of|on|in|that|which|who|about|by|to)\b", re.IGNORECASE)
_NOUN = re.compile(  # words that are a verb elsewhere: "in a satire show", "for private use"
    r"\b(?:an?\s+(?:\w+\s+)?|(?:the|our|your|my|for|in|of|with|private|personal|internal|commercial)\s+)"
    r"(?:show|list|use|change|start|need|count|cover)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\b(?:too|as well|also|either|then|in addition)\s*\?$", re.IGNORECASE)
_FACT = re.compile(  # a sentence that tells, and neither asks nor orders
    r"(?:an?|the|our|my|your|we|i|it|they|he|she|all|every|each|no|nobody|some|most|only|this|these|there|people)\b[^?]*[.!]$",
    re.IGNORECASE,
)
_WONDERS = re.compile(r"\b(?:asks?|wonders?|wants? to know|would like to know|looks? for)\b", re.IGNORECASE)
_SHORT_FACT = 16  # words up to which what is told belongs to the case before
_OWN_THING = re.compile(r"\b(?:an?|our|my|some)\s+((?:[\w-]+\s+){0,3})", re.IGNORECASE)
_THE_THING = re.compile(r"\b(?:the|this|that)\s+([\w-]{4,})", re.IGNORECASE)
_COUNTED = re.compile(r"\b\d+\b")


@dataclass(frozen=True)
class Shape:
    """A question as it is said, seen through the cues."""

    asked: str
    cues: Cues

    @cached_property
    def joined(self) -> bool:
        """Whether it opens with "and", "but", "so"."""
        return bool(self.cues.of("joint").match(self.cues.past(self.asked, ("polite",))))

    @cached_property
    def rest(self) -> str:
        """What stands behind "ok, and"."""
        return self.cues.past(self.asked, ("polite", "joint"))

    @property
    def objects(self) -> bool:
        """Whether it objects to the answer before it."""
        return any(self.cues.of("pushback").match(text) for text in (self.cues.past(self.asked, ()), self.rest))

    @property
    def opened(self) -> bool:
        """Whether it opens with "what about", "even if"."""
        return any(self.cues.of("opening").match(text) for text in (self.cues.past(self.asked, ()), self.rest))

    @property
    def asks_at_once(self) -> bool:
        """Whether it opens with "seit wann", "pourquoi"."""
        return bool(self.cues.of("asking").match(self.rest))

    @property
    def is_whole(self) -> bool:
        """Whether it has a verb."""
        asks = _ASKS.match(self.rest) and len(self.rest.split()) >= _SENTENCE
        plain = _NOUN.sub(" ", self.cues.without(self.rest, "detail"))
        return bool(asks or self.cues.of("verb").search(plain))

    @property
    def tells(self) -> bool:
        """Whether it is one more fact and no question: "An editor reads every text." """
        words = self.asked.split()
        told = _FACT.fullmatch(self.asked.strip()) and not self.names_provision
        return bool(told) and not _WONDERS.search(self.asked) and _SENTENCE - 1 <= len(words) <= _SHORT_FACT

    @property
    def adds(self) -> bool:
        """Whether it asks for something beside what was asked: "must we register too?"."""
        ends = _ADDS.search(self.asked.strip())
        return bool(ends) and len(self.subjects) < _COMPLETE and not self.has("act") and not self.names_provision

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The words that say what it is about."""
        return self._subjects_of(self.rest)

    def has(self, kind: str) -> bool:
        """Whether it uses a cue of a kind."""
        return bool(self.cues.of(kind).search(self.rest))

    @property
    def names_part(self) -> bool:
        """Whether it points to "paragraph 3" without saying of which article."""
        return not self.names_provision and bool(find_mentions(self.asked, _ANYWHERE))

    @cached_property
    def names_provision(self) -> bool:
        """Whether it points to a provision by its full name."""
        return bool(find_mentions(self.asked))

    @property
    def dangles(self) -> bool:
        """Whether a pronoun has nothing before it, in the same question, that it could stand for."""
        text = self.cues.of("expletive").sub(lambda match: "·" * len(match[0]), self.rest)
        pronoun = _THAT.match(text) or self.cues.of("pronoun").search(text)
        if pronoun is None:
            return False
        before = self._that_can_be_meant(text[: pronoun.start()], pronoun[0].lower(), text[pronoun.end() :])
        personal = pronoun[0].lower() in _PERSONAL
        named = any(self.cues.of(kind).search(before) for kind in (_NOUNS if personal else ("thing",)))
        return not named and not self._subjects_of(before)

    def _that_can_be_meant(self, before: str, pronoun: str, after: str) -> str:
        """What stands before a pronoun and can be meant by it.

        "They" opens its clause and "its" may look back inside it; "it" as an object cannot mean anything of its own
        clause: "must the shop publish it" speaks of something else than the shop.
        """
        before = self.cues.without(before, "definite")
        if pronoun in _OPENING and not _INVERTED.search(before):
            return before
        told = _STATEMENT.match(after)
        if told or pronoun in _PERSONAL - _OPENING - _OBJECTS:
            return _LAST_WORD.sub("", before)
        ends = [match.start() for match in self.cues.of("clause").finditer(before)]
        ends += [match.start() for match in _CLAUSE.finditer(before)]
        return before[: max(ends, default=0)]

    @property
    def has_no_subject(self) -> bool:
        """Whether nothing says what it is about, or only "the system" does."""
        known = self.cues.of("definite").finditer(self.rest)
        if any(not _GOES_ON.match(self.rest, match.end()) for match in known):
            bare = self.cues.without(self.rest, "definite", "class")
            return not self._subjects_of(bare)
        return not self.subjects

    def _subjects_of(self, text: str) -> frozenset[str]:
        plain = self.cues.without(text, "expletive", "leaning", "opening", "pronoun", "aspect", "detail", "asking")
        plain = self.cues.without(plain, "operator", "small", "verb", "beside")
        return content_words(_COUNTED.sub(" ", plain), "en")


def leans(asked: str, cues: Cues) -> bool:
    """Whether a question that follows another cannot be understood alone.

    In doubt it stands alone: what is asked in full must never be bent to the question before.
    """
    shape = Shape(asked, cues)
    if shape.objects:
        return True
    if len(asked.split()) > _LONGEST:
        return False
    if shape.tells or shape.adds:
        return True
    if shape.dangles or shape.names_part or (shape.has("leaning") and len(shape.subjects) <= _BRIEF):
        return True
    if shape.names_provision:
        return not shape.is_whole and (shape.joined or shape.opened)
    if cues.of("meaning").match(shape.rest) and (shape.subjects or shape.has("operator")):
        return False
    if not shape.is_whole:
        return _fragment_leans(shape)
    if shape.asks_at_once:
        return len(shape.subjects) < _BRIEF + 1
    if shape.opened or shape.joined:
        return not _stands_though_joined(shape)
    return shape.has_no_subject and not shape.has("operator") and not shape.has("act")


def points_back(asked: str, earlier: str, cues: Cues) -> bool:
    """Whether a question speaks of "the camera" where the one before it brought in "a camera" of its own."""
    if len(asked.split()) > _LONGEST or find_mentions(asked):
        return False
    brought = {word.lower() for match in _OWN_THING.finditer(earlier) for word in match[1].split()}
    said = (match for match in _THE_THING.finditer(asked) if not _GOES_ON.match(asked, match.end()))
    return any(match[1].lower() in brought and not cues.of("operator").fullmatch(match[1]) for match in said)


def _fragment_leans(shape: Shape) -> bool:
    """A question without a verb leans by its opening, or when it says too little: "the fine?", "videos?"."""
    beside = bool(shape.cues.of("beside").match(shape.rest))
    if beside and shape.asked.rstrip().endswith("?"):
        return True
    conditional = shape.opened and not shape.cues.of("about").match(shape.rest)
    if shape.subjects and shape.has("aspect") and not conditional:
        return False
    if shape.joined or shape.opened or shape.asks_at_once or beside:
        return True
    return not shape.subjects or (len(shape.subjects) == 1 and shape.asked.rstrip().endswith("?"))


def _stands_though_joined(shape: Shape) -> bool:
    """ "And what is the fine for deep fakes?" says what is asked and about what."""
    asks = any(shape.has(kind) for kind in ("aspect", "operator", "class", "act"))
    if shape.opened:
        return len(shape.subjects) >= _COMPLETE and asks and bool(_CLAUSE.search(shape.rest.rstrip(" ?.!")))
    return len(shape.subjects) > _COMPLETE or (len(shape.subjects) > _BRIEF and asks)
