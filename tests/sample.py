"""A small installation of our own: the Garden Robots Act in the place of the Act, with rows that speak of gardens."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from helpdesk.settings import ROOT, Settings
from tests.shelf.garden import FIXTURES

PUBLISHED, IN_FORCE = "2099-04-01", "2099-06-01"
BEFORE, SPRING, SUMMER, LATER = date(2099, 3, 1), date(2099, 5, 1), date(2099, 6, 15), date(2101, 1, 1)
KEPT = ROOT / ".helpdesk" / "trial"  # vectors and the prepared model outlive a run, so that only the first one is slow

_VERSION = """
[[version]]
source = "aia"
day = "{day}"
celex = "{celex}"
layout = "{layout}"
force = "{force}"
valid_from = {day}
{ends}
file = "official/{celex}/{{lang}}.xhtml"
url = "https://law.example/{celex}"
languages = ["en"]
sha256 = {{ en = "{sha256}" }}
retrieved = 2099-06-02
"""
_ROWS = {
    "calendar.toml": """
[[day]]
id = "chapter-one"
day = 2099-06-01
what = "Chapter I applies"
cites = ["aia:art_7.sub_3.a"]
covers = ["aia:art_1", "aia:art_2"]
wordings = ["2099-04-01", "2099-06-01"]

[[day]]
id = "watch-by-day"
day = 2099-07-01
what = "Keepers watch by day"
cites = ["aia:art_7.sub_3.b.i"]
covers = ["aia:art_4"]
wordings = ["2099-04-01", "2099-06-01"]
also = "watch-at-night"

[[day]]
id = "watch-at-night"
day = 2099-08-01
what = "Keepers watch at night"
cites = ["aia:art_7.sub_3.b.ii"]
wordings = ["2099-04-01", "2099-06-01"]

[[day]]
id = "general"
day = 2100-05-01
what = "The Act applies in general"
cites = ["aia:art_7.sub_2"]
covers = ["aia:art_3", "aia:art_5", "aia:art_6", "aia:anx_I", "aia:anx_II", "aia:anx_III"]
wordings = ["2099-04-01", "2099-06-01"]
""",
    "routes.toml": """
[[route]]
id = "dates"
cues = ["when", "since when", "deadline"]
leads = ["aia:art_7"]
lift = 0.1

[[route]]
id = "definitions"
cues = ["what is a", "what is", "who is a"]
leads = ["aia:art_2"]
lift = 0.05

[[route]]
id = "duties"
cues = ["duties", "must", "what must"]

[[role]]
id = "keeper"
said = ["keeper", "owner"]
duties = ["aia:art_4"]
""",
    "limits.toml": """
[[subject]]
id = "act"
said = ["garden robots act", "the act"]

[[subject]]
id = "ai"
said = ["robot", "garden"]

[[limit]]
id = "tax"
kind = "other-law"
said = ["vat", "tax return"]
says = "Tax law is not part of the Garden Robots Act."

[[limit]]
id = "contact"
kind = "silent"
said = ["e-mail address", "phone number"]
says = "The Garden Robots Act gives no addresses."
see = ["aia:art_4"]
""",
    "glossary.toml": """
[[term]]
id = "mower"
said = ["lawn mower", "mower"]
law = "garden robot that has a blade"
see = ["aia:art_3.1"]

[[term]]
id = "pet"
said = ["kitten"]
law = "scaring the cat"
see = ["aia:anx_II"]
""",
}


def settle(folder: Path) -> Path:
    """Write the rows and texts of the installation into a folder: its corpus and its shelf."""
    rows = [
        {"layout": "oj", "day": PUBLISHED, "celex": "32099R0007", "force": "authentic-2024"},
        {"layout": "consolidated", "day": IN_FORCE, "celex": "02099R0007-20990601", "force": "binding"},
    ]
    parts = ['[[source]]\nid = "aia"\ntitle = "Regulation on garden robots"\nshort = "Garden Robots Act"\n']
    for row, more in zip(rows, (f"valid_to = {IN_FORCE}", f'recitals = "{PUBLISHED}"'), strict=True):
        content = (FIXTURES / f"sample_{row['layout']}_en.xhtml").read_bytes()
        file = folder / "official" / row["celex"] / "en.xhtml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        parts.append(_VERSION.format(**row, ends=more, sha256=hashlib.sha256(content).hexdigest()))
    for name, text in {"sources.toml": "".join(parts), **_ROWS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def settings_of(corpus: Path, home: Path, **more) -> Settings:
    """The settings of a small installation, whatever the environment of the test says."""
    plain = {"shelf": corpus, "corpus_mirror": None, "model": None, "chroma_url": None, "lang": "en"}
    plain |= {"question_limit": 2000, "offline": True, "log_level": "ERROR"}
    return Settings(corpus=corpus, home=home, **{**plain, **more})


def quietly(done: int, total: int) -> None:
    """Progress that nobody looks at."""


@contextmanager
def replaced(file: Path, old: str, new: str) -> Iterator[None]:
    """A file with other words in it, for a while."""
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(before, encoding="utf-8")
