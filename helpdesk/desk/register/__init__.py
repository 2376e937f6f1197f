"""The register at the desk: an inventory's results kept, looked through, reviewed, compared and handed on."""

from helpdesk.desk.register.comparing import between_days, between_runs, due
from helpdesk.desk.register.deciding import again, decided, told
from helpdesk.desk.register.keeping import keep_run
from helpdesk.desk.register.letter import letter
from helpdesk.desk.register.looking import (
    Opened,
    history,
    inventories,
    listed,
    opened,
    owners,
    rows,
    runs,
)
from helpdesk.desk.register.precedents import add_precedent, precedents, withdraw_precedent
from helpdesk.desk.register.reviewing import (
    REVIEWERS,
    Done,
    Override,
    accept,
    accept_all,
    answer,
    ask_owner,
    ask_owners,
    override,
    reopen,
)
from helpdesk.records.register import Assessment, FactVersion, Review, Run, Standing
from helpdesk.records.register_comparing import Change, Difference, Outcome
from helpdesk.records.register_due import Due
from helpdesk.records.register_history import Deed
from helpdesk.records.register_keeping import NewRun
from helpdesk.records.register_listing import Counts, Leaf, Listed, Page, Sought
from helpdesk.records.register_precedents import TeamPrecedent

__all__ = [
    "REVIEWERS", "Assessment", "Change", "Counts", "Deed", "Difference", "Done", "Due", "FactVersion", "Leaf",
    "Listed", "NewRun", "Opened", "Outcome", "Override", "Page", "Review", "Run", "Sought", "Standing",
    "TeamPrecedent", "accept", "accept_all", "add_precedent", "again", "answer", "ask_owner", "ask_owners",
    "between_days", "between_runs", "decided", "due", "history", "inventories", "keep_run", "letter", "listed",
    "opened", "override", "owners", "precedents", "reopen", "rows", "runs", "told", "withdraw_precedent",
]  # fmt: skip
