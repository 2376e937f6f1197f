"""The nouns of answering.

Question   what was asked, for which day, quoting in which language
Draft      sentences with the pointers and quotes they claim, not yet checked
Answer     sentences whose every citation was re-read in the source, and how it ended
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from helpdesk.law import Citation, Force
from helpdesk.search.plain import Plain


class Status(StrEnum):
    """How an answer can end."""

    ANSWERED = "answered"
    CURATED = "curated"
    NEEDS_FACTS = "needs-facts"
    NOT_FOUND = "not-found"
    OUT_OF_SCOPE = "out-of-scope"
    HELD_BACK = "held-back"
    ERROR = "error"


@dataclass(frozen=True)
class Question:
    """A question for a day, answered with quotes in one language.

    `plain` is the question as the search reads it: in plain English words (None: as it was asked);
    `any_lang` says that nobody chose the language, so that the asker's own may take its place.
    """

    text: str
    as_of: date
    lang: str = "en"
    plain: Plain | None = None
    any_lang: bool = False

    @property
    def read(self) -> Plain:
        """The question as the search reads it."""
        return self.plain or Plain(self.text, "en", self.text)

    @property
    def meant(self) -> str:
        """The question in plain English."""
        return self.read.text

    @property
    def spoken(self) -> str:
        """The language it was asked in; "" where that is not known."""
        return self.read.lang

    @property
    def words(self) -> str:
        """The words to compare a text with, whichever language it is in."""
        return self.text if self.meant == self.text else f"{self.text} {self.meant}"


@dataclass(frozen=True)
class Claim:
    """A pointer with the words it is said to hold; `quote` is empty when only the place is claimed.

    The citation carries a version: a claim is about one wording.
    """

    citation: Citation
    quote: str = ""


@dataclass(frozen=True)
class DraftSentence:
    """A sentence and the claims it rests on. A sentence without claims says nothing about the law.

    `told` is the id of the provision, or of the curated answer, whose words of ours the sentence claims to be.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    told: str | None = None


@dataclass(frozen=True)
class Review:
    """That people reviewed the answer that is given, by its id: in which role, on which day.

    `version` is the number of the desk's own version, None for an answer that came with the help desk; `moved` are
    the provisions it rests on that have changed since.
    """

    answer: str
    on: date
    role: str = ""
    version: int | None = None
    moved: tuple[str, ...] = ()

    def as_json(self) -> dict:
        """For other programs."""
        own = {"role": self.role} if self.role else {}
        return {"answer": self.answer, "on": self.on.isoformat(), **own, "changed_since": list(self.moved)}


@dataclass(frozen=True)
class Draft:
    """What composing gives: sentences to check, how the answer would end, what to do next.

    `evidence` is the probability that the question has its answer here; None where that was not judged. `review` is
    there where people reviewed the answer.
    """

    status: Status
    sentences: tuple[DraftSentence, ...]
    next: tuple[str, ...] = ()
    evidence: float | None = None
    review: Review | None = None


@dataclass(frozen=True)
class Cited:
    """A citation of an answer: number, place, the source's own words, and since when it applies.

    `applies_from` is an ISO date or None where no day is fixed (recitals, guidelines); `applies_note` says what
    the day does not: a second day for other systems, or an open doubt.
    """

    n: int
    id: str
    label: str
    quote: str
    force: Force
    applies_from: str | None
    version: str
    url: str
    applies_note: str = ""


@dataclass(frozen=True)
class Sentence:
    """A checked sentence and the numbers of its citations."""

    text: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True)
class Answer:
    """A checked answer, its quotes in `lang`; `held_back` counts sentences whose citations did not pass the re-read.

    `question` is what the visitor wrote; `understood_as` the standalone question that was answered in its place,
    empty where it was answered as it stood; `searched_as` its words as they were searched, spelt right and in English,
    empty where they are the visitor's own; `evidence` the probability that the question has its answer here; `review`
    who reviewed it, where people did.
    """

    status: Status
    question: str
    as_of: date
    sentences: tuple[Sentence, ...]
    citations: tuple[Cited, ...] = ()
    next: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    held_back: int = 0
    understood_as: str = ""
    searched_as: str = ""
    lang: str = "en"
    evidence: float | None = None
    review: Review | None = None

    @property
    def text(self) -> str:
        """The sentences one after the other, with their numbers: "… [1][2]"."""
        return "\n".join(f"{s.text}{''.join(f' [{n}]' for n in s.cites)}" for s in self.sentences)

    def as_json(self) -> dict:
        """The shape of design section 5, for other programs; `understood_as` and `searched_as` only when not empty.

        So are `evidence` and `reviewed`.
        """
        return {
            "status": str(self.status),
            "question": self.question,
            **({"understood_as": self.understood_as} if self.understood_as else {}),
            **({"searched_as": self.searched_as} if self.searched_as else {}),
            **({"evidence": self.evidence} if self.evidence is not None else {}),
            **({"reviewed": self.review.as_json()} if self.review else {}),
            "as_of": self.as_of.isoformat(),
            "text": self.text,
            "sentences": [{"text": s.text, "cites": list(s.cites)} for s in self.sentences],
            "citations": [{**asdict(c), "force": str(c.force)} for c in self.citations],
            "next": list(self.next),
            "elapsed_ms": self.elapsed_ms,
        }
