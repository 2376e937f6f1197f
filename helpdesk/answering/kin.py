"""Kin: prepared answers on the same rule. Where one of them that asks nearly the same says otherwise, nothing is said.

People who prepared an answer knew the case in which the rule does not lead to the plain yes or no.
"""

from collections.abc import Iterator

from helpdesk.answering.answer import Question
from helpdesk.answering.asking import asked, opening
from helpdesk.answering.covering import asked_words
from helpdesk.answering.sameness import touches
from helpdesk.search.words import content_words
from helpdesk.shelf.answers import Curated
from helpdesk.shelf.shelf import Shelf

_NEAR = 0.6  # share of the words of both that both have; with a dozen wordings an answer, a third is chance


def says_otherwise(said: str, question: Question, rule: str, shelf: Shelf) -> bool:
    """Whether the prepared answer on this rule that asks nearest gives another yes or no than `said`."""
    near = max(_near(question, rule, shelf), default=(0.0, said), key=lambda found: found[0])
    return near[0] >= _NEAR and near[1] != said


def _near(question: Question, rule: str, shelf: Shelf) -> Iterator[tuple[float, str]]:
    """For each wording of a prepared answer on the rule: how near it is, and what it would say to the question."""
    mine, is_free = asked_words(question), asked(question).side.is_free
    for answer in shelf.answers.values():
        said = opening(answer.lines[0].text)
        if said and touches(rule, answer.lines[0].cites):
            is_turned = _is_free(answer, question) is not is_free
            for wording in (answer.question, *answer.asked):
                theirs = content_words(wording, "en")
                yield len(mine & theirs) / len(mine | theirs), _yes_or_no(said, is_turned)


def _is_free(answer: Curated, question: Question) -> bool:
    return asked(Question(answer.question, question.as_of)).side.is_free


def _yes_or_no(opening_words: str, is_turned: bool) -> str:
    is_yes = "yes" in opening_words.lower()
    return "yes" if is_yes is not is_turned else "no"
