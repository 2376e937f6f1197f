"""Figures: the computation that a model was trained with, where a description writes it out."""

import re

from helpdesk.triage.verdict import Span

STEP = "compute"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT = r"\s*(?:FLOPs?\b|floating[- ]point|Gleitkomma|opérations en virgule)"
_FLOP = re.compile(
    rf"(?:(?P<lead>\d+(?:[.,]\d+)?)\s*[x×*·]\s*)?10\s*(?:\^|\*\*|hoch|to the)?\s*"
    rf"(?P<raised>[⁰¹²³⁴-⁹]{{2}}|\d{{2}}){_UNIT}"
    rf"|(?P<whole>\d+(?:[.,]\d+)?)\s?[eE]\+?(?P<power>\d{{2}}){_UNIT}",
    re.IGNORECASE,
)


def compute(text: str) -> tuple[float, Span] | None:
    """The computation a text names, in FLOP, and where it stands; None where it names none.

    >>> compute("trained with about 3 x 10^25 FLOP last year")
    (3e+25, (19, 33))
    >>> compute("2,5e23 FLOPs"), compute("10²⁶ FLOP")[0], compute("10 to 25 people")
    ((2.5e+23, (0, 12)), 1e+26, None)
    """
    found = _FLOP.search(text)
    if found is None:
        return None
    lead = found["lead"] or found["whole"] or "1"
    power = (found["raised"] or found["power"]).translate(_RAISED)
    return float(f"{lead.replace(',', '.')}e{power}"), found.span()
