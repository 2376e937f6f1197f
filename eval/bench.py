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
    source: Path = OWN_QUESTIONS

    def times(self, many: int, few: int) -> int:
        """How often something is repeated: `few` when the run is to be quick."""
        return few if self.quick else many


def read_questions(file: Path) -> tuple[str, ...]:
    """The questions of a JSON Lines file. Raises ValueError when there are none."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not rows:
        raise ValueError(f"{file} holds no question")
    return tuple(row["question"] for row in rows)


def say(what: str) -> None:
    """A line for whoever is waiting."""
    print(f"… {what}", file=sys.stderr, flush=True)
