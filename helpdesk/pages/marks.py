"""Marks on text: what the law or a visitor wrote becomes safe HTML, with links, terms and highlights woven in.

Nothing here trusts its text: every character goes through `html.escape` before a tag stands beside it.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&@/])")
_IN_A_FILE = re.compile(r"([\\`*_\[\]<>|~$&]|^[#+=-])")


@dataclass(frozen=True, order=True)
class Stretch:
    """Characters of a text between `start` and `end` with the tags that go around them."""

    start: int
    end: int
    opens: str = ""
    closes: str = ""


def safe(text: str) -> str:
    """Text as HTML that can only be read: no tag, no attribute, no entity of its own.

    >>> safe('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return html.escape(text, quote=True).replace("\n", "<br>")


def for_file(text: str) -> str:
    r"""Text for a Markdown file that people read as it is: only what would make a link or a layout is written out.

    >>> for_file("Article 6(3), point (a): [x] <b>")
    'Article 6(3), point (a): \\[x\\] \\<b\\>'
    """
    return _IN_A_FILE.sub(r"\\\1", text.replace("\n", " "))


def plain_markdown(text: str) -> str:
    r"""Text for a label on the screen, where Markdown is read: any character that may mean something is escaped.

    >>> plain_markdown("[a](http://b)")
    '\\[a\\]\\(http\\:\\/\\/b\\)'
    """
    return _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))


def tag(name: str, inside: str, **attributes: str) -> str:
    """An element; attribute values are escaped, `inside` must be safe already. `class_` becomes class.

    >>> tag("a", "6", class_="x", data_open='"')
    '<a class="x" data-open="&quot;">6</a>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value, quote=True)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{inside}</{name}>"


def woven(text: str, links: Iterable[Stretch] = (), quoted: Iterable[tuple[int, int]] = ()) -> str:
    """Text with tags around its links and <mark> around its quoted stretches; links that overlap give way.

    >>> woven("a < b", [Stretch(0, 1, "<i>", "</i>")], [(0, 3)])
    '<i><mark>a</mark></i><mark> &lt;</mark> b'
    """
    quoted = sorted(quoted)
    parts, here = [], 0
    for link in apart(links):
        parts.append(_marked(text, here, link.start, quoted))
        parts.append(f"{link.opens}{_marked(text, link.start, link.end, quoted)}{link.closes}")
        here = link.end
    return "".join([*parts, _marked(text, here, len(text), quoted)])


def apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, without those that begin inside an earlier one."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end)):
        if stretch.end > stretch.start and (not kept or stretch.start >= kept[-1].end):
            kept.append(stretch)
    return kept


def _marked(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> str:
    """The text from start to end, safe, with <mark> where a quote covers it."""
    parts, here = [], start
    for low, high in quoted:
        low, high = max(low, here), min(high, end)
        if low < high:
            parts.append(f"{safe(text[here:low])}<mark>{safe(text[low:high])}</mark>")
            here = high
    return "".join([*parts, safe(text[here:end])])
