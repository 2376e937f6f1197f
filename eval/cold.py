"""Cold: what costs before anything is warm. Imports, the first answer of a process, building the index."""

import json
import shutil
import time
from pathlib import Path

from eval.bench import Bench, say
from eval.ruler import Row, percentile
from eval.runs import Run, RunFailed, run
from helpdesk.law import Version
from helpdesk.settings import Settings
from helpdesk.shelf.eurlex import read
from helpdesk.shelf.sources import fill, versions

_IMPORT = "import time; begun = time.perf_counter(); import {}; print(time.perf_counter() - begun)"
# Libraries that cost seconds; none of them may be loaded to answer a question.
_HEAVY = ("torch", "transformers", "sentence_transformers", "langchain", "langchain_core", "streamlit")
_INSPECTED = """
import json, resource, runpy, sys
sys.argv = ["helpdesk", "ask", {question!r}]
try:
    runpy.run_module("helpdesk", run_name="__main__", alter_sys=True)
except SystemExit as end:
    assert not end.code, end.code
heavy = [name for name in {heavy!r} if name in sys.modules]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000
print(json.dumps({{"heavy": heavy, "peak": peak, "modules": len(sys.modules)}}), file=sys.stderr)
"""


def imports(bench: Bench) -> list[Row]:
    """Seconds to import the package and the desk, each in a fresh interpreter."""
    return [_import(bench, "helpdesk", 0.5), _import(bench, "helpdesk.desk", None)]


def _import(bench: Bench, module: str, budget: float | None) -> Row:
    runs = [run(["-c", _IMPORT.format(module)], bench.settings) for _ in range(bench.times(7, 3))]
    seconds = [float(done.out) for done in runs]
    return Row(
        f"import {module}", percentile(seconds, 0.5), "s", budget, f"{_spread(seconds)}; interpreter not counted"
    )


def ask(bench: Bench) -> list[Row]:
    """A whole `python -m helpdesk ask` from the shell and back, and what it loaded."""
    warm_up(bench)
    asked = [
        run(["-m", "helpdesk", "ask", bench.questions[number % len(bench.questions)]], bench.settings)
        for number in range(bench.times(9, 3))
    ]
    script = _INSPECTED.format(question=bench.questions[0], heavy=_HEAVY)
    told = json.loads(run(["-c", script], bench.settings).err.strip().splitlines()[-1])
    named = ", ".join(told["heavy"]) or f"none of {', '.join(_HEAVY)}; {told['modules']} modules in all"
    return [
        _starts("cold ask, whole process", asked, 2.0),
        Row("heavy libraries a cold ask loads", len(told["heavy"]), "libraries", 0, named),
        Row("memory of a cold ask, peak", told["peak"], "MB", None),
    ]


def reading(bench: Bench) -> list[Row]:
    """Processor seconds to read the slowest official text that the shelf holds, nothing kept."""
    spent = {
        f"{version.celex} {lang}": _reads(original, version, lang)
        for version in versions(bench.settings.corpus)
        for lang in version.languages
        if version.layout != "guideline" and (original := bench.settings.shelf / fill(version.file, lang)).is_file()
    }
    if not spent:
        raise RunFailed("the shelf holds no official text")
    slowest = max(spent, key=spent.__getitem__)
    return [Row("reading an official text", spent[slowest], "s", 0.5, f"{slowest}, the slowest of {len(spent)}")]


def _reads(original: Path, version: Version, lang: str) -> float:
    content, begun = original.read_bytes(), time.process_time()
    read(content, version, lang)
    return time.process_time() - begun


def index(bench: Bench) -> list[Row]:
    """Seconds of `python -m helpdesk index` when nothing changed, and when only vectors are kept."""
    warm_up(bench)
    runs = _unchanged(bench)
    say("rebuilding the index from kept vectors, aside")
    home = bench.scratch / "rebuilt"
    shutil.copytree(bench.settings.home, home, ignore=shutil.ignore_patterns("index"))
    return [
        _starts("unchanged index, whole process", runs, 2.0),
        _starts("index from kept vectors, whole process", [_index(_at(bench, home), "Built")], None),
    ]


def build(bench: Bench) -> list[Row]:
    """Seconds to build the index where nothing is kept: read the official texts, export the model, encode."""
    say("building the index from nothing, aside; this takes a minute or two")
    built = _index(_at(bench, bench.scratch / "fresh"), "Built")
    return [_starts("index from nothing, whole process", [built], 120)]


def _starts(name: str, runs: list[Run], budget: float | None) -> Row:
    """One row for a process that was run several times: its median, and what the processor had to do for it."""
    seconds = [done.seconds for done in runs]
    processor = percentile([done.cpu for done in runs], 0.5)
    note = f"{_spread(seconds)}; {processor:.2f} s of processor"
    return Row(name, percentile(seconds, 0.5), "s", budget, note)


def _spread(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f}, {len(seconds)} runs"


def warm_up(bench: Bench) -> None:
    """Make the index current, so that what follows measures no building."""
    run(["-m", "helpdesk", "index"], bench.settings)


def _unchanged(bench: Bench) -> list[Run]:
    """Runs that found nothing to do. A text that somebody changes meanwhile is built and not counted."""
    runs = [run(["-m", "helpdesk", "index"], bench.settings) for _ in range(bench.times(5, 3))]
    counted = [done for done in runs if done.out.startswith("Unchanged")]
    if not counted:
        raise RunFailed("the texts changed all the time; `helpdesk index` always had something to build")
    return counted


def _index(settings: Settings, expected: str) -> Run:
    """An index run. Raises RunFailed when it did something else than expected."""
    done = run(["-m", "helpdesk", "index"], settings)
    if not done.out.startswith(expected):
        raise RunFailed(f"`helpdesk index` said {done.out.strip()!r} where {expected!r} was expected")
    return done


def _at(bench: Bench, home: Path) -> Settings:
    """The same settings with another home, so that the serving index is left alone."""
    return bench.settings.model_copy(update={"home": home})
