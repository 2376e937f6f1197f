"""Compose: an answer without a model. The rule first, quoted; since when; then what narrows it.

    limits     a question that must not be answered here says so at once
    curated    a question that people have answered and reviewed gets their answer
    named      provisions the question points at that do not exist
    rule       the best provisions, in their own words
    days       since when the rule applies, from the calendar
    narrowing  exceptions beside the rule, the terms it uses, guidance, reasons

Everything here is a claim only; ground.py decides what stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpdesk import wording
from helpdesk.answering import curated, days, lead, narrowing, rule
from helpdesk.answering.answer import Draft, DraftSentence, Question, Status
from helpdesk.answering.evidence import judged
from helpdesk.answering.hits import hits_of
from helpdesk.answering.limits import Limit, Limits
from helpdesk.answering.route import Direction, Routes
from helpdesk.errors import HelpdeskError
from helpdesk.law import Force, find_mentions
from helpdesk.law.calendar import is_within
from helpdesk.search.find import Hit, Search
from helpdesk.search.words import content_words
from helpdesk.shelf.terms import Terms

_HITS = 8
_CERTAIN = 0.45  # cosine the best hit needs where the provision that was asked for is not there
_CLOSE = 0.82  # share of the best score from which a further hit belongs to the answer
_RULES = 3
_MEANING = re.compile(r"\b(?:what|wat|what's|whats|meant by|meaning of|means?|define|definition of)\b", re.IGNORECASE)
_BESIDE = 2  # hits outside a place that was named, where the question leads away from it


@dataclass(frozen=True)
class Bench:
    """What composing needs beside the question: search, routes, limits, defined terms."""

    search: Search
    routes: Routes
    limits: Limits
    terms: Terms


def compose(question: Question, bench: Bench) -> Draft:
    """The draft for a question: what it would say and on what it would rest."""
    direction = bench.routes.of(question.meant)
    hits = hits_of(question.read, question.as_of, _HITS, bench.search, direction, bench.terms)
    limit = bench.limits.met_by(question.meant, bool(find_mentions(question.text)))
    found = judged(question, hits, limit, bench)
    is_likely = found.is_enough or (limit is None and found.is_likely)
    is_open = is_likely and not _asks_for_a_term(question, direction, bench)
    if is_open or curated.is_published(question, bench.search):
        given = curated.answer_to(question, hits, bench.search)
        if given is not None:  # the same question was asked, answered and reviewed
            return replace(curated.draft_of(given, question, bench.search.shelf), evidence=1.0)
    draft = _composed if found.is_enough else _refused
    return replace(draft(question, hits, direction, bench), evidence=found.probability)


def _composed(question: Question, hits: list[Hit], direction: Direction, bench: Bench) -> Draft:
    missing = tuple(_missing(question, bench))
    nearest = max((hit.nearness for hit in hits if not hit.named), default=0.0)
    if missing and nearest < _CERTAIN:
        hits = [hit for hit in hits if hit.named]
    chosen = _chosen(hits, direction)
    rules = list(rule.sentences(question, chosen, hits, direction, bench))
    dates = list(days.sentences(question, chosen, hits, direction, bench))
    body = lead.in_order(rules, dates, question, [] if missing else chosen, direction, bench.search.shelf)
    sentences = [*missing, *body, *narrowing.sentences(question, chosen, hits, direction, bench)]
    if any(hit.provision.force is Force.DIGEST for hit in chosen):
        sentences.append(DraftSentence(wording.OURS))
    return Draft(_status(hits, direction), tuple(_once(sentences)), (wording.NEXT_OPEN, *_next(direction)))


def _asks_for_a_term(question: Question, direction: Direction, bench: Bench) -> bool:
    """Whether a question only asks what a defined term means: the law's definition is the answer."""
    lang = bench.search.index.manifest.lang
    asked = content_words(_MEANING.sub(" ", question.meant), lang)
    if not asked or not (direction.is_of("definitions") or _MEANING.search(question.meant)):
        return False
    used = (bench.terms.term_of(definition) for definition in bench.terms.used_in(question.words).values())
    named = frozenset().union(*(content_words(term, lang) for term in used))
    return asked <= named or any(asked == content_words(term, lang) for term in bench.terms.by_term)


def _refused(question: Question, hits: list[Hit], direction: Direction, bench: Bench) -> Draft:
    """What is said where what was found is not enough: the limit that was met, or that nothing was found."""
    limit = bench.limits.met_by(question.meant, bool(find_mentions(question.text)))
    if limit is not None:
        return _stop(limit, question, bench)
    return _not_found(question, bench, tuple(_missing(question, bench)))


def _stop(limit: Limit, question: Question, bench: Bench) -> Draft:
    """A limit in words, with where the Act says something nearby; to open it is left to the visitor."""
    found = (rule.find_or_none(bench.search.shelf, name, question) for name in limit.see)
    nearby = (wording.NEXT_NEARBY.format(label=unit.label) for unit in found if unit is not None)
    status = Status.NOT_FOUND if limit.is_ours else Status.OUT_OF_SCOPE
    return Draft(status, (DraftSentence(limit.says),), (*nearby, wording.NEXT_PERSON))


def _missing(question: Question, bench: Bench) -> Iterator[DraftSentence]:
    """A sentence for each provision the question points at that is not there on the day."""
    shelf = bench.search.shelf
    for mention in find_mentions(question.text):
        for citation in mention.citations:
            try:
                found = shelf.find(citation, question.as_of, question.lang)
            except HelpdeskError:
                source = f"the {shelf.sources[citation.source].short}"
                day = wording.day(question.as_of)
                yield DraftSentence(wording.NOT_THERE.format(label=citation.label("en"), source=source, day=day))
            else:
                if found.deleted:
                    words = wording.DELETED.format(label=found.label, day=wording.day(question.as_of))
                    yield DraftSentence(words)


def _not_found(question: Question, bench: Bench, missing: tuple[DraftSentence, ...]) -> Draft:
    if not question.spoken:
        steps = (wording.NEXT_ENGLISH, wording.NEXT_BROWSE, wording.NEXT_PERSON)
        return Draft(Status.NOT_FOUND, (*missing, DraftSentence(wording.NOT_FOUND)), steps)
    if missing or bench.limits.act.search(question.meant) or bench.limits.ai.search(question.meant):
        steps = (wording.NEXT_REPHRASE, wording.NEXT_BROWSE, wording.NEXT_PERSON)
        return Draft(Status.NOT_FOUND, (*missing, DraftSentence(wording.NOT_FOUND)), steps)
    return Draft(Status.OUT_OF_SCOPE, (DraftSentence(wording.OUT_OF_SCOPE),), (wording.NEXT_REPHRASE,))


def _chosen(hits: list[Hit], direction: Direction) -> list[Hit]:
    """The hits the answer rests on, best first: what was named or pointed at by the law, and the best law.

    A whole article is left out where one of its own paragraphs answers, or where its fine is asked for; the day of a
    place that was named is its own and no neighbour's.
    """
    hits = [hit for hit in hits if not hit.provision.deleted]
    named = [hit for hit in hits if hit.named]
    law = [hit for hit in hits if narrowing.is_law(hit.provision) and not hit.named]
    if named and direction.is_of("dates"):
        return [hit for hit in hits if hit.named or hit.added][: 2 * _RULES]
    found = law or ([] if named else hits)
    chosen = [hit for hit in hits if hit.named or hit.added or hit in _close(found, named)]
    ids = [hit.provision.id for hit in chosen]
    if direction.is_of("penalties") and any(hit.added for hit in chosen):
        chosen = [hit for hit in chosen if not hit.named or "." in hit.provision.id]
    chosen = [hit for hit in chosen if not any(name.startswith(f"{hit.provision.id}.") for name in ids)]
    return chosen[: max(_RULES, min(len(named), 2 * _RULES))]


def _close(found: list[Hit], named: list[Hit]) -> list[Hit]:
    """The hits close to the best in score; beside a place that was named, those inside it.

    A question may name one place and ask for another: then the best hit of all is not inside what it names.
    """
    best = max((hit.score for hit in found), default=0.0)
    close = [hit for hit in found if hit.score >= _CLOSE * best]
    if not named:
        return close
    inside = [hit for hit in close if any(is_within(hit.provision.id, one.provision.id) for one in named)]
    outside = [hit for hit in close if hit not in inside]
    return [*outside[:_BESIDE], *inside] if outside and outside[0].score == best else inside


def _status(hits: list[Hit], direction: Direction) -> Status:
    """An answer; or, where a class is asked for and no listed use comes near, a need for facts."""
    uses = ("aia:anx_III", "aia:anx_I.", "aia:art_5.", "aia:art_6")
    near_use = any(hit.provision.id.startswith(uses) for hit in hits[:3])
    return Status.NEEDS_FACTS if direction.is_of("classification") and not near_use else Status.ANSWERED


def _next(direction: Direction) -> tuple[str, ...]:
    is_class = direction.is_of("high-risk") or direction.is_of("classification")
    return (wording.NEXT_CHECK,) if is_class else ()


def _once(sentences: list[DraftSentence]) -> Iterator[DraftSentence]:
    """Nothing is said twice, and each quote is shown once: what only shows quotes already seen is left out."""
    seen: set = set()
    for sentence in dict.fromkeys(sentences):
        quotes = {claim for claim in sentence.claims if claim.quote and claim.quote in sentence.text}
        if quotes and quotes <= seen:
            continue
        seen |= quotes
        yield sentence
