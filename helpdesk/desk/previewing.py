"""Previewing: who among those who asked would get an answer, were it published now."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.answering.answer import Question
from helpdesk.answering.compose import Bench, compose
from helpdesk.answering.hits import hits_of
from helpdesk.answering.sameness import candidates
from helpdesk.desk.desk import Desk
from helpdesk.desk.staff import Staff
from helpdesk.records.askings import Asking, askings
from helpdesk.records.versions import Version, version
from helpdesk.search.find import Search

_MOST = 2_000  # questions that are looked at, the newest first
_NEAR = 0.4  # cosine below which a question is about something else
_TRIED = 60  # of the near ones, the nearest


@dataclass(frozen=True)
class Would:
    """A question that was asked, how probably the answer is one to it, and whether it would be given."""

    asking: Asking
    probability: float
    is_given: bool


def preview(staff: Staff, name: str, number: int | None = None) -> list[Would]:
    """The past questions that are near a version, those that would get it first. Raises AccessRefused, RecordError."""
    staff.may()
    desk = staff.desk
    with desk.records.reading() as connection:
        found, asked = version(connection, name, number), askings(connection, _MOST)
    search = desk.finder_as_if(found)
    would = [_would(desk, search, one, found, staff) for one in _near(asked, found, search)]
    return sorted(would, key=lambda one: (not one.is_given, -one.probability))


def _near(asked: list[Asking], found: Version, search: Search) -> Iterator[Asking]:
    """The questions nearest to a version's wordings, each once."""
    index, published = search.index, search.published
    mine = published.only(found.answer_id)
    once = {" ".join(one.question.casefold().split()): one for one in reversed(asked)}
    nearness = {key: mine.near(index.vector(one.question), 1) for key, one in once.items()}
    close = [(near[0][1], key) for key, near in nearness.items() if near and near[0][1] >= _NEAR]
    yield from (once[key] for _, key in sorted(close, reverse=True)[:_TRIED])


def _would(desk: Desk, search: Search, asking: Asking, found: Version, staff: Staff) -> Would:
    as_of, plain = staff.at.date(), search.plain(asking.question)
    question = Question(asking.question, as_of, desk.settings.lang, plain=plain)
    bench = Bench(search, desk.words.routes, desk.words.limits, desk.terms(as_of))
    review = compose(question, bench).review
    hits = hits_of(plain, as_of, 8, search, desk.words.routes.of(question.meant), bench.terms)
    near = (one for one in candidates(question, hits, search) if one.answer.id == found.answer_id)
    probability = max((one.probability for one in near), default=0.0)
    return Would(asking, round(probability, 3), review is not None and review.answer == found.answer_id)
