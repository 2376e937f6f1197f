"""The room with a locked door: opens one PDF in a process of its own and prints its runs of text as JSON.

Started by file name as `python -I child.py LIMITS`, where LIMITS is a JSON object and the PDF comes on
standard input; so it can import nothing of ours. It binds itself to its limits before pypdf is even imported,
for a PDF may be made to burn time or memory. What it prints is one of

    {"refused": "why"}
    {"pages": [{"height": 842.0, "runs": [[text, x, y, size, font], …], "unseen": [[why, text], …]}, …]}

with x and y in points from the lower left corner of the page and sizes in points. Text that nobody would see
on the page is not among the runs but under "unseen". Not recognised: text under a picture or outside a clip.
"""

import json
import logging
import sys
from io import BytesIO

SHOWS = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}  # operators that show text, and which operand the text is
FILLS = {b"g": "/DeviceGray", b"rg": "/DeviceRGB", b"k": "/DeviceCMYK", b"sc": None, b"scn": None}
TINTS = ("/Separation", "/DeviceN", "/Indexed", "/Lab", "/Pattern")  # spaces where 1 does not mean full light
WITHOUT_INK = (3, 7)  # text rendering modes "neither fill nor stroke" and "clip only" (ISO 32000-1, 9.3.6)
STROKED_ONLY = (1, 5)
NEARLY = 0.05  # of full light, or of full ink: less cannot be told from paper
LEGIBLE = 2.0  # points; print below this size cannot be read on paper by anyone
UNCHANGED = (1, 0, 0, 1, 0, 0)
RUN_COSTS = 16  # characters a run is charged at least, so that millions of tiny runs meet the limit too


class Refused(Exception):
    """The document is turned away; the message completes "it is refused: …"."""


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


def is_white(space: str, parts: list) -> bool:
    """Whether a fill colour cannot be told from paper; four parts are ink, one or three are light."""
    if space in TINTS:
        return False
    if len(parts) == 4:
        return max(parts) <= NEARLY
    return len(parts) in (1, 3) and min(parts) >= 1 - NEARLY


class Pen:
    """The graphics state as far as it decides whether text can be seen, for one walk over one page.

    pypdf calls `before` ahead of every operator; text whose verdict is not `wanted` is blanked there, so that
    what pypdf then hands to `written` is of one verdict only. Verdict None means: can be seen.
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
        elif operands:
            self._follow(operator, operands)

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
        self.runs.append([text.rstrip("\n"), x, y, round(abs(size) * height_of(place), 2), name])

    def _follow(self, operator, operands) -> None:
        state = self.state
        if operator == b"Tr":
            state["mode"] = operands[0]
        elif operator == b"Tf" and isinstance(operands[-1], (int, float)):
            state["size"] = abs(float(operands[-1]))
        elif operator == b"cs":
            found = self._resource("/ColorSpace", operands[0])
            state["space"] = str(found[0]) if isinstance(found, list) and found else str(operands[0])
            state["white"] = False
        elif operator in FILLS:
            state["space"] = FILLS[operator] or state["space"]
            state["white"] = is_white(state["space"], [x for x in operands if isinstance(x, (int, float))])
        elif operator == b"gs":
            named = self._resource("/ExtGState", operands[0]) or {}
            state["clear"] = float(named["/ca"]) <= NEARLY if "/ca" in named else state["clear"]

    def _enter(self, operands, cm) -> None:
        """Enter a form (or pass a picture): pypdf counts places inside it from the form's own corner."""
        self.entered.append((dict(self.state), self.saved, self.resources))
        form = (self._resource("/XObject", operands[0]) if operands else None) or {}
        own = [float(part) for part in form.get("/Matrix", UNCHANGED)]
        self.outer.append(times(times(own, cm), self.outer[-1]))
        self.saved, self.resources = [], form.get("/Resources", self.resources)

    def _resource(self, kind: str, name):
        """A named resource of the page or form, resolved; None when there is none."""
        group = self.resources.get_object().get(kind) if self.resources is not None else None
        found = group.get_object().get(name) if group is not None else None
        return found.get_object() if found is not None else None

    def _show(self, operator, operands, place) -> None:
        where = SHOWS[operator]
        if len(operands) <= where:
            return
        verdict, shown = self._verdict(place), operands[where]
        pieces = shown if isinstance(shown, list) else [shown]
        if any(isinstance(piece, (str, bytes)) and piece.strip() for piece in pieces):
            self.met.add(verdict)
        if verdict != self.wanted:
            operands[where] = type(shown)() if isinstance(shown, list) else b""

    def _verdict(self, place) -> str | None:
        state, x, y = self.state, place[4], place[5]
        if state["mode"] in WITHOUT_INK:
            return "drawn without ink"
        if state["clear"]:
            return "fully transparent"
        if state["white"] and state["mode"] not in STROKED_ONLY:
            return "white"
        if state["size"] * height_of(place) < LEGIBLE:
            return "too small to read"
        left, bottom, right, top = (float(edge) for edge in self.box)
        return None if left <= x <= right and bottom <= y <= top else "outside the page"


def walk(page, wanted: str | None) -> Pen:
    """Read one page for the text of one verdict."""
    pen = Pen(page, wanted)
    page.extract_text(visitor_operand_before=pen.before, visitor_operand_after=pen.after, visitor_text=pen.written)
    return pen


def page_of(page) -> dict:
    """One page as printed above: seen runs first, then once more for each reason text was not seen."""
    pen = walk(page, None)
    unseen = []
    for why in sorted(pen.met - {None}):
        unseen.append([why, " ".join(run[0].strip() for run in walk(page, why).runs).strip()])
    bottom = float(page.cropbox.bottom)
    runs = [[text, x, round(y - bottom, 2), size, font] for text, x, y, size, font in pen.runs]
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
        left -= sum(len(text) for _, text in pages[-1]["unseen"])
        if left < 0:
            raise Refused(f"it holds more than {limits['characters']} characters")
    return pages


def answer(content: bytes, limits: dict) -> dict:
    """What to print. An error that is not named here ends the process, and the parent reads its name."""
    from pypdf.errors import PyPdfError

    try:
        return {"pages": pages_of(content, limits)}
    except Refused as refusal:
        return {"refused": str(refusal)}
    except PyPdfError as error:
        return {"refused": f"it cannot be read as a PDF ({type(error).__name__}: {error})"}
    except RecursionError:
        return {"refused": "it is nested too deeply"}


def main() -> None:
    """Read, answer, and say so if memory was what failed (there is enough left to say that)."""
    limits = json.loads(sys.argv[1])
    bind(limits)
    logging.disable(logging.CRITICAL)
    try:
        sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), limits)))
    except MemoryError:
        sys.stdout.write(json.dumps({"refused": f"it needs more memory than {limits['memory']} bytes"}))


if __name__ == "__main__":
    main()
