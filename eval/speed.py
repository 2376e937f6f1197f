"""How fast and how big is the help desk, on this machine, now?

    python -m eval.speed [--quick] [--only PART …] [--build] [--questions FILE] [--gold FILE] [--json FILE]

    imports   importing the package
    cold      one question from the shell and back
    warm      many questions at an open desk, and where their time goes
    reading   reading the slowest official text of the shelf
    index     the index when nothing changed, and from kept vectors; with --build also from nothing
    app       the app's server: start, memory, 1, 20 and 50 visitors at once, all on 127.0.0.1
    check     the guided check: questions typical visitors are asked, and the time of one walk
    plain     the same questions through a plain LangChain pipeline, as a ratio

A figure over its budget is marked and is no failure: other work on the machine moves every one of them. The exit
code is 1 only when something could not be measured.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from eval import cold, crowd, journeys, rival, warm
from eval.bench import OWN_QUESTIONS, Bench, read_questions, say
from eval.ruler import Row, table
from eval.runs import RunFailed
from helpdesk.desk import open_desk
from helpdesk.errors import HelpdeskError
from helpdesk.settings import read_settings


def check(bench: Bench) -> list[Row]:
    """The typical journeys through the rules of this installation."""
    return journeys.measure(open_desk(bench.settings).rules, bench.as_of)


PARTS: dict[str, Callable[[Bench], list[Row]]] = {
    "imports": cold.imports,
    "cold": cold.ask,
    "warm": warm.ask,
    "reading": cold.reading,
    "index": cold.index,
    "build": cold.build,
    "app": crowd.app,
    "check": check,
    "plain": rival.compare,
}


def main() -> int:
    options = _options()
    rows: list[Row] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as scratch:
        bench = _bench(options, Path(scratch))
        for name in _chosen(options):
            found, failed = measured(name, bench)
            rows, failures = [*rows, *found], [*failures, *failed]
            print(f"\n{name}, {_machine()['words']}\n{table(found)}", flush=True)
            if options.json:
                _write(options.json, bench, rows)
    over = [row.name for row in rows if row.verdict == "over"]
    print(f"\n{len(over)} of {sum(row.budget is not None for row in rows)} over budget: {'; '.join(over) or 'none'}")
    for failure in failures:
        print(f"speed: {failure}", file=sys.stderr)
    return 1 if failures else 0


def measured(name: str, bench: Bench) -> tuple[list[Row], list[str]]:
    """The rows of a part, or a sentence that says why it could not be measured."""
    say(name)
    try:
        return PARTS[name](bench), []
    except (RunFailed, HelpdeskError) as problem:
        return [], [f"{name} could not be measured: {problem}"]


def _write(file: Path, bench: Bench, rows: list[Row]) -> None:
    """All rows so far, so that a run that is stopped leaves what it had."""
    told = {"machine": _machine(), "as_of": bench.as_of.isoformat(), "rows": [row.as_json() for row in rows]}
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _bench(options: argparse.Namespace, scratch: Path) -> Bench:
    return Bench(
        settings=read_settings(),
        questions=read_questions(options.questions),
        as_of=options.as_of,
        scratch=scratch,
        quick=options.quick,
        gold=options.gold,
        kept=options.plain_store,
    )


def _chosen(options: argparse.Namespace) -> list[str]:
    """The parts to measure: those named, or all but the slow ones."""
    if options.only:
        return [name for name in PARTS if name in options.only]
    slow = {"build"} - ({"build"} if options.build else set()) | ({"plain"} if options.quick else set())
    return [name for name in PARTS if name not in slow]


def _machine() -> dict:
    """What the figures were taken on; a load above the number of cores means that others were at work too."""
    cores, load, python = os.cpu_count(), round(os.getloadavg()[0], 1), platform.python_version()
    words = f"Python {python}, {platform.machine()}, {cores} cores, load {load} after it"
    return {"cores": cores, "load": load, "python": python, "words": words}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, no 50 visitors, no plain pipeline")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--build", action="store_true", help="also build the index from nothing (a minute or two)")
    parser.add_argument("--questions", type=Path, default=OWN_QUESTIONS, help="JSON Lines with a question a line")
    parser.add_argument("--gold", type=Path, help="questions with gold_refs: score both pipelines, too")
    parser.add_argument("--plain-store", type=Path, help="keep the plain pipeline's store here; reused when it exists")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")
    parser.add_argument("--json", type=Path, help="write the rows here as well")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
