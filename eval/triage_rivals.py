"""The rivals of triage: the usual words, the nearest line that tells a class, and the nearest precedent.

What the first two know stands in rivals.toml. The last two compare by the packaged sentence model, as it is.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from eval.labelled import GRAVE, GRAVEST, Labelled
from eval.triaged import Triaged
from helpdesk.checker.finding import Tier
from helpdesk.triage.precedent import Precedent

FILE = Path(__file__).with_name("rivals.toml")
Rival = Callable[[Labelled], Triaged]
Encode = Callable[[str], np.ndarray]


def read_rivals(file: Path = FILE) -> dict[str, list[dict]]:
    """The lines ("class") and the words ("words") of the rivals. Raises OSError and ValueError."""
    return tomllib.loads(file.read_text("utf-8"))


def by_words(rows: Iterable[dict]) -> Rival:
    """The gravest class that some word calls, and `minimal` where none does."""
    called = [(Tier(row["tier"]), row["place"], _any_of(row["words"])) for row in rows]
    called.sort(key=lambda row: GRAVEST.index(row[0]))

    def triage(case: Labelled) -> Triaged:
        met = [(tier, place) for tier, place, words in called if words.search(case.text.casefold())]
        tier = met[0][0] if met else Tier.MINIMAL
        places = tuple(place for other, place in met if other is tier)
        # Prohibited before high-risk before the rest, and the more words the graver.
        gravity = sum(10.0 if other is Tier.PROHIBITED else 1.0 for other, _ in met if other in GRAVE)
        return Triaged(case, tier, places, gravity)

    return triage


def _any_of(words: list[str]) -> re.Pattern:
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in words))


def by_lines(rows: Iterable[dict], encode: Encode) -> Rival:
    """The class whose line is nearest in meaning; it names no provision."""
    rows = list(rows)
    tiers, lines = [Tier(row["tier"]) for row in rows], np.stack([encode(row["line"]) for row in rows])

    def triage(case: Labelled) -> Triaged:
        cosines = lines @ encode(case.text)
        return Triaged(case, tiers[int(cosines.argmax())], (), _gravity(cosines, tiers))

    return triage


def by_precedent(precedents: Iterable[Precedent], vectors: np.ndarray, encode: Encode) -> Rival:
    """The class and the provisions of the precedent nearest in meaning. `vectors`: a row for each precedent."""
    kinds = [each.kind for each in precedents]
    tiers = [kind.tier for kind in kinds]

    def triage(case: Labelled) -> Triaged:
        cosines = vectors @ encode(case.text)
        kind = kinds[int(cosines.argmax())]
        tier = None if kind.tier is Tier.UNDETERMINED else kind.tier
        return Triaged(case, tier, kind.decides, _gravity(cosines, tiers))

    return triage


def _gravity(cosines: np.ndarray, tiers: list[Tier]) -> float:
    """How much nearer the nearest grave one is than the nearest other."""
    grave = np.array([tier in GRAVE for tier in tiers])
    return float(cosines[grave].max() - cosines[~grave].max())
