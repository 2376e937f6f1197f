"""What a paper is made from beside the check: the law's words, the outlines, and who runs the desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpdesk.law import Citation
from helpdesk.reports.document import Quote
from helpdesk.reports.outline import Outline


@dataclass(frozen=True)
class Material:
    """`quotes` hold the words of provisions by id; one that is missing is named without its words.

    `wording` is the version of the Act that holds on the day of the check, like "2026-07-27"; `operator` runs the desk.
    """

    quotes: Mapping[str, Quote]
    outlines: tuple[Outline, ...]
    wording: str
    operator: str

    def label(self, provision_id: str) -> str:
        """The printed pointer of a provision."""
        quote = self.quotes.get(provision_id)
        return quote.label if quote else _label(Citation.from_id(provision_id))

    def labels(self, provision_ids: tuple[str, ...]) -> str:
        """Several pointers, each once."""
        return "; ".join(dict.fromkeys(map(self.label, provision_ids)))


_SHORTS = {"omnibus": "Regulation (EU) 2026/1744"}


def _label(citation: Citation) -> str:
    """Other sources than the Act are named; the shelf names them better, so this is for what it does not have."""
    if citation.source == "aia":
        return citation.label("en")
    return f"{_SHORTS.get(citation.source, citation.source)}, {citation.label('en')}"
