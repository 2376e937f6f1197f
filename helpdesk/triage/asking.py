"""What to ask: the questions whose answers would tell most about the class, measured in bits.

The likely kinds of precedent say together how a question would be answered and which class follows; a question is
worth what its answer is expected to take from the uncertainty of the class (information gain; C. E. Shannon, 1948).
"""

from collections import defaultdict
from collections.abc import Mapping
from math import log2

from helpdesk.checker.finding import Tier
from helpdesk.checker.step import DONT_KNOW, Reply
from helpdesk.triage.library import Library, Rulings
from helpdesk.triage.verdict import Missing

_LEAST = 0.02  # bits below which a question is not worth a person's time
_MOST = 5
_LIKELY = 0.004  # kinds less likely than this are left out

Chances = Mapping[str, float]


def missing(chances: Chances, library: Library, rulings: Rulings) -> tuple[Missing, ...]:
    """The questions worth asking, the best first."""
    likely = {name: chance for name, chance in chances.items() if chance >= _LIKELY}
    before = _uncertainty(_classes(likely, rulings))
    found = [_question(step, likely, before, library, rulings) for step in _steps(likely, library)]
    telling = [each for each in found if each.worth >= _LEAST and len({tier for _, tier in each.leads}) > 1]
    asked = sorted(telling, key=lambda each: (-each.worth, each.step))
    return tuple(asked[:_MOST])


def _steps(likely: Chances, library: Library) -> list[str]:
    """The steps on which likely kinds say something, in the order they are asked."""
    kinds = [library.kinds[name] for name in likely]
    told = {step for kind in kinds for step in (*kind.facts, *kind.usual)}
    return sorted(told, key=library.book.place.__getitem__)


def _question(step: str, likely: Chances, before: float, library: Library, rulings: Rulings) -> Missing:
    answers: dict[Reply, dict[str, float]] = defaultdict(dict)
    for name, chance in likely.items():
        answers[library.reply(library.kinds[name], step)][name] = chance
    whole = sum(likely.values())
    after = sum(sum(part.values()) / whole * _uncertainty(_classes(part, rulings)) for part in answers.values())
    leads = tuple((reply, _leading(part, rulings)) for reply, part in answers.items() if reply != DONT_KNOW)
    return Missing(step, round(max(before - after, 0.0), 4), _sorted(step, leads, library))


def _sorted(step: str, leads: tuple[tuple[Reply, Tier], ...], library: Library) -> tuple[tuple[Reply, Tier], ...]:
    """Answers in the order of the options."""
    order = [option.id for option in library.book.step[step].options]

    def place(lead: tuple[Reply, Tier]) -> tuple:
        chosen = lead[0] if isinstance(lead[0], tuple) else (lead[0],)
        return tuple(order.index(each) if each in order else len(order) for each in chosen)

    return tuple(sorted(leads, key=place))


def _classes(part: Chances, rulings: Rulings) -> dict[Tier, float]:
    found: dict[Tier, float] = defaultdict(float)
    for name, chance in part.items():
        found[rulings.of[name].tier] += chance
    return found


def _leading(part: Chances, rulings: Rulings) -> Tier:
    classes = _classes(part, rulings)
    return max(classes, key=classes.get)


def _uncertainty(classes: Mapping[Tier, float]) -> float:
    """The entropy of a distribution that need not add up to one, in bits."""
    whole = sum(classes.values())
    return -sum(each / whole * log2(each / whole) for each in classes.values() if each > 0) if whole else 0.0
