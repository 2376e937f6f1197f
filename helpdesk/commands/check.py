"""check: the guided check at a terminal, from a file of facts or question by question."""

import json
from pathlib import Path
from typing import Annotated

import typer

from helpdesk.commands.frame import AsOf, Json, day, open_desk, written

FactsFile = Annotated[Path | None, typer.Argument(metavar="FACTS.toml", help="What is known; leave out what is not.")]
Asking = Annotated[bool, typer.Option("--interactive", help="Ask the questions here, one at a time.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write the check as a file: .docx, .pdf, .md or .json.")]
Which = Annotated[str, typer.Option("--paper", help="Which paper --out writes: the report, or a draft it names.")]
Picture = Annotated[bool, typer.Option("--picture", help="Print the rules themselves as charts, in Markdown.")]
Save = Annotated[Path | None, typer.Option("--save", help="Keep the answers as a file of facts.")]


def check(
    file: FactsFile = None,
    as_of: AsOf = None,
    as_json: Json = False,
    interactive: Asking = False,
    save: Save = None,
    out: Out = None,
    paper: Which = "report",
    picture: Picture = False,
) -> None:
    """Check one system or model: what it is under the Act, what is owed by when, and what is still open."""
    from helpdesk.checker.facts import Subject, in_toml, read_subject
    from helpdesk.commands.interview import interview

    if picture:
        from helpdesk.checker.picture import picture as charts

        print(charts(open_desk().rules), end="")
        return
    if file is None and not interactive:
        raise typer.BadParameter("name a file of facts, or ask for --interactive")
    desk, as_of_day = open_desk(), day(as_of)
    subject = read_subject(file, desk.rules) if file else Subject("", "", {})
    if interactive:
        subject = interview(desk, subject, as_of_day)
    if save is not None:
        written(save, in_toml(subject).encode())
    found = desk.check(subject, as_of_day)
    if out is not None:
        written(out, _file(desk, found, paper, out.suffix.removeprefix(".").lower()))
        print(f"Written to {out}")
        return
    print(json.dumps(desk.export(found), ensure_ascii=False, indent=1) if as_json else _printed(desk, found))


def _file(desk, found, paper: str, form: str) -> bytes:
    """The check in the form a file name asks for; another form or paper is misuse."""
    if form == "json":
        return json.dumps(desk.export(found), ensure_ascii=False, indent=1).encode()
    offered = [name for name, _ in desk.papers(found)]
    if paper not in offered:
        raise typer.BadParameter(f"this check offers {', '.join(offered)}, and no {paper!r}")
    if form not in ("docx", "pdf", "md"):
        raise typer.BadParameter("--out must end in .docx, .pdf, .md or .json")
    return desk.paper(found, paper, form)


def _printed(desk, found) -> str:
    """A check for a person at a terminal."""
    walk = found.walk
    lines = [found.subject.name or "Your system or model", f"On {found.as_of}: {', '.join(walk.risk)}", ""]
    lines += [f"- {finding.says}" for finding in walk.findings if finding.tier or finding.is_role]
    for title, is_sure in (("What is owed:", True), ("What may be owed, depending on open answers:", False)):
        duties = [each for each in found.owed if each.is_sure is is_sure and not each.duty.voluntary]
        lines += ["", title] if duties else []
        lines += [_duty(desk, each) for each in duties]
    if found.open:
        lines += ["", "Open questions:", *(f"- {each.step.asks} ({each.step.id})" for each in found.open)]
    return "\n".join(lines)


def _duty(desk, each) -> str:
    labels = ", ".join(desk.label_of(cited) for cited in each.duty.cites)
    return f"- from {each.first_day} [{each.duty.role}] {each.duty.duty} ({labels})"
