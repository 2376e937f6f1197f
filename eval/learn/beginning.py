"""The beginning of every learning: what was asked for on the command line, and a desk and a lesson in each mode."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from eval import asked
from eval.desks import MODES, desk_of
from eval.learn import phrases
from eval.learn.phrases import Lesson
from helpdesk.desk import Desk
from helpdesk.settings import read_settings


@dataclass(frozen=True)
class Beginning:
    """The folder of further question sets, if one was named, and by mode the desk and its lesson."""

    others: Path | None
    desks: dict[str, Desk]
    lessons: dict[str, Lesson]


def begun(purpose: str) -> Beginning:
    """Read the command line of a program with this purpose, and open the desks."""
    parser = argparse.ArgumentParser(description=purpose.splitlines()[0])
    parser.add_argument("--others", type=Path, help="a folder with further question sets")
    others = parser.parse_args().others
    desks = {mode: desk_of(mode, read_settings()) for mode in MODES}
    lessons = {mode: phrases.lesson(desk.index(), desk.settings, asked.DAY) for mode, desk in desks.items()}
    return Beginning(others, desks, lessons)
