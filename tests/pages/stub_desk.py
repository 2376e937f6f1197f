"""A desk with a very small law of our own words: the real desk and shelf, with canned drafts instead of a search.

The drafts go through the real check, so a page never sees an answer that the desk could not give.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from helpdesk.answering.answer import Answer, Claim, Draft, DraftSentence, Question, Status
from helpdesk.answering.ground import ground
from helpdesk.desk import Desk, our_rows
from helpdesk.errors import IndexUnusable
from helpdesk.law import Citation, Force, Kind, Provision, Source, Version
from helpdesk.law.calendar import Day
from helpdesk.search.find import Hit
from helpdesk.settings import Settings
from helpdesk.shelf.shelf import Shelf, Volume
from helpdesk.shelf.texts import Text

OLD, NEW = "2024-07-12", "2026-07-27"
TODAY = date(2026, 11, 20)
HOSTILE = "<img src=x onerror=alert(1)> **bold** [click](http://evil.example)"


def _version(day: str, start: date, end: date | None, languages: tuple[str, ...], recitals: str | None) -> Version:
    force = Force.AUTHENTIC_2024 if end else Force.BINDING
    return Version("aia", day, "0", "oj", force, start, end, languages, "none", "https://law.example/", recitals)


VERSIONS = (
    _version(OLD, date(2024, 8, 1), date(2026, 7, 27), ("en",), None),
    _version(NEW, date(2026, 7, 27), None, ("en", "fr"), OLD),
)


def _unit(name: str, kind: Kind, text: str, version: str = NEW, lang: str = "en", **more) -> Provision:
    citation = Citation.from_id(f"aia:{name}")
    parent = citation.parent.id if citation.parent else None
    force = Force.BINDING if version == NEW else Force.AUTHENTIC_2024
    row = {"heading": "", "path": ("Chapter I: Small rules",), **more}
    url = f"https://law.example/{lang}#{name}"
    return Provision(
        citation.id,
        kind,
        citation.label(lang),
        text=text,
        parent=parent,
        version=version,
        lang=lang,
        force=force,
        url=url,
        **row,
    )


def _law(version: str, lang: str, literacy: str, deleted: bool) -> tuple[Provision, ...]:
    amended = {"amended_by": ("32026R1744",)} if version == NEW else {}
    fifth = {"deleted": True, **amended} if deleted else {}
    gone = () if deleted else (_unit("art_4.1.c", Kind.POINT, "by asking nobody.", version, lang),)
    return (
        _unit("art_3", Kind.ARTICLE, "Here words are explained:", version, lang, heading="Meanings"),
        _unit("art_3.1", Kind.DEFINITION, "‘robot’ means a machine that answers letters;", version, lang),
        _unit("art_4", Kind.ARTICLE, "", version, lang, heading="Learning"),
        _unit("art_4.1", Kind.PARAGRAPH, literacy, version, lang, see=("aia:art_6",), **amended),
        _unit("art_4.1.a", Kind.POINT, "by reading one book a year; or", version, lang),
        _unit("art_4.1.b", Kind.POINT, "by asking a person who has.", version, lang),
        *gone,
        _unit("art_4.2", Kind.PARAGRAPH, "" if deleted else "Nobody has to read twice.", version, lang, **fifth),
        _unit("art_6", Kind.ARTICLE, f"No robot may be called {HOSTILE} at work.", version, lang, heading="Names"),
        _unit("anx_I", Kind.ANNEX, "The list of good books.", version, lang, heading="Books", path=()),
    )


NEW_LITERACY = "Whoever runs a robot named in Article 6 shall support learning:"
VOLUMES = {
    ("aia", NEW, "en"): _law(NEW, "en", NEW_LITERACY, deleted=True),
    ("aia", NEW, "fr"): _law(NEW, "fr", "Quiconque fait marcher un robot soutient la lecture :", deleted=True),
    ("aia", OLD, "en"): (
        _unit("rec_1", Kind.RECITAL, "Reading makes people free.", OLD, path=()),
        *_law(OLD, "en", "Whoever runs a robot named in Article 6 shall ensure learning:", deleted=False),
    ),
}
CALENDAR = (
    Day("literacy", date(2025, 2, 2), "learning starts", (), ("aia:art_4",), (OLD, NEW)),
    Day("names", date(2027, 12, 2), "names start", (), ("aia:art_6",), (NEW,), note="Old robots keep their names."),
)


def small_shelf(home: Path, told: bool) -> Shelf:
    """A shelf that holds the small law and nothing else; `told` in our own words instead of the law's."""
    shelf = Shelf({"aia": Source("aia", "The whole title", "AI Act")}, VERSIONS, CALENDAR, home, home)
    for version in VERSIONS:
        for lang in version.languages:
            units = VOLUMES[version.source, version.day, lang]
            units = tuple(replace(unit, force=Force.DIGEST) for unit in units) if told else units
            text = Text(version, lang, "small", units)
            shelf._volumes[version.source, version.day, lang] = Volume(text)
    return shelf


class StubDesk(Desk):
    """A desk that answers a handful of questions."""

    def __init__(self, home: Path, filled: bool = True, told: bool = False):
        settings = Settings(home=home, operator="Ada & <Sons>", question_limit=100)
        empty = Shelf({"aia": Source("aia", "The whole title", "AI Act")}, VERSIONS, CALENDAR, home, home)
        super().__init__(settings, small_shelf(home, told) if filled else empty, our_rows(settings.corpus))

    @property
    def is_open(self) -> bool:
        return True

    def _answer(self, question: Question) -> Answer:
        if "broken" in question.text:
            raise IndexUnusable("The index could not be opened.")
        if self.shelf.is_empty:
            return super()._answer(question)
        return ground(_draft(question.text), question, self.shelf)

    def search(self, text: str, as_of: date, k: int = 10) -> list[Hit]:
        found = VOLUMES["aia", NEW, "en"]
        return [Hit(p, 0.9, 0.9, p.text) for p in found if text.lower() in p.text.lower()][:k]


def _claim(name: str, quote: str) -> Claim:
    return Claim(Citation.from_id(f"aia:{name}@{NEW}"), quote)


def _draft(question: str) -> Draft:
    """What the stub says: known words lead to known drafts."""
    learn = _claim("art_4.1", "support learning")
    names = _claim("art_6", "No robot may be called")
    sentences = (
        DraftSentence("Whoever runs a robot has to support learning, among other things by reading a book.", (learn,)),
        DraftSentence("What a robot is called matters too, and there is much more to say about that.", (names,)),
    )
    if "learn" in question:
        return Draft(Status.ANSWERED, sentences, ("Read the whole article.",))
    if "invented" in question:
        return Draft(
            Status.ANSWERED, (DraftSentence("Nobody reads.", (_claim("art_4.1", "shall never learn at all"),)),)
        )
    if "depends" in question:
        return Draft(Status.NEEDS_FACTS, sentences[:1], ("Say who runs the robot.",))
    if "weather" in question:
        return Draft(Status.OUT_OF_SCOPE, (DraftSentence("This is about something else."),), ("Ask a weather office.",))
    return Draft(Status.NOT_FOUND, (DraftSentence("There is nothing about this here."),), ("Ask a person.",))
