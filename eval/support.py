"""Does a citation support its sentence? An examiner's rule of its own, which shares no code with the desk's gate.

A sentence is supported when its citations together hold every figure and day it states and at least half of its
content words (by their first six letters), and one of them is the provision that the sentence opens with, if it does.
What a citation holds is the text of its provision with what stands above and below it, our own words for the same,
and the days of the calendar that concern it. Its quote must stand in the exported text character by character. A
citation is precise when its sentence is supported and it has a part in that: it supports alone, or the rest does not
without it, or it holds a third of the content words, or the sentence names it. This follows ALCE (Gao et al. 2023),
with word overlap in the place of a model: a negation can fool it, and it knows no synonyms.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eval.finding import Marks
from eval.gate import Rows, export_rows, says
from eval.writing import WORDS, days_in, numbers_in, without_pointers
from helpdesk.answering.answer import Answer, Cited, Sentence
from helpdesk.desk import Desk
from helpdesk.law import Force
from helpdesk.law.calendar import bare, is_within

ENOUGH, PART = 0.5, 1 / 3
_WORD = re.compile(r"[^\W\d_]{4,}")
_ABOUT = re.compile(
    r"\b(?:in plain words|adds|says|mind also|plain|words|point|paragraph|article|annex|many believe)\b", re.I
)
_STOP = frozenset(WORDS["stop"]["words"])
_OPENS = re.compile(r"(?:Article|Annex|Recital) [\dIVX]+[a-z]*(?:\([\w]+\))*")
_LAW = re.compile(WORDS["law"]["says"], re.I)


@dataclass(frozen=True)
class Held:
    """What a citation holds, or a sentence says: stems of content words, numbers and days."""

    stems: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()

    def __or__(self, other: "Held") -> "Held":
        return Held(self.stems | other.stems, self.figures | other.figures)

    def share_of(self, said: "Held") -> float:
        """The share of a sentence's content words that are held."""
        return len(self.stems & said.stems) / len(said.stems) if said.stems else 1.0

    def supports(self, said: "Held") -> bool:
        """Whether every figure and enough of the words are held."""
        return said.figures <= self.figures and self.share_of(said) >= ENOUGH


def read(text: str) -> Held:
    """What a text holds."""
    return Held(stems(text), frozenset(numbers_in(text) | days_in(text)))


def stems(text: str) -> frozenset[str]:
    """The first six letters of the content words of a text."""
    words = (word.casefold() for word in _WORD.findall(_ABOUT.sub(" ", without_pointers(text))))
    return frozenset(word[:6] for word in words if word not in _STOP)


@dataclass
class Library:
    """The exported law and our own words, read for what each citation holds; remembers what it has read."""

    desk: Desk
    rows: Rows = field(init=False)
    _known: dict[tuple[str, str], Held] = field(default_factory=dict)

    def __post_init__(self):
        self.rows = export_rows(self.desk)

    def is_exact(self, cited: Cited) -> bool:
        """Whether the quote of a citation stands in the export of its version, or in our own words where it is ours."""
        row = self.rows.get((cited.id.partition(":")[0], cited.version, cited.id))
        if cited.force in (Force.DIGEST, Force.CURATED) and cited.quote in self._told(cited.id):
            return True
        return row is not None and says(row, cited.quote)

    def _told(self, provision_id: str) -> str:
        telling = self.desk.shelf.tellings.get(provision_id)
        return " ".join((telling.heading, telling.says, telling.changed)) if telling else ""

    def held_by(self, cited: Cited) -> Held:
        """What a citation holds: its provision with what is above and below, our words for them, and its days."""
        key = (cited.id, cited.version)
        if key not in self._known:
            self._known[key] = read("\n".join((*self._texts(cited), *self._days(cited.id))))
        return self._known[key]

    def _texts(self, cited: Cited) -> Iterator[str]:
        source = cited.id.partition(":")[0]
        for (where, version, name), row in self.rows.items():
            if where == source and version == cited.version and _is_near(name, cited.id):
                yield f"{row['heading']}\n{row['text']}\n{self._told(name)}"

    def _days(self, provision_id: str) -> Iterator[str]:
        known = {day.id: day for day in self.desk.shelf.calendar}
        for day in known.values():
            if any(_is_near(provision_id, place) for place in (*day.covers, *day.cites)):
                also = [known[day.also]] if day.also else []
                yield from (f"applies {each.day.isoformat()}: {each.what}. {each.note}" for each in (day, *also))


def _is_near(one: str, other: str) -> bool:
    """Whether one id is the other, above it or below it."""
    return is_within(one, other) or is_within(other, one)


@dataclass(frozen=True)
class Judged:
    """A sentence with its citations: whether it speaks of the law, is supported, and which citations are precise."""

    needs: bool
    supported: bool
    precise: tuple[bool, ...]


def judge(sentence: Sentence, cited: list[Cited], library: Library, answer: Answer) -> Judged:
    """A sentence read against what its citations hold."""
    said = read(sentence.text)
    said = Held(said.stems, said.figures - {answer.as_of.isoformat()})
    held = [library.held_by(each) if library.is_exact(each) else Held() for each in cited]
    supported = bool(held) and _together(held).supports(said) and _cites_its_subject(sentence, cited)
    named = [each.label in sentence.text and library.is_exact(each) for each in cited]
    precise = tuple(supported and (name or _has_part(n, held, said)) for n, name in enumerate(named))
    return Judged(bool(cited) or _LAW.search(sentence.text) is not None, supported, precise)


def _cites_its_subject(sentence: Sentence, cited: list[Cited]) -> bool:
    """Whether a sentence that opens with the name of a provision cites it, or a part of it."""
    subject = _OPENS.match(sentence.text)
    return subject is None or any(subject.group() in each.label for each in cited)


def _together(held: Iterable[Held]) -> Held:
    whole = Held()
    for each in held:
        whole |= each
    return whole


def _has_part(number: int, held: list[Held], said: Held) -> bool:
    one, rest = held[number], held[:number] + held[number + 1 :]
    return one.supports(said) or not _together(rest).supports(said) or one.share_of(said) >= PART


def judged(answer: Answer, library: Library) -> list[Judged]:
    """Every sentence of an answer, judged."""
    numbered = {cited.n: cited for cited in answer.citations}
    return [
        judge(sentence, [numbered[n] for n in sentence.cites if n in numbered], library, answer)
        for sentence in answer.sentences
    ]


def marks_of(answer: Answer, gold: tuple[str, ...], library: Library) -> Marks:
    """The marks of the citations of one answer."""
    sentences = judged(answer, library)
    quoted = [cited for cited in answer.citations if cited.quote]
    wanted = [sentence for sentence in sentences if sentence.needs]
    marks = {
        "citation precision": (
            float(sum(sum(s.precise) for s in sentences)),
            float(sum(len(s.precise) for s in sentences)),
        ),
        "citation recall": (float(sum(s.supported for s in wanted)), float(len(wanted))),
        "quotes exact": (float(sum(library.is_exact(cited) for cited in quoted)), float(len(quoted))),
    }
    if gold and answer.citations:
        articles = {bare(place).split(".")[0] for place in gold}
        near = sum(bare(c.id.removeprefix("aia:")).split(".")[0] in articles for c in answer.citations)
        marks["citations in a gold article"] = (float(near), float(len(answer.citations)))
    return marks
