"""The examiner's command: ask the questions, print the figures.

    python -m eval [--split dev|test|all] [--mode official|told|both] [--sets own|qa|community|all] [--fast]

Official texts that are missing leave the mode "official" out. HELPDESK_HOME says where the indexes are kept.
"""

import argparse
import sys
from pathlib import Path

from eval.asked import DAY, OTHERS, SETS, SPLITS, Question, few, other_questions, own_questions
from eval.desks import MODES, desk_of, has_official_texts
from eval.examine import examine
from eval.support import Library
from eval.tables import headline
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.settings import ROOT, read_settings


def main() -> int:
    """Measure and print; exit code 1 when nothing could be measured."""
    options = _options()
    try:
        desks = _desks(options.mode)
    except HelpdeskError as problem:
        sys.exit(f"eval: {problem}")
    for mode, desk in desks.items():
        library = Library(desk)
        for name, questions in _questions(options).items():
            print(f"\n{name}, {mode}\n{headline([examine(question, desk, library) for question in questions])}")
    return 0 if desks else 1


def _desks(mode: str) -> dict[str, Desk]:
    settings = read_settings()
    desks = {name: desk_of(name, settings) for name in MODES if mode in (name, "both")}
    return {name: desk for name, desk in desks.items() if name == "told" or has_official_texts(desk, DAY)}


def _questions(options: argparse.Namespace) -> dict[str, list[Question]]:
    """The questions to ask, by the name they are reported under; sets that are not at hand are left out."""
    asked = {"own": own_questions(options.split)} if options.sets in ("own", "all") else {}
    for name in OTHERS:
        if options.sets in (name, "all") and (questions := other_questions(name, options.elsewhere)):
            asked[name] = questions
    return {
        f"{name} ({options.split})" if name == "own" else name: few(questions) if options.fast else questions
        for name, questions in asked.items()
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=SPLITS, default="dev", help="of our own questions")
    parser.add_argument("--mode", choices=(*MODES, "both"), default="both")
    parser.add_argument("--sets", choices=(*SETS, "all"), default="all")
    parser.add_argument("--elsewhere", type=Path, default=ROOT.parent / "shared" / "eval", help="the sets of others")
    parser.add_argument("--fast", action="store_true", help="every fourth question and those in the words of the Act")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
