"""Curated: a question that people have answered and reviewed gets their answer, first and as they wrote it."""

from helpdesk import wording
from helpdesk.answering.answer import Draft, DraftSentence, Question, Status
from helpdesk.answering.quote import best_words, claim_of
from helpdesk.answering.rule import find_or_none
from helpdesk.search.find import Search
from helpdesk.search.passage import Passage
from helpdesk.search.words import content_words
from helpdesk.shelf.answers import Curated
from helpdesk.shelf.shelf import Shelf

_SAME_QUESTION = 0.8  # cosine from which two questions may be the same question
_SAME_WORDS = 0.66  # share of a wording's own content words that the question must then have too
_MY_WORDS = 0.5  # share of the question's own content words that the wording must have
_ALL_BUT_SAME = 0.93  # cosine from which words need not be compared
_CLEARLY = 0.04  # how much nearer than the next answer it must be
_NEAREST = 12


def answer_to(question: Question, search: Search) -> Curated | None:
    """The answer to the same question, reviewed under the wording of the day; None where two come equally near.

    Meaning alone is not enough: "do we label pictures" is near "do I label pictures I make for fun", and the words
    that only one of them has are what the answer turns on.
    """
    found = search.index.nearest(question.meant, _NEAREST)
    near = [(passage, cosine) for passage, cosine in found if passage.answer is not None]
    if not near or not _is_same_question(question.meant, *near[0], search.index.manifest.lang):
        return None
    name, nearness = near[0][0].answer, near[0][1]
    next_best = max((cosine for passage, cosine in near if passage.answer != name), default=0.0)
    answer = search.shelf.answers.get(name)
    return answer if answer and nearness - next_best >= _CLEARLY and _holds(answer, question, search.shelf) else None


def _is_same_question(asked: str, known: Passage, nearness: float, lang: str) -> bool:
    if nearness < _SAME_QUESTION:
        return False
    mine, theirs = content_words(asked, lang), content_words(known.text, lang)
    shared = len(mine & theirs)
    return nearness >= _ALL_BUT_SAME or (shared >= _SAME_WORDS * len(theirs) and shared >= _MY_WORDS * len(mine))


def _holds(answer: Curated, question: Question, shelf: Shelf) -> bool:
    """Whether the answer was reviewed by that day and under the wording that was the law on it."""
    version = shelf.version_on("aia", question.as_of)
    return version is not None and version.day == answer.law and answer.reviewed <= question.as_of


def draft_of(answer: Curated, question: Question, shelf: Shelf) -> Draft:
    """The answer's own sentences, each with the law's words behind it, then the false belief it corrects."""
    lines = [_sentence(line.text, line.cites, answer, question, shelf) for line in answer.lines]
    if answer.corrects:
        lines.append(_sentence(answer.corrects, answer.lines[0].cites, answer, question, shelf))
    return Draft(Status.CURATED, tuple(lines), (wording.NEXT_OPEN,))


def _sentence(text: str, cites: tuple[str, ...], answer: Curated, question: Question, shelf: Shelf) -> DraftSentence:
    found = [find_or_none(shelf, name, question) for name in cites]
    claims = tuple(claim_of(unit, best_words(unit, f"{question.meant} {text}")) for unit in found if unit is not None)
    return DraftSentence(text, claims, told=answer.id)
