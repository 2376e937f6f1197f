"""Penalties: the ceiling of a fine, by breach and by size of the company."""

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """How big a company is, as far as fines depend on it."""

    SME = "sme"
    SMC = "smc"
    OTHERS = "others"


@dataclass(frozen=True)
class Penalty:
    """A tier of fines, like EUR 35 million or 7 % for a prohibited practice.

    `amount` in euro and `share` in per cent of yearly worldwide turnover, None where the Act sets none; `rule`
    says for each size whether the higher or the lower of the two is the ceiling. `duties` are the ids whose breach
    it is, `cites` the provisions that say so.
    """

    id: str
    breach: str
    duties: tuple[str, ...]
    amount: int | None
    share: float | None
    rule: dict[str, str]
    fined_by: str
    cites: tuple[str, ...]

    def ceiling(self, size: Size, turnover: float | None) -> float | None:
        """The most a fine can be, in euro, for a company of that size and turnover (None: no undertaking).

        >>> ban = Penalty("x", "", (), 35_000_000, 7.0, {"sme": "lower", "others": "higher"}, "", ())
        >>> ban.ceiling(Size.SME, 2_000_000), ban.ceiling(Size.OTHERS, 2_000_000)
        (140000.0, 35000000)
        """
        if self.amount is None or self.share is None or turnover is None:
            return self.amount
        both = (self.amount, self.share / 100 * turnover)
        return min(both) if self.rule[size] == "lower" else max(both)
