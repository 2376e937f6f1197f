"""Citations: one grammar that reads and writes every pointer into the law. (reading of words is being written)"""

from dataclasses import dataclass

from helpdesk.law.citation.pointer import Citation, same_place

__all__ = ["Citation", "Mention", "find_mentions", "parse", "parse_all", "same_place"]


@dataclass(frozen=True)
class Mention:
    citations: tuple[Citation, ...]
    start: int
    end: int


def parse(text: str, source: str = "aia") -> Citation:
    return Citation.from_id(text if ":" in text else f"{source}:{text}")


def parse_all(text: str, source: str = "aia") -> tuple[Citation, ...]:
    return (parse(text, source),)


def find_mentions(text: str, here: Citation | None = None, source: str = "aia") -> list[Mention]:
    return []
