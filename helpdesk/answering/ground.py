"""Ground: every citation is read again in the source, and a sentence that does not stand is held back.

A claim passes when its provision exists in the named version, that version is the law on the day asked for,
and its quote is found there character by character. Nothing is repaired and nothing is near enough: an
"almost equal" quote is how a lost "not" gets through. What a sentence says in its own words must agree with what it
cites: agreement/ reads that.
"""

import logging
import re
from datetime import date

from helpdesk.answering.agreement import disagreement
from helpdesk.answering.answer import Answer, Cited, Claim, Draft, DraftSentence, Question, Sentence, Status
from helpdesk.errors import HelpdeskError
from helpdesk.law import Citation, Provision
from helpdesk.shelf.shelf import Shelf
from helpdesk.wording import HELD_BACK, NEXT_PERSON

log = logging.getLogger(__name__)

_SENTENCE_END = re.compile(r"\n|[.;:!?][’”»\"')\]]*\s+")
_CAME_FROM, _GOES_ON = re.compile(r"\d[\s.,]?$"), re.compile(r"[\s.,]?\d|\s?%")
_TURNS = re.compile(
    r"\b(?:not|no|nor|never|neither|cannot|without|unless|except|excluding|ne|n’|n'|pas|ni|sans|sauf|aucune?|"
    r"nicht|kein\w*|ohne|außer|niet|geen|zonder|tenzij|behalve)(?!\w)",
    re.IGNORECASE,
)
SHORTEST_QUOTE = 12  # characters; shorter words are found everywhere and prove nothing


def ground(draft: Draft, question: Question, shelf: Shelf) -> Answer:
    """The answer that stands: sentences all of whose claims pass, their citations numbered in order of use."""
    numbers: dict[tuple[str, str, str], Cited] = {}
    standing: list[Sentence] = []
    held = 0
    for sentence in draft.sentences:
        problem = problem_of(sentence, question, shelf)
        if problem:
            held += 1
            log.warning("Held back %r: %s", sentence.text[:80], problem)
        else:
            standing.append(
                Sentence(
                    sentence.text,
                    tuple(_number(claim, question, shelf, numbers) for claim in sentence.claims),
                )
            )
    if held and not numbers:
        return Answer(
            Status.HELD_BACK,
            question.text,
            question.as_of,
            (Sentence(HELD_BACK),),
            next=(NEXT_PERSON,),
            held_back=held,
        )
    return Answer(
        draft.status,
        question.text,
        question.as_of,
        tuple(standing),
        tuple(numbers.values()),
        draft.next,
        held_back=held,
        review=draft.review,
    )


def problem_of(sentence: DraftSentence, question: Question, shelf: Shelf) -> str:
    """Why a sentence does not stand, or an empty string when it does."""
    if sentence.told is not None and not _is_telling(sentence, shelf):
        return f"these are not our words for {sentence.told}"
    refusals = (refusal(claim, question.as_of, question.lang, shelf) for claim in sentence.claims)
    return next((why for why in refusals if why), "") or disagreement(sentence, question, shelf)


def _is_telling(sentence: DraftSentence, shelf: Shelf) -> bool:
    """Whether a sentence in our own words is one we wrote: of a curated answer, or of the digest for what it cites."""
    if answer := shelf.answers.get(sentence.told):
        return any(sentence.text == line.text for line in answer.lines) or sentence.text == answer.corrects
    telling = shelf.tellings.get(sentence.told)
    cites = any(claim.citation.id == sentence.told for claim in sentence.claims)
    return telling is not None and cites and sentence.text.endswith(telling.says)


def refusal(claim: Claim, as_of: date, lang: str, shelf: Shelf) -> str:
    """Why a claim does not pass the re-read, or an empty string when it does."""
    if claim.citation.version is None:
        return f"{claim.citation.id} names no version"
    try:
        there = shelf.find(claim.citation, as_of, lang)
        today = shelf.find(Citation(claim.citation.source, claim.citation.path), as_of, lang)
    except HelpdeskError as problem:
        return str(problem)
    if there.id != claim.citation.id:
        return f"{claim.citation.id} is not the exact place; that is {there.id}"
    if today.version != there.version:
        return f"{claim.citation} is not the wording in force on {as_of.isoformat()}"
    if there.deleted:
        return f"{claim.citation} was deleted"
    return _misquote(claim, there)


def _misquote(claim: Claim, provision: Provision) -> str:
    if not claim.quote:
        return ""
    if len(claim.quote) < SHORTEST_QUOTE and claim.quote != provision.text:
        return f"the quote {claim.quote!r} is too short to prove anything"
    if claim.quote not in provision.text:
        return f"{claim.citation} does not say {claim.quote[:60]!r}"
    places = (match.span() for match in re.finditer(re.escape(claim.quote), provision.text))
    if not any(_is_whole(provision.text[:start], claim.quote, provision.text[end:]) for start, end in places):
        return f"the quote {claim.quote[:60]!r} is cut so that it may say something else"
    return ""


def _is_whole(before: str, quote: str, after: str) -> bool:
    """Whether a quote is cut between words, not inside a figure ("EUR 35" of "EUR 35 000 000"), nor after a "not".

    What follows "not" in its sentence, quoted alone, turns a ban into a permission.
    """
    in_word = (before[-1:].isalnum() and quote[0].isalnum()) or (quote[-1].isalnum() and after[:1].isalnum())
    in_figure = quote[0].isdigit() and _CAME_FROM.search(before[-2:])
    goes_on = quote[-1].isdigit() and _GOES_ON.match(after)
    return not (in_word or in_figure or goes_on or _TURNS.search(_SENTENCE_END.split(before)[-1]))


def _number(claim: Claim, question: Question, shelf: Shelf, numbers: dict[tuple[str, str, str], Cited]) -> int:
    """The number of a claim, given on first use; a claim without a quote shares the number of its place."""
    key = (claim.citation.id, claim.citation.version or "", claim.quote)
    if not claim.quote:
        key = next((known for known in numbers if known[:2] == key[:2]), key)
    if key not in numbers:
        numbers[key] = _cited(len(numbers) + 1, claim, shelf.find(claim.citation, question.as_of, question.lang), shelf)
    return numbers[key].n


def _cited(n: int, claim: Claim, provision: Provision, shelf: Shelf) -> Cited:
    applies = shelf.applies(provision)
    also = f"{applies.also.what}: {applies.also.day.isoformat()}." if applies and applies.also else ""
    return Cited(
        n=n,
        id=provision.id,
        label=shelf.label(provision),
        quote=claim.quote,
        force=provision.force,
        applies_from=applies.day.isoformat() if applies else None,
        version=provision.version,
        url=provision.url,
        applies_note=" ".join(part for part in (also, applies.note if applies else "") if part),
    )
