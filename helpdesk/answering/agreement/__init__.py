"""Agreement: a sentence may not say other than what it cites.

Ground re-reads the quotes; this reads the sentence's own words against the law behind them: figures, days, who is
bound, how strongly, and what is denied. It only looks for a clear contradiction: where the evidence is silent or the
wording too far away to compare, the sentence passes.

disagreement(sentence, question, shelf)   why a sentence says other than its evidence, or nothing
against(words, evidence, cues)            the same for words and evidence at hand
"""

from helpdesk.answering.agreement import days, figures, holders, negation, opposites, places, strength
from helpdesk.answering.agreement.cues import Cues, cues_of
from helpdesk.answering.agreement.evidence import Evidence, evidence_of
from helpdesk.answering.answer import DraftSentence, Question
from helpdesk.shelf.shelf import Shelf


def disagreement(sentence: DraftSentence, question: Question, shelf: Shelf) -> str:
    """Why a sentence says other than its evidence, or an empty string; a sentence without claims says no law."""
    cues = cues_of(shelf.corpus)
    words = own_words(sentence)
    if not sentence.claims or not words or cues.accepts(sentence.told, words):
        return ""
    evidence = evidence_of(sentence, question, shelf)
    return against(words, evidence, cues) if evidence is not None else ""


def own_words(sentence: DraftSentence) -> str:
    """What a sentence says beside the quotes it shows, which were read in the source already."""
    words = sentence.text
    for claim in sentence.claims:
        words = words.replace(claim.quote, " ") if claim.quote else words
    return words if any(letter.isalnum() for letter in words) else ""


def against(words: str, evidence: Evidence, cues: Cues) -> str:
    """The first thing that words say otherwise than the evidence, or nothing. Beliefs told as such are left out."""
    words = cues.belief.sub(" ", words)
    texts, more = evidence.texts, (*evidence.texts, *evidence.further)
    return (
        figures.unmatched(words, more, cues)
        or days.unmatched(words, (*texts, *evidence.days))
        or places.unmatched(words, evidence.here, evidence.places, more)
        or holders.unmatched(words, texts, evidence.holders, cues)
        or strength.unmatched(words, texts, cues)
        or negation.unmatched(words, texts, cues)
        or opposites.unmatched(words, texts, cues)
    )
