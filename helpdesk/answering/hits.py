"""Hits of a question: what search finds with the hints of the routes, and what the law itself adds to it.

A question about a day is answered by the provision that fixes the day; a question about a fine by the penalty
that names the duty. Both are looked up in the calendar and in the law's own cross-references, not searched.
"""

import re
from collections.abc import Iterator
from datetime import date

from helpdesk.answering.route import Direction
from helpdesk.errors import HelpdeskError
from helpdesk.law import Citation, Provision
from helpdesk.search.find import Hit, Search
from helpdesk.search.plain import Plain
from helpdesk.search.signals import Lead
from helpdesk.shelf.terms import Terms

_DEFINED = 0.3  # what asking for a meaning adds to the definition of a term it uses
_PENALTIES = "aia:art_99"
_SETS_ASIDE = re.compile("without prejudice", re.IGNORECASE)  # names a rule only to leave it alone
_LEGACY = "aia:art_111"  # what was on the market before


def hits_of(question: Plain, as_of: date, k: int, search: Search, direction: Direction, terms: Terms) -> list[Hit]:
    """The k best hits, those the law adds right behind the best one; a fine that is asked for stands first."""
    found = search.find(question, as_of, k, leads_of(question.text, direction, terms))
    if not found:
        return found
    added = [
        Hit(provision, found[0].score, 0.0, provision.text, added=True)
        for provision in _added(found, as_of, search, direction)
    ]
    known = {hit.provision.id for hit in added}
    first = [] if direction.is_of("penalties") and known else [found[0]]
    rest = [hit for hit in found if hit.provision.id not in known and hit not in first]
    return [*first, *(hit for hit in added if hit.provision.id != found[0].provision.id or not first), *rest][:k]


def leads_of(question: str, direction: Direction, terms: Terms) -> list[Lead]:
    """The hints for search: those of the routes, and the definitions of the terms a question of meaning uses."""
    defined = terms.used_in(question) if direction.is_of("definitions") else {}
    return [*direction.leads, *(Lead(name, _DEFINED) for name in defined)]


def _added(found: list[Hit], as_of: date, search: Search, direction: Direction) -> Iterator[Provision]:
    if direction.is_of("dates"):
        yield from _that_fix_the_day(found[0].provision, as_of, search)
    if direction.is_of("penalties"):
        yield from _that_punish(found, as_of, search)


def _that_fix_the_day(provision: Provision, as_of: date, search: Search) -> Iterator[Provision]:
    """The provisions that fix from when the best hit applies, and the rule for what is older and that names it."""
    applies = search.shelf.applies(provision)
    for name in applies.cites if applies else ():
        yield from _found(name, as_of, provision.lang, search)
    for legacy in _found(_LEGACY, as_of, provision.lang, search):
        units = search.shelf.under(legacy)
        yield from (unit for unit in units if provision.id in unit.see and not _SETS_ASIDE.search(unit.text))


def _found(name: str, as_of: date, lang: str, search: Search) -> Iterator[Provision]:
    """The provision of an id, or nothing where the wording of the day does not have it."""
    try:
        yield search.shelf.find(Citation.from_id(name), as_of, lang)
    except HelpdeskError:
        return


def _that_punish(found: list[Hit], as_of: date, search: Search) -> Iterator[Provision]:
    """The penalties that name the article of the best hit that is not a penalty itself."""
    articles = [hit.provision.id.partition(".")[0] for hit in found[:3]]
    subject = next((article for article in articles if article not in (_PENALTIES, "aia:art_101")), None)
    if subject is None:
        return
    for penalties in _found(_PENALTIES, as_of, found[0].provision.lang, search):
        yield from (unit for unit in search.shelf.under(penalties) if subject in unit.see)
