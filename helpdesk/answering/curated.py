"""Curated: a question that people have answered and reviewed gets their answer, first and as they wrote it.

Their yes or no was given to their own question. It is left out where the question at hand asks the other way round
("may we" for "is it banned"), or asks for no yes or no at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk import wording
from helpdesk.answering.agreement.cues import cues_of
from helpdesk.answering.answer import Draft, DraftSentence, Question, Review, Status
from helpdesk.answering.asking import asked, opening
from helpdesk.answering.ground import problem_of
from helpdesk.answering.quote import best_words, claim_of
from helpdesk.answering.rule import find_or_none
from helpdesk.answering.sameness import Candidate, candidates, same_question
from helpdesk.law import Citation
from helpdesk.search.find import Hit, Search
from helpdesk.shelf.answers import Curated
from helpdesk.shelf.shelf import Shelf

_ROLE = "approver"  # of those who review at this desk
_NEXT = "Next, "
WORDS = 150  # words of one answer
_QUALIFIED = re.compile(r"but|and")  # "Yes, but only …" says something else without its yes


@dataclass(frozen=True)
class Given:
    """A prepared answer to be given, whether its yes or no is one to the question at hand, and who reviewed it."""

    answer: Curated
    keeps_opening: bool = True
    review: Review | None = None


def answer_to(question: Question, hits: list[Hit], search: Search) -> Given | None:
    """The answer to the same question, reviewed under the wording of the day; None where two come equally near.

    Meaning alone is not enough: "do we label pictures" is near "do I label pictures I make for fun", and what only
    one of them says is what the answer turns on.
    """
    same = same_question(question, search)
    if same is not None and _holds(same, question, search):
        return _given(same, _fits(question, same), question, search)
    best = next(iter(candidates(question, hits, search)), None)
    if best is None or not _holds(best.answer, question, search):
        return None
    # Word by word into English, "established in the Union" may be lost, and with it what a yes or no turns on.
    fits = question.spoken == search.index.manifest.lang and _fits(question, best.answer)
    return _given(best.answer, fits, question, search) if _is_sure(best, fits) else None


def is_published(question: Question, search: Search) -> bool:
    """Whether the staff of this desk published an answer to the question, in nearly the same words."""
    if search.published is None:
        return False
    same = same_question(question, search)
    return same is not None and same.id in search.published.answers


def _given(answer: Curated, fits: bool, question: Question, search: Search) -> Given | None:
    """The answer with its review; None where what it rests on has changed so that it cannot be given."""
    if not _is_ours(answer, search):
        return Given(answer, fits, Review(answer.id, answer.reviewed))
    if not _is_of_its_operators(answer, question, search.shelf):
        return None
    published = search.published
    moved = published.moved(answer.id, question.as_of)
    given = Given(answer, fits, Review(answer.id, answer.reviewed, _ROLE, published.versions[answer.id], moved))
    return given if not moved or (published.warns and _stands(given, question, search.shelf)) else None


def _stands(given: Given, question: Question, shelf: Shelf) -> bool:
    """Whether every sentence still stands on the law of the day: no place gone, nothing said otherwise."""
    sentences = draft_of(given, question, shelf).sentences[1:]
    return all(line.claims and not problem_of(line, question, shelf) for line in sentences)


def _is_of_its_operators(answer: Curated, question: Question, shelf: Shelf) -> bool:
    """Whether the answer speaks of all operators that a question names.

    "Who is the provider" is another question than "who is the deployer", however near the two stand.
    """
    theirs = " ".join((answer.question, *answer.asked, *(line.text for line in answer.lines)))
    holders = cues_of(shelf.corpus).holders
    return all(holder.said.search(theirs) for holder in holders if holder.said.search(question.meant))


def _is_ours(answer: Curated, search: Search) -> bool:
    return search.published is not None and answer.id in search.published.answers


def _is_sure(best: Candidate, fits: bool) -> bool:
    """Whether it may be given; not where it would have to be given without a yes or no that the rest hangs on."""
    return best.is_sure and (fits or not _QUALIFIED.search(opening(best.answer.lines[0].text) or ""))


def _fits(question: Question, answer: Curated) -> bool:
    """Whether the answer was given to a question of the same form: in yes or no, and the same way round."""
    mine, theirs = asked(question), asked(Question(answer.question, question.as_of))
    if mine.is_polar is not theirs.is_polar:
        return False
    return opening(answer.lines[0].text) is None or mine.side.is_free is theirs.side.is_free


def _holds(answer: Curated, question: Question, search: Search) -> bool:
    """Whether the answer was reviewed by that day and under the wording that was the law on it.

    One that the staff published knows by its pins whether what it rests on is still as it was.
    """
    version = search.shelf.version_on("aia", question.as_of)
    is_known = version is not None and (version.day == answer.law or _is_ours(answer, search))
    return is_known and answer.reviewed <= question.as_of


def draft_of(given: Given, question: Question, shelf: Shelf) -> Draft:
    """The answer's own sentences, each with the law's words behind it, then the false belief it corrects.

    What it advises to do next says nothing about the law and stands among the next steps.
    """
    answer = given.answer
    steps = tuple(_step(line.text) for line in answer.lines if line.text.startswith(_NEXT))
    told = [line for line in answer.lines if not line.text.startswith(_NEXT)]
    lines = [sentence_of(line.text, line.cites, answer, question, shelf) for line in told]
    if not given.keeps_opening and opening(lines[0].text):
        lines[0] = _without_opening(lines[0])
    if answer.corrects:
        lines.append(sentence_of(answer.corrects, answer.lines[0].cites, answer, question, shelf))
    said = (*_warned(given, question, shelf), *_short(lines))
    return Draft(Status.CURATED, said, (*steps, wording.NEXT_OPEN), review=given.review)


def _warned(given: Given, question: Question, shelf: Shelf) -> Iterator[DraftSentence]:
    """The warning that the law has changed since the review, where it has."""
    if given.review is not None and given.review.moved:
        labels = wording.listed(_label(name, question, shelf) for name in given.review.moved)
        yield DraftSentence(wording.STALE.format(day=wording.day(given.review.on), labels=labels))


def _label(name: str, question: Question, shelf: Shelf) -> str:
    unit = find_or_none(shelf, name, question)
    return shelf.label(unit) if unit is not None else Citation.from_id(name).label("en")


def _step(advice: str) -> str:
    """Advice without the word that announces it."""
    step = advice.removeprefix(_NEXT)
    return step[0].upper() + step[1:]


def _short(lines: list[DraftSentence]) -> Iterator[DraftSentence]:
    """The lines that an answer has room for: the first ones say most, what is out of room is left out whole."""
    room = WORDS
    for line in lines:
        if (words := len(line.text.split())) <= room:
            room -= words
            yield line


def sentence_of(text: str, cites: tuple[str, ...], answer: Curated, question: Question, shelf: Shelf) -> DraftSentence:
    """A sentence of an answer with the law's own words behind it; a place that is not there is left out."""
    found = [find_or_none(shelf, name, question) for name in cites]
    claims = tuple(claim_of(unit, best_words(unit, f"{question.meant} {text}")) for unit in found if unit is not None)
    return DraftSentence(text, claims, told=answer.id)


def _without_opening(sentence: DraftSentence) -> DraftSentence:
    """The sentence from behind its yes or no on; no longer one that people reviewed whole."""
    rest = sentence.text[len(opening(sentence.text)) :]
    return DraftSentence(rest[:1].upper() + rest[1:], sentence.claims)
