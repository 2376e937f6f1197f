"""Which act a pointer speaks of: the words after it ("of Directive 2011/93/EU", "TFEU") decide."""

from typing import NamedTuple

from helpdesk.law.citation.lexicon import ACTS, EPITHETS, OF, REGULATIONS, THAT, THE, THEREOF, THIS, UNIT_WORDS
from helpdesk.law.citation.phrases import Phrase
from helpdesk.law.citation.tape import Tape, Token
from helpdesk.law.citation.tongue import Unit
from helpdesk.law.citation.words import FOREIGN_NAMES, OWN_NAMES, OWN_NUMBERS

_FARTHEST = 8


class Act(NamedTuple):
    """The act that was named: `source` is None for one that is not on our shelf.

    It is `shared` by the pointers joined before it, unless it is a name that sticks to the last ("16 TFEU").
    """

    source: str | None
    after: int
    shared: bool = True


def act_of(tape: Tape, phrase: Phrase, source: str) -> Act | None:
    """The act named beside a phrase; None when none is, and the pointer is to the text we are in."""
    before = tape.at(phrase.start - 1)
    if _is_foreign_name(before.text, before.raw):
        return Act(None, phrase.after, shared=False)
    comma = tape.is_mark(phrase.after, ",")
    if tape.at(phrase.after + comma).text in THEREOF:
        return Act(None, phrase.after + comma + 1)
    return _named_at(tape, phrase.after + comma, source, comma)


def _named_at(tape: Tape, place: int, source: str, comma: bool) -> Act | None:
    """Walks over "of", "the", "Council" … to the word for an act."""
    passed: list[Token] = []
    for token in (tape.at(step) for step in range(place, place + _FARTHEST)):
        step = place + len(passed)
        if _is_foreign_name(token.text, token.raw):
            return Act(None, step + 1, shared=bool(passed))
        if token.text in REGULATIONS or token.text in ACTS:
            if any(word.text in OF for word in passed):
                return _act(tape, step, source, passed)
            return None if comma or passed else _numbered_act(tape, step + 1)
        if not (_leads(token.text) or (passed and token.raw.istitle()) or token.raw.isupper()):
            return None
        passed.append(token)
    return None


def _leads(text: str) -> bool:
    """Whether the word may stand between a pointer and the name of its act."""
    if text in UNIT_WORDS:
        return UNIT_WORDS[text].unit is Unit.ANNEX  # "of the Annex to Recommendation …"
    return text == "'" or any(text in words for words in (OF, THE, THIS, THAT, EPITHETS))


def _act(tape: Tape, place: int, source: str, passed: list[Token]) -> Act:
    """Ours are "Regulation (EU) 2024/1689", "this Regulation", "the Regulation" and "the AI Act"."""
    words = {token.text for token in passed}
    if words & set(THAT):
        return Act(None, place + 1)
    numbered = None if words & set(THIS) else _numbered_act(tape, place + 1)
    if numbered:
        return numbered
    names = {word for word in words if not _leads(word)}
    ours = tape.at(place).text in REGULATIONS and names <= OWN_NAMES
    return Act(source, place + 1) if ours else Act(None, place + 1)


def _numbered_act(tape: Tape, place: int) -> Act | None:
    """The act whose number, like 2016/679, stands within a few words."""
    for step in range(place, place + _FARTHEST):
        token = tape.at(step)
        if token.kind == "number" and tape.is_mark(step + 1, "/"):
            return Act(OWN_NUMBERS.get((token.text, tape.at(step + 2).text)), step + 3)
        ends = token.text in (",", ";") or (token.text == "." and tape.at(step + 1).kind != "number")
        if token.kind == "end" or ends:
            return None
    return None


def _is_foreign_name(text: str, raw: str) -> bool:
    """Whether this is the short name of another act; lower-case words that look like one are not."""
    return text in FOREIGN_NAMES and raw[:2].isupper()
