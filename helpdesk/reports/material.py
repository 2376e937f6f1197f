"""What a paper is made from beside the check: the law's words, the outlines, and who runs the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from helpdesk.law import Citation
from helpdesk.reports.document import Quote
from helpdesk.reports.outline import Outline


@dataclass(frozen=True)
class Material:
    """`quotes` hold the words of provisions by id; one that is missing is named without its words.

    `wording` is the version of the Act that holds on the day of the check, like "2026-07-27"; `operator` runs the desk;
    `shorts` are the short titles of sources by their ids.
    """

    quotes: Mapping[str, Quote]
    outlines: tuple[Outline, ...]
    wording: str
    operator: str
    shorts: Mapping[str, str] = field(default_factory=dict)

    def label(self, provision_id: str) -> str:
        """The printed pointer of a provision."""
        quote = self.quotes.get(provision_id)
        if quote:
            return quote.label
        citation = Citation.from_id(provision_id)
        source = "" if citation.source == "aia" else f"{self.shorts.get(citation.source, citation.source)}, "
        return f"{source}{citation.label('en')}"

    def labels(self, provision_ids: tuple[str, ...]) -> str:
        """Several pointers, each once."""
        return "; ".join(dict.fromkeys(map(self.label, provision_ids)))
