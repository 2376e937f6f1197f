"""How many false sentences the check of sentences against their sources catches, and how many true ones it stops.

    python -m eval.corruptions

Every row of the digest and every line of the prepared answers is true; `corrupting` changes one thing in it. Three
settings: a row against the law alone; a row against the law and our reviewed rows, as a desk has them; a line of a
prepared answer against the law and our rows, which say the same in other words.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from eval.corrupting import KINDS, corruptions
from eval.desks import has_official_texts
from helpdesk.answering.agreement import disagreement
from helpdesk.answering.answer import Claim, DraftSentence, Question
from helpdesk.answering.quote import claim_of
from helpdesk.answering.rule import find_or_none
from helpdesk.desk import open_desk
from helpdesk.settings import read_settings
from helpdesk.shelf.shelf import Shelf

DAY = date(2026, 11, 20)
SEED = 7
LAW, OURS, ANSWERS = "rows, law alone", "rows, law and our rows", "prepared answers"
SETTINGS = (LAW, OURS, ANSWERS)


@dataclass(frozen=True)
class Caught:
    """How many of the false sentences of one kind were held back in one setting."""

    kind: str
    setting: str
    caught: int
    of: int

    @property
    def share(self) -> float:
        """The share that was held back; 0 where there were none."""
        return self.caught / self.of if self.of else 0.0


@dataclass(frozen=True)
class Alarm:
    """A true sentence that was held back, and why."""

    told: str
    text: str
    why: str


def caught(shelf: Shelf) -> list[Caught]:
    """A row for each kind of corruption and setting, from the whole digest and all prepared answers."""
    chance, of, found = Random(SEED), Counter(), Counter()
    question = Question("", DAY)
    for sentence in true_sentences(shelf):
        for kind, text in corruptions(sentence.text, chance):
            for setting, told in _settings(sentence, shelf):
                of[kind, setting] += 1
                found[kind, setting] += bool(disagreement(replace(sentence, text=text, told=told), question, shelf))
    return [Caught(kind, setting, found[kind, setting], of[kind, setting]) for kind in KINDS for setting in SETTINGS]


def _settings(sentence: DraftSentence, shelf: Shelf) -> Iterator[tuple[str, str | None]]:
    """The settings for a sentence, each with the id it is told by: a row counts as evidence where it is not told."""
    if sentence.told in shelf.answers:
        yield ANSWERS, sentence.told
    else:
        yield LAW, sentence.told
        yield OURS, None


def alarms(shelf: Shelf) -> tuple[list[Alarm], int]:
    """The true sentences that are held back, each row without itself as evidence, and how many there are in all."""
    question, sentences = Question("", DAY), list(true_sentences(shelf))
    reasons = ((sentence, disagreement(sentence, question, shelf)) for sentence in sentences)
    return [Alarm(sentence.told or "", sentence.text, why) for sentence, why in reasons if why], len(sentences)


def true_sentences(shelf: Shelf) -> Iterator[DraftSentence]:
    """Every row of the digest and every line of the prepared answers, with its pointers."""
    for telling in shelf.tellings.values():
        yield DraftSentence(telling.says, _claims((telling.id,), shelf), told=telling.id)
    for answer in shelf.answers.values():
        for line in answer.lines:
            yield DraftSentence(line.text, _claims(line.cites, shelf), told=answer.id)
        if answer.corrects:
            yield DraftSentence(answer.corrects, _claims(answer.lines[0].cites, shelf), told=answer.id)


def _claims(names: tuple[str, ...], shelf: Shelf) -> tuple[Claim, ...]:
    found = (find_or_none(shelf, name, Question("", DAY)) for name in names)
    return tuple(claim_of(provision) for provision in found if provision is not None)


def main() -> None:
    """Print the table and the false alarms."""
    desk = open_desk(read_settings())
    if not has_official_texts(desk, DAY):
        sys.exit("eval.corruptions: the official texts are not here; run: python -m helpdesk corpus sync")
    print(f"{'kind':18}" + "".join(f"{setting:>28}" for setting in SETTINGS))
    rows = {(row.kind, row.setting): row for row in caught(desk.shelf)}
    for kind in KINDS:
        cells = (rows[kind, setting] for setting in SETTINGS)
        print(f"{kind:18}" + "".join(f"{f'{cell.share:.3f}  ({cell.caught}/{cell.of})':>28}" for cell in cells))
    stopped, of = alarms(desk.shelf)
    print(f"{sum(row.of for row in rows.values())} corruptions; {len(stopped)} of {of} true sentences held back")
    for alarm in stopped:
        print(f"  {alarm.told}: {alarm.why}: {alarm.text[:160]}")


if __name__ == "__main__":
    main()
