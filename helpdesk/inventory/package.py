"""Packages: what an .xlsx is made of, looked through before a library unpacks it.

A small file can unfold into more than a machine holds: by compression, by entities that name each other, by one row of
a million cells. All parts are read once as a stream that keeps nothing; what no honest inventory has is refused.
"""

import re
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile, ZipInfo

from helpdesk.errors import InventoryRefused

_UNFOLDED = 200_000_000  # bytes of all parts together
_PARTS = 2_000
_ELEMENTS = 4_000_000  # of all parts together; 10,000 rows of 50 filled cells have two million
_BESIDE = 300_000  # elements of styles, themes and other parts that hold no cells
_LAST_ROW, _CELLS = 1_048_576, 16_384  # the format's own ends
_PLACE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_ENCODINGS = {"utf-8", "utf-16", "us-ascii"}


def examined(package: ZipFile) -> int:
    """Look through every part; the number of formulas whose value is not stored.

    Raises InventoryRefused for what is unsafe or larger than any inventory.
    """
    parts = package.infolist()
    _refuse_by_name(parts)
    # A part cannot give more bytes than it claims: reading stops there.
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNFOLDED:
        raise InventoryRefused("the workbook unfolds into far more than an inventory holds; save only the list.")
    counted = _Count()
    for part in parts:
        counted.look_through(package, part)
    return counted.valueless


def _refuse_by_name(parts: list[ZipInfo]) -> None:
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) < len(names):
        raise InventoryRefused("the workbook holds two parts of one name; save it as .xlsx once more.")
    if any(part.flag_bits & 1 for part in parts):
        raise InventoryRefused("the workbook is encrypted; save it without a password.")
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        raise InventoryRefused("the workbook holds macros; save the list as .xlsx without them.")
    if any("/externallinks/" in f"/{name}" for name in names):
        raise InventoryRefused("the workbook draws on other files; break its links, or save only the list.")


class _Count:
    """What was met so far, over all parts: elements, cells of the present row, formulas without a value."""

    def __init__(self) -> None:
        self.elements, self.beside, self.cells, self.valueless = 0, 0, 0, 0
        self._holds_cells, self._is_formula = False, False
        self._parser = ParserCreate()

    def look_through(self, package: ZipFile, part: ZipInfo) -> None:
        """Read one part; one that is not XML is left to whoever wants it."""
        name = part.filename.casefold()
        self._holds_cells = "worksheets/" in name or "sharedstrings" in name
        self._parser = parser = ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._started
        try:
            with package.open(part) as stream:
                parser.ParseFile(stream)
            self._settle()
        except ExpatError as problem:
            if name.endswith((".xml", ".rels")):
                raise InventoryRefused(
                    "the workbook has a damaged part; open it and save it as .xlsx once more."
                ) from problem

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.casefold() not in _ENCODINGS:
            raise InventoryRefused("the workbook is written in an encoding that workbooks may not have.")

    def _doctype(self, *_parts: object) -> None:
        raise InventoryRefused("the workbook declares entities, which no spreadsheet program writes; it is not opened.")

    def _started(self, name: str, marks: dict[str, str]) -> None:
        self.elements += 1
        self.beside += not self._holds_cells
        if self.elements > _ELEMENTS or self.beside > _BESIDE:
            raise InventoryRefused("the workbook holds far more than an inventory needs; save only the list.")
        if self._holds_cells:
            self._placed(name.rpartition(" ")[2], marks)

    def _placed(self, name: str, marks: dict[str, str]) -> None:
        match name:
            case "row":
                self.cells = 0
                _refuse_place(marks.get("r", "1").isdecimal() and 0 < int(marks.get("r", "1")[:9]) <= _LAST_ROW)
            case "c":
                self._settle()
                self.cells += 1
                place = marks.get("r")
                _refuse_place(self.cells <= _CELLS and (place is None or bool(_PLACE.fullmatch(place))))
            case "f":
                self._is_formula = True
            case "v" if self._is_formula:
                self._parser.CharacterDataHandler = self._valued

    def _valued(self, text: str) -> None:
        if text.strip():
            self._is_formula, self._parser.CharacterDataHandler = False, None

    def _settle(self) -> None:
        """The cell that was open has ended; a formula that met no value has none."""
        self.valueless, self._is_formula = self.valueless + self._is_formula, False
        self._parser.CharacterDataHandler = None


def _refuse_place(fits: bool) -> None:
    if not fits:
        raise InventoryRefused("the workbook has cells where no spreadsheet has any; save it as .xlsx once more.")
