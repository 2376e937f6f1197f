"""law: the Browse page at a terminal, and whole texts for other programs."""

import json
from typing import Annotated

import typer

from helpdesk.commands.frame import AsOf, Json, Lang, day, open_desk

app = typer.Typer(no_args_is_help=True, help="Read the law itself.")


@app.command("show")
def law_show(
    citation: Annotated[str, typer.Argument(help='Like "Article 6(3)(a)" or aia:anx_III.4.a.')],
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Print a provision, all of it, as it stands on a day."""
    from helpdesk.shelf.shelf import mark
    from helpdesk.shelf.texts import export

    desk = open_desk()
    reading = desk.look_up(citation, day(as_of), lang)
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


@app.command("export")
def law_export(
    source: Annotated[str, typer.Option("--source", help="Like aia, omnibus or gl-prohibited.")],
    version: Annotated[str | None, typer.Option("--version", help="Like 2026-07-27; else the newest.")] = None,
    lang: Lang = None,
) -> None:
    """Print a whole text as JSON Lines, one provision a line."""
    from helpdesk.shelf.texts import export

    for provision in open_desk().whole_text(source, version, lang):
        print(json.dumps(export(provision), ensure_ascii=False))
