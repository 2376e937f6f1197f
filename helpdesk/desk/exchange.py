"""Exchange: the whole set of answers as files, in the form of corpus/answers, and back from them.

What comes in becomes drafts: files bring no approval with them. Nothing of a set comes in unless all of it can.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from helpdesk.answering.published import curated_of
from helpdesk.desk.curating import WRITERS, by
from helpdesk.desk.staff import Staff
from helpdesk.errors import CorpusError, RecordError
from helpdesk.records import answers, entries, versions
from helpdesk.records.answers import Saving
from helpdesk.records.entries import Entry, Standing
from helpdesk.records.pins import pin
from helpdesk.records.written import SHAPE, Written, checked
from helpdesk.shelf.answers import Curated, parse_answer, print_answer

MOST_FILES, LARGEST_FILE, LARGEST_SET = 5_000, 100_000, 20_000_000  # files, bytes of one, bytes of all
_NAME = re.compile(rf"({SHAPE.pattern})\.md")
_DESK = {"lang": str, "audience": str, "review_by": date}
_LANG = re.compile(r"[a-z]{2}")
_THEN = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same set is the same bytes


@dataclass(frozen=True)
class Taken:
    """What came of a set: which answers are new, which have a new version, how many were the same already."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: int


def export_files(staff: Staff) -> dict[str, str]:
    """Every answer that is not archived, its newest version, as a file by name. Raises AccessRefused, RecordError."""
    staff.may()
    with staff.desk.records.reading() as connection:
        found = [one for one in entries.entries(connection) if one.state != "archived"]
        return {
            f"{one.id}.md": print_answer(curated_of(versions.version(connection, one.id)), _beside(one))
            for one in found
        }


def export_zip(staff: Staff) -> bytes:
    """The same as one zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in sorted(export_files(staff).items()):
            packed.writestr(zipfile.ZipInfo(name, _THEN), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def import_zip(staff: Staff, content: bytes, reason: str) -> Taken:
    """Take in a set from a zip file. Raises AccessRefused, CorpusError naming file, row and word, or RecordError."""
    staff.may(*WRITERS)
    if len(content) > LARGEST_SET:
        raise RecordError(f"The file has {len(content):,} bytes; a set may have {LARGEST_SET:,}.")
    return import_files(staff, _files_in(content), reason)


def _files_in(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return dict(_unpacked(packed))
    # What zipfile raises of a file it cannot read: a packing it does not know is a NotImplementedError.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as problem:
        raise RecordError(f"The file is no zip file that can be read: {problem}.") from problem


def import_folder(staff: Staff, folder: Path, reason: str) -> Taken:
    """Take in a set from the Markdown files of a folder; links are not followed."""
    staff.may(*WRITERS)
    files = sorted(file for file in folder.glob("*.md") if file.is_file() and not file.is_symlink())
    sizes = {file.name: file.stat().st_size for file in files}
    _limited(sizes)
    return import_files(staff, {file.name: file.read_bytes() for file in files}, reason)


def import_files(staff: Staff, files: Mapping[str, bytes], reason: str) -> Taken:
    """Take in a set of files by name, all of them or none."""
    staff.may(*WRITERS)
    _limited({name: len(content) for name, content in files.items()})
    found = [_read(name, content) for name, content in sorted(files.items())]
    became: dict[str, list[str]] = {"new": [], "changed": [], "same": []}
    with staff.desk.records.writing() as connection:
        for answer, written, standing in found:
            try:
                saving = Saving(written, reason, answer.law)
                became[_kept(connection, staff, answer, saving, standing)].append(answer.id)
            except RecordError as problem:
                raise CorpusError(f"{answer.id}.md", answer.id, str(problem)) from problem
    return Taken(tuple(became["new"]), tuple(became["changed"]), len(became["same"]))


def _kept(connection, staff: Staff, answer: Curated, saving: Saving, standing: Standing) -> str:
    """Keep one answer of a set: whether it is "new", "changed", or the "same" as the newest version here."""
    known = entries.find_entry(connection, answer.id)
    if known is not None and _is_same(versions.version(connection, answer.id).written, saving.written):
        return "same"
    keep = (answers.save, ()) if known else (answers.begin, (standing,))
    made = keep[0](connection, answer.id, saving, *keep[1], by(staff))
    pin(connection, "answer", made.id, saving.written.cites, staff.desk.shelf, _under(staff, answer))
    return "changed" if known else "new"


def _is_same(mine: Written, theirs: Written) -> bool:
    """Whether two wordings say the same, whenever each was reviewed: the day of a review is not of the wording."""
    return replace(mine, reviewed=None) == replace(theirs, reviewed=None)


def _unpacked(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Names and contents; sizes are those that are said and those that are there."""
    members = packed.infolist()
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        raise CorpusError(max(names, key=names.count)[:80], "-", "stands twice in the zip file")
    _limited({member.filename: member.file_size for member in members})
    for member in members:
        if member.flag_bits & 1 or stat.S_ISLNK(member.external_attr >> 16):
            raise CorpusError(member.filename[:80], "-", "is a link, or locked")
        with packed.open(member) as opened:
            yield member.filename, opened.read(LARGEST_FILE + 1)


def _limited(sizes: Mapping[str, int]) -> None:
    if len(sizes) > MOST_FILES or sum(sizes.values()) > LARGEST_SET:
        raise RecordError(f"A set may have {MOST_FILES:,} files and {LARGEST_SET:,} bytes.")
    for name, size in sizes.items():
        if not _NAME.fullmatch(name):
            raise CorpusError(repr(name[:80]), "-", "is no name of an answer's file, like chatbot-notice.md")
        if size > LARGEST_FILE:
            raise CorpusError(name, "-", f"has {size:,} bytes; a file may have {LARGEST_FILE:,}")


def _read(name: str, content: bytes) -> tuple[Curated, Written, Standing]:
    if len(content) > LARGEST_FILE:
        raise CorpusError(name, "-", f"has more than {LARGEST_FILE:,} bytes")
    try:
        answer, desk = parse_answer(name, content.decode())
        if f"{answer.id}.md" != name:
            raise CorpusError(name, answer.id[:80], "'id' is not the name of the file")
        written = Written(answer.question, answer.asked, answer.lines, answer.corrects, answer.reviewed)
        return answer, checked(written), _standing(name, answer.id, desk)
    except UnicodeDecodeError as problem:
        raise CorpusError(name, "-", "is not text in UTF-8") from problem
    except RecordError as problem:
        raise CorpusError(name, name.removesuffix(".md"), str(problem)) from problem


def _standing(name: str, row: str, desk: dict) -> Standing:
    for word, value in desk.items():
        if word not in _DESK or not isinstance(value, _DESK[word]):
            raise CorpusError(name, row, f"[desk] does not know the word {word!r} with this value")
    if not _LANG.fullmatch(desk.get("lang", "en")):
        raise CorpusError(name, row, "'lang' is no language, like en")
    return Standing(**desk)


def _under(staff: Staff, answer: Curated) -> date:
    """A day on which the wording held that the file names. Raises CorpusError where it is not known here."""
    version = staff.desk.shelf.version_of("aia", answer.law)
    if version is None:
        raise CorpusError(f"{answer.id}.md", answer.id, f"'law' names no wording that is known here: {answer.law!r}")
    return version.valid_from if version.valid_to else max(version.valid_from, staff.at.date())


def _beside(found: Entry) -> dict:
    """What a desk says of an answer beside its wording, where it is not the usual."""
    told = {"lang": found.standing.lang, "audience": found.standing.audience, "review_by": found.standing.review_by}
    return {name: value for name, value in told.items() if value and (name, value) != ("lang", "en")}
