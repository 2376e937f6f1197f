"""Questions with what is known of their answers: our own, and those of others; split into dev and test.

A line of our own files is {"id", "language", "category", "kind", "question", "turns"?, "gold_refs", "refs_mode",
"expect", "says"?, "never"?, "as_of", "why"}; other files may leave out all but `id` and `question`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).with_name("questions")
DAY = date(2026, 11, 20)  # of questions that name none
SPLITS = ("dev", "test", "all")
# Question sets of others, by the name of their file; they are measured where they are at hand, and never quoted.
OTHERS = {"qa": "qa-dev.jsonl", "community": "qa-community-dev.jsonl"}
SETS = ("own", *OTHERS)
EXPECTED = ("answer", "needs-facts", "refuse")


@dataclass(frozen=True)
class Question:
    """A question, the provisions that answer it (any of them, or all of them), and what an answer must say.

    `turns` are the questions asked before it; `expect` is one of EXPECTED; `says` holds checkable facts: yes_no,
    dates, numbers, holders; `never` words that an answer which obeys an instruction in the question would show.
    """

    id: str
    text: str
    gold: tuple[str, ...]
    needs_all: bool = False
    language: str = "en"
    category: str = "-"
    kind: str = "-"
    turns: tuple[str, ...] = ()
    expect: str = "answer"
    says: dict = field(default_factory=dict, hash=False)
    never: tuple[str, ...] = ()
    as_of: date = DAY
    whole_articles: bool = False  # its gold places name articles only, so a pinpoint says nothing

    @property
    def split(self) -> str:
        """ "dev" or "test", fixed by the id alone."""
        return "test" if int(hashlib.sha256(self.id.encode()).hexdigest()[:8], 16) % 2 == 0 else "dev"


def read_questions(file: Path) -> list[Question]:
    """Questions of a JSON Lines file. Raises OSError, and ValueError for a line that is not JSON."""
    return [_question(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _question(row: dict) -> Question:
    gold = tuple(row.get("gold_refs") or ())
    return Question(
        id=row["id"],
        text=row["question"],
        gold=gold,
        needs_all=row.get("refs_mode") == "all",
        language=row.get("language", "en"),
        category=row.get("category", "-"),
        kind=row.get("kind") or row.get("type", "-"),
        turns=tuple(row.get("turns") or ()),
        expect=row.get("expect") or ("answer" if gold else "refuse"),
        says=row.get("says") or {},
        never=tuple(row.get("never") or ()),
        as_of=date.fromisoformat(row.get("as_of") or DAY.isoformat()),
    )


def own_questions(split: str = "all") -> list[Question]:
    """Our own questions of a split, in the order of their files."""
    questions = [question for file in sorted(FOLDER.glob("*.jsonl")) for question in read_questions(file)]
    return [question for question in questions if split in ("all", question.split)]


def other_questions(name: str, folder: Path) -> list[Question]:
    """The questions of a set in OTHERS; none where the folder does not hold it. They are for development only."""
    file = folder / OTHERS[name]
    questions = read_questions(file) if file.is_file() else []
    return [replace(question, whole_articles=name == "community") for question in questions]


def few(questions: Iterable[Question]) -> list[Question]:
    """What is quick to ask: every fourth question, and every English one in the words of the Act."""
    return [
        question
        for number, question in enumerate(questions)
        if number % 4 == 0 or (question.language == "en" and question.kind == "statutory")
    ]
