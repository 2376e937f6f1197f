"""Stretches: two wordings of one text as one, word by word."""

import difflib
import re
from dataclasses import dataclass

_PIECE = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, then words that were taken out, then words that were put in."""

    same: str
    taken: str
    put: str


def stretches(before: str, after: str) -> list[Stretch]:
    """The stretches of two texts, in order; a blank between two changes joins them.

    >>> stretches("shall ensure", "shall not ensure")
    [Stretch(same='shall ', taken='', put='not '), Stretch(same='ensure', taken='', put='')]
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    runs = [["", "", ""]]
    steps = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for what, i, j, k, m in steps:
        gone, come = "".join(old[i:j]), "".join(new[k:m])
        joins = not gone.strip() and any(runs[-1][1:]) and (what, i, j, k, m) != steps[-1]
        if what == "equal" and not joins:
            runs.append([gone, "", ""])
        else:
            runs[-1][1] += gone
            runs[-1][2] += come
    return [Stretch(*run) for run in runs if any(run)]
