"""Lead: the yes or no with which an answer opens, where the rule it rests on gives one for sure.

    asked whether one must      a rule that binds whom it is asked of  yes
    asked whether one may       a ban                              no
    asked whether one may       a rule that allows it              yes
    asked whether it is banned  a ban                              yes
    asked whether it is high-risk  a use of Annex III              yes
    asked whether it is covered    the scope of Article 2(1)       yes
    asked whether one is bound     a case the Act leaves alone     no
    asked whether one is released  a rule that binds an operator   no

Nothing is said where the rule leads the rest of the field too little, where it does not say what was asked, where the
question uses words of an exception of the rule, where whether one is bound turns on a special fact ("only", "for fun",
"already"), or where a prepared answer to nearly the same question says otherwise. A wrong yes is worse than none.
"""

import re
from dataclasses import replace

from helpdesk import wording
from helpdesk.answering import premise, rule
from helpdesk.answering.answer import DraftSentence, Question
from helpdesk.answering.asking import Side, asked
from helpdesk.answering.quote import best_words
from helpdesk.answering.route import Direction
from helpdesk.law import Provision
from helpdesk.law.calendar import is_within
from helpdesk.law.phrases import whole_words
from helpdesk.search.find import Hit
from helpdesk.search.words import content_words
from helpdesk.shelf.digest import Telling
from helpdesk.shelf.shelf import Shelf

_CLEAR = 0.35  # share of probability from which one rule stands out
_FAINT = 0.15  # the same where the rule says nearly all that was asked
_SAYS = 0.6  # share of the question's words that the rule has where it settles the question
_SAYS_ALL = 0.75
_TOUCHES = 0.3  # the same for a listed ban or use, which are asked for in everyday words
_SURE = 0.5  # the same where the answer releases, or refuses a release
_OPERATORS = frozenset(
    [
        "provider", "deployer", "importer", "distributor", "authorised-representative", "product-manufacturer",
        "model-provider", "everyone",
    ]
)  # fmt: skip
_SPECIAL = whole_words(
    [
        "only", "just", "merely", "solely", "exclusively", "nothing", "nobody", "no one", "never", "no", "not",
        "without", "always", "every", "everything", "everyone", "all", "any", "anything", "already", "still",
        "ever", "yet", "anyway", "instead", "except", "unless", "although", "though", "even", "privately",
        "personal", "personally", "free", "open source", "open-source", "research", "test", "testing",
        "prototype", "voluntary", "before", "until", "small", "tiny", "since", "because", "too", "as well",
        "also", "either", "agreed", "consent", "safety", "medical",
    ]
)  # fmt: skip
_BACK_AGAIN = re.compile(r"\b(?:except|unless|but|however|other than|apart from)\b[^.;]*", re.IGNORECASE)
_RELEASES = re.compile(
    r"\b(?:need not|exempt|not apply|not cover|not required|no duty|outside the Act)\b", re.IGNORECASE
)
_ENTITLES = re.compile(r"\b(?:may complain|have the right|has the right|may lodge)\b", re.IGNORECASE)
_BANS = "aia:art_5.1"
_RELEASED = tuple(f"aia:art_2.{number}" for number in (3, 4, 6, 10))  # who and what the Act leaves alone


def opening_of(question: Question, chosen: list[Hit], shelf: Shelf) -> str | None:
    """ "yes" or "no" where the first rule gives one for sure, else None."""
    wanted = asked(question)
    best = chosen[0] if chosen else None
    telling = shelf.telling(best.provision) if best and not best.named and _may_be_said(best, question, shelf) else None
    if telling is None or not wanted.is_polar or wanted.is_negative:
        return None
    if best.score >= _SURE and (said := _said_of_release(wanted.side, telling, question)):
        return said
    case = Case(question, wanted.side, telling, bool(shelf.under(best.provision)[1:]))
    said = None if _is_excepted(question, telling, EXCEPTION) else _said(case, shelf)
    is_clear = best.score >= (_FAINT if said and case.says >= _SAYS_ALL else _CLEAR)
    return said if is_clear and said and not says_otherwise(said, question, telling.id, shelf) else None


def in_order(
    rules: list[DraftSentence],
    dates: list[DraftSentence],
    question: Question,
    chosen: list[Hit],
    direction: Direction,
    shelf: Shelf,
) -> list[DraftSentence]:
    """Rules and days with what answers in front: the day that was got wrong, the day asked for, a yes or no."""
    wanted = asked(question)
    is_no = wanted.is_polar and not wanted.is_negative
    if dates and chosen and premise.has_wrong_day(question, chosen[0].provision, shelf):
        words = wording.NO_DAY if is_no else wording.NOT_QUITE_DAY
        return [replace(dates[0], text=words.format(day=dates[0].text)), *dates[1:], *rules]
    if direction.is_of("dates") or (wanted.is_of_day and not wanted.is_polar):
        return [*dates, *rules]
    words = _opening_words(question, chosen, shelf, is_no)
    if words is None:
        return [*rules, *dates]
    first = sentence(words, rule.in_language(chosen[0].provision, question, shelf), question, shelf)
    return [first, *(sentence for sentence in rules if sentence.told != first.told), *dates]


def _opening_words(question: Question, chosen: list[Hit], shelf: Shelf, is_no: bool) -> str | None:
    """How the first sentence says yes, no, or that a figure in the question is wrong; None where it says neither."""
    if chosen and not chosen[0].named and premise.has_wrong_figure(question, chosen[0].provision, shelf):
        return wording.NO if is_no else wording.NOT_QUITE
    if chosen and premise.has_other_figure(question, chosen[0].provision, shelf):
        return None
    return {"yes": wording.YES, "no": wording.NO, None: None}[opening_of(question, chosen, shelf)]


def _may_be_said(best: Hit, question: Question, shelf: Shelf) -> bool:
    """A ban that does not apply yet is neither a yes nor a no: its day says it."""
    applies = shelf.applies(best.provision)
    is_ban = is_within(best.provision.id, _BANS)
    return not is_ban or (applies is not None and applies.day <= question.as_of)


def sentence(words: str, provision: Provision, question: Question, shelf: Shelf) -> DraftSentence:
    """The yes or no with the rule in our words behind it."""
    quote = best_words(provision, question.words)
    return rule.in_our_words(words, provision, shelf.telling(provision), quote)


def _is_excepted(question: Question, telling: Telling, exception: re.Pattern) -> bool:
    """Whether the question uses words that the rule has in its exceptions alone."""
    exceptions = " ".join(exception.findall(telling.says))
    rest = exception.sub(" ", telling.says)
    alone = content_words(exceptions, "en") - content_words(rest, "en") - content_words(telling.heading, "en")
    return bool(alone & content_words(question.meant, "en"))


def _said_of_release(side: Side, telling: Telling, question: Question) -> str | None:
    """No to whether one is bound, where the Act leaves the case alone; no to a release from a duty that stands."""
    if _is_excepted(question, telling, _BACK_AGAIN):
        return None
    if any(is_within(telling.id, place) for place in _RELEASED):
        return "no" if side in (Side.SCOPE, Side.DUTY, Side.CLASS) else None
    return "no" if side is Side.EXEMPT and _binds(telling) else None


def _said(case: Case, shelf: Shelf) -> str | None:
    """The yes or no of a rule to a question, where the rule says what was asked."""
    place = case.telling.id
    if is_within(place, _BANS):
        return {Side.MAY: "no", Side.BAN: "yes"}.get(case.side) if case.touches else None
    if case.has_special_fact:
        return None
    if is_within(place, "aia:anx_III"):
        return "yes" if case.side is Side.CLASS and case.touches and not case.has_parts else None
    if is_within(place, "aia:art_2.1"):
        return "yes" if case.side in (Side.SCOPE, Side.DUTY) else None
    if case.says < _SAYS or not is_about_holder(case.question, case.telling, shelf):
        return None
    is_so = case.side is Side.MAY or (case.side is Side.DUTY and not case.releases)
    return "yes" if is_so else None
