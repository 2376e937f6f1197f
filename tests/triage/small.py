"""A small library over the real rules, and vectors that can be drawn by hand: one axis a kind."""

import numpy as np

from helpdesk.checker.finding import Tier
from helpdesk.triage.classifier import Classifier
from helpdesk.triage.library import Library
from helpdesk.triage.precedent import INSIDE, OUTSIDE, Kind, Precedent
from helpdesk.triage.rows import read_presumptions

HIRING = Kind(
    "hiring", "anx_III.4.a", INSIDE, {"areas": ("employment",), "work-uses": ("recruitment",)}, {}, Tier.HIGH_RISK,
    ("aia:anx_III.4.a",), "It helps to choose people.",
)  # fmt: skip
ROTA = Kind(
    "rota", "anx_III.4.a", OUTSIDE, {"areas": ("employment",), "work-uses": ("none",)}, {}, Tier.MINIMAL,
    ("aia:anx_III.4",), "It only plans hours.",
)  # fmt: skip
STOCK = Kind("stock", "art_95", INSIDE, {}, {}, Tier.MINIMAL, ("aia:art_95",), "It counts things.")
FEELINGS = Kind(
    "feelings", "art_5.1.f", INSIDE,
    {"practices": ("emotion-work-school",), "emotion-inferred": "yes", "emotion-biometric": "yes",
     "emotion-place": ("work",)},
    {"emotion-reason": "no"}, Tier.PROHIBITED, ("aia:art_5.1.f",), "It reads what workers feel.",
)  # fmt: skip
VAGUE = Kind(
    "vague", "open", INSIDE, {"areas": ("employment",), "work-uses": "unknown"}, {}, Tier.UNDETERMINED,
    ("aia:anx_III.4",), "What it does is not said.",
)  # fmt: skip
TEXTS = {
    "hiring": ("Ranks applicants for the warehouse", "Scores letters of applicants and ranks them"),
    "rota": ("Plans the hours of the shop staff", "Weekly hours by who is free"),
    "stock": ("Counts pallets in the yard", "Counts screws in a box"),
    "feelings": ("Reads the mood of call agents from their voice", "Watches faces of drivers for anger at work"),
    "vague": ("We use a tool in our HR", "Some software for HR"),
}
KINDS = (HIRING, ROTA, STOCK, FEELINGS, VAGUE)


def library(corpus, book) -> Library:
    """The small library over the rules of the corpus."""
    found = [
        Precedent(f"{kind.id}/{n}", text, "en", kind) for kind in KINDS for n, text in enumerate(TEXTS[kind.id], 1)
    ]
    return Library(book, tuple(found), read_presumptions(corpus, book))


def toward(**shares: float) -> np.ndarray:
    """The unit vector of a description that lies between kinds: toward(hiring=3, rota=1)."""
    found = np.array([shares.get(kind.id, 0.0) for kind in KINDS], dtype=np.float32)
    return found / np.linalg.norm(found)


def classifier(taught: Library, sharpness: float = 8.0) -> Classifier:
    """A classifier whose every kind looks along its own axis."""
    number = {kind.id: place for place, kind in enumerate(KINDS)}
    kind_of = np.array([number[each.kind.id] for each in taught.precedents])
    axes = np.eye(len(KINDS), dtype=np.float32)
    names = tuple(kind.id for kind in KINDS)
    return Classifier("small", taught.stamp, names, axes * sharpness, np.zeros(len(KINDS)), 1.0, axes[kind_of], kind_of)
