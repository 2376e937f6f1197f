"""The cells of a register: an entry put into words, one text for each column of a sheet."""

from collections.abc import Iterable, Iterator
from datetime import date

from helpdesk.reports import register_words as words
from helpdesk.reports.register_entry import Entry, Fact, Question
from helpdesk.reports.register_tally import Ask, Due

Cell = str | int | float | date | None

_MOST_FACTS = 8
_LONGEST_TEXT = 240  # letters of a precedent that are shown


def system(entry: Entry) -> tuple[Cell, ...]:
    """One row of the sheet of systems."""
    review = entry.review
    return (
        entry.priority,
        entry.id,
        entry.name,
        entry.owner,
        words.STATES.get(entry.state, entry.state),
        words.tiers(entry.risk),
        words.tiers(entry.standing) if entry.is_decided else "",
        "\n".join(entry.labels),
        entry.first_day,
        entry.duties,
        facts(entry),
        entry.missing[0].asks if entry.missing else "",
        near(entry),
        "\n".join(entry.contradictions),
        "" if entry.error else words.REVIEWS.get(review.state, review.state),
        reason(entry),
        review.by,
        review.at,
        "\n".join(words.chance(name, share) for name, share in entry.chances),
        entry.description,
        entry.error,
    )


def facts(entry: Entry) -> str:
    """The facts that are suggested, each with the words it rests on."""
    found = [_fact(each) for each in entry.facts if each.strength is not None]
    more = len(found) - _MOST_FACTS
    return "\n".join([*found[:_MOST_FACTS], words.MORE_FACTS.format(count=more)] if more > 0 else found)


def _fact(fact: Fact) -> str:
    form = words.FACT if fact.words else (words.FACT_USUAL if fact.is_usual else words.FACT_BARE)
    return form.format(says=fact.says, words="”, “".join(fact.words), strength=words.percent(fact.strength or 0))


def near(entry: Entry) -> str:
    """The precedent that is most like the description."""
    if not entry.near:
        return ""
    first = entry.near[0]
    text = first.text if len(first.text) <= _LONGEST_TEXT else first.text[:_LONGEST_TEXT].rstrip() + " […]"
    said = words.NEAR.format(
        id=first.id, likeness=words.percent(first.likeness), risk=words.tier(first.risk), text=text
    )
    return said if first.agrees else words.NEAR_AGAINST.format(near=said)


def reason(entry: Entry) -> str:
    """Why the review decided as it did, with what it cites."""
    said, cites = entry.review.reason, ", ".join(entry.review.cites)
    return words.WITH_CITES.format(reason=said, cites=cites) if cites else said


def fact_rows(entry: Entry) -> Iterator[tuple[Cell, ...]]:
    """The rows of the sheet of facts: one for each fact that is suggested or taken for granted."""
    for fact in entry.facts:
        quoted = "\n".join(f"“{each}”" for each in fact.words)
        yield entry.id, entry.name, entry.owner, fact.asks, fact.says, quoted, fact.strength, _basis(fact), fact.why


def _basis(fact: Fact) -> str:
    if fact.strength is None:
        return words.BASIS_PRESUMED
    return words.BASIS_USUAL if fact.is_usual else words.BASIS_WORDS


def question_row(ask: Ask) -> tuple[Cell, ...]:
    """A row of the sheet of questions, with a cell left empty for the answer."""
    owner = ask.owner or words.UNNAMED_OWNER
    return owner, ask.id, ask.name, ask.order, ask.question.asks, _leads(ask.question), ""


def _leads(question: Question) -> str:
    return "\n".join(words.LEAD.format(reply=reply, risk=words.tier(risk)) for reply, risk in question.leads)


def deadline_row(due: Due, as_of: date) -> tuple[Cell, ...]:
    """A row of the sheet of deadlines."""
    applies = words.APPLIES if due.day <= as_of else words.NOT_YET
    return due.day, applies, due.priority or None, due.id, due.name, due.owner, words.tiers(due.risk), due.duties


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)
