"""Cross-references: the provisions that a provision's own text names."""

from dataclasses import replace

from helpdesk.law import Citation, Provision, find_mentions


def with_links(provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The same provisions, each with `see`: ids named in its text that exist in the same text, in order, once."""
    present = {provision.id for provision in provisions}
    return tuple(replace(provision, see=_named(provision, present)) for provision in provisions)


def _named(provision: Provision, present: set[str]) -> tuple[str, ...]:
    here = Citation.from_id(provision.id)
    ids = (
        citation.id
        for mention in find_mentions(provision.text, here=here, source=provision.source)
        for citation in mention.citations
    )
    return tuple(dict.fromkeys(name for name in ids if name in present and name != provision.id))
