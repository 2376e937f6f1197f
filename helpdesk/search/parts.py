"""Parts: a question that asks several things, taken apart into one question each.

"A bought tool ranks our staff. Who may supervise it, and how long do we keep its logs?" asks two things; each part
keeps what was told before it, because "its logs" means nothing alone.
"""

import re

_MOST = 3  # parts that are searched
_SHORTEST = 3  # words of a part that can be searched
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_ASKS = (
    r"(?:by when|since when|until when|from (?:when|what day|which day)|as of (?:when|which day)|for how long|to whom|"
    r"who|what|which|when|where|how|why|may|must|can|do|does|did|is|are|will|should|shall)\b"
)
_QUESTION = re.compile(_ASKS, re.IGNORECASE)
_JOINT = re.compile(rf"(?:[,;:]\s*(?:(?:and|or|but)\s+)?|\s+and\s+)(?={_ASKS})", re.IGNORECASE)


def parts_of(question: str) -> list[str]:
    """The questions that a question holds, each with what was told before; none where it asks one thing.

    >>> parts_of("We sell a toy. Who checks it, and by when must we register?")
    ['We sell a toy. Who checks it', 'We sell a toy. by when must we register?']
    >>> parts_of("Must we register and label a toy?")
    []
    """
    told, asked = [], []
    for sentence in _SENTENCE.split(question):
        pieces = [piece.strip() for piece in _JOINT.split(sentence)]
        questions = [piece for piece in pieces if _asks(piece, sentence)]
        asked += questions
        told += [sentence] if not questions else []
    whole = " ".join(told)
    return [f"{whole} {one}".strip() for one in asked[:_MOST]] if len(asked) > 1 else []


def _asks(piece: str, sentence: str) -> bool:
    """Whether a piece is a question of its own: it opens like one, or its sentence is one and it begins it."""
    opens = _QUESTION.match(piece) is not None
    begins = sentence.rstrip().endswith("?") and sentence.startswith(piece)
    return (opens or begins) and len(piece.split()) >= _SHORTEST
