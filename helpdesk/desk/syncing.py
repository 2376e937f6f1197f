"""Syncing: official texts let onto the shelf, each read by our own reader before it counts."""

from collections.abc import Iterable
from pathlib import Path

from helpdesk.settings import Settings
from helpdesk.shelf import fetch, sources
from helpdesk.shelf.texts import open_content


def synced(
    settings: Settings, kept: Path, mirror: Path | None, files: Iterable[Path], progress: fetch.Progress
) -> list[fetch.Delivery]:
    """Fetch what is missing: from files saved by hand, a mirror, or the network; one Delivery a document."""
    documents = sources.documents(settings.corpus)

    def check(content: bytes, document: sources.Document) -> None:
        open_content(content, document.version, document.lang, kept)

    for file in files:
        fetch.take(file, documents, settings.shelf, check=check)
    source = mirror or settings.corpus_mirror
    if source is None and settings.offline:
        return [fetch.Delivery(s.document, s.state, s.note) for s in fetch.status(documents, settings.shelf)]
    return fetch.sync(documents, settings.shelf, source, check=check, progress=progress)
