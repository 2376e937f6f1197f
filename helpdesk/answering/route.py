"""Route: what kind of question it is, by the cues of corpus/routes.toml."""

import re
from dataclasses import dataclass
from pathlib import Path

from helpdesk.search.find import Lead
from helpdesk.search.glossary import whole_words
from helpdesk.shelf.rows import rows, unique

_KNOWN = {"id": str, "cues": list, "leads": list, "lift": float}


@dataclass(frozen=True)
class Route:
    """A kind of question: the cues it is known by and the provisions that usually answer it."""

    id: str
    cues: re.Pattern
    leads: tuple[str, ...]
    lift: float


Routes = tuple[Route, ...]


def read_routes(corpus: Path) -> Routes:
    """All routes, in the order of the file. Raises CorpusError for a loose end."""
    path = corpus / "routes.toml"
    found = rows(path, "route", _KNOWN, needed=("id", "cues"))
    unique(path.name, [row["id"] for row in found])
    return tuple(
        Route(row["id"], whole_words(row["cues"]), tuple(row.get("leads", ())), row.get("lift", 0.0)) for row in found
    )


def routes_of(question: str, routes: Routes) -> Routes:
    """The routes whose cues the question holds, in the order of the file."""
    return tuple(route for route in routes if route.cues.search(question))


def leads_of(question: str, routes: Routes) -> list[Lead]:
    """The hints that the routes of a question give to search."""
    return [Lead(name, route.lift) for route in routes_of(question, routes) for name in route.leads]
