"""Triage at the desk: the library, the classifier and the judge of a day, each opened once and shared."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from helpdesk import wording
from helpdesk.desk.admission import admitted
from helpdesk.desk.decided_cases import decided_cases
from helpdesk.reports.words import TIERS
from helpdesk.triage.classifier import FILE, Classifier, read_classifier
from helpdesk.triage.export import export
from helpdesk.triage.judge import Judge
from helpdesk.triage.library import Library, open_library
from helpdesk.triage.precedent import Precedent
from helpdesk.triage.said import Said, Vector, sentences
from helpdesk.triage.verdict import Part, Verdict

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk

LONGEST = 20_000  # characters of one description
_DAYS = 6  # days whose judges are kept: a register is compared over a few


@dataclass(frozen=True)
class Described:
    """A system of an inventory: its id, name and owner, how it is described, and a day of its own if it has one."""

    id: str
    name: str
    owner: str
    description: str
    as_of: str = ""


class Triage:
    """What triage needs, opened when the first description comes."""

    def __init__(self, desk: Desk):
        self._desk, self._lock = desk, threading.Lock()
        self._judges: dict[tuple, Judge] = {}

    @cached_property
    def library(self) -> Library:
        """All precedents. Raises CorpusError for a loose end."""
        return open_library(self._desk.settings.corpus, self._desk.rules)

    @cached_property
    def classifier(self) -> Classifier:
        """What was learnt from them. Raises ClassifierStale where it was learnt from others."""
        file, model = self._desk.settings.corpus / FILE, self._desk.index().manifest.model
        return read_classifier(file, model, self.library.stamp)

    def said(self, text: str) -> Said:
        """A description as triage reads it: its vector is that of its English. Raises QuestionRefused."""
        text = admitted(text, LONGEST)
        plain = self._desk.finder().plain(text)
        lang = plain.lang or "en"
        parts = tuple((span, self._vector(text[slice(*span)], lang)) for span in sentences(text))
        return Said(text, lang, self._vector(text, lang), parts)

    def _vector(self, text: str, lang: str) -> Vector:
        """The vector of a text in a language: that of its English."""
        return self._desk.index().vector(text if lang == "en" else self._desk.finder().plain(text).text)

    def judge(self, as_of: date, team: tuple[Precedent, ...]) -> Judge:
        """The judge of a day, with a team's own precedents."""
        key = (as_of, _key(team))
        with self._lock:
            if key not in self._judges:
                while len(self._judges) >= _DAYS:
                    del self._judges[next(iter(self._judges))]
                vectors = tuple(self.said(each.text).vector for each in team)
                self._judges[key] = Judge(self.library.with_team(team), self.classifier, vectors, as_of)
            return self._judges[key]

    def team(self) -> tuple[Precedent, ...]:
        """The cases the team decided, as they count at this moment: for its own people, as they show what clients do.

        Raises RecordError.
        """
        return decided_cases(self._desk, self._desk.rules)

    def verdict(self, text: str, as_of: date, team: tuple[Precedent, ...] = ()) -> Verdict:
        """The verdict on a description for a day, with a team's own precedents."""
        return self.judge(as_of, team).verdict(self.said(text))

    def result(self, verdict: Verdict, system: Described, team: tuple[Precedent, ...] = ()) -> dict:
        """A verdict as other programs read it, with what it rests on; `team` as it was handed to `verdict`."""
        told = export(verdict, system.description, self._desk.rules, self._desk.label_of)
        told["contradictions"] = [self._contradiction(each, system.description) for each in verdict.contradictions]
        return {**head(system), **told, "versions": self.versions(verdict.as_of, team)}

    def _contradiction(self, each: str | Part, text: str) -> str:
        """In words: a point whose two sides both fit, or a sentence that alone would be in a graver class."""
        if isinstance(each, Part):
            return wording.GRAVER_PART.format(part=text[slice(*each.span)].strip(), tier=TIERS[each.tier])
        return wording.BOTH_SIDES.format(point=self._desk.label_of(f"aia:{each}"))

    def versions(self, as_of: date, team: tuple[Precedent, ...] = ()) -> dict:
        """What a verdict rests on: the wording of the Act, the rules, the precedents and what was learnt from them."""
        own = f"+{hashlib.sha256(_key(team).encode()).hexdigest()[:8]}" if team else ""
        law = self._desk.shelf.version_on("aia", as_of)
        return {
            "law": law.day if law else None,
            "rules": self._desk.rules.version,
            "precedents": f"{self.library.stamp}{own}",
            "classifier": self.classifier.version,
        }


def _key(team: tuple[Precedent, ...]) -> str:
    """What tells one set of the team's cases from another."""
    return repr([(each.id, each.text, each.kind) for each in team])


def head(system: Described) -> dict:
    """What a row of results says first: the system as it came."""
    return {"id": system.id, "name": system.name, "owner": system.owner, "description": system.description}
