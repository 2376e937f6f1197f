"""Opening the desk on an installation's settings."""

from helpdesk.desk.desk import Desk
from helpdesk.desk.rows import our_rows
from helpdesk.settings import Settings
from helpdesk.shelf import sources
from helpdesk.shelf.answers import read_answers
from helpdesk.shelf.calendar import read_calendar
from helpdesk.shelf.digest import read_digest
from helpdesk.shelf.shelf import Shelf
from helpdesk.shelf.told import read_outline


def open_desk(settings: Settings) -> Desk:
    """Open the desk on an installation's settings. Raises CorpusError when a row in corpus/ is wrong."""
    corpus = settings.corpus
    shelf = Shelf(
        sources=sources.sources(corpus),
        versions=sources.versions(corpus),
        calendar=read_calendar(corpus),
        folder=settings.shelf,
        kept=settings.home / "texts",
        tellings=read_digest(corpus),
        outline=read_outline(corpus),
        answers=read_answers(corpus),
        corpus=corpus,
    )
    return Desk(settings, shelf, our_rows(corpus))
