"""Does the help desk stay fast when its index grows?

    python -m eval.growth [--to N …] [--questions FILE] [--as-of DATE] [--chart FILE] [--json FILE]

Builds an index of each size in a home that goes away after it, the first without any copies and the others with
synthetic copies of our passages in other languages (eval/grown.py), and asks fresh questions of each in a process of
its own. Told for each: p50 and p95 of an ask and of a search, by the clock and by the processor, the memory of the
process that asked, the index on disk, and an ask from the shell and back. The chart is drawn by the processor's
time, because other work on a machine moves the clock. The exit code is 1 when something could not be measured.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import psutil

from eval import svg
from eval.bench import OWN_QUESTIONS, Bench, read_questions, say
from eval.grown import Seed, grow, seed_of
from eval.ruler import Row, percentile, table
from eval.runs import RunFailed, run
from eval.warm import opened
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.settings import read_settings

SIZES = (15_000, 30_000, 60_000, 100_000)
ASK_P95, COLD = 150.0, 2.0  # the most an ask may take: ms at the largest size, s from the shell as the index is
CHART = Path(__file__).parent / "figures" / "growth.svg"
_MS, _MB = 1000, 1_000_000
_ROUNDS, _COLD_RUNS = 3, 5
_HIGH, _WIDE, _LEFT, _TOP = 300, 480, 60, 40
_CEILING = 160.0  # ms at the top of the chart


@dataclass(frozen=True)
class Stage:
    """An index of one size as measured: milliseconds, megabytes (of a million bytes), seconds.

    `ask` and `search` are (p50, p95) by the clock, `ask_cpu` and `search_cpu` by the processor.
    """

    passages: int
    asked: int
    ask: tuple[float, float]
    ask_cpu: tuple[float, float]
    search: tuple[float, float]
    search_cpu: tuple[float, float]
    memory: float
    disk: float = 0.0
    cold: float = 0.0
    cold_cpu: float = 0.0


def main() -> int:
    options = _options()
    bench = Bench(read_settings(), read_questions(options.questions), options.as_of, Path(), quick=True)
    if options.here:
        print(json.dumps(asdict(measured(bench))))
        return 0
    try:
        stages = list(growth(bench, options.to, ["--questions", str(options.questions), "--as-of", f"{bench.as_of}"]))
    except (RunFailed, HelpdeskError) as problem:
        print(f"growth: {problem}", file=sys.stderr)
        return 1
    print(table(rows(stages)))
    options.chart.write_text(chart(stages), encoding="utf-8")
    if options.json:
        options.json.write_text(json.dumps([asdict(stage) for stage in stages], indent=1) + "\n", encoding="utf-8")
    return 0


def growth(bench: Bench, sizes: Iterable[int], options: list[str]) -> Iterator[Stage]:
    """A Stage for each size, smallest first. Raises RunFailed or HelpdeskError."""
    seed = seed_of(bench.settings)
    for size in sorted(sizes):
        say(f"growing the index to {size:,} passages")
        with tempfile.TemporaryDirectory(prefix="helpdesk-growth-") as scratch:
            yield _stage(seed, size, bench, Path(scratch), options)


def _stage(seed: Seed, size: int, bench: Bench, home: Path, options: list[str]) -> Stage:
    grow(seed, size, home)
    settings = bench.settings.model_copy(update={"home": home, "chroma_url": None})
    told = json.loads(run(["-m", "eval.growth", "--here", *options], settings).out)
    questions = bench.questions[:_COLD_RUNS]
    cold = [run(["-m", "helpdesk", "ask", question], settings) for question in questions]
    disk = sum(file.stat().st_size for file in (home / "index").rglob("*") if file.is_file())
    seconds, used = (percentile([getattr(one, name) for one in cold], 0.5) for name in ("seconds", "cpu"))
    return Stage(**{**told, "disk": disk / _MB, "cold": seconds, "cold_cpu": used})


def measured(bench: Bench) -> Stage:
    """What this process takes to ask and to search at an open desk, no question twice in the same words."""
    desk = opened(bench)
    asks = [_timed(desk, "ask", question, bench) for question in bench.fresh(0, _ROUNDS)]
    searches = [_timed(desk, "search", question, bench) for question in bench.fresh(_ROUNDS, _ROUNDS)]
    return Stage(
        passages=desk.index().manifest.passages,
        asked=len(asks),
        ask=_spread([clock for clock, _ in asks]),
        ask_cpu=_spread([used for _, used in asks]),
        search=_spread([clock for clock, _ in searches]),
        search_cpu=_spread([used for _, used in searches]),
        memory=psutil.Process().memory_info().rss / _MB,
    )


def _timed(desk: Desk, verb: str, question: str, bench: Bench) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    getattr(desk, verb)(question, bench.as_of)
    return (time.perf_counter() - begun) * _MS, (time.process_time() - used) * _MS


def _spread(values: list[float]) -> tuple[float, float]:
    return round(percentile(values, 0.5), 2), round(percentile(values, 0.95), 2)


def rows(stages: list[Stage]) -> list[Row]:
    """The stages as rows of a table; what an ask may take is held at every size, a cold start at the first."""
    return [row for number, stage in enumerate(stages) for row in _rows(stage, is_first=number == 0)]


def _rows(stage: Stage, is_first: bool) -> list[Row]:
    size = f"{stage.passages:,} passages"
    used = [f"{values[0]:.1f} and {values[1]:.1f} ms of processor" for values in (stage.ask_cpu, stage.search_cpu)]
    return [
        Row(f"{size}: ask, p50", stage.ask[0], "ms", None, f"{stage.asked} asked"),
        Row(f"{size}: ask, p95", stage.ask[1], "ms", ASK_P95, f"p50 and p95 are {used[0]}"),
        Row(f"{size}: search, p50", stage.search[0], "ms"),
        Row(f"{size}: search, p95", stage.search[1], "ms", None, f"p50 and p95 are {used[1]}"),
        Row(f"{size}: memory after it", stage.memory, "MB"),
        Row(f"{size}: index on disk", stage.disk, "MB"),
        Row(f"{size}: cold ask", stage.cold, "s", COLD if is_first else None, f"{stage.cold_cpu:.2f} s of processor"),
    ]


def chart(stages: list[Stage]) -> str:
    """The curve as SVG: milliseconds of processor over passages, and the most that is allowed."""
    title = "Milliseconds of processor for an ask, as the index grows"
    far = max(stage.passages for stage in stages)
    lines = {
        "ask p95": [(stage.passages, stage.ask_cpu[1]) for stage in stages],
        "ask p50": [(stage.passages, stage.ask_cpu[0]) for stage in stages],
        "search p50": [(stage.passages, stage.search_cpu[0]) for stage in stages],
    }
    budget = _at(0, ASK_P95, far)[1]
    body = [
        f'<path d="M{_LEFT} {_TOP}V{_TOP + _HIGH}H{_LEFT + _WIDE}" fill="none" stroke="{svg.INK}"/>',
        f'<path d="M{_LEFT} {budget:.1f}H{_LEFT + _WIDE}" stroke="{svg.INK}" stroke-dasharray="6 4"/>',
        f'<text x="{_LEFT + 6}" y="{budget - 5:.1f}">most that an ask p95 may take: {ASK_P95:.0f} ms</text>',
        *(_tick(stage.passages, far) for stage in stages),
        *(part for name, points in lines.items() for part in _line(name, points, far)),
        f'<text x="{_LEFT + _WIDE / 2}" y="{_TOP + _HIGH + 40}" text-anchor="middle">passages in the index</text>',
    ]
    return svg.frame(title, _LEFT + _WIDE + 110, _TOP + _HIGH + 52, body)


def _at(passages: float, milliseconds: float, far: int) -> tuple[float, float]:
    return _LEFT + _WIDE * passages / far, _TOP + _HIGH * (1 - min(milliseconds, _CEILING) / _CEILING)


def _tick(passages: int, far: int) -> str:
    across = _at(passages, 0, far)[0]
    return f'<text x="{across:.1f}" y="{_TOP + _HIGH + 18}" text-anchor="middle">{passages:,}</text>'


def _line(name: str, points: list[tuple[int, float]], far: int) -> list[str]:
    at = [_at(*point, far) for point in points]
    path = " ".join(f"{across:.1f},{up:.1f}" for across, up in at)
    return [
        f'<polyline points="{path}" fill="none" stroke="{svg.BAR}" stroke-width="2"/>',
        *(
            f'<text x="{across:.1f}" y="{up - 6:.1f}" text-anchor="middle">{value:.0f}</text>'
            for (across, up), (_, value) in zip(at, points, strict=True)
        ),
        f'<text x="{at[-1][0] + 22:.1f}" y="{at[-1][1] + 4:.1f}">{name}</text>',
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--to", type=int, nargs="+", default=SIZES, metavar="N", help="passages; never fewer than we have"
    )
    parser.add_argument("--questions", type=Path, default=OWN_QUESTIONS, help="JSON Lines with a question a line")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")
    parser.add_argument("--chart", type=Path, default=CHART, help="where the curve is drawn")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--here", action="store_true", help="measure the index that is set, as it is")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
