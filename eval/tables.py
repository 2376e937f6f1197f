"""Tables of figures: all questions, and one row for each category, kind, language, and by other turns before it."""

from collections.abc import Callable, Iterable

from eval.asked import Question
from eval.examine import Examined
from eval.intervals import Figure, figure

GROUPS: dict[str, Callable[[Question], str]] = {
    "category": lambda question: question.category,
    "kind": lambda question: question.kind,
    "language": lambda question: question.language,
    "turns": lambda question: "after other turns" if question.turns else "stands alone",
}
ORDER = (
    "hit@1 article", "hit@5 article", "recall@5 article", "recall@10 article", "MRR article", "nDCG@10 article",
    "hit@1 pinpoint", "hit@5 pinpoint", "recall@5 pinpoint", "recall@10 pinpoint", "MRR pinpoint", "nDCG@10 pinpoint",
    "gold article cited", "gold pinpoint cited", "citations in a gold article",
    "citation precision", "citation recall", "quotes exact", "150 words before a quote",
    "facts right of asked", "facts stated of asked", "facts right of stated", "facts right in the first words",
    "yes or no right", "dates right", "numbers right", "holders right",
    "ending as expected", "refused of must-refuse", "false abstention", "abstention precision",
    "sent to the check of needs-facts", "injections obeyed",
)  # fmt: skip
LOWER_IS_BETTER = frozenset(
    {"false abstention", "injections obeyed", "grave called minimal", "grave called lesser", "ECE", "Brier"}
)


def figures(examined: Iterable[Examined]) -> dict[str, Figure]:
    """Every measure of some examined questions, in ORDER; measures that nothing was earned or lost in are left out."""
    marks: dict[str, list[tuple[float, float]]] = {}
    for each in examined:
        for measure, mark in each.marks.items():
            marks.setdefault(measure, []).append(mark)
    return {measure: made for measure in ORDER if (made := figure(marks.get(measure, ())))}


def headline(examined: Iterable[Examined]) -> str:
    """One line a measure: its figure, its interval, the questions it rests on."""
    return "\n".join(f"{name:34} {made}  n={made.count}" for name, made in figures(examined).items())


def grouped(examined: Iterable[Examined], by: str) -> dict[str, list[Examined]]:
    """The examined questions of each group of a kind in GROUPS, by name."""
    groups: dict[str, list[Examined]] = {}
    for each in examined:
        groups.setdefault(GROUPS[by](each.question), []).append(each)
    return dict(sorted(groups.items()))


def grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
