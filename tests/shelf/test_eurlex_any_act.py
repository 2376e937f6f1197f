"""Whatever an act is made of, both layouts give the same units: every number an id, every word kept."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.shelf.eurlex import read
from tests.shelf.garden import IN_FORCE, PUBLISHED, article, published

WORDS = st.lists(
    st.sampled_from(["the", "robot", "(no)", "hedge", "22.30", "1.", "May", "‘quiet’", "&", "<"]),
    min_size=1,
    max_size=6,
).map(" ".join)
ROMAN = ("i", "ii", "iii", "iv")


@dataclass(frozen=True)
class Lead:
    """A text and the points it introduces."""

    text: str
    points: tuple["Lead", ...] = ()


POINTS = st.lists(st.builds(Lead, WORDS, st.lists(st.builds(Lead, WORDS), max_size=3).map(tuple)), max_size=3).map(
    tuple
)
PARAGRAPHS = st.lists(st.lists(st.builds(Lead, WORDS, POINTS), min_size=1, max_size=3), min_size=1, max_size=3)


@given(PARAGRAPHS)
@settings(max_examples=60, deadline=None)
def test_an_act_of_any_shape_is_read_alike_from_both_layouts(paragraphs):
    expected = [("garden:art_1", ""), *(unit for n, p in enumerate(paragraphs, 1) for unit in _expected(n, p))]
    oj = read(published(article("1", "Mowing", _oj(paragraphs))), PUBLISHED, "en")
    consolidated = read(_consolidated(paragraphs), IN_FORCE, "en")
    assert [(p.id, p.text) for p in oj] == expected
    assert [(p.id, p.text) for p in consolidated] == expected


def _expected(number, subparagraphs):
    """The rule, said once more: the first list of a paragraph is the paragraph's, later ones their own."""
    listed = False
    for place, lead in enumerate(subparagraphs, 1):
        own = f"garden:art_1.{number}" + (f".sub_{place}" if place > 1 else "")
        yield own, lead.text
        base = own if listed else f"garden:art_1.{number}"
        for letter, point in zip("abc", lead.points, strict=False):
            yield f"{base}.{letter}", point.text
            yield from ((f"{base}.{letter}.{r}", p.text) for r, p in zip(ROMAN, point.points, strict=False))
        listed = listed or bool(lead.points)


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _oj(paragraphs):
    return "".join(f'<div id="001.{n:03}">{_oj_body(n, p)}</div>' for n, p in enumerate(paragraphs, 1))


def _oj_body(number, subparagraphs):
    leads = [f"{number}.   {subparagraphs[0].text}", *(lead.text for lead in subparagraphs[1:])]
    return "".join(
        f"<p>{_escaped(text)}</p>" + _oj_points(lead.points, "abc")
        for text, lead in zip(leads, subparagraphs, strict=True)
    )


def _oj_points(points, marks):
    return "".join(
        f"<table><tbody><tr><td><p>({m})</p></td><td><p>{_escaped(p.text)}</p>{_oj_points(p.points, ROMAN)}</td>"
        "</tr></tbody></table>"
        for m, p in zip(marks, points, strict=False)
    )


def _consolidated(paragraphs):
    body = "".join(_consolidated_body(n, p) for n, p in enumerate(paragraphs, 1))
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><body>
        <p class="reference">02099R0007 — EN — 01.06.2099 — 001.001</p>
        <div id="art_1"><p class="title-article-norm">Article 1</p>{body}</div></body></html>""".encode()


def _consolidated_body(number, subparagraphs):
    first, *later = subparagraphs
    inner = f'<p class="norm inline-element">{_escaped(first.text)}</p>{_grids(first.points, "abc")}'
    rest = "".join(f'<p class="norm">{_escaped(s.text)}</p>{_grids(s.points, "abc")}' for s in later)
    return f"""<div class="norm"><span class="no-parag">{number}.  </span>
        <div class="norm inline-element">{inner}</div></div>{rest}"""


def _grids(points, marks):
    return "".join(
        f"""<div class="grid-container grid-list"><div class="list grid-list-column-1"><span>({m})</span></div>
        <div class="grid-list-column-2"><p class="norm">{_escaped(p.text)}</p>{_grids(p.points, ROMAN)}</div></div>"""
        for m, p in zip(marks, points, strict=False)
    )
