"""Reasons: from a result down to what it leans on and the answers it rests on, as a list that sets in."""

from collections.abc import Iterator

from helpdesk.checker.finding import Finding
from helpdesk.checker.step import Reply, Step
from helpdesk.checker.walk import Walk
from helpdesk.law.rule import YES
from helpdesk.reports import words
from helpdesk.reports.document import Item
from helpdesk.reports.material import Material


class Reasons:
    """Writes chains of reasons; what one chain has told, a later one only points to."""

    def __init__(self, walk: Walk, material: Material):
        self.walk = walk
        self.material = material
        self._told: set[str] = set()

    def chain(self, finding: Finding, depth: int = 0) -> Iterator[Item]:
        """A finding that holds, with all it leans on."""
        says = self._with_law(finding)
        if finding.id in self._told:
            yield Item(words.ABOVE.format(says=says), depth)
            return
        self._told.add(finding.id)
        yield Item(says, depth)
        answered: set[str] = set()
        for name in self.walk.leans_on(finding.id):
            yield from self._below(self.walk.book.finding[name], depth + 1, answered)

    def _below(self, finding: Finding, depth: int, answered: set[str]) -> Iterator[Item]:
        is_so = self.walk.truths[finding.id] is YES
        if is_so and finding.rule:
            yield from self.chain(finding, depth)
        elif is_so:
            yield self._answer(finding, depth)
        else:
            yield from self._absent(finding, depth, answered)

    def _answer(self, finding: Finding, depth: int) -> Item:
        step = self.walk.book.settled_by[finding.id]
        reply = words.reply(step, _telling(step, self.walk.facts[step.id], finding.id))
        return Item(words.BECAUSE.format(says=self._with_law(finding), asks=step.asks, reply=reply), depth)

    def _absent(self, finding: Finding, depth: int, answered: set[str]) -> Iterator[Item]:
        """What does not hold is told in one line; the answers behind it once for all that rest on them."""
        if finding.rule and finding.says_not:
            yield Item(finding.says_not, depth)
            depth += 1
        for name in self.walk.because(finding.id):
            if name not in answered:
                answered.add(name)
                yield Item(self.answer(name), depth)

    def answer(self, step_id: str) -> str:
        """What was answered to a question."""
        step = self.walk.book.step[step_id]
        return words.HELD.format(asks=step.asks, reply=words.reply(step, self.walk.facts[step_id]))

    def _with_law(self, finding: Finding) -> str:
        return words.LAW_OF.format(says=finding.says, law=self.material.labels(finding.cites))


def _telling(step: Step, reply: Reply, finding_id: str) -> Reply:
    """Of several answers those that establish the finding."""
    if not isinstance(reply, tuple):
        return reply
    return tuple(name for name in reply if (option := step.option(name)) and finding_id in option.finds)


def law_behind(walk: Walk) -> tuple[str, ...]:
    """The ids of the provisions that the result and its reasons cite, each once, the result's first."""
    waiting = [finding for finding in walk.book.tiers if walk.truths[finding.id] is YES]
    found: dict[str, None] = {}
    seen: set[str] = set()
    while waiting:
        finding = waiting.pop(0)
        if finding.id in seen:
            continue
        seen.add(finding.id)
        found |= dict.fromkeys(finding.cites)
        below = (walk.book.finding[name] for name in walk.leans_on(finding.id))
        waiting.extend(each for each in below if walk.truths[each.id] is YES)
    return tuple(found)
