"""corpus and index: what is on the shelf, fetching what is missing, building the index."""

import json
import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from helpdesk.commands.frame import Json, drawn, open_desk
from helpdesk.errors import HelpdeskError
from helpdesk.settings import Settings, read_settings

app = typer.Typer(no_args_is_help=True, help="What is on the shelf, and fetching what is missing.")


@app.command("status")
def corpus_status(as_json: Json = False) -> None:
    """Say what is on the shelf."""
    from helpdesk.shelf.fetch import status
    from helpdesk.shelf.sources import documents

    settings = read_settings()
    standings = status(documents(settings.corpus), settings.shelf)
    if as_json:
        rows = [
            {"document": s.document.id, "file": s.document.file, "state": s.state, "note": s.note} for s in standings
        ]
        print(json.dumps(rows, indent=1))
        return
    for standing in standings:
        print(f"{standing.state:<9} {standing.document.id:<26} {standing.document.file}  {standing.note}".rstrip())


@app.command("sync")
def corpus_sync(
    mirror: Annotated[Path | None, typer.Option("--mirror", help="A folder laid out like the shelf.")] = None,
    file: Annotated[list[Path] | None, typer.Option("--file", help="A document saved by hand.")] = None,
) -> None:
    """Fetch the official texts that are missing; safe to stop and to repeat."""
    desk = open_desk()
    with drawn() as draw:
        deliveries = desk.sync(mirror, file or (), lambda document, done, total: draw(document.id, done, total))
    for delivery in deliveries:
        print(f"{delivery.outcome:<11} {delivery.document.id:<26} {delivery.note}".rstrip())
    _reviewed(desk.settings)
    if any(delivery.outcome in ("missing", "refused") for delivery in deliveries):
        raise HelpdeskError("Some official texts are missing; the help desk works with those it has.")


def _reviewed(settings: Settings) -> None:
    """Send back to review what rests on law that the new texts changed, where there are records at all."""
    from helpdesk.desk import open_desk as opened
    from helpdesk.desk import staleness

    desk = opened(settings)  # the texts that came just now are read anew
    found = staleness.review_if_new(desk, datetime.now(UTC)) if desk.has_records else None
    if found is not None and found.moved:
        marked = f"{len(found.answers)} answers and {len(found.assessments)} assessments"
        print(f"The law that {marked} rest on has changed; they wait for review at the desk.")


def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build anew even if nothing changed.")] = False,
    tied: Annotated[bool, typer.Option("--tied", hidden=True, help="End when standard input ends.")] = False,
) -> None:
    """Build or refresh the index; vectors that are known are not computed again."""
    if tied:
        threading.Thread(target=_end_with_the_other, daemon=True).start()
    desk = open_desk()
    if desk.shelf.is_empty:
        print("The shelf is empty: nothing to index. Fetch the official texts with: python -m helpdesk corpus sync")
        return
    with drawn() as draw:
        manifest, built = desk.build_index(lambda done, total: draw("passages", done, total), rebuild)
    print(f"{'Built' if built else 'Unchanged'}: {manifest.passages} passages, model {manifest.model}")


def _end_with_the_other() -> None:
    """Stop when the process that asked for the build is gone; what was encoded so far is kept."""
    sys.stdin.read()
    os._exit(1)
