"""Tops: the recitals, articles and annexes of a document, before their insides are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from helpdesk.shelf.eurlex.block import Block
from helpdesk.shelf.eurlex.heading import joined
from helpdesk.shelf.eurlex.text import inside, local

DIVISION_NUMBERS = ("oj-ti-section-1", "title-division-1")
DIVISION_TITLES = ("oj-ti-section-2", "title-division-2")


@dataclass(frozen=True)
class Top:
    """A recital, article or annex, like anchor "art_6", printed "Article 6"; `path` are the headings above."""

    anchor: str
    printed: str
    heading: str
    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    amended: tuple[str, ...] = ()


def classes(element: etree._Element) -> list[str]:
    """The class names of an element."""
    return (element.get("class") or "").split()


def first_with(element: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    """The first element below that has one of these classes."""
    return next((e for e in element.iter("{*}p") if not set(names).isdisjoint(classes(e))), None)


def path_above(element: etree._Element) -> tuple[str, ...]:
    """The chapter and section an article stands in, outermost first."""
    above = [_division(e) for e in element.iterancestors("{*}div") if e.get("id", "").startswith("cpt_")]
    return tuple(heading for heading in reversed(above) if heading)


def _division(element: etree._Element) -> str:
    """The heading of a chapter or section: its own two title lines, not those of a section inside it."""
    own = list(_own_titles(element))
    number = next((inside(p) for p in own if p.get("class") in DIVISION_NUMBERS), "")
    title = next((inside(p) for p in own if p.get("class") in DIVISION_TITLES), "")
    return joined(number, title) if number else ""


def _own_titles(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if local(child) == "p":
            yield child
        elif "eli-title" in classes(child):
            yield from child.iter("{*}p")
