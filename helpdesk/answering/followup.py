"""Follow-ups: a question that leans on the conversation is made one that can be read alone; all others pass.

leaning    whether it leans
carrying   what of the earlier question is kept and what is changed
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from helpdesk.answering.carrying import carried
from helpdesk.answering.cues import Cues, read_cues
from helpdesk.answering.leaning import leans, points_back
from helpdesk.law.phrases import printable

_MOST = 12  # turns that are looked at, the newest


class Rewriter(Protocol):
    """Whatever can make a question of a conversation one that stands alone: our rules, or a model."""

    def understood(self, asked: str, turns: Sequence[str], limit: int) -> str:
        """The standalone question in at most `limit` characters; `asked` itself where it stands alone.

        `turns` are the questions before it in the visitor's own words, oldest first.
        """


@dataclass(frozen=True)
class Rules:
    """The rewriter without a model."""

    cues: Cues

    def understood(self, asked: str, turns: Sequence[str], limit: int) -> str:
        """As Rewriter says; each earlier question is itself read in the light of those before it."""
        earlier = ""
        for turn in list(turns)[-_MOST:]:
            plain = " ".join(printable(turn).split())
            earlier = self._standing(plain, earlier, limit) if plain else earlier
        return self._standing(asked, earlier, limit)

    def _standing(self, asked: str, earlier: str, limit: int) -> str:
        if not earlier or not self.cues.kinds:
            return asked
        if not leans(asked, self.cues) and not points_back(asked, earlier, self.cues):
            return asked
        room = limit - len(asked) - 40  # for the few words that join them
        whole = carried(_cut(earlier, room), asked, self.cues) if room > 0 else asked
        return whole if len(whole) <= limit else asked


def _cut(text: str, length: int) -> str:
    """The text, or its last whole words that fit: what is asked stands at the end."""
    if len(text) <= length:
        return text
    return text[-length:].partition(" ")[2]


def read_rules(corpus: Path) -> Rules:
    """The rules over corpus/followups.toml. Raises CorpusError for a loose end."""
    return Rules(read_cues(corpus))
