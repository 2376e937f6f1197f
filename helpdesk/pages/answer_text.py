"""An answer as text to take along: Markdown with the quotes, the addresses and the day it speaks of."""

from datetime import date

from helpdesk import wording
from helpdesk.answering.answer import Answer, Cited
from helpdesk.pages import words
from helpdesk.pages.marks import for_file


def as_markdown(answer: Answer, operator: str) -> str:
    """The whole answer as Markdown; nothing a visitor typed or the law says can become a link or a heading."""
    parts = [
        f"# {for_file(answer.question)}",
        f"*{words.TITLE}, law as of {words.day_words(answer.as_of)}*",
        for_file(wording.UNDERSTOOD.format(question=answer.understood_as)) if answer.understood_as else "",
        words.look_of(answer).heading,
        "\n\n".join(_sentence(sentence.text, sentence.cites) for sentence in answer.sentences),
        f"*{words.reviewed_words(answer.review)}*" if answer.review else "",
    ]
    if answer.citations:
        parts += ["## Sources", "\n\n".join(_source(cited, answer.as_of) for cited in answer.citations)]
    if answer.next:
        parts += [f"## {words.NEXT}", "\n".join(f"- {for_file(step)}" for step in answer.next)]
    parts += ["---", for_file(wording.DISCLAIMER.format(operator=operator))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sentence(text: str, cites: tuple[int, ...]) -> str:
    return for_file(text) + "".join(f" \\[{n}\\]" for n in cites)


def _source(cited: Cited, as_of: date) -> str:
    """One source: number, place, weight, day, the quoted words and where to check them."""
    facts = [f"**\\[{cited.n}\\] {for_file(cited.label)}**", f"{_force(cited)}, wording of {cited.version}"]
    if cited.applies_from:
        facts.append(words.applies_words(date.fromisoformat(cited.applies_from), as_of).lower())
    lines = [", ".join(facts)]
    if cited.quote:
        lines.append("\n".join(f"> {for_file(line)}" for line in cited.quote.split("\n")))
    if cited.applies_note:
        lines.append(for_file(cited.applies_note))
    return "\n\n".join([*lines, f"<{cited.url}>"])


def _force(cited: Cited) -> str:
    return words.force_words(cited.force, ":rec_" in cited.id)[0].lower()
