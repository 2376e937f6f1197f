"""The desk itself: everything a visitor can ask for."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from helpdesk import wording
from helpdesk.answering.answer import Answer, Draft, DraftSentence, Question, Status
from helpdesk.answering.compose import Bench, compose
from helpdesk.answering.ground import ground
from helpdesk.answering.hits import hits_of
from helpdesk.checker.check import Check, check
from helpdesk.checker.export import export
from helpdesk.checker.facts import Subject
from helpdesk.checker.heard import heard
from helpdesk.checker.rulebook import Rulebook, read_rulebook
from helpdesk.checker.walk import Facts
from helpdesk.desk.admission import admitted
from helpdesk.desk.apart import build_apart
from helpdesk.desk.back_office import BackOffice
from helpdesk.desk.papers import written
from helpdesk.desk.rows import Words
from helpdesk.desk.serving import Serving
from helpdesk.desk.syncing import synced
from helpdesk.desk.triaging import Triage
from helpdesk.errors import IndexUnusable
from helpdesk.law import Citation, Provision, parse
from helpdesk.records.versions import Version
from helpdesk.reports import Outline, papers, read_outlines
from helpdesk.search.find import Hit, Search
from helpdesk.search.index import Index, Manifest, Place, build, is_newest, open_index, stamp_of
from helpdesk.settings import Settings
from helpdesk.shelf import fetch, reading
from helpdesk.shelf.penalties import read_penalties
from helpdesk.shelf.reading import Change, Reading
from helpdesk.shelf.shelf import Shelf
from helpdesk.shelf.terms import Terms, read_terms
from helpdesk.triage.verdict import Verdict

Progress = Callable[[int, int], None]


class Desk(BackOffice):
    """Everything a visitor can ask for. Opened once and shared; the index opens when it is first needed."""

    def __init__(self, settings: Settings, shelf: Shelf, words: Words):
        super().__init__(settings)
        self.shelf = shelf
        self.words = words
        self._lock = threading.Lock()
        self._serving = Serving()
        self._index: Index | None = None
        self._terms: dict[tuple[str, str], Terms] = {}

    # --- ask -------------------------------------------------------------------------------------------------

    def ask(self, text: str, as_of: date, lang: str | None = None, turns: Sequence[str] = ()) -> Answer:
        """The checked answer to a question for a day; it always comes back, with a status that says how it ended.

        A question that leans on `turns`, those before it, is answered as `understood_as`. Raises QuestionRefused.
        """
        started = time.perf_counter()
        asked = admitted(text, self.settings.question_limit)
        alone = self.words.rewriter.understood(asked, turns, self.settings.question_limit)
        answer = self._answer(Question(alone, as_of, lang or self.settings.lang, any_lang=lang is None))
        took = round((time.perf_counter() - started) * 1000, 1)
        return replace(answer, question=asked, understood_as=alone if alone != asked else "", elapsed_ms=took)

    def _answer(self, question: Question) -> Answer:
        if self.shelf.is_empty:
            draft = Draft(
                Status.NOT_FOUND, (DraftSentence(wording.EMPTY_SHELF),), (wording.NEXT_SYNC, wording.NEXT_PERSON)
            )
            return ground(draft, question, self.shelf)
        if self.shelf.version_on("aia", question.as_of) is None:
            words = wording.NOT_YET.format(day=wording.day(question.as_of))
            return ground(
                Draft(Status.NOT_FOUND, (DraftSentence(words),), (wording.NEXT_BROWSE,)), question, self.shelf
            )
        finder = self.finder()
        plain = finder.plain(question.text)
        lang = self._quoted_in(plain.lang, question.as_of) if question.any_lang else question.lang
        question = replace(question, plain=plain, lang=lang)
        bench = Bench(finder, self.words.routes, self.words.limits, self.terms(question.as_of, lang))
        draft = compose(question, bench)
        searched_as = plain.text if plain.text != question.text else ""
        return replace(
            ground(draft, question, finder.shelf), searched_as=searched_as, evidence=draft.evidence, lang=lang
        )

    def _quoted_in(self, spoken: str, as_of: date) -> str:
        """The language to quote in: the asker's own where the Act of the day is here in it."""
        version = self.shelf.version_on("aia", as_of)
        is_here = bool(spoken) and version is not None and self.shelf.volume(version, spoken) is not None
        return spoken if is_here else self.settings.lang

    def search(self, text: str, as_of: date, k: int = 10) -> list[Hit]:
        """The k best hits for a question on a day."""
        finder = self.finder()
        question = finder.plain(admitted(text, self.settings.question_limit))
        return hits_of(question, as_of, k, finder, self.words.routes.of(question.text), self.terms(as_of))

    def finder(self) -> Search:
        """Search over the open index, with the answers that are published at this moment."""
        return self._serving.search(self, self.index())

    # --- read ------------------------------------------------------------------------------------------------

    def look_up(self, pointer: str, as_of: date, lang: str | None = None) -> Reading:
        """Open a provision by id or by any spelling of its citation. Raises CitationError or ShelfMissing."""
        citation = Citation.from_id(pointer) if ":" in pointer else parse(pointer)
        return self.reading(self.shelf.find(citation, as_of, lang or self.settings.lang))

    def reading(self, provision: Provision) -> Reading:
        """A provision with what stands below and above it."""
        return reading.read(self.shelf, provision)

    def contents(self, source: str, as_of: date, lang: str | None = None) -> tuple[Provision, ...]:
        """The top of every recital, article and annex of a source on a day, in order."""
        return reading.contents(self.shelf, source, as_of, lang or self.settings.lang)

    def compare(self, provision_id: str, before: str, after: str, lang: str | None = None) -> tuple[Change, ...]:
        """A place and all below it in two versions (days that name them), unit by unit, in order."""
        return reading.compare(self.shelf, provision_id, before, after, lang or self.settings.lang)

    def whole_text(self, source: str, day: str | None, lang: str | None = None) -> tuple[Provision, ...]:
        """All provisions of a version (the newest when no day names one). Raises ShelfMissing."""
        return reading.whole_text(self.shelf, source, day, lang or self.settings.lang)

    def terms(self, as_of: date, lang: str | None = None) -> Terms:
        """The defined terms of the Act on a day."""
        lang = lang or self.settings.lang
        version = self.shelf.version_on("aia", as_of)
        key = (version.day if version else "", lang)
        if key not in self._terms:
            volume = self.shelf.volume(version, lang) if version else None
            self._terms[key] = read_terms(volume.text.provisions if volume else (), self.words.false_friends)
        return self._terms[key]

    # --- check -----------------------------------------------------------------------------------------------

    @cached_property
    def rules(self) -> Rulebook:
        """The rules of the check, read when they are first needed. Raises CorpusError for a loose end."""
        corpus = self.settings.corpus
        return read_rulebook(corpus, self.shelf.calendar, read_penalties(corpus))

    def check(self, subject: Subject, as_of: date) -> Check:
        """What the facts about a system or model establish on a day, and what is owed."""
        return check(self.rules, subject, as_of)

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The drafts that a check can lead to. Raises CorpusError for a loose end."""
        return read_outlines(self.settings.corpus, self.rules)

    def papers(self, found: Check) -> tuple[tuple[str, str], ...]:
        """(id, title) of the report of a check and of each draft it makes relevant."""
        return papers(found, self.outlines)

    def paper(self, found: Check, paper_id: str, form: str) -> bytes:
        """A paper of a check as a file: "docx", "pdf" or "md". Raises KeyError when there is no such paper or form."""
        return written(found, self.outlines, self.shelf, self.settings.operator, (paper_id, form))

    def export(self, found: Check) -> dict:
        """A check as other programs read it, with the wording of the Act that holds on its day."""
        version = self.shelf.version_on("aia", found.as_of)
        return {"law_version": version.day if version else None, **export(found)}

    def heard(self, text: str) -> Facts:
        """Answers for the check that a visitor's own words suggest, to be confirmed one by one."""
        return heard(text, self.rules)

    def label_of(self, provision_id: str) -> str:
        """The printed pointer of an id, with the short title of a source other than the Act."""
        citation = Citation.from_id(provision_id)
        short = "" if citation.source == "aia" else f"{self.shelf.sources[citation.source].short}, "
        return f"{short}{citation.label('en')}"

    # --- triage ----------------------------------------------------------------------------------------------

    @cached_property
    def triaging(self) -> Triage:
        """Where described systems are sorted by risk."""
        return Triage(self)

    def triage(self, description: str, as_of: date) -> Verdict:
        """The verdict on a described system. Raises QuestionRefused, ClassifierStale."""
        return self.triaging.verdict(description, as_of)

    # --- set up ----------------------------------------------------------------------------------------------

    def sync(self, mirror: Path | None, files: Iterable[Path], progress: fetch.Progress) -> list[fetch.Delivery]:
        """Fetch what is missing: from files saved by hand, a mirror, or the network; one Delivery a document.

        A document is let in when our own reader can read it as what it claims to be.
        """
        return synced(self.settings, self.shelf.kept, mirror, files, progress)

    def place(self) -> Place:
        """Where the index is and by which model it is made."""
        s = self.settings
        return Place(s.home, s.lang, s.model, s.chroma_url)

    def finder_as_if(self, version: Version) -> Search:
        """Search as it would be were this version of an answer published. Raises RecordError."""
        return self._serving.as_if(self, self.index(), version)

    @property
    def is_open(self) -> bool:
        """Whether the index is open, so that a question is answered at once."""
        return self._index is not None

    def index(self) -> Index:
        """The open index; built first, in a process of its own, when it is missing, stale or damaged.

        A newer build that was put in place meanwhile is taken up.
        """
        with self._lock:
            if self._index is None:
                self._index = self._open_or_build()
            elif not is_newest(self.place(), self._index.manifest):
                with suppress(IndexUnusable):
                    self._index = open_index(self.place())
            return self._index

    def _open_or_build(self) -> Index:
        place = self.place()
        try:
            index = open_index(place)
            if index.manifest.stamp == stamp_of(self.shelf, place):
                return index
        except IndexUnusable:
            pass
        build_apart(self.settings)
        return open_index(place)

    def build_index(self, progress: Progress, rebuild: bool = False) -> tuple[Manifest, bool]:
        """Build the index where it is not what the shelf asks for: (its manifest, whether anything was built)."""
        return build(self.shelf, self.place(), progress, rebuild)
