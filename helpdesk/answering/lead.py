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

from dataclasses import replace

from helpdesk import wording
from helpdesk.answering import premise, rule
from helpdesk.answering.answer import DraftSentence, Question
from helpdesk.answering.asking import Side, asked
from helpdesk.answering.kin import says_otherwise
from helpdesk.answering.quote import best_words
from helpdesk.answering.route import Direction
from helpdesk.answering.verdict import BANS, Case, decided, released
from helpdesk.law import Provision
from helpdesk.law.calendar import is_within
from helpdesk.search.find import Hit
from helpdesk.shelf.shelf import Shelf

_SURE = 0.5  # share of probability from which the answer releases, or refuses a release
_CLEAR = 0.35  # share of probability from which one rule stands out
_FAINT = 0.15  # the same where the rule says nearly all that was asked


def opening_of(question: Question, chosen: list[Hit], shelf: Shelf) -> tuple[str, Hit] | None:
    """ "yes" or "no", and the rule that gives it for sure, else None.

    A rule behind the best one may give it too, where it stands out as well and says nearly all that was asked.
    """
    wanted = asked(question)
    if not wanted.is_polar or wanted.is_negative:
        return None
    for place, hit in enumerate(chosen):
        said = None if hit.named else _said_by(hit, place == 0, wanted.side, question, shelf)
        if said is not None:
            return said, hit
    return None


def _said_by(hit: Hit, is_best: bool, side: Side, question: Question, shelf: Shelf) -> str | None:
    telling = shelf.telling(hit.provision) if _may_be_said(hit, question, shelf) else None
    if telling is None:
        return None
    case = Case(question, side, telling, bool(shelf.under(hit.provision)[1:]), hit.score)
    if is_best and hit.score >= _SURE and (said := released(case)):
        return said
    is_clear = hit.score >= (_FAINT if case.is_settled and is_best else _CLEAR) and (is_best or case.is_settled)
    said = decided(case, shelf) if is_clear else None
    return said if said and not says_otherwise(said, question, telling.id, shelf) else None


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
    now = _of_now(dates, chosen, question, shelf)
    if now is not None:
        return [replace(dates[0], text=now.format(day=dates[0].text)), *dates[1:], *rules]
    if wanted.is_of_day or direction.is_of("dates") and (wanted.has_days or not wanted.is_polar):
        return [*dates, *rules]
    opened = _opened(question, chosen, shelf, is_no)
    if opened is None:
        return [*rules, *dates]
    words, hit = opened
    first = sentence(words, rule.in_language(hit.provision, question, shelf), question, shelf)
    return [first, *(sentence for sentence in rules if sentence.told != first.told), *dates]


def _of_now(dates: list[DraftSentence], chosen: list[Hit], question: Question, shelf: Shelf) -> str | None:
    """Yes or no to whether the first rule applies by now, where all its days have come, or none has.

    That a rule applies says nothing of whether it binds the one who asks; that it does not yet, says that it does not.
    """
    wanted = asked(question)
    applies = shelf.applies(chosen[0].provision) if chosen else None
    if not (dates and applies and wanted.is_polar and wanted.is_of_now) or wanted.is_negative:
        return None
    inside = [mine for unit in shelf.under(chosen[0].provision) if (mine := shelf.applies(unit))]
    days = {one.day for one in inside} | {one.also.day for one in inside if one.also}
    if wording.day(applies.day) not in dates[0].text or wanted.side not in (Side.DUTY, Side.SCOPE, Side.FACT, Side.BAN):
        return None
    if min(days) > question.as_of:
        return wording.NO_DAY
    return wording.YES_DAY if max(days) <= question.as_of and wanted.side is not Side.DUTY else None


def _opened(question: Question, chosen: list[Hit], shelf: Shelf, is_no: bool) -> tuple[str, Hit] | None:
    """How the first sentence says yes, no, or that a figure in the question is wrong, and of which rule."""
    if chosen and not chosen[0].named and premise.has_wrong_figure(question, chosen[0].provision, shelf):
        return (wording.NO if is_no else wording.NOT_QUITE), chosen[0]
    if chosen and premise.has_other_figure(question, chosen[0].provision, shelf):
        return None
    said = opening_of(question, chosen, shelf)
    return said and ({"yes": wording.YES, "no": wording.NO}[said[0]], said[1])


def _may_be_said(best: Hit, question: Question, shelf: Shelf) -> bool:
    """A ban that does not apply yet is neither a yes nor a no: its day says it."""
    applies = shelf.applies(best.provision)
    is_ban = is_within(best.provision.id, BANS)
    return not is_ban or (applies is not None and applies.day <= question.as_of)


def sentence(words: str, provision: Provision, question: Question, shelf: Shelf) -> DraftSentence:
    """The yes or no with the rule in our words behind it."""
    quote = best_words(provision, question.words)
    return rule.in_our_words(words, provision, shelf.telling(provision), quote)
