"""Resolving: from phrases as written to citations, given where the text stands."""

from helpdesk.law.citation.lists import MOST_VALUES, Path
from helpdesk.law.citation.numerals import is_lettered, is_numbered
from helpdesk.law.citation.phrases import Group, Phrase
from helpdesk.law.citation.pointer import Citation, is_path
from helpdesk.law.citation.tongue import Unit

_ABSOLUTE = {Unit.ARTICLE, Unit.ANNEX, Unit.RECITAL, Unit.DEFINITION, Unit.CHAPTER}


def is_absolute(phrase: Phrase) -> bool:
    """Whether the phrase names an article, an annex or a recital, so that it stands by itself."""
    return phrase.outer.outer in _ABSOLUTE and not phrase.outer.points_back


def resolved(phrase: Phrase, here: Citation | None, source: str) -> tuple[Citation, ...]:
    """The citations of a phrase; none when it is relative and nothing says to what."""
    outers = _outermost(phrase.outer, here, source)
    if outers is None:
        return ()
    for group in reversed(phrase.groups[:-1]):
        outers = [outer + value for outer in outers for value in group.values][:MOST_VALUES]
    own = source if is_absolute(phrase) or here is None else here.source
    return tuple(Citation(own, path) for path in dict.fromkeys(outers) if is_path(path))


def resolved_beside(phrase: Phrase, before: tuple[Citation, ...], units: set[Unit]) -> tuple[Citation, ...]:
    """ "Article 6(1), point (a) and point (b)": a phrase that goes on where a citation before it stopped."""
    outer = phrase.outer.outer
    if not before or phrase.outer.points_back:
        return ()
    lettered = outer is Unit.POINT and is_lettered(before[-1].path[-1])  # "Article 5(1)(a) and point (b)"
    if outer not in units and not lettered:
        return ()
    return resolved(phrase, before[-1], before[-1].source)


def _outermost(group: Group, here: Citation | None, source: str) -> list[Path] | None:
    """The full paths of the outermost group."""
    if group.points_back:
        around = _around(group.outer, here) if here and group.points_back == "this" else None
        return [around] if around else None
    if group.outer is Unit.CHAPTER:
        return None
    if group.outer in _ABSOLUTE:
        return list(group.values)
    if group.outer is Unit.PARAGRAPH and source.startswith("gl-"):
        return [(f"par_{value[0]}", *value[1:]) for value in group.values if is_numbered(value[0])]
    bases = [_base(group, value, here) if here else None for value in group.values]
    found = [base + value for base, value in zip(bases, group.values, strict=True) if base is not None]
    return found or None


def _around(unit: Unit, here: Citation) -> Path | None:
    """The unit of this kind around the place where we are: "this Article", "this paragraph"."""
    path, kind = here.path, here.path[0][:4]
    if unit in _ABSOLUTE:
        return path[:1] if kind == {Unit.ARTICLE: "art_", Unit.ANNEX: "anx_"}.get(unit) else None
    if unit is Unit.PARAGRAPH:
        return path[:2] if kind == "art_" and len(path) > 1 and is_numbered(path[1]) else path[:1]
    if unit is Unit.SUBPARAGRAPH:
        return _container(path)
    return path if unit in (Unit.POINT, Unit.SUBPOINT) and path[-1][-1:].isalnum() and len(path) > 1 else None


def _base(group: Group, value: Path, here: Citation) -> Path | None:
    """What stands before the value of a relative pointer, read where we are; None when it cannot be told."""
    path = here.path
    in_annex, in_article = path[0].startswith("anx_"), path[0].startswith("art_")
    if group.outer is Unit.PARAGRAPH and is_numbered(value[0]):
        return path[:1] if in_article else None
    if group.outer is Unit.SECTION:
        return path[:1] if in_annex else None
    if group.outer is Unit.SUBPARAGRAPH and value[0].startswith("sub_"):
        return _numbers_of(path) if in_article else None
    if group.outer in (Unit.INDENT, Unit.SENTENCE) or not (in_annex or in_article):
        return None
    if is_numbered(value[0]):
        return _section_of(path) if in_annex else None
    return _container(path)


def _section_of(path: Path) -> Path:
    """An annex, or the section of it, in which its points are numbered."""
    return path[:2] if len(path) > 1 and (path[1].isupper() or path[1].startswith("sec_")) else path[:1]


def _numbers_of(path: Path) -> Path:
    """The article or its numbered paragraph, without anything below."""
    return path[:2] if len(path) > 1 and is_numbered(path[1]) else path[:1]


def _container(path: Path) -> Path:
    """What the lettered points around this place stand in: a paragraph, a subparagraph, a numbered point."""
    for place, segment in enumerate(path):
        if place and is_lettered(segment):
            return path[:place]
    return path
