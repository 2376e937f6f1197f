"""A second reading of the law, to compare ours with: the Formex files of the Publications Office.

Formex marks up what XHTML only shows: ARTICLE, PARAG, ALINEA (a subparagraph), LIST, ITEM, NP (a number and its
text), GR.SEQ (a part of an annex), QUOT.S (a quotation), and processing instructions around what was amended or
deleted. Nothing here is shared with the reader under test. The files still carry the text of what was deleted;
the instruction around it says so, and it is left out here.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies")
_SKIPPED = {"NOTE", "TI.ART", "STI.ART", "NO.PARAG", "NO.P"}
_INLINE = {"HT", "FT", "DATE", "REF.DOC", "REF.DOC.OJ", "LINK", "QUOT.START", "QUOT.END", "IE"}
_SECTION = re.compile(r"\s*Section\s+(\w+)\s*[.—-]?\s*")


@dataclass
class Unit:
    """One unit: its id without a source ("art_6.3.a"), its own words, and what was done to it."""

    id: str
    amended: bool = False
    deleted: bool = False
    text: str = ""
    lists_at: str = ""
    listed: bool = False
    counts: Counter = field(default_factory=Counter)

    def add(self, text: str | None, amended: bool = False) -> None:
        if not self.deleted:
            self.text += text or ""
        self.amended = self.amended or (amended and bool((text or "").strip()))


def read(path: Path) -> list[Unit]:
    """Every unit of the articles and annexes, in document order."""
    reader = _Reader()
    reader.search(etree.parse(path).getroot())
    return reader.units


def number(mark: str) -> str:
    """The step an id gets for a printed number: "(ba)" and "b bis)" are both "ba"."""
    stem, _, latin = re.sub(r"[()]|\.(?!\d)", " ", mark).strip().partition(" ")
    return stem.lower() + ("abcde"[_LATIN.index(latin.strip())] if latin.strip() else "")


class _Reader:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.open: dict[str, str] = {}  # amendments we are inside of: id -> what they did

    def search(self, element: etree._Element) -> None:
        """Go down to the articles and annexes."""
        for child in self._elements(element):
            if child.tag == "ARTICLE":
                self._article(child)
            elif child.tag == "CONS.ANNEX":
                self._annex(child)
            else:
                self.search(child)

    def _elements(self, element: etree._Element):
        """The child elements, minding the amendment instructions between them."""
        for child in element:
            if isinstance(child, etree._ProcessingInstruction):
                self._instruction(child)
            elif isinstance(child.tag, str):
                yield child

    def _instruction(self, instruction: etree._ProcessingInstruction) -> None:
        attributes = instruction.attrib
        if instruction.target == "CLG.MDFO" and attributes["LEVEL"] == "STRUCTURE":  # not a mere comma
            self.open[attributes["ID"]] = attributes["ACTION"]
        elif instruction.target == "CLG.MDFC":
            self.open.pop(attributes["IDREF"], None)

    def _start(self, unit_id: str) -> Unit:
        deleted = "DELETED" in self.open.values()
        unit = Unit(unit_id, amended=bool(self.open), deleted=deleted, lists_at=unit_id)
        self.units.append(unit)
        return unit

    def _article(self, element: etree._Element) -> None:
        unit = self._start("art_" + element.get("IDENTIFIER").lstrip("0").lower())
        alineas = 0
        for child in self._elements(element):
            if child.tag == "STI.ART":
                unit.amended = bool(self.open)
            elif child.tag == "PARAG":
                self._paragraph(child, unit.id)
            elif child.tag == "ALINEA":
                alineas += 1
                self._body(child, unit if alineas == 1 else self._start(f"{unit.id}.sub_{alineas}"))

    def _paragraph(self, element: etree._Element, article: str) -> None:
        step = element.get("IDENTIFIER").partition(".")[2].lstrip("0").lower()
        unit = self._start(f"{article}.{step}")
        for place, alinea in enumerate((a for a in self._elements(element) if a.tag == "ALINEA"), start=1):
            part = unit if place == 1 else self._start(f"{unit.id}.sub_{place}")
            part.lists_at = part.id if unit.listed else unit.id
            self._body(alinea, part)
            unit.listed = unit.listed or part.listed

    def _annex(self, element: etree._Element) -> None:
        title = "".join(element.find("TITLE/TI/P").itertext())
        self._body(element.find("CONTENTS"), self._start("anx_" + title.split()[1]))

    def _body(self, element: etree._Element, unit: Unit) -> None:
        """Everything in an element, as words of a unit or as units below it."""
        unit.add(element.text, bool(self.open))
        for child in element:
            if isinstance(child, etree._ProcessingInstruction):
                self._instruction(child)
            elif isinstance(child.tag, str):
                unit = self._child(child, unit)
            unit.add(child.tail, bool(self.open))

    def _child(self, child: etree._Element, unit: Unit) -> Unit:
        """One element inside a unit; the unit that what follows belongs to."""
        if child.tag in ("QUOT.START", "QUOT.END"):
            unit.add(chr(int(child.get("CODE"), 16)))
        elif child.tag == "QUOT.S":
            unit.add(" " + _plain(child).removesuffix(child.tail or ""))
        elif child.tag == "NP":
            self._numbered(child, unit)
        elif child.tag == "GR.SEQ":
            self._group(child, unit)
        elif child.tag == "ITEM" and child.find("NP") is None:
            unit.counts["ind"] += 1
            self._body(child, self._start(f"{unit.lists_at}.ind_{unit.counts['ind']}"))
        elif child.tag not in _SKIPPED:
            unit = self._container(child, unit)
        return unit

    def _container(self, child: etree._Element, unit: Unit) -> Unit:
        """A list, a line or inline markup. A line after a list inside a numbered point is a further one."""
        if child.tag == "P" and child.getparent().tag == "NP" and unit.listed and child.find("LIST") is None:
            unit = self._start(f"{unit.id}.sub_2")
        if child.tag not in _INLINE:
            unit.add(" ")
        self._body(child, unit)
        return unit

    def _numbered(self, element: etree._Element, above: Unit) -> None:
        above.listed = True
        step = number("".join(element.find("NO.P").itertext()))
        base = above.lists_at
        self._body(element, self._start(f"{base}.{step.removeprefix(base.rpartition('.')[2] + '.')}"))

    def _group(self, element: etree._Element, above: Unit) -> None:
        """A part of an annex: a section, or a numbered title that is a point."""
        title = element.find("TITLE")
        numbered = title.find("TI/NP")
        if numbered is not None:
            unit = self._start(f"{above.id}.{number(''.join(numbered.find('NO.P').itertext()))}")
            unit.add(" ".join(numbered.find("TXT").itertext()))
        else:
            words = " ".join(p.xpath("string()") for p in title.iter("P"))
            mark = _SECTION.match(words)
            unit = self._start(f"{above.id}.{'sec_' if mark[1].isdigit() else ''}{mark[1]}")
            unit.add(words[mark.end() :])
        for child in self._elements(element):
            if child is not title:
                unit.add(" ")
                unit = self._child(child, unit)


def _plain(element: etree._Element) -> str:
    """All words of a quotation, its numbers included and its footnotes left out."""
    if element.tag == "NOTE":
        return element.tail or ""
    if element.tag in ("QUOT.START", "QUOT.END"):
        return chr(int(element.get("CODE"), 16)) + (element.tail or "")
    space = "" if element.tag in _INLINE else " "
    inner = (element.text or "") + "".join(_plain(child) for child in element if isinstance(child.tag, str))
    return space + inner + space + (element.tail or "")
