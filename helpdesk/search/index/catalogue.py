"""The catalogue of an index: for each passage whose words it holds and when it speaks, for each provision its place.

Kept as columns, because a question looks at all of them at once. Provisions are numbered in the order of their ids.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from helpdesk.law import Force, Kind
from helpdesk.law.calendar import is_within
from helpdesk.search.passage import Face, Passage

_FOREVER = date.max.toordinal()
_NOWHERE = -1
_POINTS = (Kind.POINT, Kind.ANNEX_POINT)
_EXPLAINING = (Force.GUIDANCE, Force.DRAFT, Force.CODE)


@dataclass(frozen=True)
class Catalogue:
    """Columns over passages (`stands_for`, `face`, `since`, `until`) and over provisions (the rest).

    `stands_for` is the number of a provision, `face` the place of a face in Face, `since` and `until` are days as
    ordinals (until: the first day it no longer speaks). `names` are provision ids, `kinds` and `forces` their values,
    `article` numbers the articles, annexes and recitals, `parent` is the provision above or -1.
    """

    stands_for: np.ndarray
    face: np.ndarray
    since: np.ndarray
    until: np.ndarray
    names: np.ndarray
    kinds: np.ndarray
    forces: np.ndarray
    article: np.ndarray
    parent: np.ndarray

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the provisions, in order."""
        return self.names.tolist()

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each provision."""
        return {name: place for place, name in enumerate(self.ids)}

    def speaks_on(self, day: date) -> np.ndarray:
        """Which passages are law, or guidance, on a day."""
        then = day.toordinal()
        return (self.since <= then) & (then < self.until)

    def of_face(self, face: Face) -> np.ndarray:
        """Which passages are of a face."""
        return self.face == list(Face).index(face)

    def of_kind(self, kind: Kind) -> np.ndarray:
        """Which provisions are of a kind."""
        return self.kinds == str(kind)

    @cached_property
    def nature(self) -> dict[str, np.ndarray]:
        """What each provision is: one column of yes and no a kind of thing that is told apart."""
        return {
            "recital": self.of_kind(Kind.RECITAL),
            "guidance": np.isin(self.forces, [str(force) for force in _EXPLAINING]),
            "amending": np.char.startswith(self.names, "omnibus:"),
            "article": self.of_kind(Kind.ARTICLE),
            "annex": self.of_kind(Kind.ANNEX),
            "definition": self.of_kind(Kind.DEFINITION),
            "point": np.isin(self.kinds, [str(kind) for kind in _POINTS]),
        }

    @cached_property
    def within(self) -> Callable[[str], np.ndarray]:
        """The numbers of the provision of an id and of all that stand below it; the same few are asked for always."""
        return lru_cache(maxsize=4096)(self._within)

    def _within(self, name: str) -> np.ndarray:
        source = name.partition(":")[0]
        start, end = np.searchsorted(self.names, [f"{source}:", f"{source};"])
        return np.array([place for place in range(start, end) if is_within(self.ids[place], name)], dtype=np.int64)


def catalogue_of(passages: Sequence[Passage]) -> Catalogue:
    """The catalogue of passages in their order."""
    newest: dict[str, Passage] = {}
    for passage in passages:
        newest.setdefault(passage.provision, passage)
    names = sorted(newest)
    number = {name: place for place, name in enumerate(names)}
    heads = sorted({name.partition(".")[0] for name in names})
    faces = list(Face)
    return Catalogue(
        stands_for=_column((number[p.provision] for p in passages), np.int32),
        face=_column((faces.index(p.face) for p in passages), np.int8),
        since=_column((p.valid_from.toordinal() for p in passages), np.int32),
        until=_column(((p.valid_to.toordinal() if p.valid_to else _FOREVER) for p in passages), np.int32),
        names=np.array(names),
        kinds=np.array([str(newest[name].kind) for name in names]),
        forces=np.array([str(newest[name].force) for name in names]),
        article=_column((heads.index(name.partition(".")[0]) for name in names), np.int32),
        parent=_column((number.get(name.rpartition(".")[0], _NOWHERE) for name in names), np.int32),
    )


def _column(values: Iterable[int], kind: type) -> np.ndarray:
    return np.fromiter(values, dtype=kind)


def write_catalogue(found: Catalogue, file: Path) -> None:
    """Keep a catalogue."""
    np.savez(file, **{field.name: getattr(found, field.name) for field in fields(found)})


def read_catalogue(file: Path) -> Catalogue:
    """The catalogue that was kept. Raises OSError, ValueError or KeyError when it is damaged."""
    with np.load(file, allow_pickle=False) as columns:
        return Catalogue(**{field.name: columns[field.name] for field in fields(Catalogue)})
