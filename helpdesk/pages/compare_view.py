"""Two wordings of one place, word by word: what was taken out and what was put in, in signs as well as colours."""

from collections.abc import Iterable

from helpdesk.desk import Change
from helpdesk.pages import words
from helpdesk.pages.marks import safe, tag
from helpdesk.shelf.shelf import mark
from helpdesk.shelf.stretches import stretches


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
    parts = []
    for run in stretches(before, after):
        parts.append(safe(run.same))
        parts.append(_signed("del", "[−", run.taken) if run.taken else "")
        parts.append(_signed("ins", "[+", run.put) if run.put else "")
    return "".join(parts)


def _signed(name: str, sign: str, text: str) -> str:
    """A change between signs that can be heard and copied, not only seen."""
    return tag(name, f"{tag('b', sign)}{safe(text)}{tag('b', ']')}")


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
