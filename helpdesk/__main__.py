"""The command line: every page has a command that does the same, and speaks JSON with --json.

Exit codes: 0 done, 1 could not (one line on stderr says why and what to do), 2 misuse.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from helpdesk.errors import HelpdeskError, QuestionRefused
from helpdesk.settings import read_settings

app = typer.Typer(add_completion=False, no_args_is_help=True, help="A help desk for the EU AI Act.")
corpus_app = typer.Typer(no_args_is_help=True, help="What is on the shelf, and fetching what is missing.")
law_app = typer.Typer(no_args_is_help=True, help="Read the law itself.")
app.add_typer(corpus_app, name="corpus")
app.add_typer(law_app, name="law")

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to speak of, like 2027-12-02.")
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LL", help="Language of the texts, two letters.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Lines = Annotated[Path | None, typer.Option("--file", help="Many at once: JSON Lines with id and question.")]
Out = Annotated[Path | None, typer.Option("--out", help="Where the answers to --file go, JSON Lines.")]


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit code 1."""
    try:
        app()
    except HelpdeskError as problem:
        print(f"helpdesk: {problem}", file=sys.stderr)
        sys.exit(1)


def _open():
    from helpdesk.desk import open_desk

    settings = read_settings()
    logging.basicConfig(
        level=settings.log_level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    return open_desk(settings)


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it like 2027-12-02") from None


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in your own words.")] = None,
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
    file: Lines = None,
    out: Out = None,
) -> None:
    """Answer a question with citations that were checked against the source."""
    desk, day = _open(), _day(as_of)
    if file is not None:
        _many(file, out, lambda row: _safe_ask(desk, row["question"], _day(row.get("as_of") or as_of), lang))
        return
    answer = desk.ask(_needed(question), day, lang)
    print(json.dumps(answer.as_json(), ensure_ascii=False, indent=1) if as_json else _printed(answer))


def _safe_ask(desk, question: str, day: date, lang: str | None) -> dict:
    """One line of many: a question that is refused is an answer with status `error`, not the end of the rest."""
    from helpdesk.answering.answer import Answer, Sentence, Status

    try:
        return desk.ask(question, day, lang).as_json()
    except QuestionRefused as refusal:
        return Answer(Status.ERROR, question, day, (Sentence(str(refusal)),)).as_json()


@app.command()
def search(
    question: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("--k", min=1, max=100, help="How many hits.")] = 10,
    as_of: AsOf = None,
    as_json: Json = False,
    file: Lines = None,
    out: Out = None,
) -> None:
    """Find provisions by citation, by word and by meaning."""
    desk, day = _open(), _day(as_of)
    if file is not None:
        _many(file, out, lambda row: {"hits": _hits(desk, row["question"], day, k)})
        return
    hits = _hits(desk, _needed(question), day, k)
    if as_json:
        print(json.dumps({"hits": hits}, ensure_ascii=False, indent=1))
        return
    for hit in hits:
        print(f"{hit['score']:.3f}  {hit['label']:<34} {hit['text'][:90]}")


def _hits(desk, question: str, day: date, k: int) -> list[dict]:
    try:
        found = desk.search(question, day, k)
    except QuestionRefused:
        return []
    return [
        {
            "id": hit.provision.id,
            "label": desk.shelf.label(hit.provision),
            "force": str(hit.provision.force),
            "score": hit.score,
            "text": desk.shelf.full_text(hit.provision),
            "url": hit.provision.url,
        }
        for hit in found
    ]


@law_app.command("show")
def law_show(
    citation: Annotated[str, typer.Argument(help='Like "Article 6(3)(a)" or aia:anx_III.4.a.')],
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Print a provision, all of it, as it stands on a day."""
    from helpdesk.shelf.shelf import mark
    from helpdesk.shelf.texts import export

    desk = _open()
    reading = desk.look_up(citation, _day(as_of), lang)
    if as_json:
        print(json.dumps([export(unit) for unit in reading.units], ensure_ascii=False, indent=1))
        return
    print(f"{reading.label}  [{reading.provision.force}, version {reading.provision.version}]")
    print(" > ".join(reading.provision.path))
    if reading.applies:
        print(f"Applies from {reading.applies.day.isoformat()}. {reading.applies.note}".strip())
    for unit in reading.units:
        depth = unit.id.count(".") - reading.provision.id.count(".")
        words = unit.text or ("(deleted)" if unit.deleted else "")
        print(f"{'  ' * depth}{mark(unit)} {words}".rstrip())


@law_app.command("export")
def law_export(
    source: Annotated[str, typer.Option("--source", help="Like aia, omnibus or gl-prohibited.")],
    version: Annotated[
        str | None, typer.Option("--version", help="Like 2026-07-27; else the newest.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Print a whole text as JSON Lines, one provision a line."""
    from helpdesk.shelf.texts import export

    for provision in _open().whole_text(source, version, lang):
        print(json.dumps(export(provision), ensure_ascii=False))


@corpus_app.command("status")
def corpus_status(as_json: Json = False) -> None:
    """Say what is on the shelf."""
    from helpdesk.shelf.fetch import status
    from helpdesk.shelf.sources import documents

    settings = read_settings()
    standings = status(documents(settings.corpus), settings.shelf)
    if as_json:
        rows = [
            {"document": s.document.id, "file": s.document.file, "state": s.state, "note": s.note}
            for s in standings
        ]
        print(json.dumps(rows, indent=1))
        return
    for standing in standings:
        print(
            f"{standing.state:<9} {standing.document.id:<26} {standing.document.file}  {standing.note}".rstrip()
        )


@corpus_app.command("sync")
def corpus_sync(
    mirror: Annotated[Path | None, typer.Option("--mirror", help="A folder laid out like the shelf.")] = None,
    file: Annotated[list[Path] | None, typer.Option("--file", help="A document saved by hand.")] = None,
) -> None:
    """Fetch the official texts that are missing; safe to stop and to repeat."""
    desk = _open()
    with _drawn() as draw:
        deliveries = desk.sync(
            mirror, file or (), lambda document, done, total: draw(document.id, done, total)
        )
    for delivery in deliveries:
        print(f"{delivery.outcome:<11} {delivery.document.id:<26} {delivery.note}".rstrip())
    if any(delivery.outcome in ("missing", "refused") for delivery in deliveries):
        raise HelpdeskError("Some official texts are missing; the help desk works with those it has.")


@app.command()
def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build anew even if nothing changed.")] = False,
) -> None:
    """Build or refresh the index; vectors that are known are not computed again."""
    desk = _open()
    if desk.shelf.is_empty:
        print(
            "The shelf is empty: nothing to index. Fetch the official texts with: python -m helpdesk corpus sync"
        )
        return
    with _drawn() as draw:
        manifest, built = desk.build_index(lambda done, total: draw("passages", done, total), rebuild)
    print(f"{'Built' if built else 'Unchanged'}: {manifest.passages} passages, model {manifest.model}")


def _many(file: Path, out: Path | None, answer: Callable[[dict], dict]) -> None:
    """Answer each line of a file; the result is written beside and renamed, so it is whole or not there."""
    rows = [{"id": row.get("id"), **answer(row)} for row in _rows(file)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out is None:
        sys.stdout.write(lines)
        return
    aside = out.with_name(f"{out.name}.part")
    aside.write_text(lines, encoding="utf-8")
    aside.replace(out)


def _rows(file: Path) -> Iterator[dict]:
    """The lines of a JSON Lines file. Raises HelpdeskError naming the line that cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
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
            raise HelpdeskError(
                f'{file}, line {number}: each line must be an object with "id" and "question"'
            )
        yield row


def _needed(question: str | None) -> str:
    if question is None:
        raise typer.BadParameter("write a question, or name a --file of questions")
    return question


def _printed(answer) -> str:
    """An answer for a person at a terminal."""
    parts = [answer.text, ""]
    for cited in answer.citations:
        since = f", applies from {cited.applies_from}" if cited.applies_from else ""
        parts.append(
            f"[{cited.n}] {cited.label} ({cited.force}, version {cited.version}{since})\n    {cited.url}"
        )
    parts += [f"→ {step}" for step in answer.next]
    return "\n".join(parts)


@contextmanager
def _drawn() -> Iterator[Callable[[str, int, int | None], None]]:
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


if __name__ == "__main__":
    main()
