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
        rows += _visited(bench, serving, Visit(20, _THINK, bench.times(5, 2)), 500)
        if not bench.quick:
            rows += _visited(bench, serving, Visit(50, _THINK, 5), 1500)
        rows.append(
            Row("memory of the app after the crowd", serving.resident(), "MB", 500, "resident, all its processes")
        )
    return rows


def _alone(bench: Bench, serving: Server) -> list[Row]:
    """The first visitor of a fresh server, then one visitor who asks in peace."""
    first = visit(serving.port, Visit(1, 0.0, 1), bench.questions)
    rows = _first(first) + _visited(bench, serving, Visit(1, 0.2, bench.times(20, 6)), None)
    return [*rows, Row("memory of the app, index open", serving.resident(), "MB", 500, "resident, all its processes")]


def _first(seen: Answered) -> list[Row]:
    rows = [Row("first page of a fresh server", value, "s", None, "the desk opens") for value in seen.first_page]
    rows += [Row("first answer of a fresh server", value, "s", None, "waits for the index") for value in seen.last_word]
    return rows + _unanswered("the first visitor", seen)


def _visited(bench: Bench, serving: Server, plan: Visit, budget: float | None) -> list[Row]:
    """What the visitors of a plan saw; no question is asked twice in the same words."""
    who = "1 visitor" if plan.visitors == 1 else f"{plan.visitors} visitors"
    say(f"{who}, {plan.asks} questions each, {plan.think:g} s between them")
    rounds = -(-plan.visitors * plan.asks // len(bench.questions))
    used = serving.cpu()
    seen = visit(serving.port, plan, bench.fresh(1000 + 10 * plan.visitors, rounds))
    if not seen.last_word:
        return _unanswered(who, seen)
    each = (serving.cpu() - used) / len(seen.last_word) * _MS
    return [
        *_rows(who, seen, budget),
        Row(f"{who}: processor of the server", each, "ms", None, "for each ask"),
        *_unanswered(who, seen),
    ]


def _rows(who: str, seen: Answered, budget: float | None) -> list[Row]:
    page = percentile(seen.whole_page, 0.95) * _MS
    note = f"{len(seen.last_word)} asks; whole page p95 {page:.0f} ms"
    came = f"{len(seen.first_page)} came, scripts and styles not fetched"
    return [
        Row(f"{who}: ask to last word, p50", percentile(seen.last_word, 0.5) * _MS, "ms", None, note),
        Row(f"{who}: ask to last word, p95", percentile(seen.last_word, 0.95) * _MS, "ms", budget, note),
        Row(f"{who}: first page, p95", percentile(seen.first_page, 0.95) * _MS, "ms", None, came),
    ]


def _unanswered(who: str, seen: Answered) -> list[Row]:
    """Visits that broke off; a crowd that is not answered is not fast."""
    if not seen.failures:
        return []
    return [Row(f"{who}: visits that broke off", len(seen.failures), "visits", 0, seen.failures[0])]
