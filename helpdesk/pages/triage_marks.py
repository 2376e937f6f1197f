"""The description with the words marked that facts rest on: each mark bears the numbers of its facts and names them."""

from collections.abc import Mapping, Sequence

from helpdesk.pages.marks import safe, tag

_KINDS = 6  # ways a mark can look, beside its number
_NAMED = 4  # facts that a mark names when it is pointed at; the list below has all
_WIDE = 0.9  # share of the text from which a stretch is the description as a whole


def numbered(result: Mapping) -> list[tuple[int, Mapping]]:
    """The facts with the numbers they bear on the page."""
    return list(enumerate(result["facts"], 1))


def own_spans(fact: Mapping, length: int) -> list[tuple[int, int]]:
    """The stretches a fact rests on that are less than the whole text and lie within it."""
    spans = [(max(0, int(start)), min(length, int(end))) for start, end in fact["spans"]]
    return [(start, end) for start, end in spans if start < end and end - start < _WIDE * length]


def marked_html(text: str, facts: Sequence[tuple[int, Mapping]]) -> str:
    """A text as HTML with its marks; where facts share words, one mark bears all their numbers."""
    stretches = [(start, end, number, fact) for number, fact in facts for start, end in own_spans(fact, len(text))]
    edges = sorted({0, len(text), *(edge for start, end, *_ in stretches for edge in (start, end))})
    parts = []
    for low, high in zip(edges, edges[1:], strict=False):
        over = [(number, fact) for start, end, number, fact in stretches if start <= low and high <= end]
        ends = {number for _, end, number, _ in stretches if end == high}
        parts.append(_stretch(text[low:high], over, ends) if over else safe(text[low:high]))
    return "".join(parts)


def _stretch(text: str, over: list[tuple[int, Mapping]], ends: set[int]) -> str:
    """Marked words; the numbers stand where the words of a fact end."""
    told = [f"{number}: {fact['says']}" for number, fact in over[:_NAMED]]
    tip = " · ".join([*told, *([f"+ {len(over) - _NAMED}"] if len(over) > _NAMED else [])])
    ending = [number for number, _ in over if number in ends]
    numbers = tag("sup", ranges(ending)) if ending else ""
    kind = over[0][0] % _KINDS
    return tag(
        "mark", safe(text) + numbers, class_=f"fact k{kind}", data_tip=tip, tabindex="0", aria_label=f"{text}. {tip}"
    )


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in order as a reader takes them in.

    >>> ranges([1, 2, 3, 5, 8, 9])
    '1–3, 5, 8, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
