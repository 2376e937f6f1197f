"""The reading room with a locked door: opens one PDF in a process of its own and prints its runs of text as JSON.

Started by file name as `python -I child.py LIMITS`, where LIMITS is a JSON object; the PDF comes on standard input.
It must therefore import nothing of ours. It binds itself to its limits before pypdf is even imported, for a PDF may
be made to burn time or memory. What it prints is one of

    {"refused": "why"}
    {"pages": [{"height": 842.0, "runs": [[text, x, y, size, font], …], "unseen": [[why, text], …]}, …]}

with x and y in points from the lower left corner of the page and sizes in points. Text that nobody would see on the
page is not among the runs but under "unseen". Not recognised as unseen: text under a picture or outside a clip.
"""

import json
import logging
import sys
from io import BytesIO

SHOWS = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}  # operators that show text, and which operand the text is
WITHOUT_INK = (
    3,
    7,
)  # text rendering modes "neither fill nor stroke" and "clip only" (ISO 32000-1, table 106)
STROKED_ONLY = (1, 5)
NEARLY_WHITE = 0.95  # of full light in every channel
LEGIBLE = 2.0  # points; below this size print cannot be read on paper by anyone
UNCHANGED = (1, 0, 0, 1, 0, 0)
RUN_COSTS = 16  # characters a run is charged at least, so that millions of tiny runs meet the limit too


class Refused(Exception):
    """The document is turned away; the message completes the sentence "it is refused: …"."""


def bind(limits: dict) -> None:
    """Take the limits upon this process; where the system knows none, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed))


def times(inner, outer) -> list[float]:
    """The matrix that applies `inner` first and `outer` after it."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]


def height_of(matrix) -> float:
    """By how much a matrix stretches upright letters."""
    return (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5


class Pen:
    """The graphics state as far as it decides whether text can be seen, for one walk over one page.

    pypdf calls `before` ahead of every operator; a piece of text whose verdict is not `wanted` is blanked there,
    so that what pypdf then hands to `written` is of one verdict only. Verdict None means: can be seen.
    """

    def __init__(self, page, wanted: str | None):
        self.box, self.resources, self.wanted = page.cropbox, page.get("/Resources"), wanted
        self.state = {"mode": 0, "space": "/DeviceGray", "white": False, "clear": False, "size": 12.0}
        self.saved, self.entered, self.outer = [], [], [UNCHANGED]
        self.runs, self.met = [], set()

    def before(self, operator, operands, cm, tm) -> None:
        """Follow the state; blank text that is not wanted."""
        if operator in SHOWS:
            self._show(operator, operands, times(times(tm, cm), self.outer[-1]))
        elif operator == b"Do":
            self._enter(operands, cm)
        elif operator == b"q":
            self.saved.append(dict(self.state))
        elif operator == b"Q" and self.saved:
            self.state = self.saved.pop()
        elif change := CHANGES.get(operator):
            change(self, operands)

    def after(self, operator, operands, cm, tm) -> None:
        """Leave a form as it was entered."""
        if operator == b"Do":
            self.state, self.saved, self.resources = self.entered.pop()
            self.outer.pop()

    def written(self, text, cm, tm, font, size) -> None:
        """Note a run of text with its place, size and font."""
        if not text or text == "\n":
            return
        place = times(times(tm, cm), self.outer[-1])
        name = str(font.get("/BaseFont", "")) if font else ""
        x, y = round(place[4], 2), round(place[5], 2)
        self.runs.append([text.rstrip("\n"), x, y, round(size * height_of(place), 2), name])

    def _enter(self, operands, cm) -> None:
        """Enter a form (or pass a picture): pypdf counts places inside it from the form's own corner."""
        form = _resource(self, "/XObject", operands[0]) if operands else None
        self.entered.append((dict(self.state), self.saved, self.resources))
        self.saved = []
        own = [float(part) for part in form.get("/Matrix", UNCHANGED)] if form is not None else UNCHANGED
        self.outer.append(times(times(own, cm), self.outer[-1]))
        self.resources = form.get("/Resources", self.resources) if form is not None else self.resources

    def _show(self, operator, operands, place) -> None:
        where = SHOWS[operator]
        if len(operands) <= where:
            return
        verdict = self._verdict(place)
        if any(piece.strip() for piece in _pieces(operands[where])):
            self.met.add(verdict)
        if verdict != self.wanted:
            operands[where] = type(operands[where])() if operator == b"TJ" else b""

    def _verdict(self, place) -> str | None:
        state, x, y = self.state, place[4], place[5]
        if state["mode"] in WITHOUT_INK:
            return "drawn without ink"
        if state["clear"]:
            return "fully transparent"
        if state["white"] and state["mode"] not in STROKED_ONLY:
            return "white"
        if abs(state["size"]) * height_of(place) < LEGIBLE:
            return "too small to read"
        left, bottom, right, top = (float(edge) for edge in self.box)
        return None if left <= x <= right and bottom <= y <= top else "outside the page"


def _pieces(shown):
    """The strings of one show operator: itself, or those in its array."""
    return [
        piece for piece in (shown if isinstance(shown, list) else [shown]) if isinstance(piece, (str, bytes))
    ]


def _mode(pen, operands) -> None:
    pen.state["mode"] = operands[0] if operands else 0


def _size(pen, operands) -> None:
    if len(operands) > 1 and isinstance(operands[1], (int, float)):
        pen.state["size"] = float(operands[1])


def _resource(pen, kind: str, name):
    """A named resource of the page, resolved; None when there is none."""
    group = pen.resources.get_object().get(kind) if pen.resources is not None else None
    found = group.get_object().get(name) if group is not None else None
    return found.get_object() if found is not None else None


def _graphics(pen, operands) -> None:
    named = _resource(pen, "/ExtGState", operands[0]) if operands else None
    if named is not None and "/ca" in named:
        pen.state["clear"] = float(named["/ca"]) <= 1 - NEARLY_WHITE


def _space(pen, operands) -> None:
    """Enter a colour space; a separation is a tint, where one means full ink and not full light."""
    found = _resource(pen, "/ColorSpace", operands[0]) if operands else None
    pen.state["space"] = (
        str(found[0]) if isinstance(found, list) and found else str(operands[0] if operands else "")
    )
    pen.state["white"] = False


def _colour(pen, operands) -> None:
    tint = pen.state["space"] in ("/Separation", "/DeviceN", "/Indexed", "/Lab", "/Pattern")
    pen.state["white"] = not tint and _is_white([x for x in operands if isinstance(x, (int, float))])


def _direct(space: str):
    """The operators that name a colour space and a colour at once."""

    def change(pen, operands) -> None:
        pen.state["space"] = space
        _colour(pen, operands)

    return change


def _is_white(parts: list) -> bool:
    if len(parts) == 4:  # ink, not light
        return all(part <= 1 - NEARLY_WHITE for part in parts)
    return len(parts) in (1, 3) and all(part >= NEARLY_WHITE for part in parts)


CHANGES = {
    b"Tr": _mode,
    b"Tf": _size,
    b"gs": _graphics,
    b"cs": _space,
    b"sc": _colour,
    b"scn": _colour,
    b"g": _direct("/DeviceGray"),
    b"rg": _direct("/DeviceRGB"),
    b"k": _direct("/DeviceCMYK"),
}


def walk(page, wanted: str | None) -> Pen:
    """Read one page for the text of one verdict."""
    pen = Pen(page, wanted)
    page.extract_text(
        visitor_operand_before=pen.before, visitor_operand_after=pen.after, visitor_text=pen.written
    )
    return pen


def page_of(page) -> dict:
    """One page as printed above: seen runs first, then once more for each reason text was not seen."""
    pen = walk(page, None)
    unseen = []
    for why in sorted(pen.met - {None}):
        unseen.append([why, " ".join(run[0].strip() for run in walk(page, why).runs).strip()])
    bottom = float(page.cropbox.bottom)
    runs = [[text, x, y - bottom, size, font] for text, x, y, size, font in pen.runs]
    return {"height": float(page.cropbox.height), "runs": runs, "unseen": [row for row in unseen if row[1]]}


def pages_of(content: bytes, limits: dict) -> list[dict]:
    """Every page of the document, or Refused."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise Refused("it is encrypted")
    if (count := len(reader.pages)) > limits["pages"]:
        raise Refused(f"it has {count} pages, more than {limits['pages']}")
    pages, left = [], limits["characters"]
    for page in reader.pages:
        pages.append(page_of(page))
        left -= sum(max(RUN_COSTS, len(run[0])) for run in pages[-1]["runs"])
        if left < 0:
            raise Refused(f"it holds more than {limits['characters']} characters")
    return pages


def answer(content: bytes, limits: dict) -> dict:
    """What to print. An error outside pypdf's own family ends the process, and the parent reads its name."""
    try:
        from pypdf.errors import PyPdfError
    except MemoryError:
        return {"refused": f"it needs more memory than {limits['memory']} bytes"}
    try:
        return {"pages": pages_of(content, limits)}
    except Refused as refusal:
        return {"refused": str(refusal)}
    except PyPdfError as error:
        return {"refused": f"it cannot be read as a PDF ({type(error).__name__}: {error})"}
    except RecursionError:
        return {"refused": "it is nested too deeply"}
    except MemoryError:
        return {"refused": f"it needs more memory than {limits['memory']} bytes"}


def main() -> None:
    limits = json.loads(sys.argv[1])
    bind(limits)
    logging.disable(logging.CRITICAL)  # pypdf warns once per oddity; a hostile file has millions
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), limits)))


if __name__ == "__main__":
    main()
