"""The command line: every page has a command that does the same, and speaks JSON with --json.

Exit codes: 0 done, 1 could not (one line on stderr says why and what to do), 2 misuse.
"""

import sys

import typer

from helpdesk.commands import ask, check, corpus, desk, law, triage
from helpdesk.errors import HelpdeskError

app = typer.Typer(add_completion=False, no_args_is_help=True, help="A help desk for the EU AI Act.")
app.add_typer(corpus.app, name="corpus")
app.add_typer(law.app, name="law")
app.add_typer(desk.app, name="desk")
app.command()(ask.ask)
app.command()(ask.search)
app.command()(check.check)
app.command()(triage.triage)
app.command()(corpus.index)


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit code 1."""
    try:
        app()
    except HelpdeskError as problem:
        print(f"helpdesk: {problem}", file=sys.stderr)
        sys.exit(1)
