"""Warm: one desk, opened once, asked again and again; and where the milliseconds of an ask go."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import helpdesk.desk.desk as front
from eval.bench import Bench
from eval.ruler import Row, percentile, spread
from helpdesk.desk import Desk, open_desk
from helpdesk.search.encoder import OnnxEncoder, TorchEncoder
from helpdesk.search.find import Search
from helpdesk.search.store import Store
from helpdesk.search.words import Words

_MS = 1000


def ask(bench: Bench) -> list[Row]:
    """Opening, asking and searching on a warm desk, then the parts of an ask."""
    begun = time.perf_counter()
    desk = opened(bench)
    opening = time.perf_counter() - begun
    used = time.process_time()
    asked = asks(bench, desk)
    note = f"{(time.process_time() - used) / len(asked) * _MS:.1f} ms of processor each"
    return [
        Row("open desk and index", opening, "s", None, "libraries are loaded with it"),
        *spread("warm ask", asked, "ms", (20, 50), note),
        _slowest(bench, asked),
        Row("asked again in the same words, p50", percentile(again(bench, desk), 0.5), "ms"),
        *spread("search alone, 10 hits", searches(bench, desk, 10), "ms"),
        *_parts(bench, desk),
    ]


def opened(bench: Bench) -> Desk:
    """A desk with its index open and every path gone once."""
    desk = open_desk(bench.settings)
    desk.index()
    for question in bench.questions:
        desk.ask(question, bench.as_of)
    return desk


def asks(bench: Bench, desk: Desk) -> list[float]:
    """Milliseconds of each ask, round after round, no question twice in the same words."""
    return [_milliseconds(partial(desk.ask, text, bench.as_of)) for text in bench.fresh(0, bench.times(8, 3))]


def again(bench: Bench, desk: Desk) -> list[float]:
    """Milliseconds of asking what was asked in the very same words just before."""
    took = []
    for text in bench.questions:
        desk.ask(text, bench.as_of)
        took.append(_milliseconds(partial(desk.ask, text, bench.as_of)))
    return took


def searches(bench: Bench, desk: Desk, k: int) -> list[float]:
    """Milliseconds of each search for the k best hits, likewise."""
    return [_milliseconds(partial(desk.search, text, bench.as_of, k)) for text in bench.fresh(100, bench.times(8, 3))]


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * _MS


def _slowest(bench: Bench, asked: list[float]) -> Row:
    """The question that takes longest every time, not by an accident of the machine."""
    every = len(bench.questions)
    typical = {question: percentile(asked[place::every], 0.5) for place, question in enumerate(bench.questions)}
    slowest = max(typical, key=typical.__getitem__)
    return Row("slowest question, its p50", typical[slowest], "ms", None, f"{slowest[:60]} …")


# --- the parts of an ask -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """A verb whose time is taken: where it hangs, its name there, and what the table calls it."""

    owner: object
    verb: str
    name: str


_WATCHED = (
    Part(OnnxEncoder, "encode", "encode the question"),
    Part(TorchEncoder, "encode", "encode the question"),
    Part(Store, "search_each", "search by meaning (store)"),
    Part(Words, "scores", "search by word"),
    Part(Search, "find", "rank and choose hits"),
    Part(front, "compose", "compose"),
    Part(front, "ground", "ground (re-read quotes)"),
)


@contextmanager
def watched(parts: tuple[Part, ...]) -> Iterator[dict[str, float]]:
    """Seconds each part takes for itself while the block runs, watched parts inside it left out.

    For one thread; all is put back after the block.
    """
    took: dict[str, float] = defaultdict(float)
    inner: list[float] = [0.0]  # for each part that is running: seconds of the parts inside it
    originals = [getattr(part.owner, part.verb) for part in parts]
    for part, original in zip(parts, originals, strict=True):
        setattr(part.owner, part.verb, _timed(original, part.name, took, inner))
    try:
        yield took
    finally:
        for part, original in zip(parts, originals, strict=True):
            setattr(part.owner, part.verb, original)


def _timed(original: Callable, name: str, took: dict[str, float], inner: list[float]) -> Callable:
    def timed(*given, **named):
        begun = time.perf_counter()
        inner.append(0.0)
        try:
            return original(*given, **named)
        finally:
            whole = time.perf_counter() - begun
            took[name] += whole - inner.pop()
            inner[-1] += whole

    return timed


def _parts(bench: Bench, desk: Desk) -> list[Row]:
    questions = bench.fresh(200, bench.times(5, 2))
    begun = time.perf_counter()
    with watched(_WATCHED) as took:
        for question in questions:
            desk.ask(question, bench.as_of)
    whole = time.perf_counter() - begun
    parts = {**took, "the rest": whole - sum(took.values())}
    return [
        Row(f"  of an ask: {name}", seconds / len(questions) * _MS, "ms", None, f"{seconds / whole:.0%} of the mean")
        for name, seconds in parts.items()
    ]
