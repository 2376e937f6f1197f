"""What the commands share: options, the open desk, many lines at once, progress on stderr."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from helpdesk.errors import HelpdeskError
from helpdesk.settings import read_settings

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day to speak of, like 2027-12-02.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LL", help="Language of the texts, two letters.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Lines = Annotated[Path | None, typer.Option("--file", help="Many at once: JSON Lines with id and question.")]
Out = Annotated[Path | None, typer.Option("--out", help="Where the answers to --file go, JSON Lines.")]


def open_desk():
    """The desk on this process's settings, with its log on stderr."""
    from helpdesk.desk import open_desk as opened

    settings = read_settings()
    logging.basicConfig(level=settings.log_level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    return opened(settings)


def day(text: str | None) -> date:
    """The day an option names, today by default; another spelling is misuse."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it like 2027-12-02") from None


def needed(question: str | None) -> str:
    """The question, or misuse when there is none."""
    if question is None:
        raise typer.BadParameter("write a question, or name a --file of questions")
    return question


def many(file: Path, out: Path | None, answer: Callable[[dict], dict]) -> None:
    """Answer each line of a file; the result is written beside and renamed, so it is whole or not there."""
    rows = [{"id": row.get("id"), **answer(row)} for row in rows_of(file)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    # Half a surrogate pair, which JSON can spell, is written as a question mark.
    content = lines.encode("utf-8", "replace")
    if out is None:
        sys.stdout.write(content.decode("utf-8"))
        return
    written(out, content)


def written(out: Path, content: bytes) -> None:
    """Write a file beside and rename it, so that it is whole or not there. Raises HelpdeskError."""
    aside = out.with_name(f"{out.name}.part")
    try:
        aside.write_bytes(content)
        aside.replace(out)
    except OSError as problem:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise HelpdeskError(f"{out} cannot be written: {problem.strerror}") from problem


def rows_of(file: Path) -> Iterator[dict]:
    """The lines of a JSON Lines file. Raises HelpdeskError naming the line that cannot be read."""
    try:
        # Only a line feed ends a line: JSON strings may hold other separators as they are.
        lines = file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError as problem:
        raise HelpdeskError(f"{file} cannot be read: {problem.strerror}") from problem
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("question"), str):
            raise HelpdeskError(f'{file}, line {number}: each line must be an object with "id" and "question"')
        if not _is_day(row.get("as_of")):
            raise HelpdeskError(f'{file}, line {number}: "as_of" must be a day like "2027-12-02"')
        yield row


def _is_day(value: object) -> bool:
    """Whether a row's day can be used: none, or an ISO date."""
    if value in (None, ""):
        return True
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


@contextmanager
def drawn() -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress bar a name on stderr: gives a function (name, done, total)."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def draw(name: str, done: int, total: int | None) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=done, total=total)

        yield draw
