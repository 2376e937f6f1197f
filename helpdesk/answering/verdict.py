"""Verdict: the yes or no that a rule gives to a question, where it says what was asked; else None."""

import re
from dataclasses import dataclass
from functools import cached_property

from helpdesk.answering.agreement.cues import cues_of
from helpdesk.answering.answer import Question
from helpdesk.answering.asking import Side, asking_part, turning_words
from helpdesk.answering.covering import ALLOWS, BINDS, EXCEPTION, sentences_that, share
from helpdesk.law.calendar import is_within
from helpdesk.law.phrases import whole_words
from helpdesk.search.words import content_words
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.shelf import Shelf

BANS = "aia:art_5.1"
_USES = "aia:anx_III"
_SCOPE = "aia:art_2.1"
_RELEASED = tuple(f"aia:art_2.{number}" for number in (3, 4, 6, 10))  # who and what the Act leaves alone
_SAYS = 0.6  # share of the question's words that a rule has where it settles the question
_SETTLES = 0.75
_SAYS_SOME = 0.3  # the same where the rule stands out by far and the question has no special fact at all
_FAR = 0.5  # share of probability from which it does
_IS_BANNED = 0.3  # share of words to say that it is banned: what is asked with the name of a ban is often beside it
_OPERATORS = frozenset(
    [
        "provider", "deployer", "importer", "distributor", "authorised-representative", "product-manufacturer",
        "model-provider", "everyone",
    ]
)  # fmt: skip
_PEOPLE = _OPERATORS | {"affected-person"}
_IS_ALSO = {"provider": {"provider", "model-provider"}}  # both are called by the same word
_BACK_AGAIN = re.compile(r"\b(?:except|unless|but|however|other than|apart from)\b[^.;]*", re.IGNORECASE)
_RELEASES = re.compile(
    r"\b(?:need not|exempt|not apply|not cover|not required|no duty|outside the Act|counts? as meeting)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20[2-4]\d\b")
_OWN = whole_words(["we", "our", "us", "my", "i"])


@dataclass(frozen=True)
class Case:
    """A question, what a yes to it would mean, the rule found for it, and whether the rule has parts of its own."""

    question: Question
    side: Side
    telling: Telling
    has_parts: bool = False
    score: float = 1.0

    @cached_property
    def says(self) -> float:
        """The share of the question's words in the sentences of the rule that bind, or allow, as was asked."""
        does = ALLOWS if self.side is Side.MAY else BINDS
        return share(self.question, sentences_that(does, self.telling))

    @property
    def is_settled(self) -> bool:
        """Whether the rule says nearly all that was asked."""
        return self.says >= _SETTLES

    @property
    def touches(self) -> bool:
        """Whether the rule, or a way it is asked for, has enough of the words of a question whether it is banned."""
        words = " ".join((self.telling.heading, self.telling.says, *self.telling.asked))
        return self.side is not Side.BAN or share(self.question, words) >= _IS_BANNED

    @property
    def is_special(self) -> bool:
        """Whether the question has a word on which it may turn."""
        return bool(turning_words(self.question.meant))

    @property
    def has_special_fact(self) -> bool:
        """The same, where the rule does not use that word itself while it says nearly all that was asked."""
        if not self.is_settled:
            return self.is_special
        found = turning_words(self.question.meant)
        return any(not re.search(rf"\b{re.escape(word)}\b", self.telling.says, re.IGNORECASE) for word in found)

    def is_excepted(self, exception: re.Pattern) -> bool:
        """Whether the question uses words that the rule has in its exceptions alone."""
        says, heading = self.telling.says, self.telling.heading
        rest = content_words(exception.sub(" ", says), "en") | content_words(heading, "en")
        alone = content_words(" ".join(exception.findall(says)), "en") - rest
        return bool(alone & content_words(self.question.meant, "en"))


def released(case: Case) -> str | None:
    """No to whether one is bound, where the Act leaves the case alone; no to a release from a duty that stands."""
    if case.is_excepted(_BACK_AGAIN):
        return None
    if any(is_within(case.telling.id, place) for place in _RELEASED):
        return "no" if case.side in (Side.SCOPE, Side.DUTY, Side.CLASS) else None
    return "no" if case.side is Side.EXEMPT and _binds(case.telling) else None


def decided(case: Case, shelf: Shelf) -> str | None:
    """The yes or no of the rule; None where the case is one of its exceptions or has a fact it says nothing of."""
    if _YEAR.search(case.question.meant):  # the rule says what holds, not whether that year is the right one
        return None
    if case.is_excepted(EXCEPTION):
        return None
    if case.has_special_fact:
        return None
    if is_within(case.telling.id, BANS):
        return {Side.MAY: "no", Side.BAN: "yes"}.get(case.side) if case.touches else None
    if is_within(case.telling.id, _USES):
        return "yes" if case.side is Side.CLASS and case.touches and not case.has_parts else None
    if is_within(case.telling.id, _SCOPE):
        return "yes" if case.side in (Side.SCOPE, Side.DUTY) else None
    return _decided_by_its_words(case, shelf)


def _decided_by_its_words(case: Case, shelf: Shelf) -> str | None:
    """Yes where the rule binds, or allows, whom the question asks about, in nearly the words of the question."""
    is_bound = case.side is Side.DUTY and not _RELEASES.search(_first(case.telling))
    is_said = case.says >= _SAYS or (
        is_bound and case.says >= _SAYS_SOME and case.score >= _FAR and not case.is_special
    )
    if not is_said or not (is_bound or case.side is Side.MAY):
        return None
    holders, subject = set(case.telling.holders), _subject(case.question, shelf)
    meant = holders & (_IS_ALSO.get(subject, {subject}) if subject else _OPERATORS if is_bound else _PEOPLE)
    return "yes" if meant else None


def _subject(question: Question, shelf: Shelf) -> str | None:
    """Whom a question asks about, by the first holder it names; None where that is the asker, or nobody is named."""
    words = asking_part(question.meant)
    named = [(found.start(), one.id) for one in cues_of(shelf.corpus).holders if (found := one.said.search(words))]
    own = _OWN.search(words)
    first = min(named, default=None)
    return first[1] if first and not (own and own.start() < first[0]) else None


def _binds(telling: Telling) -> bool:
    """Whether a rule binds an operator and its first sentence releases nobody."""
    return bool(
        _OPERATORS & set(telling.holders) and BINDS.search(telling.says) and not _RELEASES.search(_first(telling))
    )


def _first(telling: Telling) -> str:
    return telling.says.partition(". ")[0]
