"""Serving: the published answers as they are at this moment, read again when something happened to one."""

import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from helpdesk.answering.published import read_published
from helpdesk.errors import RecordError
from helpdesk.records.opening import Records
from helpdesk.records.versions import Version
from helpdesk.records.wordings import has_news, last_event
from helpdesk.search.find import Search
from helpdesk.search.index import Index
from helpdesk.search.published import Published
from helpdesk.search.reranker import Reranker
from helpdesk.shelf.shelf import Shelf

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Kept:
    """What was read: up to which event, for which index; the shelf that has the answers among its own."""

    event: int
    build: str
    shelf: Shelf
    published: Published


class Serving:
    """The published answers, shared by all who ask. A question costs one look at the number of the last event."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: _Kept | None = None
        self._reranker: Reranker | None = None

    def search(self, desk: "Desk", index: Index) -> Search:
        """Search over an open index and the answers that are published now."""
        return self._over(desk, index, *self.current(desk, index))

    def as_if(self, desk: "Desk", index: Index, also: Version) -> Search:
        """The same as if a version were published too. Raises RecordError."""
        published = read_published(desk.records, desk.shelf, index, _warns(desk), also)
        return self._over(desk, index, _among(desk.shelf, published), published)

    def _over(self, desk: "Desk", index: Index, shelf: Shelf, published: Published | None) -> Search:
        name, words = desk.settings.reranker, desk.words
        if name and self._reranker is None:
            self._reranker = Reranker(name)
        return Search(shelf, index, words.glossary, words.lexicons, reranker=self._reranker, published=published)

    def current(self, desk: "Desk", index: Index) -> tuple[Shelf, Published | None]:
        """The shelf with the published answers among its own, and these; the bare shelf where there are none.

        Records that cannot be reached leave those that were read last: a question is answered all the same.
        """
        if not desk.has_records:
            return desk.shelf, None
        with self._lock:
            try:
                self._kept = self._refreshed(desk, index)
            except RecordError as problem:
                log.warning("The published answers could not be read: %s", problem)
            kept = self._kept
        return (kept.shelf, kept.published) if kept else (desk.shelf, None)

    def _refreshed(self, desk: "Desk", index: Index) -> _Kept:
        kept, records = self._kept, desk.records
        event, is_new = _news(records, kept)
        if kept is not None and kept.build == index.manifest.build and not is_new:
            return replace(kept, event=event)
        published = read_published(records, desk.shelf, index, _warns(desk))
        return _Kept(event, index.manifest.build, _among(desk.shelf, published), published)


def _among(shelf: Shelf, published: Published) -> Shelf:
    return replace(shelf, answers={**shelf.answers, **published.answers})


def _warns(desk: "Desk") -> bool:
    return desk.settings.stale_answers == "warn"


def _news(records: Records, kept: _Kept | None) -> tuple[int, bool]:
    """(the number of the last event, whether something happened to an answer since the last look)."""
    with records.reading() as connection:
        event = last_event(connection)
        if kept is None or event == kept.event:
            return event, kept is None
        return event, event < kept.event or has_news(connection, kept.event)
