"""The crowd: the app's server from its start to fifty visitors, by the clock and by its memory."""

from eval.bench import Bench, say
from eval.ruler import Row, percentile
from eval.runs import Server, server
from eval.visitors import Answered, Visit, visit

_THINK = 5.0
_MS = 1000


def app(bench: Bench) -> list[Row]:
    """Start, memory, and answers for 1, 20 and (unless quick) 50 visitors at once."""
    with server(bench.settings) as serving:
        rows = [Row("server healthy after start", serving.healthy_after, "s", 2.0, "the whole process")]
        rows += _alone(bench, serving)
        rows += _together(bench, serving, Visit(20, _THINK, bench.times(5, 2)), 500)
        if not bench.quick:
            rows += _together(bench, serving, Visit(50, _THINK, 5), 1500)
        rows.append(
            Row("memory of the app after the crowd", serving.resident(), "MB", 500, "resident, all its processes")
        )
    return rows


def _alone(bench: Bench, serving: Server) -> list[Row]:
    """The first visitor of a fresh server, then one visitor who asks in peace."""
    first = visit(serving.port, Visit(1, 0.0, 1), bench.questions)
    alone = visit(serving.port, Visit(1, 0.2, bench.times(20, 6)), bench.questions)
    rows = _first(first) + _rows("1 visitor", alone, (None, None))
    return [*rows, Row("memory of the app, index open", serving.resident(), "MB", 500, "resident, all its processes")]


def _first(seen: Answered) -> list[Row]:
    rows = [Row("first page of a fresh server", value, "s", None, "the desk opens") for value in seen.first_page]
    rows += [Row("first answer of a fresh server", value, "s", None, "waits for the index") for value in seen.last_word]
    return rows + _unanswered("the first visitor", seen)


def _together(bench: Bench, serving: Server, plan: Visit, budget: float) -> list[Row]:
    say(f"{plan.visitors} visitors, {plan.asks} questions each, {plan.think:.0f} s between them")
    seen = visit(serving.port, plan, bench.questions)
    return _rows(f"{plan.visitors} visitors", seen, (None, budget))


def _rows(who: str, seen: Answered, budgets: tuple[float | None, float | None]) -> list[Row]:
    if not seen.last_word:
        return _unanswered(who, seen)
    page = percentile(seen.whole_page, 0.95) * _MS
    note = f"{len(seen.last_word)} asks; whole page p95 {page:.0f} ms"
    opening = percentile(seen.first_page, 0.95) * _MS
    return [
        Row(f"{who}: ask to last word, p50", percentile(seen.last_word, 0.5) * _MS, "ms", budgets[0], note),
        Row(f"{who}: ask to last word, p95", percentile(seen.last_word, 0.95) * _MS, "ms", budgets[1], note),
        Row(
            f"{who}: first page, p95",
            opening,
            "ms",
            None,
            f"{len(seen.first_page)} came, scripts and styles not fetched",
        ),
        *_unanswered(who, seen),
    ]


def _unanswered(who: str, seen: Answered) -> list[Row]:
    """Visits that broke off; a crowd that is not answered is not fast."""
    if not seen.failures:
        return []
    return [Row(f"{who}: visits that broke off", len(seen.failures), "visits", 0, seen.failures[0])]
