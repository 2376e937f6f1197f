"""A finding: something the check can establish, told as a sentence, with the law it rests on."""

from dataclasses import dataclass, field
from enum import StrEnum

from helpdesk.law.rule import Rule


class Tier(StrEnum):
    """The classes of risk a system or a model can be in, several at once; the worst first."""

    PROHIBITED = "prohibited"
    HIGH_RISK = "high-risk"
    EXEMPTED = "high-risk-exempted"
    TRANSPARENCY = "transparency"
    GPAI_SYSTEMIC = "gpai-systemic"
    GPAI = "gpai"
    MINIMAL = "minimal"
    OUT_OF_SCOPE = "out-of-scope"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Finding:
    """What can be established: by an answer when it has no `rule`, otherwise from other findings.

    `says` tells it when it holds, `says_not` when it does not. A `tier` puts the system or model into a class of
    risk; `is_role` makes it a role that owes duties. `exception` tells what would lift a ban, `next` what to do.
    `is_told` marks one that is no class and yet belongs into the result. `group` is the file it stands in.
    """

    id: str
    says: str
    says_not: str
    cites: tuple[str, ...]
    rule: Rule | None = None
    tier: Tier | None = None
    is_role: bool = False
    exception: str = ""
    next: tuple[str, ...] = ()
    note: str = ""
    is_told: bool = False
    group: str = field(default="", compare=False)
