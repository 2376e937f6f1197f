"""PDF guidelines, read into numbered paragraphs. The file itself is opened by another process, `child.py`.

    read         bytes -> provisions, one a numbered paragraph
    read_report  the same with what was left out because no reader could see it, or because it has no number

A guideline that is not what it claims to be is refused whole: a missing paragraph is worse than a missing
document.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from helpdesk.errors import DocumentError
from helpdesk.law.provision import Kind, Provision, Version
from helpdesk.shelf.pdf.lines import Line, lines_of
from helpdesk.shelf.pdf.paragraphs import Gap, Paragraph, paragraphs_of, text_of, words_of

CHILD = Path(__file__).with_name("child.py")
SAMPLE = 80  # characters of left-out text that a flag shows
MAGIC_WITHIN = 1024  # bytes in which "%PDF-" must stand (ISO 32000-1, annex H, note 13)


@dataclass(frozen=True)
class Limits:
    """What a document may cost; memory is in bytes, and a wall second is one by the clock."""

    bytes: int = 20_000_000
    pages: int = 500
    cpu_seconds: int = 60
    memory: int = 1_500_000_000
    characters: int = 4_000_000
    wall_seconds: int = 180


@dataclass(frozen=True)
class Flag:
    """Text that was left out of the provisions, from which page and why; `text` is its beginning."""

    page: int
    why: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A document read: its paragraphs, what was left out, and how many pages it has."""

    provisions: tuple[Provision, ...]
    flagged: tuple[Flag, ...]
    pages: int


def read(content: bytes, version: Version, lang: str, limits: Limits | None = None) -> tuple[Provision, ...]:
    """The numbered paragraphs of a guideline in order; raises DocumentError if it is not that guideline."""
    return read_report(content, version, lang, limits).provisions


def read_report(content: bytes, version: Version, lang: str, limits: Limits | None = None) -> Reading:
    """The numbered paragraphs with their page and headings, and what was left out.

    `version.celex` is the reference its first page must carry, like "C(2025) 5052". Raises DocumentError for
    anything else than that document: no PDF, encrypted, over a limit, malformed, gaps in the numbers or none.
    """
    pages = _opened(content, version.celex, limits or Limits())
    lines, size = lines_of(pages)
    _check_title(lines, version.celex)
    try:
        found, loose = paragraphs_of(lines, size)
    except Gap as gap:
        raise DocumentError(version.celex, f"its paragraphs are not numbered without a gap: {gap}") from gap
    if not found:
        raise DocumentError(version.celex, "it has no numbered paragraphs")
    known = words_of(lines)
    provisions = tuple(_provision(each, text_of(each, known, size), version, lang) for each in found)
    return Reading(provisions, (*_unseen(pages), *_unnumbered(loose)), len(pages))


def _provision(paragraph: Paragraph, text: str, version: Version, lang: str) -> Provision:
    return Provision(
        id=f"{version.source}:par_{paragraph.number}",
        kind=Kind.PARAGRAPH,
        label=f"paragraph {paragraph.number}",
        heading=paragraph.headings[-1] if paragraph.headings else "",
        text=text,
        parent=None,
        path=paragraph.headings,
        version=version.day,
        lang=lang,
        force=version.force,
        url=f"{version.url}#page={paragraph.page}",
        page=paragraph.page,
    )


def _check_title(lines: list[Line], reference: str) -> None:
    """The first page must carry the reference, whatever the spaces in it."""
    title = "".join(line.text for line in lines if line.page == 1)
    pattern = re.escape(re.sub(r"\s+", "", reference)) + r"(?!\d)"
    if not re.search(pattern, re.sub(r"\s+", "", title)):
        raise DocumentError(reference, "its first page does not carry that reference")


def _unseen(pages: list[dict]) -> list[Flag]:
    return [
        Flag(number, why, text[:SAMPLE]) for number, page in enumerate(pages, start=1) for why, text in page["unseen"]
    ]


def _unnumbered(loose: list[Line]) -> list[Flag]:
    """Lines under a heading that no number covers, such as a quotation of the law, one flag a page."""
    by_page: dict[int, str] = {}
    for line in loose:
        by_page[line.page] = f"{by_page.get(line.page, '')} {line.text}".strip()
    return [Flag(page, "under no number", " ".join(text.split())[:SAMPLE]) for page, text in by_page.items()]


def _opened(content: bytes, name: str, limits: Limits) -> list[dict]:
    """The pages as the child prints them (see `child.py`), or DocumentError with its reason."""
    if len(content) > limits.bytes:
        raise DocumentError(name, f"it has {len(content)} bytes, more than {limits.bytes}")
    if b"%PDF-" not in content[:MAGIC_WITHIN]:
        raise DocumentError(name, "it is not a PDF")
    done = _run(content, name, limits)
    if done.returncode:
        raise DocumentError(name, _last_words(done, limits))
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise DocumentError(name, answer["refused"])
    return answer["pages"]


def _run(content: bytes, name: str, limits: Limits) -> subprocess.CompletedProcess:
    """Start the child: no shell, nothing of our environment, isolated from the folder we stand in."""
    command = [sys.executable, "-I", str(CHILD), json.dumps(asdict(limits))]
    try:
        return subprocess.run(
            command, input=content, capture_output=True, env={}, timeout=limits.wall_seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise DocumentError(name, f"reading it took longer than {limits.wall_seconds} seconds") from late


def _last_words(done: subprocess.CompletedProcess, limits: Limits) -> str:
    """Why a child ended without an answer: killed by the system (a negative code), or an error of pypdf."""
    if done.returncode < 0:
        return f"reading it was stopped after {limits.cpu_seconds} seconds of work or for want of memory"
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"it is malformed ({said[-1][:200] if said else 'no reason given'})"
