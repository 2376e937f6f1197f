"""Carrying: one question out of two. What the later one changes takes its place in the earlier one.

swap      a role, a kind of content, a day or a provision takes the place of its like
carry     a whole question, or the asking part of one, is put to the subject of the earlier one
append    any other fragment is added to the earlier question in the visitor's own words
"""

import re
from itertools import pairwise

from helpdesk.answering.cues import Cues, Family, plural
from helpdesk.answering.leaning import Shape
from helpdesk.law import find_mentions
from helpdesk.search.language import is_written_in

_DAY = re.compile(
    r"(?:\b(?:by|in|on|from|since|until|after|before|as of|at the end of|the end of)\s+)*"
    r"(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?<!\d)20\d\d(?!\d)"
)
_ARTICLE = re.compile(r"^(?:an?|the|our|your|my|some|any)\s+", re.IGNORECASE)
_END = " \t\n?.!…,;:—-"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_DASH = " — "
_LABEL = re.compile(r"^(.{3,}?):\s+(.+)$", re.DOTALL)
_DOUBT = re.compile(r"(?<=[.!?]) Is it true that [^?]*\?$")
_ASKS_US = re.compile(r"(?:we|i|you|one|it)\b", re.IGNORECASE)
_MODAL = re.compile(r"(?:must|may|can|could|shall|should|will|would)\b", re.IGNORECASE)
_HELPING = re.compile(r"(?:do|does|did|has|have)\b", re.IGNORECASE)
_MOST_ADDED = 2  # fragments a question carries behind its dash
_QUESTION = re.compile(r"(?:what|how|which|who|when|where|why|is|are|do|does|must|can|may)\b", re.IGNORECASE)
_CORRECTS = re.compile(r"(?:no|nope|sorry|actually|rather|well|i mean|i meant|not)\b", re.IGNORECASE)
_TRUE = "Is it true that {claim}?"


def carried(earlier: str, asked: str, cues: Cues) -> str:
    """The standalone question of a question that leans on an earlier one."""
    shape = Shape(asked, cues)
    earlier = _DOUBT.sub("", earlier)
    if shape.objects:
        return _objection(earlier, shape)
    asked = _with_full_names(earlier, shape.rest)
    if not is_written_in(earlier, "en") or not is_written_in(asked, "en"):
        return f"{_ended(earlier)} {shape.asked.strip()}"
    if shape.tells:
        return _with_fact(earlier, _capital(asked.strip()))
    asked = _corrected(shape) or asked
    if Shape(asked, cues).is_whole:
        stands = find_mentions(asked) and not Shape(asked, cues).dangles
        return _capital(asked) if stands else _carry(earlier, asked, cues)
    changed = cues.past(asked, ("about",)) or asked
    if swapped := _swap(earlier, changed, cues):
        return swapped
    return _carry(earlier, asked, cues) if _only_asks(changed, cues) else _append(earlier, changed)


def _with_fact(earlier: str, fact: str) -> str:
    """The earlier question with one more fact behind what it told, and what it asked at the end."""
    *told, last = _SENTENCE.split(earlier.strip())
    in_order = [*told, fact, last] if last.endswith("?") else [_ended(earlier), fact]
    return " ".join(in_order)


def _corrected(shape: Shape) -> str:
    """ "No, I meant the provider" without the words that only correct; nothing where it corrects nothing."""
    said = shape.cues.past(shape.asked, ())
    return shape.cues.past(said, ("about",)) if _CORRECTS.match(said) else ""


def _objection(earlier: str, shape: Shape) -> str:
    """The earlier question again, with what is claimed as a question: an objection is no instruction."""
    said = shape.cues.past(shape.rest, ("pushback", "claim"))  # nothing polite: "no" belongs to the claim
    if said == shape.rest:
        said = shape.cues.past(shape.asked, ("pushback", "claim"))
    if _QUESTION.match(said) and len(said.split()) > 1:
        return carried(earlier, said, shape.cues)
    claim = " ".join(part for part in _SENTENCE.split(said) if not part.endswith("?") or part == said).rstrip(_END)
    if len(claim.split()) < 2:
        return earlier
    return f"{_ended(earlier)} {_TRUE.format(claim=_small(claim))}"


def _with_full_names(earlier: str, asked: str) -> str:
    """ "Paragraph 3" by its full name, read from the last provision of the earlier question."""
    before = find_mentions(earlier)
    if not before or find_mentions(asked):
        return asked
    for mention in reversed(find_mentions(asked, before[-1].citations[-1])):
        label = _labels(mention)
        asked = asked[: mention.start] + label + asked[mention.end :]
    return asked


def _labels(mention) -> str:
    return " and ".join(citation.label("en") for citation in mention.citations)


def _swap(earlier: str, changed: str, cues: Cues) -> str:
    """The earlier question with the changed thing in the place of its like; nothing where there is no like."""
    there, here = find_mentions(earlier), find_mentions(changed)
    if there and here:
        return earlier[: there[-1].start] + _labels(here[-1]) + earlier[there[-1].end :]
    day, other = _DAY.search(earlier), _DAY.search(changed)
    if other and not _DAY.sub("", changed).strip(_END):
        return f"{earlier[: day.start()]}{other[0]}{earlier[day.end() :]}" if day else _append(earlier, changed)
    phrase = cues.past(changed.rstrip(_END), ("beside",))
    found = (_in_place(earlier, phrase, family) for family in cues.families)
    return next((swapped for swapped in found if swapped), "")


def _in_place(earlier: str, phrase: str, family: Family) -> str:
    """The earlier question with a phrase in the place of its like in this family; number and article as there."""
    old, new = family.pattern.search(earlier), family.pattern.match(phrase)
    if not old or not new:
        return ""
    before, after = earlier[: old.start()], earlier[old.end() :]
    more = phrase[new.end() :]
    if not more:
        return before + _fitted(old, family.forms[new[2].lower()], family) + after
    both_go_on = more.startswith(" of ") and after.startswith(" of ")  # where theirs ends cannot be told
    return "" if both_go_on else before + phrase + after


def _fitted(old: re.Match, word: str, family: Family) -> str:
    """The word with the article and the number of the one it replaces; a sentence keeps its capital."""
    many = old[2].lower() not in (one.lower() for one in family.said)
    article = old[1] or ""
    if article.lower() in ("a", "an"):
        article = "an" if word[0].lower() in "aeiou" else "a"
    fitted = f"{article} {plural(word) if many else word}".strip()
    return _capital(fitted) if old[0][0].isupper() and old.start() == 0 else fitted


def _only_asks(changed: str, cues: Cues) -> bool:
    """Whether a fragment asks something and names no circumstance: "the fine?", "since when?"."""
    shape = Shape(changed, cues)
    is_case = any(shape.has(kind) for kind in ("detail", "operator")) or _DAY.search(changed)
    return (
        not shape.subjects
        and not is_case
        and bool(cues.of("aspect").match(cues.past(changed, ("head",))) or cues.of("aspect").match(changed))
    )


def _carry(earlier: str, asked: str, cues: Cues) -> str:
    """The subject of the earlier question, then the new question about it; or both questions one after the other."""
    subject, asked = subject_of(earlier, cues), asked.rstrip(_END)
    if subject[-1:] in "?.!":
        return f"{subject} {_capital(asked)}?"
    return f"{_capital(subject)}: {_small(asked)}?"


def _append(earlier: str, changed: str) -> str:
    asked, *added = earlier.rstrip(_END).split(_DASH)
    added = [*added, _small(changed.rstrip(_END))][-_MOST_ADDED:]
    return f"{_DASH.join([asked, *added])}?"


def subject_of(question: str, cues: Cues) -> str:
    """What a question is about, without the words that only ask; the question itself where they cannot be left out.

    A question that was itself carried keeps the subject it was given.
    """
    label = _LABEL.match(question)
    if label and (not Shape(label[2], cues).subjects or Shape(label[2], cues).dangles):
        return label[1]
    *told, last = _SENTENCE.split(question.strip())
    before = " ".join(told)
    if told and Shape(last, cues).dangles:
        return before if before[-1] == "?" else before.rstrip(_END)
    kept = _without_asking(last.rstrip(_END), cues)
    if told and len(kept.split()) == 1:  # "what do we owe?" asks of what was told
        return before.rstrip(_END)
    return f"{before} {kept or _ended(last)}".strip()


def _without_asking(sentence: str, cues: Cues) -> str:
    """A question without "must we", "when does … apply"; empty where the rest could not be read alone."""
    words, dropped = sentence.split(), []
    while words and _is(words[0], ("head", "aspect"), cues) and not _names(words):
        dropped.append(words.pop(0).lower())
    tails = ("tail", "class") if dropped[:1] in (["is"], ["are"]) else ("tail",)
    ended = False
    while words and _is(words[-1], tails, cues):
        words, ended = words[:-1], True
    asked = sentence.lower().split()[: len(dropped) + 1]
    return " ".join(words) if _reads_alone(asked, ended) else ""


def _reads_alone(asked: list[str], ended: bool) -> bool:
    """Whether what follows these words is a noun or what we ask to do: "must we …", not "must workers …"."""
    for word, following in pairwise(asked):
        if _MODAL.fullmatch(word) and not _ASKS_US.fullmatch(following):
            return False
        if _HELPING.fullmatch(word) and not ended and following != "to" and not _ASKS_US.fullmatch(following):
            return False
    return True


def _names(words: list[str]) -> bool:
    """Whether these words open with a provision."""
    return any(mention.start == 0 for mention in find_mentions(" ".join(words[:8])))


def _is(word: str, kinds: tuple[str, ...], cues: Cues) -> bool:
    return any(cues.of(kind).fullmatch(word.strip(",;")) for kind in kinds)


def _ended(question: str) -> str:
    """The question with a mark at its end."""
    question = question.strip()
    return question if question[-1:] in "?.!" else f"{question}?"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    """The text as it stands inside a sentence: a plain first word gets a small letter, a name keeps its own."""
    first = _ARTICLE.match(text) or re.match(r"[A-Z][a-z]+(?=\s|$)", text)
    return text[:1].lower() + text[1:] if first and not find_mentions(text[:40]) else text
