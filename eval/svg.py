"""Figures as plain SVG, drawn without a library: bars with their intervals, and a curve.

Colours keep a contrast of 3:1 on white and on black; every value is printed, so that no figure needs its colours.
"""

from html import escape

from eval.intervals import Figure

BAR, INK = "#3b7dd8", "#808080"
_ROW, _LEFT, _WIDE = 26, 240, 400


def bars(title: str, figures: dict[str, Figure]) -> str:
    """A bar a figure, from 0 to 1, with a line for its interval and its value in print."""
    rows = [row for n, (name, made) in enumerate(figures.items()) for row in _bar(n, name, made)]
    return frame(title, _LEFT + _WIDE + 80, 40 + _ROW * len(figures), rows)


def _bar(number: int, name: str, made: Figure) -> list[str]:
    top = 36 + number * _ROW
    at = [_LEFT + _WIDE * value for value in (made.value, made.low, made.high)]
    return [
        f'<text x="{_LEFT - 8}" y="{top + 13}" text-anchor="end">{escape(name)}</text>',
        f'<rect x="{_LEFT}" y="{top}" width="{at[0] - _LEFT:.1f}" height="18" fill="{BAR}"/>',
        f'<path d="M{at[1]:.1f} {top + 9}H{at[2]:.1f}" stroke="{INK}" stroke-width="3"/>',
        f'<text x="{_LEFT + _WIDE + 8}" y="{top + 13}">{made.value:.3f} (n={made.count})</text>',
    ]


def curve(title: str, across: str, up: str, points: list[tuple[float, float]], even: bool = False) -> str:
    """A line through (across, up) points from 0 to 1, with its axes named; `even` shows where both are equal."""
    size, left, top = 320, 60, 40
    line = " ".join(f"{left + size * x:.1f},{top + size * (1 - y):.1f}" for x, y in points)
    ends = [
        f'<text x="{left + size * n / 4}" y="{top + size + 18}" text-anchor="middle">{n / 4:g}</text>'
        f'<text x="{left - 8}" y="{top + size * (1 - n / 4) + 4}" text-anchor="end">{n / 4:g}</text>'
        for n in range(5)
    ]
    body = [
        f'<path d="M{left} {top}V{top + size}H{left + size}" fill="none" stroke="{INK}"/>',
        *ends,
        *(_even(size, left, top, points) if even else ()),
        f'<polyline points="{line}" fill="none" stroke="{BAR}" stroke-width="2"/>',
        f'<text x="{left + size / 2}" y="{top + size + 38}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(16 {top + size / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    return frame(title, left + size + 40, top + size + 50, body)


def _even(size: int, left: int, top: int, points: list[tuple[float, float]]) -> list[str]:
    line = f'<path d="M{left} {top + size}L{left + size} {top}" stroke="{INK}" stroke-dasharray="4 4"/>'
    dots = [(f"{left + size * x:.1f}", f"{top + size * (1 - y):.1f}") for x, y in points]
    return [line, *(f'<circle cx="{x}" cy="{y}" r="3" fill="{BAR}"/>' for x, y in dots)]


def frame(title: str, wide: int, high: int, body: list[str]) -> str:
    """A figure of that size in pixels around what is drawn."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" font-family="sans-serif" font-size="13" fill="{INK}">'
    )
    name = f"<title>{escape(title)}</title>"
    return "\n".join([head, name, f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>', *body, "</svg>\n"])
