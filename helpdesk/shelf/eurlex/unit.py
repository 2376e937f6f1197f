"""Units: recitals, articles and annexes told apart into provisions, each with its id, label and heading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from helpdesk.law.citation import Citation
from helpdesk.law.provision import Kind, Provision, Version
from helpdesk.shelf.eurlex.block import Block, Role
from helpdesk.shelf.eurlex.heading import DEFINITIONS, capitalised_first, joined, sentence_case
from helpdesk.shelf.eurlex.mark import DASH
from helpdesk.shelf.eurlex.parts import GONE, Part, parts
from helpdesk.shelf.eurlex.top import Top

_KINDS = {"rct": Kind.RECITAL, "art": Kind.ARTICLE, "anx": Kind.ANNEX}


@dataclass(frozen=True)
class Place:
    """Where we read: one version in one language."""

    version: Version
    lang: str


@dataclass(frozen=True)
class _Stand:
    """Where a unit stands: its steps, the provision it is, and the headings above what is in it."""

    place: Place
    steps: tuple[str, ...]
    kind: Kind
    heading: str
    path: tuple[str, ...]
    anchor: str

    @property
    def id(self) -> str:
        """The provision id, like "aia:art_6.3.a"."""
        return f"{self.place.version.source}:{'.'.join(self.steps)}"

    def below(self, step: str, kind: Kind) -> "_Stand":
        """One step further in. A number like "3.1" inside "3" adds only what is new."""
        own = self.steps[-1] + "."
        return replace(self, steps=(*self.steps, step.removeprefix(own)), kind=kind)


def provisions(top: Top, place: Place) -> Iterator[Provision]:
    """A recital, article or annex and everything in it, parents first."""
    kind = _KINDS[top.anchor[:3]]
    steps = (top.anchor.replace("rct_", "rec_"),)
    stand = _Stand(place, steps, kind, sentence_case(top.heading), top.path, top.anchor)
    if kind is Kind.RECITAL:
        yield _recital(stand, top)
        return
    yield from _unit(stand, top.blocks, top.amended, joined(capitalised_first(top.printed), top.heading))


def _recital(stand: _Stand, top: Top) -> Provision:
    """A recital is one unit; points in it stay in its text, a line each."""
    whole = Part([line for block in top.blocks for line in block.flat()])
    text = whole.text.partition(" ")[2] if top.blocks and top.blocks[0].mark else whole.text
    return _provision(stand, None, text, ())


def _unit(
    stand: _Stand,
    blocks: tuple[Block, ...],
    amended: tuple[str, ...],
    heading: str = "",
    parent: str | None = None,
) -> Iterator[Provision]:
    """One unit, its points, then its further subparagraphs."""
    first, *further = parts(blocks, each_line=stand.kind in (Kind.ARTICLE, Kind.PARAGRAPH))
    yield _provision(stand, parent, first.text, first.amended or amended)
    inner = replace(stand, path=(*stand.path, heading)) if heading else stand
    yield from _points(inner, first, stand.id)
    listed = bool(first.numbered) or stand.kind is Kind.ARTICLE
    for number, part in enumerate(further, start=2):
        below = inner.below(f"sub_{number}", Kind.SUBPARAGRAPH)
        yield _provision(below, stand.id, part.text, part.amended)
        yield from _points(below if listed else inner, part, below.id)
        listed = listed or bool(part.numbered)


def _points(stand: _Stand, part: Part, parent: str) -> Iterator[Provision]:
    """The numbered units of a subparagraph.

    The first list in a numbered paragraph counts as the paragraph's: the points in the second subparagraph
    of Article 6(3) are cited as Article 6(3)(a), yet their `parent` is the subparagraph that introduces them.
    """
    dashes = count(1)
    for block in part.numbered:
        below = stand.below(_step(block, dashes), _kind(block, stand))
        if block.text == GONE:
            yield replace(_provision(below, parent, "", block.amended), deleted=True)
        elif block.role is Role.SECTION:
            yield from _section(replace(below, heading=block.text or stand.heading), block, parent)
        else:
            yield from _unit(below, _inside(block), block.amended, parent=parent)


def _step(block: Block, dashes: Iterator[int]) -> str:
    """The step of a block in an id; dashes are counted, and a numbered section is told from a point."""
    if block.step == DASH:
        return f"{DASH}_{next(dashes)}"
    if block.role is Role.SECTION:
        return f"sec_{block.mark}" if block.mark.isdigit() else block.mark.upper()
    return block.step


def _section(stand: _Stand, block: Block, parent: str) -> Iterator[Provision]:
    """A section of an annex; its heading stands above all that is in it."""
    heading = joined(f"{block.word} {block.mark}", block.text)
    yield from _unit(stand, block.inside, block.amended, heading, parent)


def _inside(block: Block) -> tuple[Block, ...]:
    """What a point says: a title's own words come first."""
    title = (Block(Role.LINE, block.text, amended=block.amended),) if block.text else ()
    return (*title, *block.inside)


def _kind(block: Block, stand: _Stand) -> Kind:
    if stand.anchor.startswith("anx"):
        return Kind.ANNEX_SECTION if block.role is Role.SECTION else Kind.ANNEX_POINT
    if block.role is Role.PARAGRAPH:
        return Kind.PARAGRAPH
    defines = stand.kind is Kind.ARTICLE and stand.heading.casefold() in DEFINITIONS
    return Kind.DEFINITION if defines else Kind.POINT


def _provision(stand: _Stand, parent: str | None, text: str, amended: tuple[str, ...]) -> Provision:
    version = stand.place.version
    return Provision(
        id=stand.id,
        kind=stand.kind,
        label=Citation(version.source, stand.steps).label(stand.place.lang),
        heading=stand.heading,
        text=text,
        parent=parent,
        path=stand.path,
        version=version.day,
        lang=stand.place.lang,
        force=version.force,
        url=version.url.replace("{LANG}", stand.place.lang.upper()) + "#" + stand.anchor,
        amended_by=amended,
    )
