"""The nouns of the table of words: what a pointer may name, and how one language names it."""

from dataclasses import dataclass
from enum import IntEnum


class Unit(IntEnum):
    """What a pointer may name; the tens are the depth, outermost first."""

    ARTICLE = 0
    ANNEX = 1
    RECITAL = 2
    DEFINITION = 3
    CHAPTER = 4  # read so that its sections are not taken for an annex's; a chapter has no id
    SECTION = 10
    PARAGRAPH = 20
    SUBPARAGRAPH = 30
    POINT = 40
    SUBPOINT = 50
    INDENT = 60
    SENTENCE = 70

    @property
    def depth(self) -> int:
        """How far inside a pointer the unit stands."""
        return self // 10


@dataclass(frozen=True)
class Tongue:
    """How one language writes pointers. Strings of words are split at spaces."""

    code: str
    units: dict[Unit, str]
    plurals: str
    ordinals: str  # "first second …": variants of one number are joined by "|"
    both: str  # and, or
    until: str  # the word inside a range
    of: str  # leads from the inner unit to the outer one, or to an act
    the: str  # may stand between
    this: str
    that: str
    thereof: str  # after a pointer: of something named before
    regulations: str  # an act of the kind ours is
    acts: str  # acts of another kind
    epithets: str  # words that may stand before an act: Council, delegated …
    prints: dict[str, str]
    latin: bool = False  # numbers inserted later are printed bis, ter …
    counts_subs: bool = False  # subparagraphs are printed with a number, not an ordinal
    ordinal_endings: tuple[str, ...] = ("",)
    ordinal_marks: tuple[str, ...] = ("e",)  # of "21st"; the first is printed, or the one of the last digit
    marks_by_digit: bool = False
    ordinal_paragraph: Unit = Unit.PARAGRAPH

    def nth(self, n: int) -> str:
        """The ordinal as printed: "third"; beyond the words of the row "21st" or "21."."""
        words = self.ordinals.split()
        if n > len(words):
            by_digit = self.ordinal_marks if self.marks_by_digit else self.ordinal_marks[:1]
            return f"{n}{by_digit[n % 10] if n % 10 < len(by_digit) else by_digit[0]}"
        ending = "er" if "er" in self.ordinal_endings else self.ordinal_endings[0]
        return words[n - 1].partition("|")[0] + ending
