"""Tables of figures: all questions, and one row for each category, kind and language."""

from collections.abc import Callable, Iterable

from eval.asked import Question
from eval.finding import Marks
from eval.intervals import Figure, figure

Rows = list[tuple[Question, Marks]]
GROUPS: dict[str, Callable[[Question], str]] = {
    "category": lambda question: question.category,
    "kind": lambda question: question.kind,
    "language": lambda question: question.language,
}


def figures(rows: Iterable[tuple[Question, Marks]]) -> dict[str, Figure]:
    """Every measure of some marked questions, in the order in which the marks name them."""
    marks: dict[str, list[tuple[float, float]]] = {}
    for _, found in rows:
        for measure, mark in found.items():
            marks.setdefault(measure, []).append(mark)
    return {measure: made for measure, pairs in marks.items() if (made := figure(pairs))}


def headline(rows: Rows) -> str:
    """One line a measure: its figure, its interval, the questions it rests on."""
    return "\n".join(f"{name:32} {made}  n={made.count}" for name, made in figures(rows).items())


def grouped(rows: Rows, by: str) -> dict[str, Rows]:
    """The rows of each category, kind or language, by name."""
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(GROUPS[by](row[0]), []).append(row)
    return dict(sorted(groups.items()))
