"""Does the gate hold? Every citation of every answer read again, and near misses that it must refuse.

    python -m eval.gate QUESTIONS.jsonl [--as-of DATE]

A question is a line {"id", "question"} with, if it likes, a day of its own in "as_of". Citations are read against
the rows of `law export`, not by the code that made them: an answer fails when a citation is not in the text in
force, when a quote is not there character by character, or when a sentence shows words that none of its citations
holds. Near misses are made of the citations that stand. Exit code 1 when anything fails or slips through.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from eval.near_misses import NearMiss, near_misses
from helpdesk.answering.answer import Answer
from helpdesk.answering.ground import refusal
from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError, QuestionRefused, ShelfMissing
from helpdesk.law import Force
from helpdesk.shelf.texts import export

Rows = dict[tuple[str, str, str], dict]  # (source, version, id) to a row of `law export`
_SHOWN = re.compile(r"“(?:… )?(.*?)(?: …)?”", re.DOTALL)


@dataclass
class Verdict:
    """What the examiner found over all questions."""

    asked: int = 0
    statuses: Counter = field(default_factory=Counter)
    citations: int = 0
    quotes: int = 0
    held_back: int = 0
    failures: list[str] = field(default_factory=list)
    tried: Counter = field(default_factory=Counter)
    slipped: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing failed and nothing slipped through."""
        return not self.failures and not self.slipped


def export_rows(desk: Desk) -> Rows:
    """Every row that `law export` prints, of every version on the shelf.

    Where the shelf has a text in further languages, `others` of a row holds it in those.
    """
    rows: Rows = {}
    for version in desk.shelf.versions:
        for lang in (desk.settings.lang, *(lang for lang in version.languages if lang != desk.settings.lang)):
            try:
                provisions = desk.whole_text(version.source, version.day, lang)
            except ShelfMissing:
                continue
            for provision in provisions:
                key = (version.source, version.day, provision.id)
                row = rows.setdefault(key, {**export(provision), "others": ()})
                if row["lang"] != lang:
                    row["others"] += (provision.text,)
    return rows


def says(row: dict, words: str) -> bool:
    """Whether a row holds words, in any language its text is here in."""
    return any(words in text for text in (row["text"], *row["others"]))


def in_force(desk: Desk, provision_id: str, day: date) -> set[str]:
    """The versions in which a provision may be cited on a day: the wording in force; for recitals, the one it names."""
    source, _, path = provision_id.partition(":")
    found = [v for v in desk.shelf.versions if v.source == source and v.valid_from <= day]
    found = [v for v in found if v.valid_to is None or day < v.valid_to]
    return {(version.recitals if path.startswith("rec_") else None) or version.day for version in found}


def complaints(answer: Answer, rows: Rows, desk: Desk) -> Iterator[str]:
    """What is wrong with an answer; nothing when it stands."""
    numbers = {cited.n: cited for cited in answer.citations}
    for cited in answer.citations:
        source = cited.id.partition(":")[0]
        row = rows.get((source, cited.version, cited.id))
        if cited.force is Force.DIGEST:
            continue
        if row is None or row["deleted"]:
            yield f"{cited.id}@{cited.version} is not in the text"
        elif cited.version not in in_force(desk, cited.id, answer.as_of):
            yield f"{cited.id}@{cited.version} is not in force on {answer.as_of}"
        elif not says(row, cited.quote):
            yield f"{cited.id}@{cited.version} does not say {cited.quote[:60]!r}"
    for sentence in answer.sentences:
        if set(sentence.cites) - set(numbers):
            yield f"a sentence points at a number that is not there: {sentence.text[:60]!r}"
        yield from _unproven(sentence, [numbers[n] for n in sentence.cites if n in numbers], rows)


def _unproven(sentence, cited: list, rows: Rows) -> Iterator[str]:
    """Words in quotation marks that stand in none of the sentence's citations, nor in a heading or term of theirs."""
    held = [
        rows.get((c.id.partition(":")[0], c.version, c.id), {"text": "", "heading": "", "others": ()}) for c in cited
    ]
    for words in _SHOWN.findall(sentence.text):
        if not any(says(row, words) or words == row["heading"] for row in held):
            # A word or two in quotation marks are a term that is spoken of, like “Approved”.
            is_term = len(words.split()) < 4 and any(words.lower() in row["text"].lower() for row in held)
            if not is_term:
                yield f"a sentence shows words that no citation of it holds: {words[:60]!r}"


def examine(questions: list[dict], desk: Desk, as_of: date) -> Verdict:
    """Ask every question, read every citation again, and try the gate with near misses of each."""
    verdict, rows = Verdict(), export_rows(desk)
    tried: set[tuple[str, str, str]] = set()
    for question in questions:
        day = date.fromisoformat(question.get("as_of") or as_of.isoformat())
        try:
            answer = desk.ask(question["question"], day)
        except QuestionRefused:
            verdict.statuses["refused"] += 1
            continue
        _count(verdict, answer)
        verdict.failures += [f"{question.get('id')}: {problem}" for problem in complaints(answer, rows, desk)]
        for cited in answer.citations:
            key = (cited.id, cited.version, cited.quote)
            if key not in tried and cited.quote and cited.force is not Force.DIGEST:
                tried.add(key)
                _try(verdict, near_misses(cited, rows), answer, desk)
    return verdict


def _count(verdict: Verdict, answer: Answer) -> None:
    verdict.asked += 1
    verdict.statuses[str(answer.status)] += 1
    verdict.citations += len(answer.citations)
    verdict.quotes += sum(bool(cited.quote) for cited in answer.citations)
    verdict.held_back += answer.held_back


def _try(verdict: Verdict, misses: Iterator[NearMiss], answer: Answer, desk: Desk) -> None:
    for miss in misses:
        verdict.tried[miss.kind] += 1
        if not refusal(miss.claim, answer.as_of, desk.settings.lang, desk.shelf):
            verdict.slipped.append(f"{miss.kind}: {miss.claim.citation} {miss.claim.quote[:80]!r}")


def report(verdict: Verdict) -> str:
    """The figures, for people."""
    lines = [
        f"questions {verdict.asked}, citations {verdict.citations}, quotes {verdict.quotes}, "
        f"sentences held back {verdict.held_back}",
        "statuses  " + ", ".join(f"{name} {count}" for name, count in sorted(verdict.statuses.items())),
        f"citations that fail the re-read: {len(verdict.failures)}",
    ]
    slipped = Counter(line.partition(":")[0] for line in verdict.slipped)
    for kind, count in sorted(verdict.tried.items()):
        lines.append(f"near miss {kind:24} {count - slipped[kind]:5} of {count:5} refused")
    total = sum(verdict.tried.values())
    share = 100 * (total - len(verdict.slipped)) / total if total else 100.0
    lines.append(f"near misses refused: {total - len(verdict.slipped)} of {total} ({share:.2f} %)")
    return "\n".join([*lines, *verdict.failures[:20], *verdict.slipped[:20]])


def main() -> None:
    from helpdesk.desk import open_desk
    from helpdesk.settings import read_settings

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")
    options = parser.parse_args()
    try:
        lines = options.questions.read_text(encoding="utf-8").splitlines()
        questions = [json.loads(line) for line in lines if line.strip()]
        verdict = examine(questions, open_desk(read_settings()), options.as_of)
    except (OSError, ValueError, HelpdeskError) as problem:
        sys.exit(f"gate: {problem}")
    print(report(verdict))
    sys.exit(0 if verdict.holds else 1)


if __name__ == "__main__":
    main()
