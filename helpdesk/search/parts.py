"""Parts: a question that asks several things, taken apart into one question each.

"A bought tool ranks our staff. Who may supervise it, and how long do we keep its logs?" asks two things; each part
keeps what was told before it, because "its logs" means nothing alone. Where one question names several things in a
row, each thing is a part.
"""

import re
from collections.abc import Iterator

_MOST = 4  # parts that are searched
_SHORTEST = 2  # words of a question that can be searched
_ALONE = 4  # words from which a question can be read alone
_FEWEST = 3  # things that make a row
_LONGEST = 8  # words of a thing in a row; what is longer is no row but a sentence with commas
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_ASKS = (
    r"(?:by when|since when|until when|from (?:when|what day|which day)|as of (?:when|which day)|for how long|"
    r"(?:on|in|to|for|under|at|by|of|from|with) (?:which|what|whom|whose)|"
    r"who|whom|whose|what|which|when|where|how|why|may|must|can|could|do|does|did|is|are|will|would|should|shall)\b"
)
_QUESTION = re.compile(_ASKS, re.IGNORECASE)
_CLAUSE = re.compile(  # "when talking to a machine" tells, "when must we register" asks
    r"(?:when|where)\s+(?!(?:may|must|can|could|do|does|did|is|are|was|will|would|should|shall|has|have)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"(?:[,;:]\s*(?:(?:and|or|but)\s+)?|\s+and\s+)(?={_ASKS})", re.IGNORECASE)
_OPENING = re.compile(r"^(?:and|or|but|also)\s+", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|its|they|them|their|this|that|these|those|he|she|one)\b", re.IGNORECASE)
_ROW = re.compile(r"\s*[,;]\s*(?:(?:and|or|as well as)\s+)?|\s+(?:and|or|as well as)\s+", re.IGNORECASE)
_COMMA = re.compile(r"[,;]\s*\w")
_ROLE = r"(?:providers?|deployers?|importers?|distributors?|manufacturers?|authori[sz]ed representatives?)"
_ROLES = re.compile(
    rf"\b(?:both\s+)?(?:an?\s+)?({_ROLE})\s*(?:,\s*|,?\s+and\s+)(?:also\s+)?(?:as\s+)?(?:an?\s+)?({_ROLE})\b"
    rf"(?:(?:,|,?\s+and)\s+(?:as\s+)?(?:an?\s+)?({_ROLE})\b)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|our|your|my)\s+", re.IGNORECASE)
_BY = re.compile(r"(?:for|from|to|on|in|at|of|about|by|with|against)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"\b(for|from|to|on|about|by|with|against|as|between)\b((?:\s+[\w'’-]+){1,8}?),?\s+and\s+(\1\b.+)", re.IGNORECASE
)
_HEAD = re.compile(
    r"^(?:(?:what|which|who|how|when|where|why|do|does|did|is|are|must|may|can|should|shall|will|the|a|an|we|i|you|one|"
    r"our|my|define|explain|list|tell|me|us|about|have|has|need|both|of|for|in|on|rules?|duties|there)\s+)+",
    re.IGNORECASE,
)


def parts_of(question: str) -> list[str]:
    """The questions that a question holds, each with what was told before; none where it asks one thing.

    >>> parts_of("We sell a toy. Who checks it, and by when must we register?")
    ['We sell a toy. Who checks it', 'We sell a toy. by when must we register?']
    >>> parts_of("What do risk management, data governance and human oversight require?")
    ['What do risk management', 'What do data governance', 'What do human oversight require?']
    >>> parts_of("Must we register and label a toy?")
    []
    """
    told, asked = _told_and_asked(question)
    if len(asked) < 2:
        roles = list(_by_role(question))
        return (roles or _named_in_a_row(question, told, asked))[:_MOST]
    first = asked[0]
    found = [first, *(one if told or _reads_alone(one) else f"{first}: {one}" for one in asked[1:])]
    return [" ".join([*told, one]) for one in found[:_MOST]]


def _told_and_asked(question: str) -> tuple[list[str], list[str]]:
    """What is told, and what is asked, each in its order."""
    told, asked = [], []
    for sentence in _SENTENCE.split(question):
        pieces = [_OPENING.sub("", piece.strip()) for piece in _JOINT.split(sentence)]
        questions = [piece for piece in pieces if _asks(piece)]
        asks = bool(questions) and (sentence.rstrip().endswith("?") or _asks(pieces[0]))
        asked += questions if asks else []
        told += [piece for piece in pieces if piece not in questions] if asks else [sentence]
    return told, asked


def _asks(piece: str) -> bool:
    """Whether a piece is a question of its own: it opens like one."""
    opens = _QUESTION.match(piece) and not _CLAUSE.match(piece)
    return bool(opens) and len(piece.split()) >= _SHORTEST


def _reads_alone(asked: str) -> bool:
    return len(asked.split()) >= _ALONE and not _BACK.search(asked)


def _by_role(question: str) -> Iterator[str]:
    """One question for each of the roles that are named together: "as importer and deployer"."""
    if roles := _ROLES.search(question):
        yield from (question[: roles.start()] + role + question[roles.end() :] for role in roles.groups() if role)


def _named_in_a_row(question: str, told: list[str], asked: list[str]) -> list[str]:
    """The things named in a row by what is asked, each with what is told; else those of the last sentence."""
    if asked and (things := [*_in_a_row(asked[0])] or [*_by_pair(asked[0])]):
        return [" ".join([*told, thing]) for thing in things]
    *before, last = _SENTENCE.split(question.strip())
    return [" ".join([*before, thing]) for thing in [*_in_a_row(last)] or [*_by_pair(last)]]


def _by_pair(text: str) -> Iterator[str]:
    """One question for each of two things behind the same preposition: "on monitoring and on recalls"."""
    if (pair := _PAIR.search(text)) and len(text[: pair.start()].split()) >= _SHORTEST:
        yield text[: pair.end(2)]
        yield text[: pair.start()] + text[pair.start(3) :]


def _in_a_row(question: str) -> Iterator[str]:
    """One question for each of the things that are named in a row, before or behind a colon or without one."""
    label, colon, rest = question.partition(": ")
    if colon and (things := list(_things(rest))):
        yield from (f"{label}: {thing}" for thing in things)
    elif colon:
        yield from (f"{thing}: {rest}" for thing in _things(label))
    else:
        yield from _things(question)


def _things(text: str) -> Iterator[str]:
    """The things of a row "a, b and c", each behind the asking words that open the row."""
    items = [item for item in _ROW.split(text) if item]
    if not _COMMA.search(text) or len(items) < _FEWEST or any(len(item.split()) > _LONGEST for item in items):
        return
    yield items[0]
    yield from (_headed(items[0], item) for item in items[1:])


def _headed(first: str, item: str) -> str:
    """A thing behind the words that open the row: up to its own preposition, or the words that only ask."""
    joined = _BY.match(item)
    shared = re.search(rf"\b{joined[0]}\b", first, re.IGNORECASE) if joined else None
    if shared:
        return first[: shared.start()] + item
    head = _HEAD.match(first)
    return f"{head[0] if head else ''}{_ARTICLE.sub('', item)}"
