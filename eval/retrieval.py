"""Does search find the provision? Article and pinpoint in the first five, by kind of question.

    python -m eval.retrieval QUESTIONS.jsonl [--misses]

For a file of your own; `python -m eval` measures our questions, with every measure and its interval. A question is
a line {"id", "language", "category", "question", "gold_refs": ["art_6.3.a", …], "refs_mode"}.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.asked import Question, read_questions
from eval.places import is_found, same_article, same_place


@dataclass(frozen=True)
class Score:
    """Shares of questions whose article, or exact place, stands among the first `k` hits."""

    asked: int
    article: float
    pinpoint: float


def judge(questions: list[Question], search: Callable[[str], list[str]], k: int = 5) -> dict[str, Score]:
    """Scores over answerable questions: all, English, and each category."""
    rows: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for question in questions:
        if not question.gold:
            continue
        ids = search(question.text)[:k]
        row = (is_found(question, ids, same_article), is_found(question, ids, same_place))
        names = ["all", question.category, *(["English"] if question.language == "en" else [])]
        for name in names:
            rows[name].append(row)
    return {name: _score(found) for name, found in rows.items()}


def _score(rows: list[tuple[bool, bool]]) -> Score:
    count = len(rows)
    return Score(count, sum(a for a, _ in rows) / count, sum(p for _, p in rows) / count)


def main() -> None:
    from helpdesk.desk import open_desk
    from helpdesk.settings import read_settings

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")
    parser.add_argument("--misses", action="store_true", help="print the questions whose place was not found")
    options = parser.parse_args()
    desk = open_desk(read_settings())

    def search(text: str) -> list[str]:
        return [hit.provision.id for hit in desk.search(text, options.as_of, k=10)]

    questions = read_questions(options.questions)
    for name, score in judge(questions, search).items():
        print(f"{name:14} {score.asked:4}  article@5 {score.article:.3f}  pinpoint@5 {score.pinpoint:.3f}")
    for question in questions if options.misses else ():
        ids = search(question.text)
        if question.gold and not is_found(question, ids[:5], same_place):
            print(f"- {question.id} {question.text}\n    gold {question.gold}\n    found {ids[:8]}")


if __name__ == "__main__":
    main()
