"""A citation: a pointer to one unit of law, as a value.

aia:art_6.3.a              Article 6(3), point (a)
aia:art_43.1.sub_2.a       second unnumbered subparagraph: sub_2; third dash: ind_3
aia:anx_I.A.2              Annex I, Section A, point 2; a section with a number is sec_1: aia:anx_XI.sec_1.2
aia:anx_VII.4.3            Annex VII, point 4.3
gl-prohibited:par_63       paragraph 63 of a guideline
aia:art_4@2024-07-12       the wording of that day
"""

import re
from dataclasses import dataclass
from functools import total_ordering

from helpdesk.errors import CitationError
from helpdesk.law.citation.numerals import arabic, is_lettered, is_numbered, is_roman, split_number
from helpdesk.law.citation.printing import printed

LONGEST_POINTER = 300
_ID = re.compile(r"([a-z][a-z0-9-]{0,39}):([A-Za-z0-9_.]{1,80})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
_HEAD = re.compile(
    r"(?:art_[1-9][0-9]{0,3}[a-z]{0,2}|rec_[1-9][0-9]{0,3}[a-z]?|par_[1-9][0-9]{0,3}|anx_([IVX]{1,7})[a-z]?)"
)
_COUNTED = re.compile(r"(?:sub|ind|sec)_[1-9][0-9]{0,2}")
_ORDER_OF_HEADS = {"rec": 0, "art": 1, "anx": 2, "par": 3}


@total_ordering
@dataclass(frozen=True)
class Citation:
    """A pointer to a unit of law. Citations sort as the law prints them: 4, 4a, 5, 10."""

    source: str
    path: tuple[str, ...]
    version: str | None = None

    def __str__(self) -> str:
        return f"{self.id}@{self.version}" if self.version else self.id

    def __lt__(self, other: "Citation") -> bool:
        return _order(self) < _order(other)

    def __contains__(self, other: "Citation") -> bool:
        """`a in b`: a is b or stands below it; unnumbered subparagraphs may be left out of either."""
        if other.source != self.source or (self.version and other.version != self.version):
            return False
        if other.path[: len(self.path)] == self.path:
            return True
        ends_unnumbered = self.path[-1].startswith("sub_")
        return not ends_unnumbered and other.bare[: len(self.bare)] == self.bare

    @property
    def id(self) -> str:
        """The id without a version: "aia:art_6.3.a"."""
        return f"{self.source}:{'.'.join(self.path)}"

    @property
    def bare(self) -> tuple[str, ...]:
        """The path without the unnumbered subparagraphs."""
        return tuple(segment for segment in self.path if not segment.startswith("sub_"))

    @property
    def parent(self) -> "Citation | None":
        """The unit around this one, in the same version; None for an article, annex or recital."""
        return Citation(self.source, self.path[:-1], self.version) if len(self.path) > 1 else None

    def label(self, lang: str = "en") -> str:
        """As printed, without the name of the act: "Article 6(3)(a)", "article 6, paragraphe 3, point a)".

        >>> Citation("aia", ("art_43", "1", "sub_2", "a")).label()
        'Article 43(1), second subparagraph, point (a)'
        >>> Citation("aia", ("anx_III", "4", "a")).label("de")
        'Anhang III Nummer 4 Buchstabe a'
        """
        return printed(self.source, self.path, lang)

    @classmethod
    def from_id(cls, text: str) -> "Citation":
        """The citation of an id, strictly; raises CitationError.

        >>> Citation.from_id("aia:art_6.3.a@2026-07-27").version
        '2026-07-27'
        """
        found = _ID.fullmatch(text) if len(text) <= LONGEST_POINTER else None
        path = tuple(found[2].split(".")) if found else ()
        if not found or not is_path(path):
            shown = text if len(text) <= 60 else text[:57] + "..."
            raise CitationError(f"{shown!r} is not the id of a provision; an id looks like aia:art_6.3.a")
        return cls(found[1], path, found[3])


def same_place(a: Citation, b: Citation) -> bool:
    """Whether both point to the same unit when unnumbered subparagraphs and versions are left aside."""
    return a.source == b.source and a.bare == b.bare


def is_path(path: tuple[str, ...]) -> bool:
    """Whether the segments are well formed and stand where they may."""
    head = _HEAD.fullmatch(path[0])
    if not head or len(path) > 9 or (head[1] and not is_roman(head[1])):
        return False
    return all(_is_segment(path, place) for place in range(1, len(path)))


def _is_segment(path: tuple[str, ...], place: int) -> bool:
    segment = path[place]
    in_annex = path[0].startswith("anx_")
    if len(segment) == 1 and segment.isupper():
        return in_annex and place == 1
    if segment.startswith("sec_") and not (in_annex and place == 1):
        return False
    return is_numbered(segment) or is_lettered(segment) or _COUNTED.fullmatch(segment) is not None


def _order(citation: Citation):
    """The key that sorts as printed: numbers by size, letters after numbers, counted units in between."""
    prefix, _, number = citation.path[0].partition("_")
    head = (_ORDER_OF_HEADS.get(prefix, 9), *_place(number))
    tail = tuple(_place(segment) for segment in citation.path[1:])
    return citation.source, head, tail, citation.version or ""


def _place(segment: str) -> tuple[int, int, str]:
    kind, _, count = segment.partition("_")
    if count:
        return 1, int(count), kind
    if is_numbered(segment):
        return 0, *split_number(segment)
    if segment.isupper() and is_roman(segment):
        return 0, arabic(segment), ""
    return 2, 0, segment
