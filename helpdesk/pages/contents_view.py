"""Contents: chapters, sections and articles, annexes, recitals, guideline headings, each a link."""

from collections.abc import Iterable

from helpdesk.law import Kind, Provision
from helpdesk.pages.links import link
from helpdesk.pages.marks import safe, tag

_HEADINGS = {Kind.RECITAL: "Recitals", Kind.ANNEX: "Annexes"}
_FIRST_WORDS = 90  # characters of a paragraph that has no heading of its own


def contents_html(tops: Iterable[Provision], where: dict[str, str]) -> str:
    """The contents as nested lists that open and close; the recitals come last, for they only explain."""
    tops = list(tops)
    recitals = [p for p in tops if p.kind is Kind.RECITAL]
    tree = _tree(p for p in tops if p.kind is not Kind.RECITAL)
    parts = [_branch_html(name, branch, where) for name, branch in tree.items()]
    if recitals:
        numbers = "".join(_recital_html(p, where) for p in recitals)
        parts.append(
            _fold(f"Recitals ({len(recitals)}; they explain, they do not bind)", tag("ul", numbers, class_="numbers"))
        )
    return tag("nav", "".join(parts), class_="contents", aria_label="Contents")


def _tree(tops: Iterable[Provision]) -> dict:
    """Headings to what stands below them, in order: {heading: {heading: {"": [provision]}}}."""
    tree: dict = {}
    for provision in tops:
        branch = tree
        for heading in provision.path or (_HEADINGS.get(provision.kind, "Articles"),):
            branch = branch.setdefault(heading, {})
        branch.setdefault("", []).append(provision)
    return tree


def _branch_html(name: str, branch: dict, where: dict[str, str]) -> str:
    leaves = "".join(_leaf_html(p, where) for p in branch.get("", ()))
    inner = "".join(_branch_html(below, twigs, where) for below, twigs in branch.items() if below)
    return _fold(name, (tag("ul", leaves) if leaves else "") + inner)


def _fold(name: str, inside: str) -> str:
    return tag("details", tag("summary", safe(name)) + inside)


def _leaf_html(provision: Provision, where: dict[str, str]) -> str:
    has_heading = provision.kind in (Kind.ARTICLE, Kind.ANNEX)
    told = provision.heading if has_heading else _opening(provision.text)
    return tag("li", link(provision.id, f"<strong>{safe(provision.label)}</strong> {safe(told)}", where))


def _opening(text: str) -> str:
    return text if len(text) <= _FIRST_WORDS else text[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _recital_html(provision: Provision, where: dict[str, str]) -> str:
    number = provision.id.rpartition("_")[2]
    return tag("li", link(provision.id, safe(number), where, aria_label=provision.label))
