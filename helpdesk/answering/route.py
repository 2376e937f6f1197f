"""Route: what kind of question it is and whose duties it asks about, by the cues of corpus/routes.toml."""

import re
from dataclasses import dataclass
from pathlib import Path

from helpdesk.law.phrases import whole_words
from helpdesk.search.signals import Lead
from helpdesk.shelf.rows import rows, unique

_FILE = "routes.toml"
_ROUTE = {"id": str, "cues": list, "leads": list, "lift": float, "also": list}
_ROLE = {"id": str, "said": list, "duties": list}
_DUTY_LIFT = 0.15


@dataclass(frozen=True)
class Route:
    """A kind of question: the cues it is known by, the provisions that usually answer it, what to read with them."""

    id: str
    cues: re.Pattern
    leads: tuple[str, ...]
    lift: float
    also: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """An operator of the Act: the words people use for it and the articles that hold its duties, main one first."""

    id: str
    said: re.Pattern
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Routes:
    """All kinds of question and all roles."""

    kinds: tuple[Route, ...]
    roles: tuple[Role, ...]

    def of(self, question: str) -> "Direction":
        """Where a question leads."""
        kinds = tuple(kind for kind in self.kinds if kind.cues.search(question))
        said = [(match.start(), role) for role in self.roles if (match := role.said.search(question))]
        return Direction(kinds, tuple(role for _, role in sorted(said, key=lambda pair: pair[0])))


@dataclass(frozen=True)
class Direction:
    """The kinds and roles of one question; roles in the order the question names them."""

    kinds: tuple[Route, ...]
    roles: tuple[Role, ...]

    def is_of(self, kind: str) -> bool:
        """Whether the question is of that kind."""
        return any(route.id == kind for route in self.kinds)

    @property
    def leads(self) -> list[Lead]:
        """The hints for search."""
        hints = [Lead(name, route.lift) for route in self.kinds for name in route.leads]
        if self.is_of("duties"):
            hints += [Lead(role.duties[0], _DUTY_LIFT) for role in self.roles]
        return hints


def read_routes(corpus: Path) -> Routes:
    """Kinds and roles, in the order of the file. Raises CorpusError for a loose end."""
    path = corpus / _FILE
    kinds = rows(path, "route", _ROUTE, needed=("id", "cues"))
    roles = rows(path, "role", _ROLE, needed=("id", "said", "duties"))
    unique(_FILE, [row["id"] for row in (*kinds, *roles)])
    return Routes(
        tuple(_route(row) for row in kinds),
        tuple(Role(row["id"], whole_words(row["said"]), tuple(row["duties"])) for row in roles),
    )


def _route(row: dict) -> Route:
    leads, also = tuple(row.get("leads", ())), tuple(row.get("also", ()))
    return Route(row["id"], whole_words(row["cues"]), leads, row.get("lift", 0.0), also)
