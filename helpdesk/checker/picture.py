"""The rules as pictures: for each class and role a chart from the answers up to it, in Mermaid's language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from helpdesk.checker.finding import Finding, Tier
from helpdesk.checker.rulebook import Rulebook
from helpdesk.law.rule import SINCE, Joint, Name, Not, Rule

_TITLE = "# The check in pictures"
_LEAD = (
    "Each chart is read from left to right: the box on the left holds when what the lines lead to holds. `all` needs "
    "every line, `one` needs at least one, a dotted line needs the opposite. Round boxes are questions. A box with "
    "double sides has a chart of its own, or stands in the chart of its area."
)
_MADE = "Made from corpus/flow and corpus/findings by `python -m helpdesk check --picture`; not to be edited by hand."


def picture(book: Rulebook) -> str:
    """All charts as one Markdown text: the order of the questions, then a chart for each class and each role."""
    parts = [_TITLE, f"<!-- {_MADE} -->", _LEAD, "## The order of the questions", _fenced(_order(book))]
    for title, roots in _chapters(book):
        parts.append(f"## {title}")
        for root in roots:
            parts += [f"### {root.says}", _fenced(_Chart(book, root).drawn())]
    return "\n\n".join(parts) + "\n"


def _chapters(book: Rulebook) -> Iterator[tuple[str, list[Finding]]]:
    for tier in Tier:
        if roots := [finding for finding in book.tiers if finding.tier is tier]:
            yield f"Class: {tier}", roots
    yield "Roles", [finding for finding in book.findings if finding.is_role]
    yield "Joints", [finding for finding in book.derived if _is_shared(book, finding)]


def _is_shared(book: Rulebook, finding: Finding) -> bool:
    """Whether other areas name it: such a finding gets a chart of its own."""
    users = {other.group for other in book.derived if finding.id in other.rule.names()}
    return not finding.tier and not finding.is_role and bool(users - {finding.group})


def _order(book: Rulebook) -> list[str]:
    """The areas in the order their questions come, with how many there are."""
    groups = list(dict.fromkeys(step.group for step in book.steps))
    counts = {group: sum(step.group == group for step in book.steps) for group in groups}
    titles = {group: f"{group.partition('_')[2]}<br>{counts[group]} questions" for group in groups}
    boxes = [f'  g{group}["{titles[group]}"]' for group in groups]
    return ["flowchart LR", *boxes, *(f"  g{before} --> g{after}" for before, after in pairwise(groups))]


def _fenced(lines: list[str]) -> str:
    return "\n".join(["```mermaid", *lines, "```"])


@dataclass
class _Chart:
    """The chart of one finding, drawn from it down to the questions."""

    book: Rulebook
    root: Finding
    lines: list[str] = field(default_factory=lambda: ["flowchart LR"])
    drawn_names: set[str] = field(default_factory=set)
    joints: int = 0

    def drawn(self) -> list[str]:
        """The lines of the chart."""
        self.lines.append(f'  {_key(self.root.id)}["{_text(self.root.says)}"]')
        self._rule(_key(self.root.id), self.root.rule)
        return self.lines

    def _rule(self, above: str, rule: Rule, line: str = "---") -> None:
        match rule:
            case Name(id=name):
                self.lines.append(f"  {above} {line} {self._named(name)}")
            case Not(part=part):
                self._rule(above, part, "-.-")
            case Joint(parts=parts, all=is_all):
                self.joints += 1
                joint = f"joint{self.joints}"
                self.lines.append(f'  {above} {line} {joint}{{"{"all" if is_all else "one"}"}}')
                for part in parts:
                    self._rule(joint, part)

    def _named(self, name: str) -> str:
        """The key of a finding or a day, drawn with all below it when it is met for the first time."""
        key = _key(name)
        if name in self.drawn_names:
            return key
        self.drawn_names.add(name)
        if name.startswith(SINCE):
            day = self.book.day[name.removeprefix(SINCE)]
            self.lines.append(f'  {key}[/"on or after {day.day.isoformat()}"/]')
            return key
        finding = self.book.finding[name]
        if finding.rule is None:
            asks = self.book.settled_by[name].asks
            self.lines.append(f'  {key}("{_text(asks)}<br><b>{_text(finding.says)}</b>")')
        elif finding.group != self.root.group or finding.tier or finding.is_role or _is_shared(self.book, finding):
            self.lines.append(f'  {key}[["{_text(finding.says)}"]]')
        else:
            self.lines.append(f'  {key}["{_text(finding.says)}"]')
            self._rule(key, finding.rule)
        return key


def _key(name: str) -> str:
    """A name Mermaid takes for a box; its own words, like `end`, would be read otherwise."""
    return "f_" + name.replace("-", "_").replace(":", "_")


def _text(words: str) -> str:
    """Words that may stand inside quotes."""
    return words.replace('"', "'")
