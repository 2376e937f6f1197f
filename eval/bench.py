"""The bench: what every measurement is given, so that all of them speak of the same questions and the same day."""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpdesk.settings import Settings

OWN_QUESTIONS = Path(__file__).with_name("questions.jsonl")


@dataclass(frozen=True)
class Bench:
    """Settings, questions and day of a run; `scratch` is a folder that goes away after it.

    `quick` asks for fewer repetitions, `gold` is a file of questions with known places, `kept` a folder in which
    the plain pipeline's store outlives the run.
    """

    settings: Settings
    questions: tuple[str, ...]
    as_of: date
    scratch: Path
    quick: bool = False
    gold: Path | None = None
    kept: Path | None = None

    def times(self, many: int, few: int) -> int:
        """How often something is repeated: `few` when the run is to be quick."""
        return few if self.quick else many

    def fresh(self, first: int, rounds: int) -> list[str]:
        """All questions, as many rounds as asked, each signed anew; `first` numbers the first round.

        What a desk remembers of a question must not be taken for its speed, so none is asked twice in the same words.
        """
        return [signed(question, number) for number in range(first, first + rounds) for question in self.questions]


def signed(question: str, number: int) -> str:
    """The question under a made-up name, another for each number from 0; no digits, which could point at the law.

    >>> signed("What is a deployer?", 0), signed("What is a deployer?", 71)
    ('What is a deployer? Regards, Baba', 'What is a deployer? Regards, Bebe')
    """
    sounds = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    front, back = divmod(number, len(sounds))
    return f"{question} Regards, {(sounds[front % len(sounds)] + sounds[back]).capitalize()}"


def read_questions(file: Path) -> tuple[str, ...]:
    """The questions of a JSON Lines file. Raises ValueError when there are none."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not rows:
        raise ValueError(f"{file} holds no question")
    return tuple(row["question"] for row in rows)


def say(what: str) -> None:
    """A line for whoever is waiting."""
    print(f"… {what}", file=sys.stderr, flush=True)
