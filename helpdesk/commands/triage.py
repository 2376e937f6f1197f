"""triage: described systems at a terminal, one or a whole inventory."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from helpdesk import wording
from helpdesk.commands.frame import AsOf, Json, day, drawn, open_desk
from helpdesk.errors import HelpdeskError

Inventory = Annotated[Path | None, typer.Argument(metavar="INVENTORY", help="A table: .csv, .xlsx, .json or .jsonl.")]
Text = Annotated[str | None, typer.Option("--text", help="One description, instead of a table.")]
Lines = Annotated[Path | None, typer.Option("--file", help="Many at once: JSON Lines with id and description.")]
Out = Annotated[Path | None, typer.Option("--out", help="Where the result goes: .xlsx, .csv, .json, .jsonl or .docx.")]
Describing = Annotated[list[str] | None, typer.Option("--description", help="The column that describes; repeatable.")]
Column = Annotated[str | None, typer.Option(help="The column that holds it, where it is not found by its heading.")]


def triage(
    inventory: Inventory = None,
    text: Text = None,
    file: Lines = None,
    out: Out = None,
    as_of: AsOf = None,
    as_json: Json = False,
    description: Describing = None,
    id: Column = None,
    name: Column = None,
    owner: Column = None,
) -> None:
    """Sort described AI systems by risk: suggested facts with their words, what decides, and what to ask."""
    table = inventory or file
    if (text is None) == (table is None):
        raise typer.BadParameter("write one description with --text, or name an inventory")
    desk, as_of_day = open_desk(), day(as_of)
    if text is not None:
        print(_one(desk, text, as_of_day, as_json))
        return
    columns = {"description": tuple(description or ()), "id": id, "name": name, "owner": owner}
    _many(desk, table, out, as_of_day, columns)


def _one(desk, text: str, as_of, as_json: bool) -> str:
    from helpdesk.desk.triaging import Described

    team = desk.triaging.team()
    found = desk.triaging.result(desk.triaging.verdict(text, as_of, team), Described("", "", "", text), team)
    return json.dumps(found, ensure_ascii=False, indent=1) if as_json else _printed(found)


def _many(desk, table: Path, out: Path | None, as_of, columns: dict) -> None:
    """Sort an inventory; stopped half way, the same command goes on where it stood."""
    from helpdesk.desk.batch import batch_of, proceed
    from helpdesk.reports.register import FORMS, Head, write

    form = out.suffix.removeprefix(".").lower() if out else "jsonl"
    if form not in FORMS:
        raise typer.BadParameter(f"--out must end in one of {', '.join(f'.{each}' for each in FORMS)}")
    systems, problems = _systems(table, columns)
    batch = batch_of(desk, systems, as_of, problems, desk.triaging.team())
    with drawn() as draw:
        for done in proceed(desk, batch):
            draw(table.name, done, batch.total)
    head = Head(table.stem, as_of, desk.settings.operator, desk.triaging.versions(as_of))
    if out is None:
        for found in batch.results():
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    try:
        write(form, head, batch.results(), out)
    except OSError as problem:
        raise HelpdeskError(f"{out} cannot be written: {problem.strerror}") from problem
    print(wording.SORTED.format(count=batch.total, out=out))


def _systems(table: Path, columns: dict):
    """The systems of a file, and what is wrong with rows that cannot be sorted. Raises HelpdeskError."""
    from helpdesk.desk.batch import systems_of
    from helpdesk.inventory.guess import suggested
    from helpdesk.inventory.item import Mapping, items
    from helpdesk.inventory.reading import read

    try:
        sheet = read(table.read_bytes(), table.name)
    except OSError as problem:
        raise HelpdeskError(f"{table} cannot be read: {problem.strerror}") from problem
    guess = None if columns["description"] else suggested(sheet)
    told = {key: value or getattr(guess, key, None) for key, value in columns.items()}
    return systems_of(items(sheet, Mapping(**told)))


def _printed(found: dict) -> str:
    """A verdict for a person at a terminal."""
    lines = [f"{', '.join(found['risk'])} ({found['state']})", f"Decided by: {', '.join(found['labels']) or 'nothing'}"]
    for fact in found["facts"]:
        words = "; ".join(f"“{each}”" for each in fact["words"]) or wording.USUAL
        lines.append(f"  {fact['asks']} {fact['says']} ({fact['strength']:.0%}, {words})")
    lines += [f"? {each['asks']}" for each in found["missing"]]
    lines += [f"! {each}" for each in found["contradictions"]]
    lines += [f"~ {each['risk']}: {each['text']}" for each in found["near"]]
    return "\n".join([*lines, wording.SUGGESTED_ONLY])
