"""Warm: one desk, opened once, asked again and again; and where the milliseconds of an ask go."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import helpdesk.desk as front
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
        *spread("warm ask", list(asked.values()), "ms", (20, 50), note),
        _slowest(bench, asked),
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


def asks(bench: Bench, desk: Desk) -> dict[tuple[str, int], float]:
    """Milliseconds of each ask, by question and round."""
    return {
        (question, number): _milliseconds(lambda question=question: desk.ask(question, bench.as_of))
        for number in range(bench.times(8, 3))
        for question in bench.questions
    }


def searches(bench: Bench, desk: Desk, k: int) -> list[float]:
    """Milliseconds of each search for the k best hits."""
    return [
        _milliseconds(lambda question=question: desk.search(question, bench.as_of, k))
        for _ in range(bench.times(8, 3))
        for question in bench.questions
    ]


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * _MS


def _slowest(bench: Bench, asked: dict[tuple[str, int], float]) -> Row:
    """The question that takes longest every time, not by an accident of the machine."""
    typical = {
        question: percentile([took for (other, _), took in asked.items() if other == question], 0.5)
        for question in bench.questions
    }
    slowest = max(typical, key=typical.__getitem__)
    return Row("slowest question, its p50", typical[slowest], "ms", None, slowest[:60])


# --- the parts of an ask -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """A verb whose time is taken: where it hangs, its name there, and what the table calls it."""

    owner: object
    verb: str
    name: str


_WATCHED = (
    Part(OnnxEncoder, "encode", "encode"),
    Part(TorchEncoder, "encode", "encode"),
    Part(Store, "search", "store"),
    Part(Words, "search", "words"),
    Part(Search, "find", "find"),
    Part(front, "compose", "compose"),
    Part(front, "ground", "ground"),
)


@contextmanager
def watched(parts: tuple[Part, ...]) -> Iterator[dict[str, float]]:
    """Seconds spent in each part while the block runs, parts inside others included; all is put back after it."""
    took: dict[str, float] = defaultdict(float)
    originals = [getattr(part.owner, part.verb) for part in parts]
    for part, original in zip(parts, originals, strict=True):
        setattr(part.owner, part.verb, _timed(original, part.name, took))
    try:
        yield took
    finally:
        for part, original in zip(parts, originals, strict=True):
            setattr(part.owner, part.verb, original)


def _timed(original: Callable, name: str, took: dict[str, float]) -> Callable:
    def timed(*given, **named):
        begun = time.perf_counter()
        try:
            return original(*given, **named)
        finally:
            took[name] += time.perf_counter() - begun

    return timed


def _parts(bench: Bench, desk: Desk) -> list[Row]:
    rounds = bench.times(5, 2)
    begun = time.perf_counter()
    with watched(_WATCHED) as took:
        for question in bench.questions * rounds:
            desk.ask(question, bench.as_of)
    took = {**took, "ask": time.perf_counter() - begun}
    asked = rounds * len(bench.questions)
    return [
        Row(f"  of an ask: {name}", seconds / asked * _MS, "ms", None, f"{seconds / took['ask']:.0%} of the mean")
        for name, seconds in own_shares(took).items()
    ]


def own_shares(took: dict[str, float]) -> dict[str, float]:
    """What each part takes without the parts inside it; together they are the whole ask."""
    seconds = defaultdict(float, took)
    inside = seconds["encode"] + seconds["store"] + seconds["words"]
    return {
        "encode the question": seconds["encode"],
        "search by meaning (store)": seconds["store"],
        "search by word": seconds["words"],
        "fuse and choose hits": seconds["find"] - inside,
        "compose": seconds["compose"] - seconds["find"],
        "ground (re-read quotes)": seconds["ground"],
        "the rest": seconds["ask"] - seconds["compose"] - seconds["ground"],
    }
