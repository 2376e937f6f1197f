"""A small law of our own: a garden rule, with steps of every kind, an exception, a role and two days."""

from datetime import date
from pathlib import Path

from helpdesk.checker.rulebook import Rulebook, read_rulebook
from helpdesk.law.calendar import Day
from helpdesk.law.penalty import Penalty

BEFORE, EARLY, LATE = date(2030, 1, 1), date(2031, 6, 1), date(2033, 6, 1)

CALENDAR = (
    Day("early", EARLY, "Gates must close", ("aia:art_1",), (), ("2099",)),
    Day("late", LATE, "Ponds must be fenced", ("aia:art_2",), (), ("2099",)),
)
PENALTIES = (
    Penalty("small", "A gate left open", (), 100, 2.0, {"sme": "lower", "smc": "lower", "others": "higher"}, "x", ()),
    Penalty("fixed", "A pond left open", (), 50, None, {}, "x", ()),
)

FLOW = """
[[question]]
id = "place"
asks = "What is it?"
why = "The rule is for gardens."
help = "A garden has a fence."
cites = ["aia:art_1"]
options = [
  { id = "garden", says = "A garden", finds = ["garden"], heard = ["garden", "flower bed"] },
  { id = "street", says = "A street" },
]

[[question]]
id = "roles"
asks = "Who are you?"
why = "Duties differ."
help = "Tick all."
kind = "many"
cites = ["aia:art_1"]
options = [
  { id = "owner", says = "The owner", finds = ["told-owner"], heard = ["my own"] },
  { id = "guest", says = "A guest", finds = ["told-guest"] },
  { id = "none", says = "None of these" },
]

[[question]]
id = "pond"
asks = "Is there a pond?"
why = "Ponds are dangerous."
help = "Any water deeper than a hand."
cites = ["aia:art_2"]
options = [{ id = "yes", says = "Yes", finds = ["pond"] }, { id = "no", says = "No" }]

[[question]]
id = "dry"
asks = "Is the pond dry?"
why = "A dry pond is no danger."
help = "No water all year."
cites = ["aia:art_2"]
options = [{ id = "yes", says = "Yes", finds = ["dry"] }, { id = "no", says = "No" }]

[[question]]
id = "made"
asks = "When was it made?"
why = "Old gardens have more time."
help = "The day of the last stone."
kind = "day"
cites = ["aia:art_2"]
bands = [{ before = "early", finds = ["old"] }]

[[question]]
id = "size"
asks = "How big is your business?"
why = "Fines differ."
help = "By staff."
cites = ["aia:art_1"]
options = [{ id = "sme", says = "Small", finds = ["sme"] }, { id = "large", says = "Large", finds = ["large-company"] }]

[[question]]
id = "turnover"
asks = "What is your turnover?"
why = "Fines differ."
help = "Worldwide."
kind = "number"
optional = true
cites = ["aia:art_1"]
bands = [{ above = 1000, finds = ["rich"] }]
"""

FINDINGS = """
[[finding]]
id = "garden"
says = "It is a garden."
cites = ["aia:art_1"]
[[finding]]
id = "told-owner"
says = "You own it."
cites = ["aia:art_1"]
[[finding]]
id = "told-guest"
says = "You visit it."
cites = ["aia:art_1"]
[[finding]]
id = "pond"
says = "It has a pond."
cites = ["aia:art_2"]
[[finding]]
id = "dry"
says = "The pond is dry."
cites = ["aia:art_2"]
[[finding]]
id = "old"
says = "It is old."
cites = ["aia:art_2"]
[[finding]]
id = "sme"
says = "Small."
cites = ["aia:art_1"]
[[finding]]
id = "large-company"
says = "Large."
cites = ["aia:art_1"]
[[finding]]
id = "rich"
says = "Rich."
cites = ["aia:art_1"]
[[finding]]
id = "owner"
says = "You are the owner."
cites = ["aia:art_1"]
role = true
when = "garden and told-owner"
[[finding]]
id = "danger"
says = "It is dangerous."
cites = ["aia:art_2"]
risk = "high-risk"
when = "garden and pond and not dry"
[[finding]]
id = "plain"
says = "It is a plain garden."
cites = ["aia:art_1"]
risk = "minimal"
when = "garden and not danger"
[[finding]]
id = "outside"
says = "The rule is not for it."
cites = ["aia:art_1"]
risk = "out-of-scope"
when = "not garden"
"""

OBLIGATIONS = """
[[schedule]]
id = "fence"
cases = [{ when = "old and not since:late", from = "late" }, { from = "early" }]
[[fine]]
id = "pond"
cases = [{ when = "sme", tier = "fixed" }, { tier = "small" }]
[[obligation]]
id = "close-the-gate"
role = "owner"
duty = "Close the gate."
cites = ["aia:art_1"]
when = "garden"
applies = "early"
fine = "small"
evidence = ["A photograph"]
[[obligation]]
id = "fence-the-pond"
role = "owner"
duty = "Fence the pond."
cites = ["aia:art_2"]
when = "danger"
applies = "fence"
fine = "pond"
[[obligation]]
id = "plant-a-tree"
role = "owner"
duty = "Plant a tree."
cites = ["aia:art_3"]
when = "garden"
applies = "early"
voluntary = true
"""


def write_rows(corpus: Path, flow: str = FLOW, findings: str = FINDINGS, obligations: str = OBLIGATIONS) -> Path:
    """The rows as files of a corpus."""
    for folder, text in (("flow", flow), ("findings", findings), ("obligations", obligations)):
        (corpus / folder).mkdir(parents=True, exist_ok=True)
        (corpus / folder / "10_all.toml").write_text(text, "utf-8")
    return corpus


def read(corpus: Path) -> Rulebook:
    """The rulebook of those files."""
    return read_rulebook(corpus, CALENDAR, PENALTIES)
