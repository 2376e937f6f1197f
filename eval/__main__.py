"""The examiner's command: ask the questions, print the figures, write the report, hold the baseline.

    python -m eval [--split dev|test|all] [--mode official|told|both] [--sets own|qa|community|all] [--fast]
                   [--report] [--gate] [--export DIR]

Official texts that are missing leave the mode "official" out. HELPDESK_HOME says where the indexes are kept.
"""

import argparse
import sys
from pathlib import Path

from eval import beir, triage
from eval.asked import DAY, OTHERS, SETS, SPLITS, Question, few, other_questions, own_questions
from eval.baseline import breaches, read_baseline
from eval.desks import MODES, desk_of, has_official_texts
from eval.examine import examine
from eval.report import Part, write_report
from eval.support import Library
from eval.tables import figures, headline
from eval.tiers import accuracy, by_a_person, table
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.settings import ROOT, read_settings


def main() -> int:
    """Measure and print; exit code 1 when nothing could be measured, or a figure fell below the baseline."""
    options = _options()
    try:
        desks = _desks(options.mode)
    except HelpdeskError as problem:
        sys.exit(f"eval: {problem}")
    parts = [part for mode, desk in desks.items() for part in _examined(mode, desk, options)]
    desk = next(iter(desks.values()), None) if options.sets == "all" else None
    judged = by_a_person(desk.rules, options.elsewhere) if desk else []
    if judged:
        print(f"\ntiers from facts of a person: {accuracy(judged)}  n={len(judged)}\n{table(judged)}")
    triaged = _triaged(desk, options) if desk else None
    if options.report:
        write_report(parts, judged, triaged)
    if options.export:
        runs = {mode: [e for p in parts if p.is_ours and p.mode == mode for e in p.examined] for mode in desks}
        beir.export(options.export, runs)
    below = _below(parts, options.fast) if options.gate else []
    below += triage.below(triaged, options.fast) if options.gate and triaged else []
    print("\n".join(below), file=sys.stderr, end="\n" if below else "")
    return 0 if parts and not below else 1


def _triaged(desk: Desk, options: argparse.Namespace) -> triage.Examined | None:
    """What triage says of the labelled sets; None where they, or triage, cannot be had."""
    try:
        triaged = triage.examine(desk, options.elsewhere, not options.fast, options.fast)
    except HelpdeskError as problem:
        print(f"eval: triage is left out: {problem}", file=sys.stderr)
        return None
    if triaged:
        triage.show(triaged)
    return triaged


def _examined(mode: str, desk: Desk, options: argparse.Namespace) -> list[Part]:
    """Every set of questions asked at a desk; its figures are printed as soon as they are there."""
    parts, library = [], Library(desk)
    for name, questions in _questions(options).items():
        part = Part(name, mode, tuple(examine(question, desk, library) for question in questions))
        print(f"\n{name}, {mode}: {len(questions)} questions\n{headline(part.examined)}", flush=True)
        for each in part.examined if part.is_ours else ():
            if each.opposites:
                print(f"  {each.question.id} states otherwise: {', '.join(each.opposites)}")
        parts.append(part)
    return parts


def _below(parts: list[Part], fast: bool) -> list[str]:
    """What fell below the baseline, each with the set and mode it was measured in.

    The floors of the quick subset are for dev; a table that the baseline does not have asks for nothing.
    """
    floors, found = read_baseline(), []
    for part in parts:
        name, _, split = part.name.partition(" ")
        split = split.strip("()") or "dev"
        key = (name, f"fast-{split}".removesuffix("-dev") if fast else split, part.mode)
        found += [f"{part.name}, {part.mode}: {line}" for line in breaches(floors.get(key, {}), figures(part.examined))]
    return found


def _desks(mode: str) -> dict[str, Desk]:
    settings = read_settings()
    desks = {name: desk_of(name, settings) for name in MODES if mode in (name, "both")}
    return {name: desk for name, desk in desks.items() if name == "told" or has_official_texts(desk, DAY)}


def _questions(options: argparse.Namespace) -> dict[str, list[Question]]:
    """The questions to ask, by the name they are reported under; sets that are not at hand are left out."""
    asked = {}
    if options.sets in ("own", "all"):
        splits = ("dev", "test") if options.split == "all" else (options.split,)
        asked = {f"own ({split})": own_questions(split) for split in splits}
    for name in OTHERS:
        if options.sets in (name, "all") and (questions := other_questions(name, options.elsewhere)):
            asked[name] = questions
    return {name: few(questions) if options.fast else questions for name, questions in asked.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=SPLITS, default="dev", help="of our own questions")
    parser.add_argument("--mode", choices=(*MODES, "both"), default="both")
    parser.add_argument("--sets", choices=(*SETS, "all"), default="all")
    parser.add_argument("--elsewhere", type=Path, default=ROOT.parent / "shared" / "eval", help="the sets of others")
    parser.add_argument("--fast", action="store_true", help="every fourth question and those in the words of the Act")
    parser.add_argument("--report", action="store_true", help="write eval/report.md and its figures")
    parser.add_argument("--gate", action="store_true", help="exit with 1 when a figure is below eval/baseline.toml")
    parser.add_argument("--export", type=Path, metavar="DIR", help="write queries, judgments and runs as BEIR has them")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
