"""Two wordings of one place, word by word: what was taken out and what was put in, in signs as well as colours."""

import difflib
import re
from collections.abc import Iterable

from helpdesk.desk import Change
from helpdesk.pages import words
from helpdesk.pages.marks import safe, tag
from helpdesk.shelf.shelf import mark

_PIECE = re.compile(r"\s+|[^\s\w]|\w+")


def changes_html(changes: Iterable[Change]) -> str:
    """The changed units in order; unchanged stretches are counted, not shown."""
    rows, same = [], 0
    for change in changes:
        if not change.changed and not _deleted_now(change):
            same += bool(change.after and change.after.text)  # a heading without words is no place
            continue
        rows += [_skipped(same), _change_html(change)]
        same = 0
    if not any(rows):
        return tag("p", safe(words.COMPARE_SAME), class_="skipped")
    return tag("div", "".join([*rows, _skipped(same)]), class_="law", data_show="yes")


def words_html(before: str, after: str) -> str:
    """Two texts as one, with <del> around words that went and <ins> around words that came.

    >>> words_html("shall ensure", "shall not ensure")
    'shall <ins><b>[+</b>not <b>]</b></ins>ensure'
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    parts = []
    for same, taken, put in _runs(old, new):
        parts.append(safe(same))
        parts.append(_signed("del", "[−", taken) if taken else "")
        parts.append(_signed("ins", "[+", put) if put else "")
    return "".join(parts)


def _signed(name: str, sign: str, text: str) -> str:
    """A change between signs that can be heard and copied, not only seen."""
    return tag(name, f"{tag('b', sign)}{safe(text)}{tag('b', ']')}")


def _runs(old: list[str], new: list[str]) -> list[list[str]]:
    """[words that stayed, words taken out, words put in], in order; a blank between two changes joins them."""
    runs = [["", "", ""]]
    steps = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for what, i, j, k, m in steps:
        before, after = "".join(old[i:j]), "".join(new[k:m])
        joins = not before.strip() and any(runs[-1][1:]) and (what, i, j, k, m) != steps[-1]
        if what == "equal" and not joins:
            runs.append([before, "", ""])
        else:
            runs[-1][1] += before
            runs[-1][2] += after
    return runs


def _deleted_now(change: Change) -> bool:
    return bool(change.after and change.after.deleted and not (change.before and change.before.deleted))


def _change_html(change: Change) -> str:
    standing = change.after or change.before
    before = change.before.text if change.before else ""
    after = change.after.text if change.after else ""
    label = tag("p", f"<strong>{safe(standing.label)}</strong> {_what(change)}", class_="small")
    text = tag("div", words_html(before, after), class_="words")
    number = tag("span", safe(mark(standing)), class_="no")
    return tag("div", f"{number}<div>{label}{text}</div>", class_="unit")


def _what(change: Change) -> str:
    if change.before is None:
        return tag("span", safe(words.NEW_PLACE), class_="tagged")
    if change.after is None or change.after.deleted:
        return tag("span", safe(words.GONE_PLACE), class_="tagged")
    return ""


def _skipped(count: int) -> str:
    if not count:
        return ""
    return tag("p", safe(words.count_words(count, words.UNCHANGED_ONE, words.UNCHANGED)), class_="skipped")
