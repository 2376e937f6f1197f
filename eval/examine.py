"""One visit of the examiner: a question is searched and asked, and all its marks are taken."""

import re
from dataclasses import dataclass

from eval import finding, refusals, said, support
from eval.asked import Question
from eval.finding import Marks
from eval.places import is_found, levels_of
from eval.said import Fact
from helpdesk.answering.answer import Answer
from helpdesk.desk import Desk

WORDS_BEFORE_A_QUOTE = 150
_QUOTE = re.compile("“[^”]*(?: [^” ]+){3}")  # a word or two in quotation marks are a term, not a quote


@dataclass(frozen=True)
class Examined:
    """A question with its ranking, its answer, what became of the facts, and its marks by measure."""

    question: Question
    ids: tuple[str, ...]
    answer: Answer
    facts: tuple[Fact, ...]
    marks: Marks

    @property
    def opposites(self) -> tuple[str, ...]:
        """The kinds of facts of which the answer says otherwise."""
        return tuple(said.KINDS[fact.kind] for fact in self.facts if fact.is_opposite)


def examine(question: Question, desk: Desk, library: support.Library) -> Examined:
    """Search and ask one question, and mark both."""
    answer = desk.ask(question.text, question.as_of, turns=question.turns)
    # What is searched is what was understood: a follow-up says little without the turns before it.
    hits = desk.search(answer.understood_as or question.text, question.as_of, k=10)
    ids = tuple(hit.provision.id for hit in hits)
    facts = said.facts_of(question.says, answer)
    marks = finding.marks_of(question, list(ids))
    marks |= refusals.marks_of(question, answer, facts) | _cited(question, answer)
    marks |= support.marks_of(answer, question.gold, library) | said.marks_of(facts)
    marks["150 words before a quote"] = (float(words_before_a_quote(answer) <= WORDS_BEFORE_A_QUOTE), 1.0)
    return Examined(question, ids, answer, facts, marks)


def _cited(question: Question, answer: Answer) -> Marks:
    """Whether the answer cites the gold places; a refusal cites none."""
    ids = [cited.id for cited in answer.citations]
    if not question.gold:
        return {}
    levels = levels_of(question).items()
    return {f"gold {level} cited": (float(is_found(question, ids, agree)), 1.0) for level, agree in levels}


def words_before_a_quote(answer: Answer) -> int:
    """Words of an answer before the first passage that it quotes; all of them where it quotes none."""
    text = " ".join(sentence.text for sentence in answer.sentences)
    quote = _QUOTE.search(text)
    return len(text[: quote.start() if quote else None].split())
