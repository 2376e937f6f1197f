"""Citations: one grammar that reads and writes every pointer into the law. (being written)"""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Citation:
    source: str
    path: tuple[str, ...]
    version: str | None = None


@dataclass(frozen=True)
class Mention:
    citations: tuple[Citation, ...]
    start: int
    end: int


def parse(text: str) -> Citation: ...


def find_mentions(text: str, here: Citation | None = None) -> list[Mention]: ...
