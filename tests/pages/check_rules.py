"""Small rules of our own for the check: robots in gardens, one ban, one strict class, and duties of their keeper."""

from functools import cached_property
from pathlib import Path

from helpdesk.checker.rulebook import Rulebook, read_rulebook
from helpdesk.law.penalty import Penalty
from tests.pages.stub_desk import CALENDAR, HOSTILE, StubDesk

FLOW = f"""
[[question]]
id = "what"
asks = "Is it a robot?"
why = "Only robots count."
help = "A machine that answers letters."
yes = ["A letter machine"]
no = ["A letter box"]
cites = ["aia:art_3.1"]
options = [{{ id = "yes", says = "Yes, a robot", finds = ["is-robot"] }}, {{ id = "no", says = "No" }}]

[[question]]
id = "where"
asks = "Where is it?"
why = "Places matter."
help = "Tick the places."
kind = "many"
cites = ["aia:art_4"]
options = [
    {{ id = "garden", says = "In a garden, or a park", finds = ["in-garden"] }},
    {{ id = "home", says = "At home", finds = ["at-home"] }},
    {{ id = "none", says = "None of these" }},
]

[[question]]
id = "scares"
asks = "Does it scare cats?"
why = "Scaring is banned."
help = "{HOSTILE.replace('"', "")}"
cites = ["aia:art_6"]
options = [{{ id = "yes", says = "Yes", finds = ["scares"] }}, {{ id = "no", says = "No" }}]

[[question]]
id = "treats"
asks = "Is it to heal the cat?"
why = "Healing is allowed."
help = "A vet must say so."
cites = ["aia:art_6"]
options = [{{ id = "yes", says = "Yes", finds = ["heals"] }}, {{ id = "no", says = "No" }}]

[[question]]
id = "compute"
asks = "How much training went into it?"
why = "Big ones have duties."
help = "Count the operations."
kind = "number"
cites = ["aia:anx_I"]
bands = [{{ above = 1e25, finds = ["huge"] }}]

[[question]]
id = "made"
asks = "When was it made?"
why = "Old robots keep their names."
help = "The first day in use."
kind = "day"
cites = ["aia:art_6"]
bands = [{{ before = "names", finds = ["made-early"] }}]

[[question]]
id = "organisation"
asks = "How big are you?"
why = "Fines depend on it."
help = "Count the people."
cites = ["aia:art_4"]
options = [
    {{ id = "small", says = "Small", finds = ["sme"] }},
    {{ id = "big", says = "Big", finds = ["large-company"] }},
]

[[question]]
id = "turnover"
asks = "What is your turnover?"
why = "Fines depend on it."
help = "In a year."
kind = "number"
optional = true
cites = ["aia:art_4"]
bands = [{{ above = 0, finds = ["has-turnover"] }}]
"""
_ELEMENTS = "".join(
    f"""
[[finding]]
id = "{name}"
says = "{says}"
says_not = "Not so: {says}"
cites = ["aia:art_4"]
"""
    for name, says in {
        "is-robot": "It is a robot.",
        "in-garden": "It stands in a garden.",
        "at-home": "It lives at home.",
        "scares": "It scares cats.",
        "heals": "It heals the cat.",
        "huge": "It was trained a lot.",
        "made-early": "It was made early.",
        "sme": "You are small.",
        "large-company": "You are big.",
        "has-turnover": "You have a turnover.",
    }.items()
)
FINDINGS = f"""{_ELEMENTS}
[[finding]]
id = "covered"
says = "The small law covers it."
says_not = "The small law does not cover it."
cites = ["aia:art_3"]
when = "is-robot and (in-garden or at-home)"

[[finding]]
id = "keeper"
says = "You are its keeper."
says_not = "You are not its keeper."
cites = ["aia:art_4"]
when = "covered"
role = true

[[finding]]
id = "banned"
says = "Scaring cats is banned."
says_not = "No cat is scared."
cites = ["aia:art_4.1"]
when = "covered and scares and not heals"
risk = "prohibited"
exception = "A vet would have to order it."
next = ["Stop scaring cats."]

[[finding]]
id = "strict"
says = "It is a strict robot."
says_not = "It is no strict robot."
cites = ["aia:art_6"]
when = "covered and huge"
risk = "high-risk"

[[finding]]
id = "plain"
says = "Nothing special is met."
says_not = "Something special is met."
cites = ["aia:art_3"]
when = "covered and not banned and not strict"
risk = "minimal"

[[finding]]
id = "outside"
says = "The small law does not reach it."
says_not = "The small law reaches it."
cites = ["aia:art_3"]
when = "not covered"
risk = "out-of-scope"
"""
OBLIGATIONS = """
[[obligation]]
id = "read"
role = "keeper"
duty = "Read one book a year."
cites = ["aia:art_4.1"]
when = "covered"
applies = "literacy"
fine = "small-fine"
evidence = ["The book"]

[[schedule]]
id = "naming"
cases = [{ when = "made-early", from = "literacy" }, { from = "names" }]

[[obligation]]
id = "name"
role = "keeper"
duty = "Give it a name."
cites = ["aia:art_6"]
when = "strict"
applies = "naming"
fine = "small-fine"
note = "Short names do."

[[obligation]]
id = "wave"
role = "keeper"
duty = "Wave at it."
cites = ["aia:art_3"]
when = "covered"
applies = "names"
voluntary = true
"""
FINES = (Penalty("small-fine", "", (), 7_500_000, 1.0, {"sme": "lower", "smc": "lower", "others": "higher"}, "", ()),)
PROHIBITED = {"what": "yes", "where": "garden", "scares": "yes", "treats": "no"}
FINISHED = {**PROHIBITED, "compute": "2e25", "made": "2028-09-01", "organisation": "small"}


def small_rules(folder: Path) -> Rulebook:
    """The rules, written into a folder and read as the real ones are."""
    for name, text in (("flow", FLOW), ("findings", FINDINGS), ("obligations", OBLIGATIONS)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "10_scope.toml").write_text(text, encoding="utf-8")
    return read_rulebook(folder, CALENDAR, FINES)


class CheckDesk(StubDesk):
    """The small desk with the small rules."""

    @cached_property
    def rules(self) -> Rulebook:
        return small_rules(self.settings.home / "rules")

    @cached_property
    def outlines(self) -> tuple:
        """No drafts beside the report: those of the house serve duties that are not here."""
        return ()
