"""An obligation: a duty with its holder, its conditions, its first day and its fine."""

from dataclasses import dataclass

from helpdesk.law.rule import Rule


@dataclass(frozen=True)
class Case:
    """One line of a schedule or of a table of fines: where `rule` holds, this is the day or the tier (its id)."""

    rule: Rule
    then: str


@dataclass(frozen=True)
class Obligation:
    """What somebody must do, or is well advised to do where it is `voluntary`.

    It is owed where `rule` holds for a holder of the `role`. `starts` and `fines` are tried in order; the first case
    that holds gives the id of the first day in the calendar, and the id of the tier of fines.
    """

    id: str
    role: str
    duty: str
    cites: tuple[str, ...]
    rule: Rule
    starts: tuple[Case, ...]
    fines: tuple[Case, ...]
    evidence: tuple[str, ...] = ()
    voluntary: bool = False
    note: str = ""
