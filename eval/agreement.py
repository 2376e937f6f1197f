"""Do two judges agree on our own questions? The second saw the question alone, not the first judge's answer.

    python -m eval.agreement

Prints how often they expect the same ending, and name the same article and the same place, then every disagreement.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from eval.places import same_article, same_place

QUESTIONS = Path(__file__).with_name("questions")
JUDGMENTS = Path(__file__).with_name("judgments")


@dataclass(frozen=True)
class Pair:
    """One question with what each judge named."""

    id: str
    question: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    endings: tuple[str, str]

    @property
    def same_ending(self) -> bool:
        """Whether both expect the same: an answer, a need for facts, a refusal."""
        return self.endings[0] == self.endings[1]

    def meet(self, agree) -> bool:
        """Whether some place of one is, in the sense of `agree`, one of the other's; two refusals meet."""
        if not self.first or not self.second:
            return self.first == self.second
        return any(agree(one, other) for one in self.first for other in self.second)


def rows(folder: Path) -> dict[str, dict]:
    """The lines of every file of a folder, by id."""
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return {row["id"]: row for row in map(json.loads, lines)}


def pairs() -> list[Pair]:
    """Every question that was judged twice."""
    second = rows(JUDGMENTS)
    return [
        Pair(
            name,
            row["question"],
            tuple(row["gold_refs"]),
            tuple(second[name]["gold_refs"]),
            (row["expect"], second[name]["expect"]),
        )
        for name, row in rows(QUESTIONS).items()
        if name in second
    ]


def main() -> None:
    """Print the agreement and every disagreement."""
    judged = pairs()
    for what, found in (
        ("same ending", [pair.same_ending for pair in judged]),
        ("same article", [pair.meet(same_article) for pair in judged]),
        ("same place", [pair.meet(same_place) for pair in judged]),
    ):
        print(f"{what:14} {sum(found)} of {len(found)}: {sum(found) / len(found):.3f}")
    for pair in judged:
        if not (pair.same_ending and pair.meet(same_place)):
            print(
                f"- {pair.id} {pair.question}\n    {pair.endings[0]} {pair.first}\n    {pair.endings[1]} {pair.second}"
            )


if __name__ == "__main__":
    main()
