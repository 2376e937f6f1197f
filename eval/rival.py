"""The rival: the same questions through the plain pipeline and through our search, in one run, as ratios.

The plain pipeline runs in processes of its own, so that neither side carries the other's libraries.
"""

import json
from datetime import date
from pathlib import Path

from eval import plain, retrieval, warm
from eval.bench import Bench, say
from eval.cold import warm_up
from eval.ruler import Row, percentile
from eval.runs import run
from helpdesk.search.model import packaged_path
from helpdesk.settings import Settings

_TIMES = "times"
_SHARE = "of 1"


def compare(bench: Bench) -> list[Row]:
    """Building, one question from a cold start, many questions warm; with gold also what is found."""
    store = bench.kept or bench.scratch / "plain"
    rows = [] if store.exists() else [_built(bench, store)]
    plain_cold, ours_cold = _cold(bench, store)
    told = _measured(bench, store)
    desk = warm.opened(bench)
    ours = percentile(warm.searches(bench, desk, plain.NEAREST), 0.5)
    theirs = percentile(told["milliseconds"], 0.5)
    rows += [
        Row("plain pipeline: cold retrieval", plain_cold, "s", None, "best of whole processes, store built before"),
        Row("ours: cold retrieval", ours_cold, "s", None, "`helpdesk search`, likewise"),
        Row("  plain to ours, cold", plain_cold / ours_cold, _TIMES),
        Row(
            "plain pipeline: warm retrieval, p50",
            theirs,
            "ms",
            None,
            f"five nearest, {len(told['milliseconds'])} asked",
        ),
        Row("ours: warm retrieval, p50", ours, "ms", None, "five best hits"),
        Row("  plain to ours, warm", theirs / ours, _TIMES),
        Row("plain pipeline: memory, peak", told["peak_mb"], "MB"),
    ]
    return rows + (_scores(bench, told["scores"], desk) if bench.gold else [])


def _built(bench: Bench, store: Path) -> Row:
    say("building the plain pipeline's store; this takes a minute or two")
    told = _plain(bench, ["build", str(store)])
    return Row("plain pipeline: build", told["seconds"], "s", None, f"{told['chunks']} chunks, texts read before")


def _cold(bench: Bench, store: Path) -> tuple[float, float]:
    """Seconds of a process that answers one retrieval: (the plain pipeline, ours).

    The best of a few, taken in turn: a machine that is busy for a moment, or a text that is changed meanwhile and
    has to be indexed first, must not decide the ratio.
    """
    say("plain pipeline: cold starts")
    warm_up(bench)
    times, question = bench.times(3, 2), bench.questions[0]
    theirs, ours = [], []
    for _ in range(times):
        theirs.append(run(_command(bench, ["ask", str(store), question]), bench.settings).seconds)
        ours.append(run(["-m", "helpdesk", "search", question, "--k", str(plain.NEAREST)], bench.settings).seconds)
    return min(theirs), min(ours)


def _measured(bench: Bench, store: Path) -> dict:
    say("plain pipeline: warm retrieval")
    gold = ["--gold", str(bench.gold.resolve())] if bench.gold else []
    asked = bench.scratch / "asked.jsonl"
    lines = (json.dumps({"question": text}) for text in bench.fresh(100, bench.times(4, 1)))
    asked.write_text("\n".join(lines), encoding="utf-8")
    return _plain(bench, ["measure", str(store), "--questions", str(asked), *gold])


def _scores(bench: Bench, theirs: dict[str, dict], desk) -> list[Row]:
    """Article and pinpoint among the first five, English questions: theirs read in both ways, then ours."""
    rows = []
    for scope, shares in theirs.items():
        for name in ("article", "pinpoint"):
            note = f"{scope}; a chunk cites where it begins; {shares[f'{name}_holds']:.3f} if all it touches counts"
            rows.append(Row(f"plain pipeline: {name} in first 5", shares[f"{name}_begins"], _SHARE, None, note))
    ours = our_score(bench.gold, bench.as_of, desk)
    rows.append(
        Row("ours: article in first 5", ours.article, _SHARE, None, f"all texts, {ours.asked} English questions")
    )
    rows.append(Row("ours: pinpoint in first 5", ours.pinpoint, _SHARE, None, "all texts"))
    return rows


def our_score(gold: Path, as_of: date, desk) -> retrieval.Score:
    """Our search over the English questions that have an answer."""

    def search(text: str) -> list[str]:
        return [hit.provision.id for hit in desk.search(text, as_of, k=plain.NEAREST)]

    return retrieval.judge(retrieval.read_questions(gold), search)["English"]


def _plain(bench: Bench, arguments: list[str]) -> dict:
    """What a run of the plain pipeline told."""
    return json.loads(run(_command(bench, arguments), bench.settings).out.strip().splitlines()[-1])


def _command(bench: Bench, arguments: list[str]) -> list[str]:
    model = _model(bench.settings)
    return ["-m", "eval.plain", *arguments, "--model", str(model), "--as-of", bench.as_of.isoformat()]


def _model(settings: Settings) -> Path:
    """The folder of the model that both sides use."""
    return Path(settings.model) if settings.model else packaged_path()
