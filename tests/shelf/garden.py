"""The made-up Garden Robots Act of the fixtures, in both layouts, and small pages to try the readers on."""

from datetime import date
from pathlib import Path

from helpdesk.law.provision import Force, Provision, Version
from helpdesk.shelf.eurlex import read

FIXTURES = Path(__file__).resolve().parent / "fixtures"


def version(layout: str, day: str, celex: str, valid_to: date | None) -> Version:
    """One wording of the Garden Robots Act."""
    return Version(
        source="garden",
        day=day,
        celex=celex,
        layout=layout,
        force=Force.BINDING,
        valid_from=date.fromisoformat(day),
        valid_to=valid_to,
        languages=("en",),
        file=f"sample_{layout}_{{lang}}.xhtml",
        url=f"https://law.example/{{LANG}}/{celex}",
    )


PUBLISHED = version("oj", "2099-04-01", "32099R0007", date(2099, 6, 1))
IN_FORCE = version("consolidated", "2099-06-01", "02099R0007-20990601", None)


def content(wording: Version) -> bytes:
    """The bytes of a fixture."""
    return (FIXTURES / wording.file.replace("{lang}", "en")).read_bytes()


def units(wording: Version) -> dict[str, Provision]:
    """The provisions of a fixture by the path of their id: "art_3.1.a"."""
    return {p.id.removeprefix("garden:"): p for p in read(content(wording), wording, "en")}


def published(articles: str, lang: str = "EN") -> bytes:
    """A page of the Official Journal layout with these articles in it."""
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
        <p class="oj-hd-lg">{lang}</p><p class="oj-hd-uniq">2099/7</p>
        <div class="eli-subdivision" id="enc_1">{articles}</div></body></html>""".encode()


def article(number: str, title: str, body: str, printed: str = "") -> str:
    """An article of the Official Journal layout."""
    return f"""<div class="eli-subdivision" id="art_{number}"><p class="oj-ti-art">{printed or number}</p>
        <div class="eli-title"><p class="oj-sti-art">{title}</p></div>{body}</div>"""


def paragraph(number: str, text: str) -> str:
    """A numbered paragraph of the Official Journal layout; more elements may follow its text."""
    return f'<div id="001.001"><p class="oj-normal">{number}   {text}</p></div>'


def point(mark: str, text: str) -> str:
    """A point of the Official Journal layout."""
    return f"""<table><tbody><tr><td><p class="oj-normal">{mark}</p></td>
        <td><p class="oj-normal">{text}</p></td></tr></tbody></table>"""
