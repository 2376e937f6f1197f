"""Cues: the words of corpus/followups.toml by which a question leans on the one before, and what takes whose place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpdesk.errors import CorpusError
from helpdesk.law.phrases import whole_words
from helpdesk.shelf.rows import rows, unique

_FILE = "followups.toml"
_KNOWN = {"id": str, "said": list}
_KINDS = {"joint", "polite", "opening", "about", "pushback", "claim", "leaning", "pronoun", "definite", "thing", "act"}
_KINDS |= {"expletive", "meaning", "beside", "verb", "aspect", "detail", "operator", "class", "small", "head", "tail"}
_KINDS |= {"witness", "saying", "clause", "asking"}
_NEVER = re.compile(r"(?!)")
_OWN = (  # "my", "our old": whose witness it is
    r"(?:(?:my|our|the|your|their|another|an?|some|mein|unser|mon|notre|mijn|onze|mi|nuestro|il mio|mój|nasz)\s+)?"
    r"(?:\w+\s+)??"
)
_BREAK = re.compile(r"[\s,.;:!?¿¡…—–-]*")


@dataclass(frozen=True)
class Family:
    """Words that take each other's place, in the singular."""

    id: str
    said: tuple[str, ...]

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every form in lower case, singular and plural, with its singular."""
        return {form.lower(): word for word in self.said for form in (word, plural(word))}

    @cached_property
    def pattern(self) -> re.Pattern:
        """Any form, with the article before it as group 1 and the form as group 2."""
        words = "|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        return re.compile(rf"(?:\b(an?|the|our|your|my)\s+)?(?<![\w-])({words})(?![\w-])", re.IGNORECASE)


def plural(word: str) -> str:
    """The plural of an English noun, regular ones only.

    >>> plural("company"), plural("toy"), plural("provider")
    ('companies', 'toys', 'providers')
    """
    return f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", word) else f"{word}s"


@dataclass(frozen=True)
class Cues:
    """All cues by kind, and all families; empty where there are no rows, and then nothing leans."""

    kinds: Mapping[str, re.Pattern]
    families: tuple[Family, ...] = ()

    def of(self, kind: str) -> re.Pattern:
        """The pattern of a kind."""
        return self.kinds.get(kind, _NEVER)

    def past(self, text: str, kinds: Iterable[str]) -> str:
        """The text behind the cues of these kinds that open it, however many there are."""
        text = text[_BREAK.match(text).end() :]
        while match := next((m for kind in kinds if (m := self.of(kind).match(text)) and m.end()), None):
            text = text[match.end() :]
            text = text[_BREAK.match(text).end() :]
        return text

    def without(self, text: str, *kinds: str) -> str:
        """The text with a space for each cue of these kinds."""
        for kind in kinds:
            text = self.of(kind).sub(" ", text)
        return text


def read_cues(corpus: Path) -> Cues:
    """All cues and families of corpus/followups.toml. Raises CorpusError for a loose end."""
    path = corpus / _FILE
    cues = rows(path, "cue", _KNOWN, needed=("id", "said"))
    families = rows(path, "family", _KNOWN, needed=("id", "said"))
    unique(_FILE, [row["id"] for row in cues])
    unique(_FILE, [row["id"] for row in families])
    for row in cues:
        if row["id"] not in _KINDS:
            raise CorpusError(_FILE, row["id"], f"is not one of {', '.join(sorted(_KINDS))}")
    kinds = {row["id"]: whole_words(row["said"]) for row in cues}
    if "witness" in kinds and "saying" in kinds:
        kinds["pushback"] = _with_witnesses(kinds)
    return Cues(kinds, tuple(Family(row["id"], tuple(row["said"])) for row in families))


def _with_witnesses(kinds: Mapping[str, re.Pattern]) -> re.Pattern:
    """The objections, and "our lawyer says" with every witness and every word of saying."""
    said = f"{_OWN}{kinds['witness'].pattern}\\s+{kinds['saying'].pattern}"
    plain = kinds.get("pushback", _NEVER).pattern
    return re.compile(f"(?:{plain}|{said})", re.IGNORECASE)
