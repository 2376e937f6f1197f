"""A document as nouns: a paper of blocks, built once and turned into each form by a writer.

Every text in it is content: a writer shows it letter by letter and never reads markup, markers or formulas in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from helpdesk.law import Force


@dataclass(frozen=True)
class Heading:
    """A heading; `level` 1 is a part of the paper, 2 a section of it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph; `lead` are its first words, which stand out."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Item:
    """One line of a list; `depth` says how far it leans on the lines above it."""

    text: str
    depth: int = 0


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """A table; each cell may have several lines. `widths` are shares of the page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Quote:
    """The words of a provision: `force` says whether they are the official text or our own telling of it.

    `version` is the day that names the wording, `url` the page where the whole text stands.
    """

    label: str
    text: str
    force: Force
    url: str
    version: str


@dataclass(frozen=True)
class Gap:
    """A place that somebody must fill in."""

    asks: str


@dataclass(frozen=True)
class Notice:
    """A box that nobody should miss."""

    text: str


Block = Heading | Text | Items | Table | Quote | Gap | Notice


@dataclass(frozen=True)
class Paper:
    """A whole document. `mark` stands on every page ("DRAFT" on what is one); `author` is who runs this desk."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    mark: str = ""
    author: str = ""


def listed(*texts: str) -> Items:
    """A flat list."""
    return Items(tuple(Item(text) for text in texts))


def texts(value: object) -> Iterator[str]:
    """Every text within a paper or a block; a force or another word of ours is a kind of text, and left out."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
