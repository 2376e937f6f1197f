"""Our own rows that direct a question, read together."""

from dataclasses import dataclass
from pathlib import Path

from helpdesk.answering.followup import Rewriter, read_rules
from helpdesk.answering.limits import Limits, read_limits
from helpdesk.answering.route import Routes, read_routes
from helpdesk.search.glossary import Glossary, read_glossary
from helpdesk.search.plain import Lexicons
from helpdesk.shelf.terms import FalseFriend, read_false_friends


@dataclass(frozen=True)
class Words:
    """Our own rows that direct a question: kinds and roles, limits, everyday words, follow-ups, other languages."""

    routes: Routes
    limits: Limits
    glossary: Glossary
    false_friends: tuple[FalseFriend, ...]
    rewriter: Rewriter
    lexicons: Lexicons


def our_rows(corpus: Path) -> Words:
    """The rows of corpus/ that direct a question. Raises CorpusError when one is wrong."""
    friends = read_false_friends(corpus)
    return Words(
        read_routes(corpus),
        read_limits(corpus),
        read_glossary(corpus),
        friends,
        read_rules(corpus),
        Lexicons(corpus),
    )
