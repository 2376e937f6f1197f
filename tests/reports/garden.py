"""A checked garden: the small rules of tests/checker, laid out so that papers can be made from them."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from helpdesk.checker.check import Check, check
from helpdesk.checker.facts import Subject, admit
from helpdesk.checker.rulebook import Rulebook, read_rulebook
from helpdesk.law import Force
from helpdesk.reports import Material, Outline, Quote, read_outlines
from tests.checker import small

DAY = date(2032, 1, 1)  # after the gates must close, before the ponds must be fenced
NAME = "Gärtnerei Łąka Кошка Γάτα"
DESCRIPTION = "Zażółć gęślą jaźń.\nÄöüß, Ελληνικά, Кириллица, čšž, ő, ș, þ."
FACTS = {"place": "garden", "roles": ["owner"], "pond": "yes", "dry": "no", "made": date(2030, 5, 1), "size": "sme"}
QUOTES = {
    "aia:art_1": Quote(
        "Article 1", "Gates shall be closed.\nAt night too.", Force.BINDING, "https://law.test/1", "2031-06-01"
    ),
    "aia:art_2": Quote("Article 2", "Ponds need a fence.", Force.DIGEST, "https://law.test/2", "2031-06-01"),
}

PAPERS = """
[[paper]]
id = "plan"
title = "Plan of the fence"
lead = "What the fence looks like."
duties = ["fence-the-pond"]
cites = ["aia:art_2"]

[[row]]
id = "where"
paper = "plan"
part = "The pond"
title = "Where it is"
asks = "Describe the place."
cites = ["aia:art_2"]
from = ["name", "description", "place", "pond"]
says = ["Measure twice."]

[[row]]
id = "height"
paper = "plan"
part = "The pond"
title = "How high it is"
asks = "Give the height."
cites = ["aia:art_2"]
from = ["dry"]
from_not = ["rich"]

[[row]]
id = "owner"
paper = "plan"
part = "The owner"
title = "Who owns it"
asks = "Name the owner."
cites = ["aia:art_1"]
from = ["told-owner"]
full = true

[[row]]
id = "guest"
paper = "plan"
part = "The guest"
title = "What guests are told"
cites = ["aia:art_1"]
when = "told-guest"
texts = ["Mind the pond."]
"""

_FINDINGS = small.FINDINGS.replace(
    'id = "rich"\nsays = "Rich."', 'id = "rich"\nsays = "Rich."\nsays_not = "You are not rich."'
)
_BANNED = _FINDINGS.replace(
    'risk = "high-risk"',
    'risk = "prohibited"\nexception = "The pond would have to be dry."\nnext = ["Drain it."]\nnote = "Fish may stay."',
)
_CALENDAR = tuple(replace(day, covers=day.cites) for day in small.CALENDAR)


@cache
def book(banned: bool = False) -> Rulebook:
    """The rules of the garden; a dangerous pond may also be banned."""
    with TemporaryDirectory() as folder:
        corpus = small.write_rows(Path(folder), findings=_BANNED if banned else _FINDINGS)
        return read_rulebook(corpus, _CALENDAR, small.PENALTIES)


def checked(
    name: str = NAME, description: str = DESCRIPTION, banned: bool = False, as_of: date = DAY, **facts
) -> Check:
    """The check of the garden with some answers changed; None takes an answer away."""
    told = {step: reply for step, reply in {**FACTS, **facts}.items() if reply is not None}
    rules = book(banned)
    return check(rules, Subject(name, description, admit(told, rules)), as_of)


def read(text: str, folder: Path) -> tuple[Outline, ...]:
    """The outlines that a text spells."""
    (folder / "papers.toml").write_text(text, "utf-8")
    return read_outlines(folder, book())


@cache
def outlines() -> tuple[Outline, ...]:
    """The outlines of the garden's papers."""
    with TemporaryDirectory() as folder:
        return read(PAPERS, Path(folder))


def material(quotes: dict[str, Quote] | None = None) -> Material:
    """What the garden's papers are made from."""
    return Material(QUOTES if quotes is None else quotes, outlines(), "2099", "Gartenamt Łódź")
