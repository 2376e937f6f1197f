"""ask and search: the Ask page at a terminal."""

import json
from datetime import date
from typing import Annotated

import typer

from helpdesk.commands.frame import AsOf, Json, Lang, Lines, Out, day, many, needed, open_desk
from helpdesk.errors import HelpdeskError, QuestionRefused
from helpdesk.wording import SEARCHED, UNDERSTOOD


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in your own words.")] = None,
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
    file: Lines = None,
    out: Out = None,
    after: Annotated[
        list[str] | None, typer.Option("--after", metavar="QUESTION", help="A question before this one; repeatable.")
    ] = None,
) -> None:
    """Answer a question with citations that were checked against the source."""
    desk, as_of_day = open_desk(), day(as_of)
    if file is not None:
        many(file, out, lambda row: _safe_ask(desk, row, day(row.get("as_of") or as_of), lang))
        return
    answer = desk.ask(needed(question), as_of_day, lang, after or ())
    print(json.dumps(answer.as_json(), ensure_ascii=False, indent=1) if as_json else _printed(answer))


def _safe_ask(desk, row: dict, as_of: date, lang: str | None) -> dict:
    """One line of many: a question that is refused is an answer with status `error`, not the end of the rest."""
    from helpdesk.answering.answer import Answer, Sentence, Status

    try:
        return desk.ask(row["question"], as_of, lang, _turns(row)).as_json()
    except QuestionRefused as refusal:
        return Answer(Status.ERROR, row["question"], as_of, (Sentence(str(refusal)),)).as_json()


def _turns(row: dict) -> list[str]:
    """The questions before the one of a row. Raises HelpdeskError where they are not a list of texts."""
    turns = row.get("turns") or []
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise HelpdeskError(f'The row {row.get("id")!r}: "turns" must be a list of questions.')
    return turns


def search(
    question: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("--k", min=1, max=100, help="How many hits.")] = 10,
    as_of: AsOf = None,
    as_json: Json = False,
    file: Lines = None,
    out: Out = None,
) -> None:
    """Find provisions by citation, by word and by meaning."""
    desk, as_of_day = open_desk(), day(as_of)
    if file is not None:
        many(file, out, lambda row: {"hits": _hits(desk, row["question"], as_of_day, k)})
        return
    hits = _hits(desk, needed(question), as_of_day, k)
    if as_json:
        print(json.dumps({"hits": hits}, ensure_ascii=False, indent=1))
        return
    for hit in hits:
        print(f"{hit['score']:.3f}  {hit['label']:<34} {' '.join(hit['text'].split())[:90]}")


def _hits(desk, question: str, as_of: date, k: int) -> list[dict]:
    try:
        found = desk.search(question, as_of, k)
    except QuestionRefused:
        return []
    return [
        {
            "id": hit.provision.id,
            "label": desk.shelf.label(hit.provision),
            "force": str(hit.provision.force),
            "score": hit.score,
            "text": desk.shelf.full_text(hit.provision),
            "url": hit.provision.url,
        }
        for hit in found
    ]


def _printed(answer) -> str:
    """An answer for a person at a terminal."""
    understood = [UNDERSTOOD.format(question=answer.understood_as), ""] if answer.understood_as else []
    searched = [SEARCHED.format(question=answer.searched_as), ""] if answer.searched_as else []
    parts = [*understood, *searched, answer.text, ""]
    for cited in answer.citations:
        since = f", applies from {cited.applies_from}" if cited.applies_from else ""
        parts.append(f"[{cited.n}] {cited.label} ({cited.force}, version {cited.version}{since})\n    {cited.url}")
    parts += [f"→ {step}" for step in answer.next]
    return "\n".join(parts)
