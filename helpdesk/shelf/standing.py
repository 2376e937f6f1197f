"""How documents stand on the shelf, and the one way in: past the check, in one step, changes said aloud.

stands(document, rules)           the Delivery that describes what is there now
let_in(content, document, rules)  put bytes in a document's place, or refuse them
status(documents, shelf)          one Standing a document, for people
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import DocumentError
from helpdesk.shelf.genuine import Check, looks_genuine
from helpdesk.shelf.keep import accept, accepted, put, sha256_of
from helpdesk.shelf.sources import Document


@dataclass(frozen=True)
class Delivery:
    """What became of one document: `outcome`, and why or from where in `note`.

    present     it was there, as recorded
    copied      from the mirror or a file saved by hand, as recorded
    downloaded  from the network, as recorded
    changed     it is there and is the document, but not the text that was recorded; the note says so
    missing     it is not there, and nobody had it
    refused     what is there, or what was offered, is not the document, and nothing better was found
    """

    document: Document
    outcome: str
    note: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the document can be read from the shelf now."""
        return self.outcome not in ("missing", "refused")


@dataclass(frozen=True)
class Standing:
    """How one document stands: `state` is "present", "changed", "refused" (not the document) or "missing"."""

    document: Document
    state: str
    note: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class Rules:
    """What is let in where: the shelf, the check, and every recorded checksum with its file."""

    shelf: Path
    check: Check
    recorded: dict[str, str]


def rules_of(documents: Sequence[Document], shelf: Path, check: Check) -> Rules:
    """The rules for a shelf that holds these documents."""
    return Rules(shelf, check, {document.sha256: document.file for document in documents})


def status(documents: Sequence[Document], shelf: Path, *, check: Check = looks_genuine) -> list[Standing]:
    """How every document stands; reads each file once and writes nothing."""
    rules = rules_of(documents, shelf, check)
    return [_standing(document, rules) for document in documents]


def stands(document: Document, rules: Rules) -> Delivery:
    """What is on the shelf now: present, changed, refused or missing."""
    standing = _standing(document, rules)
    return Delivery(document, standing.state, standing.note)


def is_settled(document: Document, rules: Rules) -> bool:
    """Whether just this changed text was let in before, against the checksum recorded today."""
    pair = accepted(rules.shelf).get(document.file)
    return pair == [document.sha256, sha256_of((rules.shelf / document.file).read_bytes())]


def refusal(content: bytes, document: Document, rules: Rules) -> DocumentError | None:
    """Why these bytes are not the document; None when they are."""
    # One guideline looks like another from outside, but a recorded checksum tells which it is.
    known = rules.recorded.get(sha256_of(content), document.file)
    if known != document.file:
        return DocumentError(document.file, f"found {known} in its place")
    try:
        rules.check(content, document)
    except DocumentError as problem:
        return problem
    return None


def let_in(content: bytes, document: Document, rules: Rules, how: str, origin: str) -> Delivery:
    """Put `content` in its place and say so: `how` ("copied", "downloaded") when as recorded, else "changed".

    DocumentError when it is not the document; OSError when it cannot be written.
    """
    found = sha256_of(content)
    if found == document.sha256:
        put(content, rules.shelf / document.file)
        return Delivery(document, how, origin)
    problem = refusal(content, document, rules)
    if problem is not None:
        raise problem
    put(content, rules.shelf / document.file)
    accept(rules.shelf, document.file, document.sha256, found)
    return Delivery(document, "changed", f"{_change(document, found)}; {origin}")


def _standing(document: Document, rules: Rules) -> Standing:
    try:
        content = (rules.shelf / document.file).read_bytes()
    except OSError:
        return Standing(document, "missing", "it is not on the shelf")
    found = sha256_of(content)
    if found == document.sha256:
        return Standing(document, "present", "as recorded", len(content), found)
    problem = refusal(content, document, rules)
    if problem is not None:
        return Standing(document, "refused", str(problem), len(content), found)
    return Standing(document, "changed", _change(document, found), len(content), found)


def _change(document: Document, found: str) -> str:
    was = document.sha256[:12]
    return f"changed since {document.retrieved}: sha256 begins {found[:12]}, recorded was {was}"
