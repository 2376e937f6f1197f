"""Narrowing: what a rule does not say by itself: exceptions beside it, terms it uses, guidance, reasons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpdesk import wording
from helpdesk.answering.answer import DraftSentence, Question
from helpdesk.answering.quote import LONGEST, best_words, claim_of, sentences_of, shown, stems
from helpdesk.answering.route import Direction
from helpdesk.answering.rule import find_or_none, in_language, quoted
from helpdesk.law import Force, Kind, Provision
from helpdesk.law.calendar import is_within
from helpdesk.law.phrases import whole_words
from helpdesk.search.find import Hit
from helpdesk.shelf.shelf import Shelf

if TYPE_CHECKING:
    from helpdesk.answering.compose import Bench

_EXCEPTIONS = 2
_TERMS = 2
_NEAR = 0.6  # cosine from which a guideline or a recital is about the same thing
_NARROWING = whole_words(
    [
        "shall not apply", "shall not be", "does not apply", "do not apply", "by way of derogation", "notwithstanding",
        "except where", "unless", "with the exception of", "without prejudice to", "only where", "shall be exempt",
    ]
)  # fmt: skip


def is_law(provision: Provision) -> bool:
    """Whether a provision binds, as against a recital or guidance that explains."""
    return provision.kind is not Kind.RECITAL and provision.force in (Force.BINDING, Force.AUTHENTIC_2024, Force.DIGEST)


def sentences(
    question: Question, chosen: list[Hit], hits: list[Hit], direction: Direction, bench: "Bench"
) -> Iterator[DraftSentence]:
    """What the kind of question always needs, exceptions, definitions of terms used, guidance, one reason."""
    shelf = bench.search.shelf
    yield from _read_with(question, chosen, direction, shelf)
    yield from _exceptions(question, chosen, shelf)
    yield from _definitions(question, chosen, bench)
    yield from _explained(question, hits, shelf)


def _read_with(question: Question, chosen: list[Hit], direction: Direction, shelf: Shelf) -> Iterator[DraftSentence]:
    """What must be read with the rule, where the rule is one of those that usually answer such a question."""
    for kind in direction.kinds:
        if chosen and any(is_within(chosen[0].provision.id, lead) for lead in kind.leads):
            for name in kind.also:
                provision = find_or_none(shelf, name, question)
                if provision is not None:
                    yield quoted(wording.NARROWS, provision, question)


def _exceptions(question: Question, chosen: list[Hit], shelf: Shelf) -> Iterator[DraftSentence]:
    """Sentences that narrow the best rule: in its own paragraph, or where the same article points back at it."""
    if not chosen or not is_law(chosen[0].provision):
        return
    rule = in_language(chosen[0].provision, question, shelf)
    shown_already = best_words(rule, question.words)
    asked = stems(question.words)
    found = []
    for unit in _around(rule, shelf):
        for words in sentences_of(unit.text):
            narrows = _NARROWING.search(words) or rule.id in unit.see
            if len(words) <= LONGEST and words not in shown_already and narrows:
                found.append((len(stems(words) & asked), unit, words))
    for _, unit, words in sorted(found, key=lambda row: -row[0])[:_EXCEPTIONS]:
        text = wording.NARROWS.format(label=unit.label, quote=shown(unit, words))
        yield DraftSentence(text, (claim_of(unit, words),))


def _around(rule: Provision, shelf: Shelf) -> Iterator[Provision]:
    """The rule itself, its paragraph's other subparagraphs, and units of its article that name it.

    Points beside the rule are rules of their own: their exceptions are not exceptions to it.
    """
    volume = shelf.same_volume(rule)
    paragraph = ".".join(rule.id.split(".")[:2])
    article = volume.by_id[rule.id.partition(".")[0]]
    for unit in volume.under(article):
        in_paragraph = is_within(unit.id, paragraph) and unit.kind is Kind.SUBPARAGRAPH
        names_it = rule.id in unit.see or paragraph in unit.see or article.id in unit.see
        if is_within(unit.id, rule.id) or in_paragraph or (names_it and not is_within(unit.id, paragraph)):
            yield unit


def _definitions(question: Question, chosen: list[Hit], bench: "Bench") -> Iterator[DraftSentence]:
    """Definitions of the terms that the question and the best rule use, the question's own first."""
    if not chosen:
        return
    shelf = bench.search.shelf
    in_question = bench.terms.used_in(question.words)
    in_rule = bench.terms.used_in(in_language(chosen[0].provision, question, shelf).text)
    told = {hit.provision.id for hit in chosen}
    shared = [name for name in in_question if name in in_rule] + [name for name in in_question if name not in in_rule]
    for name in [name for name in shared if name not in told][:_TERMS]:
        definition = in_question[name]
        quote = best_words(definition, question.words)
        term = bench.terms.term_of(definition)
        words = wording.DEFINED.format(term=term, label=definition.label, quote=shown(definition, quote))
        yield DraftSentence(words, (claim_of(definition, quote),))


def _explained(question: Question, hits: list[Hit], shelf: Shelf) -> Iterator[DraftSentence]:
    """The best guideline paragraph and the best recital among the hits."""
    near = [hit.provision for hit in hits if hit.nearness >= _NEAR]
    guidance = next((provision for provision in near if provision.force is Force.GUIDANCE), None)
    recital = next((provision for provision in near if provision.kind is Kind.RECITAL), None)
    for words, provision in ((wording.GUIDANCE, guidance), (wording.EXPLAINS, recital)):
        if provision is not None and provision.lang == question.lang:
            quote = best_words(provision, question.words)
            label = shelf.label(provision)
            text = words.format(label=label, quote=shown(provision, quote))
            yield DraftSentence(text, (claim_of(provision, quote),))
