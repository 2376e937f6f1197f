"""The report: eval/report.md and its figures, made from what was examined.

Failures on our own dev questions are told in full; those of the test split and of others are only counted, so that
nobody is led to tune on them. The ablations stand in ablations.toml and the limits in limits.md, written by hand.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval import refusals, svg
from eval.examine import Examined
from eval.places import LEVELS, is_found
from eval.report_triage import by_facts, by_triage
from eval.tables import GROUPS, ORDER, figures, grid, grouped
from eval.tiers import Judged
from eval.triage import Examined as Sorted

FOLDER = Path(__file__).parent
SHOWN = (
    "hit@1 article",
    "hit@5 article",
    "hit@5 pinpoint",
    "citation precision",
    "facts right of asked",
    "ending as expected",
)
_HEAD = """# How well the desk finds and answers

Figures are shares between 0 and 1, with 95 % bootstrap intervals (2,000 resamples of questions, fixed seed). *Official*
is the desk with the official texts on its shelf; *told* is the desk on the first day, with our own words alone. The
questions of others are measured where they are at hand and never quoted. Made by `python -m eval --report`; what each
measure means stands in the modules of eval/ that take it.
"""


@dataclass(frozen=True)
class Part:
    """A set of questions examined in one mode."""

    name: str
    mode: str
    examined: tuple[Examined, ...]

    @property
    def is_ours(self) -> bool:
        """Whether the questions are our own."""
        return self.name.startswith("own")

    @property
    def is_open(self) -> bool:
        """Whether its failures may be quoted: ours, to develop on."""
        return self.name == "own (dev)"


def write_report(parts: list[Part], judged: list[Judged], triaged: Sorted | None = None, folder: Path = FOLDER) -> None:
    """Write report.md and figures/*.svg. Raises OSError."""
    (folder / "figures").mkdir(exist_ok=True)
    for part in parts:
        shown = {name: made for name, made in figures(part.examined).items() if name in SHOWN}
        _draw(folder, _slug(part), svg.bars(f"{part.name}, {part.mode}", shown))
    sections = [_HEAD, *_headlines(parts), *_groups(parts), *_curves(parts, folder)]
    sections += [*by_facts(judged), *(by_triage(triaged, folder) if triaged else ())]
    sections += [*_ablations(folder), _text(folder / "limits.md"), *_failures(parts)]
    text = "\n\n".join(section.strip("\n") for section in sections if section.strip())
    (folder / "report.md").write_text(f"{text}\n", encoding="utf-8")


def _slug(part: Part) -> str:
    return f"{part.name}-{part.mode}".replace(" ", "-").replace("(", "").replace(")", "")


def _draw(folder: Path, name: str, drawing: str) -> None:
    (folder / "figures" / f"{name}.svg").write_text(drawing, encoding="utf-8")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _headlines(parts: list[Part]) -> Iterator[str]:
    yield "## Headline"
    for name in dict.fromkeys(part.name for part in parts):
        found = {part.mode: figures(part.examined) for part in parts if part.name == name}
        measures = [measure for measure in ORDER if any(measure in each for each in found.values())]
        rows = ([measure, *(str(each.get(measure, "–")) for each in found.values())] for measure in measures)
        count = next(len(part.examined) for part in parts if part.name == name)
        yield f"### {name}: {count} questions\n\n{grid(['measure', *found], rows)}"
    yield "\n".join(f"![{part.name}, {part.mode}](figures/{_slug(part)}.svg)" for part in parts)


def _groups(parts: list[Part]) -> Iterator[str]:
    yield "## By category, kind, language and turns"
    for part in parts:
        for by in GROUPS:
            groups = grouped(part.examined, by)
            if len(groups) > 1:
                yield f"### {part.name}, {part.mode}, by {by}\n\n{grid([by, 'n', *SHOWN], _group_rows(groups))}"


def _group_rows(groups: dict[str, list[Examined]]) -> Iterator[list[str]]:
    for name, examined in groups.items():
        found = figures(examined)
        yield [name, str(len(examined)), *(str(found.get(measure, "–")) for measure in SHOWN)]


def _curves(parts: list[Part], folder: Path) -> Iterator[str]:
    for part in parts:
        points = refusals.curve((each.question, each.answer) for each in part.examined)
        if part.is_ours and points:
            name, title = f"gate-{_slug(part)}", f"The refusal gate: {part.name}, {part.mode}"
            line = [(false, refused) for _, false, refused in points]
            _draw(folder, name, svg.curve(title, "false abstention", "refused of must-refuse", line))
            yield f"## {title}\n\n![{title}](figures/{name}.svg)"


def _ablations(folder: Path) -> Iterator[str]:
    rows = tomllib.loads(_text(folder / "ablations.toml")).get("row", [])
    if rows:
        measures = list(dict.fromkeys(measure for row in rows for measure in row["dev"]))
        lines = ([row["name"], row["what"], *(str(row["dev"].get(m, "–")) for m in measures)] for row in rows)
        yield f"## Ablations, on dev\n\n{grid(['name', 'what', *measures], lines)}"


def _failures(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        missed = [each for each in part.examined if each.question.gold and not _is_placed(each)]
        otherwise = [each for each in part.examined if each.opposites]
        counts = (
            f"{len(missed)} without their place among the first five, {len(otherwise)} that state a fact otherwise."
        )
        yield f"## Failures: {part.name}, {part.mode}\n\n{counts}"
        if part.is_open:
            yield "\n".join(map(_missed, missed))
            yield "\n".join(map(_otherwise, otherwise))


def _is_placed(each: Examined) -> bool:
    level = "article" if each.question.whole_articles else "pinpoint"
    return is_found(each.question, each.ids[:5], LEVELS[level])


def _missed(each: Examined) -> str:
    first = ", ".join(place.removeprefix("aia:") for place in each.ids[:5]) or "nothing"
    wanted = (" and " if each.question.needs_all else " or ").join(each.question.gold)
    return f"- `{each.question.id}` {each.question.text}\n  wanted {wanted}; found {first}"


def _otherwise(each: Examined) -> str:
    return f"- `{each.question.id}` {each.question.text}\n  states otherwise: {', '.join(each.opposites)}"
