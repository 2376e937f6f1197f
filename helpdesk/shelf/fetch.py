"""Filling the shelf: from a mirror folder, from the network, or from a file saved by hand.

    sync(documents, shelf, mirror)   bring what is missing; one Delivery a document
    take(path, documents, shelf)     put a file saved by hand in its place
    status(documents, shelf)         what is there; one Standing a document

Nothing reaches its place before it was checked, and then in one step: a sync that fails, or is killed, leaves
the shelf as it was, and the next one goes on where it stopped.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from helpdesk.errors import DocumentError, DownloadError
from helpdesk.shelf.download import Line, Progress, download, open_line
from helpdesk.shelf.genuine import Check, looks_genuine, what_it_is
from helpdesk.shelf.keep import ASIDE, part_of
from helpdesk.shelf.net import Net, addresses
from helpdesk.shelf.sources import FILE, Document
from helpdesk.shelf.standing import (
    Delivery,
    Rules,
    Standing,
    is_settled,
    let_in,
    refusal,
    rules_of,
    stands,
    status,
)

__all__ = ["Delivery", "Net", "Standing", "status", "sync", "take"]
NET = Net()
Bring = Callable[[Document, Rules], Delivery]


def sync(
    documents: Sequence[Document],
    shelf: Path,
    mirror: Path | None = None,
    *,
    langs: Collection[str] | None = None,
    check: Check = looks_genuine,
    progress: Progress | None = None,
    deadline: float = 600.0,
    net: Net = NET,
) -> list[Delivery]:
    """Bring every document to the shelf that is not there as recorded, and say for each what became of it.

    With a mirror (a folder laid out like the shelf) nothing is downloaded. `deadline`, in seconds, bounds the
    whole; `check(content, document)` raises DocumentError for a file that is not the document;
    `progress(document, done, total or None)` counts the bytes of a download. DownloadError: the mirror is no
    folder, the shelf cannot be written, or another sync does not let go of it.
    """
    wanted = [document for document in documents if langs is None or document.lang in langs]
    rules = rules_of(documents, shelf, check)
    if mirror is not None and not mirror.is_dir():
        raise DownloadError(f"the mirror {mirror} is not a folder")
    there = [stands(document, rules) for document in wanted]
    if all(found.outcome == "present" for found in there):
        return there  # without the lock, because a filled shelf may be read-only
    with _shelf_to_itself(shelf, deadline), _bring(mirror, net, deadline, progress) as bring:
        return [_deliver(document, rules, bring, mirror is not None) for document in wanted]


def take(path: Path, documents: Sequence[Document], shelf: Path, *, check: Check = looks_genuine) -> Delivery:
    """Put a file that was saved by hand in its place, whichever of the documents it is.

    DocumentError when it is none of them, or could be several; DownloadError when the file cannot be read or
    the shelf not written.
    """
    rules = rules_of(documents, shelf, check)
    content = _read(path, NET.largest)
    document = _recognise(path, content, documents, rules)
    with _shelf_to_itself(shelf, NET.answer):
        part_of(shelf / document.file).drop()
        return let_in(content, document, rules, "copied", f"from {path}")


def _recognise(path: Path, content: bytes, documents: Sequence[Document], rules: Rules) -> Document:
    """The one document a file is by its content; its name decides only between several."""
    refusals = {document: refusal(content, document, rules) for document in documents}
    fitting = [document for document, problem in refusals.items() if problem is None]
    fitting = [document for document in fitting if Path(document.file).name == path.name] or fitting
    if len(fitting) > 1:
        names = " or ".join(Path(document.file).name for document in fitting)
        raise DocumentError(path.name, f"it could be several documents; name it {names}")
    if not fitting:
        raise DocumentError(path.name, f"it is none of the documents in {FILE}, found {what_it_is(content)}")
    return fitting[0]


def _deliver(document: Document, rules: Rules, bring: Bring, is_cheap: bool) -> Delivery:
    found = stands(document, rules)
    if found.outcome == "present":
        return found
    # A changed text that was let in once is not downloaded at every sync; a mirror costs nothing.
    if found.outcome == "changed" and not is_cheap and is_settled(document, rules):
        return found
    brought = bring(document, rules)
    if brought.is_there or found.outcome == "missing":
        return brought
    return Delivery(document, found.outcome, f"{found.note}; {brought.note}")


@contextmanager
def _bring(mirror: Path | None, net: Net, deadline: float, progress: Progress | None) -> Iterator[Bring]:
    if mirror is not None:
        yield lambda document, rules: _from_mirror(document, rules, mirror, net)
        return
    with open_line(net, deadline, progress or _silent) as line:
        yield lambda document, rules: _from_network(document, rules, line)


def _from_mirror(document: Document, rules: Rules, mirror: Path, net: Net) -> Delivery:
    try:
        content = _read(mirror / document.file, net.largest)
    except DownloadError as problem:
        return Delivery(document, "missing", f"not in the mirror: {problem}")
    try:
        return let_in(content, document, rules, "copied", f"from the mirror {mirror}")
    except DocumentError as refusal:
        return Delivery(document, "refused", str(refusal))


def _from_network(document: Document, rules: Rules, line: Line) -> Delivery:
    """Ask one address after the other until one has the document."""
    part, notes, outcome = part_of(rules.shelf / document.file), [], "missing"
    for address in addresses(document, line.net):
        try:
            content = download(line, document, address, part)
            return let_in(content, document, rules, "downloaded", f"from {address.host}")
        except DownloadError as problem:
            notes.append(f"{address.host}: {problem}")
        except DocumentError as refusal:
            outcome = "refused"
            notes.append(f"{address.host}: {refusal}")
    return Delivery(document, outcome, "; ".join(notes))


def _read(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as problem:
        raise DownloadError(f"{path} cannot be read ({problem.strerror or problem})") from None
    if len(content) > largest:
        raise DownloadError(f"{path} is larger than {largest} bytes")
    return content


@contextmanager
def _shelf_to_itself(shelf: Path, patience: float) -> Iterator[None]:
    """Hold the shelf alone. The system lets go of the lock of a sync that was killed."""
    aside = shelf / ASIDE
    try:
        aside.mkdir(parents=True, exist_ok=True)
        with FileLock(aside / "shelf.lock", timeout=patience):
            yield
    except Timeout:
        raise DownloadError(f"another sync is at work on {shelf}; try again when it is done") from None
    except OSError as problem:
        raise DownloadError(f"the shelf {shelf} cannot be written ({problem})") from problem


def _silent(_document: Document, _done: int, _total: int | None) -> None:
    """Progress that nobody watches."""
