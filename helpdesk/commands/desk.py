"""desk: the first administrator, copies and proofs of the records, and what is past its time."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from helpdesk.commands.frame import Json
from helpdesk.errors import HelpdeskError
from helpdesk.settings import read_settings

app = typer.Typer(
    no_args_is_help=True,
    help="The first administrator; copies of the records, whether they are whole, what is past its time.",
)
_TYPED_LONGEST = 10_000


@app.command("admin")
def desk_admin(
    email: Annotated[str, typer.Option("--email", help="The address to sign in with.")],
    name: Annotated[str, typer.Option("--name", help="The person's name.")],
    another: Annotated[
        bool, typer.Option("--another", help="Though there is one; a known person gets the role and the password.")
    ] = False,
    from_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Make somebody administrator, with a password of your own; there is none by default."""
    from helpdesk.desk.first import make_administrator

    password = _from_stdin() if from_stdin else _typed()
    person = make_administrator(_office(), (name, email, password), _now(), another)
    print(f"{person.email} is administrator and can sign in.")


@app.command("backup")
def desk_backup(file: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Copy all of the records into one file, while the desk goes on; visits are left out."""
    from helpdesk.records.backup import backup

    copy = backup(_office().records, file, _now())
    print(f"Copied: {_told(copy)}")


@app.command("restore")
def desk_restore(file: Annotated[Path, typer.Argument(help="A file that was made by desk backup.")]) -> None:
    """Fill an empty database from a copy, all of it or nothing."""
    from helpdesk.records.restore import restore

    copy = restore(_office().records, file, _now())
    print(f"Restored: {_told(copy)}")


@app.command("verify")
def desk_verify(as_json: Json = False) -> None:
    """Walk the chain of events, count the rows, and look for what is lost; keep the last line elsewhere."""
    from helpdesk.records.whole import verify

    with _office().records.reading() as connection:
        found = verify(connection)
    if as_json:
        chain = {"last": found.last, "hash": found.hash}
        print(json.dumps({"rows": found.rows, "chain": chain, "wrong": list(found.wrong)}, indent=1))
    else:
        for name, count in sorted(found.rows.items()):
            print(f"{name:<16} {count:>9,}")
        for problem in found.wrong:
            print(f"wrong: {problem}")
        print(f"The chain of events ends with number {found.last}, hash {found.hash}")
    if found.wrong:
        raise HelpdeskError(f"The records are not whole: {found.wrong[0]}. Keep them as they are and look at a copy.")


@app.command("clear")
def desk_clear() -> None:
    """Remove what was kept long enough; run it once a day."""
    from helpdesk.desk.privacy import clear

    gone = clear(_office(), _now())
    told = ", ".join(f"{count:,} {name}" for name, count in sorted(gone.counts.items()) if count)
    print(f"Removed: {told or 'nothing was due'}")


def _told(copy) -> str:
    """What a copy holds, in a line."""
    rows = sum(member.rows for member in copy.members.values())
    return f"{rows:,} rows; the chain of events ends with number {copy.last}, hash {copy.hash}"


def _office():
    """The records of this process's settings, without shelf and index."""
    from helpdesk.desk.back_office import BackOffice

    return BackOffice(read_settings())


def _now() -> datetime:
    return datetime.now(UTC)


def _from_stdin() -> str:
    """The first line of standard input."""
    return sys.stdin.readline(_TYPED_LONGEST).rstrip("\r\n")


def _typed() -> str:
    """A password typed twice, unseen; misuse where nobody sits at a terminal."""
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is no terminal to type a password on; give --password-stdin")
    return typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
