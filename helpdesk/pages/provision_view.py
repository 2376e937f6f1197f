"""A provision as it is read on a page: its units indented under their numbers, each word of it escaped.

Sheet       a reading, the address it is shown at, and the words in it that an answer quotes
sheet_html  the sheet as safe HTML
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from helpdesk.desk import Desk, Reading
from helpdesk.errors import HelpdeskError
from helpdesk.law import Citation, Provision, find_mentions
from helpdesk.pages import words
from helpdesk.pages.links import address, link, stretch
from helpdesk.pages.marks import Stretch, apart, safe, tag, woven
from helpdesk.shelf.shelf import mark
from helpdesk.shelf.terms import Terms

_DEEPEST = 4  # levels of indent; a phone has no room for more
_TIP = 420  # characters of a definition shown on hover; the whole stands one click away
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Sheet:
    """A reading on a page: `where` are the parameters of its links, `quoted` what is marked, unit by unit.

    `here` is the id of the unit that was asked for; it is set off at the margin.
    """

    reading: Reading
    as_of: date
    lang: str
    here: str
    quoted: dict[str, Spans] = field(default_factory=dict)

    @property
    def where(self) -> dict[str, str]:
        """The parameters that keep a link in the same day and language."""
        return {"as_of": self.as_of.isoformat(), "lang": self.lang}


def quoted_in(provision: Provision, quote: str) -> dict[str, Spans]:
    """Where a quote lies in a provision's own text: {id: [(start, end)]}.

    Exact or nothing: a quote that is not found character by character marks nothing.
    """
    at = provision.text.find(quote) if quote else -1
    return {provision.id: [(at, at + len(quote))]} if at >= 0 else {}


def sheet_html(sheet: Sheet, desk: Desk) -> str:
    """The sheet: every unit with its number, its links, its terms, and what happened to it."""
    terms, told = desk.terms(sheet.as_of, sheet.lang), set()
    top = sheet.reading.provision
    rows = [unit_html(unit, sheet, _text_html(unit, sheet, desk, terms, told)) for unit in sheet.reading.units]
    return tag("div", "".join(rows), class_="law", lang=top.lang, data_show="yes")


def unit_html(unit: Provision, sheet: Sheet, inside: str) -> str:
    """One unit: number, text, and a note when an amendment touched it; nothing when there is nothing to read."""
    note = amendment_html(unit, sheet.reading.provision)
    if not inside and not note:
        return ""
    is_all = unit is sheet.reading.provision and len(sheet.reading.units) > 1  # nothing to set it off from
    here = " here" if unit.id == sheet.here and not is_all else ""
    body = f"{tag('div', inside, class_='words')}{note}"
    number = number_html(unit, sheet) if unit.id != sheet.reading.provision.id else ""
    return tag("div", f"{number}<div>{body}</div>", class_=f"unit deep{depth(unit, sheet)}{here}")


def number_html(unit: Provision, sheet: Sheet) -> str:
    """The number of a unit; it is the link to just this place."""
    number = mark(unit)
    if not number:
        return tag("span", "", class_="no")
    title = f"{words.PERMALINK}: {unit.label}"
    return link(unit.id, safe(number), sheet.where, class_="no", title=title, tabindex="-1")


def depth(unit: Provision, sheet: Sheet) -> int:
    """How far a unit stands in, counted in levels below what is read; unnumbered ones do not count."""
    below = Citation.from_id(unit.id).bare
    top = Citation.from_id(sheet.reading.provision.id).bare
    return min(max(len(below) - len(top) - 1, 0), _DEEPEST)


def amendment_html(unit: Provision, top: Provision) -> str:
    """Which act deleted or changed a unit; said once for the whole when the whole was inserted."""
    acts = ", ".join(words.act_words(celex) for celex in unit.amended_by)
    if unit.deleted:
        day = words.day_words(date.fromisoformat(unit.version))
        return tag("p", safe(words.DELETED.format(act=acts or "an amendment", day=day)), class_="gone")
    if acts and (unit is top or not set(unit.amended_by) <= set(top.amended_by)):
        return tag("p", safe(words.CHANGED.format(act=acts)), class_="changed")
    return ""


def _text_html(unit: Provision, sheet: Sheet, desk: Desk, terms: Terms, told: set[str]) -> str:
    links = [*_mentions(unit, sheet, desk), *_terms(unit, sheet, terms, told)]
    return woven(unit.text, apart(links), sheet.quoted.get(unit.id, ()))


def _mentions(unit: Provision, sheet: Sheet, desk: Desk) -> Iterable[Stretch]:
    """Links on the places where the text points into the law; guidelines point into the Act."""
    guideline = unit.source.startswith("gl-")
    here = None if guideline else Citation.from_id(unit.id)
    source = "aia" if guideline else unit.source
    for mention in find_mentions(unit.text, here=here, source=source):
        target = next((c for c in mention.citations if stands(c, sheet, desk)), None)
        if target is not None and target.path != Citation.from_id(unit.id).path[:1]:  # "this Article" is here
            yield stretch(mention.start, mention.end, target.id, sheet.where, title=target.label(sheet.lang))


def stands(citation: Citation, sheet: Sheet, desk: Desk) -> bool:
    """Whether there is such a place on the day and in the language of the sheet."""
    try:
        desk.shelf.find(Citation(citation.source, citation.path), sheet.as_of, sheet.lang)
    except HelpdeskError:
        return False
    return True


def _terms(unit: Provision, sheet: Sheet, terms: Terms, told: set[str]) -> Iterable[Stretch]:
    """Defined terms, each once a sheet: hover or focus tells the definition, a click opens it."""
    for start, end, definition in terms.spans(unit.text):
        if definition.id in told or definition.id == unit.id:
            continue
        told.add(definition.id)
        tip = definition.text if len(definition.text) <= _TIP else definition.text[:_TIP].rsplit(" ", 1)[0] + " …"
        yield stretch(start, end, definition.id, sheet.where, class_="term", data_tip=f"{definition.label}: {tip}")


def crumbs_html(reading: Reading, source_short: str) -> str:
    """The headings above a provision, outermost first."""
    steps = [source_short, *reading.provision.path]
    return tag("p", " <span>›</span> ".join(safe(step) for step in steps), class_="crumbs")


def badges_html(provision: Provision, applies_from: date | None, today: date, note: str = "") -> str:
    """What weight a text carries and since when it applies, in words; the colour only helps."""
    force, why = words.force_words(provision.force, words.is_recital(provision))
    kind = "recital" if words.is_recital(provision) else str(provision.force)
    badges = [tag("span", safe(force), class_=f"badge {kind}", title=why)]
    if applies_from is not None:
        tone = "since" if applies_from <= today else "later"
        badges.append(tag("span", safe(words.applies_words(applies_from, today)), class_=f"badge {tone}"))
    return tag("p", "".join(badges), class_="badges") + (tag("p", safe(note), class_="note") if note else "")


def applies_note(reading: Reading) -> str:
    """What the first day does not say: a second day for the same provision, or a doubt."""
    applies = reading.applies
    also = f"{applies.also.what}: {words.day_words(applies.also.day)}." if applies and applies.also else ""
    return " ".join(part for part in (also, applies.note if applies else "") if part)


def see_also(sheet: Sheet, desk: Desk, most: int = 8) -> list[Provision]:
    """The provisions a reading points to, in order, without those inside it."""
    inside = {unit.id for unit in sheet.reading.units}
    names = dict.fromkeys(name for unit in sheet.reading.units for name in unit.see if name not in inside)
    citations = [Citation.from_id(name) for name in names]
    there = [c for c in citations if stands(c, sheet, desk)]
    return [desk.shelf.find(c, sheet.as_of, sheet.lang) for c in there[:most]]


__all__ = ["Sheet", "address", "applies_note", "badges_html", "crumbs_html", "quoted_in", "see_also", "sheet_html"]
