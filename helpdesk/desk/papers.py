"""The papers of a check: the law's words fetched from the shelf, and each paper written in the form asked for."""

from helpdesk.checker.check import Check
from helpdesk.errors import CitationError, ShelfMissing
from helpdesk.law import Citation, Force
from helpdesk.reports import Material, Outline, Quote, law_behind, paper, write
from helpdesk.shelf.shelf import Shelf

_LONGEST = 1_200  # characters that are quoted with all that stands below; of a longer provision its own words alone


def written(check: Check, outlines: tuple[Outline, ...], shelf: Shelf, operator: str, wanted: tuple[str, str]) -> bytes:
    """A paper as a file; `wanted` is its id and its form. Raises KeyError when there is no such paper or form."""
    paper_id, form = wanted
    wording = shelf.version_on("aia", check.as_of)
    shorts = {source.id: source.short for source in shelf.sources.values()}
    material = Material(quotes_of(check, shelf), outlines, wording.day if wording else "", operator, shorts)
    return write(paper(check, material, paper_id), form)


def quotes_of(check: Check, shelf: Shelf) -> dict[str, Quote]:
    """The words of every provision the check rests on, as the shelf has them; one it does not have is left out."""
    duties = (cite for each in check.owed for cite in each.duty.cites)
    found = {}
    for name in dict.fromkeys((*law_behind(check.walk), *duties)):
        try:
            found[name] = _quote(name, check, shelf)
        except (CitationError, ShelfMissing):
            continue
    return found


def _quote(name: str, check: Check, shelf: Shelf) -> Quote:
    provision = shelf.find(Citation.from_id(name), check.as_of)
    whole = shelf.full_text(provision)
    text = whole if len(whole) <= _LONGEST else provision.text or whole[:_LONGEST].rsplit(" ", 1)[0] + " …"
    told = shelf.telling(provision) if not text else None
    force = Force.DIGEST if told else provision.force
    return Quote(shelf.label(provision), told.says if told else text, force, provision.url, provision.version)
