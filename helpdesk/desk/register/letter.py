"""The letter to an owner: what is still to be known of a system, in plain words, ready to be sent."""

from collections.abc import Iterator, Mapping

from helpdesk.checker.rulebook import Rulebook
from helpdesk.checker.step import Kind
from helpdesk.errors import RecordError
from helpdesk.law.phrases import printable

MOST_ASKED = 8  # questions in one letter: more are not answered
_CALLED = 120  # characters of a name
_LETTER = (
    "Hello{owner},\n\n"
    "we are going through the AI systems in our inventory, and you are named for {name}. Its description leaves a few "
    "things open. Please answer what you can; “I don't know” is an answer, too, and a sentence in your own words helps "
    "where none of the answers fits.\n\n"
    "{questions}\n\n"
    "What we have on file:\n{description}\n\n"
    "If that is wrong or out of date, please tell us what the system does today. Thank you."
)
_UNNAMED = "a system"
_FILE_LONGEST = 1_000
_HOW = {
    Kind.ONE: "Please choose one:",
    Kind.MANY: "Please choose all that apply:",
    Kind.DAY: "Please give a day, such as 31 May 2026.",
    Kind.NUMBER: "Please give a number.",
}
_DONT_KNOW = "I don't know"
_CONFIRM = "Is this right: “{says}”?"


def questions(result: Mapping) -> list[Mapping]:
    """What an owner is asked about a result: the missing facts; where none is missing, those it only presumes."""
    wanted = result.get("missing") or [each for each in result.get("facts", ()) if each.get("usual")]
    return list(wanted or result.get("presumed", ()))[:MOST_ASKED]


def letter(book: Rulebook, result: Mapping) -> str:
    """The letter about a result. Raises RecordError where there is nothing to ask."""
    asked = questions(result)
    if not asked:
        raise RecordError("There is nothing to ask the owner about this system.")
    told = "\n\n".join("\n".join(_question(book, number, each)) for number, each in enumerate(asked, 1))
    owner, name = _line(result.get("owner", "")), _line(result.get("name", ""))
    description = printable(result.get("description", ""), keep="\n\t").strip()
    on_file = description[:_FILE_LONGEST] + ("…" if len(description) > _FILE_LONGEST else "")
    called = f"“{name}”" if name else _UNNAMED
    return _LETTER.format(owner=f" {owner}" if owner else "", name=called, questions=told, description=on_file)


def _question(book: Rulebook, number: int, each: Mapping) -> Iterator[str]:
    step = book.step.get(each["step"])
    yield f"{number}. {each['asks']}"
    if "reply" in each:
        yield f"   {_CONFIRM.format(says=each['says'])}"
    if step is None:
        return
    if step.help:
        yield f"   {step.help}"
    yield f"   {_HOW[step.kind]}"
    says = [option.says for option in step.options]
    yield from (f"   [ ] {each}" for each in [*says, _DONT_KNOW])


def _line(text: str) -> str:
    """A cell on one line, not longer than a name."""
    return " ".join(printable(text).split())[:_CALLED]
