"""Places: an article, annex, paragraph or recital that a sentence points at must be one that its evidence knows."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from helpdesk.law import Citation, find_mentions
from helpdesk.law.calendar import is_within

_PLACE = re.compile(r":(?:art_\d|anx_[IVX]+(?:\.|$)|rec_|par_)")

_OTHER_ACT = re.compile(
    r"\b(?:Regulation|Directive|Decision|Recommendation|GDPR|DSA|Charter|Treaty|Treaties|TFEU|TEU|Protocol|drafts?)\b"
)

_PART, _LIST = re.compile(r"[.;:](?=\s)"), 3


def unmatched(said: str, here: str | None, known: frozenset[str], held: Iterable[str]) -> str:
    """The first place a sentence names that is neither cited, nor around or below what is, nor named there.

    What names another act, and what follows it, is left alone: whose article it means is not always plain. So is a long
    list, which the law may call a section.
    """
    parts = ["", *_PART.split(said)]
    own = " ; ".join(part for before, part in pairwise(parts) if not _OTHER_ACT.search(f"{before} {part}"))
    found = [names for names in mentions(own, here) if len(names) <= _LIST]
    strange = [names for names in found if not _is_known(names, known)]
    if not strange:
        return ""
    named = {name for text in held for names in mentions(text, here) for name in names}
    return next(
        (f"it points at {names[0]}, which what it cites does not" for names in strange if not _is_known(names, named)),
        "",
    )


def _is_known(names: tuple[str, ...], known: Iterable[str]) -> bool:
    """Whether one of a list is a known place, or around or below one; other sources speak of the Act's places too."""
    paths, others = [name.partition(":")[2] for name in names], [name.partition(":")[2] for name in known]
    return any(is_within(path, other) or is_within(other, path) for path in paths for other in others)


@lru_cache(maxsize=16_384)
def mentions(text: str, here: str | None) -> tuple[tuple[str, ...], ...]:
    """The ids of the places each mention in a text names; `here` is where a bare "paragraph 2" is read from."""
    own = Citation.from_id(here) if here else None
    found = find_mentions(text, own, own.source if own else "aia")
    lists = (tuple(citation.id for citation in mention.citations) for mention in found)
    return tuple(names for names in lists if names and all(_PLACE.search(name) for name in names))


def places(text: str, here: str | None) -> frozenset[str]:
    """All places a text names."""
    return frozenset(name for names in mentions(text, here) for name in names)
