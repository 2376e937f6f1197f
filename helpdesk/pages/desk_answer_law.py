"""The law beside what staff write: a provision's text as it reads today, or word by word how it came to read so."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from helpdesk.desk import Desk
from helpdesk.desk.curating import Problem
from helpdesk.desk.staff import Staff
from helpdesk.desk.staleness import Moved, Part
from helpdesk.errors import HelpdeskError
from helpdesk.law import Provision
from helpdesk.pages import curate_words as words
from helpdesk.pages.compare_view import words_html
from helpdesk.pages.links import address
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.words import force_words, is_recital
from helpdesk.records.pins import standing

_FOLDED = 3  # of one sentence's sources, those that stand open


def sources_html(staff: Staff, cites: Iterable[str], moved: dict[str, Moved]) -> str:
    """The texts that a sentence rests on, the first ones open."""
    parts = []
    for place, name in enumerate(cites):
        found = standing(name, staff.desk.shelf, staff.at.date())
        is_moved = name in moved
        title = safe(label_of(staff.desk, name))
        title += tag("span", safe(words.SOURCE_MOVED), class_="tagged") if is_moved else ""
        inside = _text_html(found, staff) if found else tag("p", safe(words.SOURCE_GONE), class_="amiss")
        inside = _moved_html(moved[name], inside) if is_moved else inside
        attributes = {"open": ""} if place < _FOLDED else {}
        parts.append(tag("details", tag("summary", title) + inside, class_="cited", **attributes))
    return "".join(parts)


def label_of(desk: Desk, name: str) -> str:
    """The printed pointer of an id, the id itself where it is none."""
    try:
        return desk.label_of(name)
    except (HelpdeskError, KeyError):
        return name


def _text_html(found: Provision, staff: Staff) -> str:
    heading = tag("strong", safe(found.heading)) + "<br>" if found.heading else ""
    badge = tag("span", safe(force_words(found.force, is_recital(found))[0]), class_=f"badge {found.force}")
    where = address(found.id, as_of=staff.at.date().isoformat())
    way = tag("a", safe(words.SOURCE_OPEN), href=where, target="_blank", rel="noopener")
    text = tag(
        "div",
        heading + safe(staff.desk.shelf.full_text(found)),
        class_="text",
        tabindex="0",
        role="region",
        aria_label=found.label,
    )
    return text + tag("p", f"{badge} {way}", class_="small")


def _moved_html(one: Moved, now: str) -> str:
    """What changed, and folded below it the text as it reads today."""
    return moved_html(one) + tag("details", tag("summary", safe(words.SOURCE_NOW), class_="small") + now, class_="now")


def moved_html(one: Moved) -> str:
    """What changed, in a room of its own that the keyboard can scroll."""
    return tag("div", changes_html(one), class_="moved", tabindex="0", role="region", aria_label=words.SOURCE_MOVED)


def changes_html(one: Moved) -> str:
    """What changed of a provision, unit by unit, word by word."""
    if not one.parts:
        return tag("p", safe(words.SOURCE_OLDER_GONE), class_="small")
    return "".join(
        tag("p", tag("strong", safe(title)), class_="small") + tag("p", words_html(before, after), class_="words")
        for title, before, after in _laid_together(one.parts)
    )


def _laid_together(parts: Iterable[Part]) -> Iterator[tuple[str, str, str]]:
    """(which units, the older words, the newer words): neighbours of which one went and another came are laid together.

    A paragraph that was given a number is another unit, and still most of its words are the same.
    """
    for is_lonely, run in groupby(parts, key=lambda part: not (part.before and part.after)):
        run = list(run)
        before, after = ([text for part in run if (text := getattr(part, side))] for side in ("before", "after"))
        if is_lonely and before and after:
            yield ", ".join(part.label for part in run), "\n".join(before), "\n".join(after)
        else:
            yield from ((part.label, part.before, part.after) for part in run)


def between_html(desk: Desk, one: Moved) -> str:
    """Which provision changed, between which wordings."""
    before, after = (words.day_of(day) for day in one.versions)
    said = words.MOVED_BETWEEN if one.versions[1] else words.MOVED_GONE
    return tag(
        "p", safe(said.format(label=label_of(desk, one.provision), before=before, after=after)), class_="between"
    )


def problems_html(problems: list[Problem]) -> str:
    """Problems as a list, each with a word that says it is one."""
    rows = "".join(tag("li", tag("strong", safe(words.PROBLEM)) + " " + safe(one.why)) for one in problems)
    return tag("ul", rows, class_="amiss") if rows else ""
