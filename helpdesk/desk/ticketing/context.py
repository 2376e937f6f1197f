"""Context: what goes along with a question, so that the staff see what the asker saw."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from helpdesk.answering.answer import Answer
from helpdesk.errors import HelpdeskError
from helpdesk.records.asked import Turn
from helpdesk.records.versions import version

if TYPE_CHECKING:
    from helpdesk.desk.desk import Desk

_HITS = 8


def turn_of(desk: Desk, answer: Answer, connection, conversation: str | None = None) -> Turn:
    """An answer as it is kept, with the version of the desk's own answer where one was served."""
    review = answer.review
    served = version(connection, review.answer, review.version).id if review and review.version else None
    return Turn(
        question=answer.question,
        status=str(answer.status),
        answer=answer.as_json(),
        understood_as=answer.understood_as,
        lang=answer.lang,
        evidence=answer.evidence,
        law_version=law_version(desk, answer.as_of),
        answer_version=served,
        conversation=conversation,
    )


def law_version(desk: Desk, as_of: date) -> str:
    """The day that names the wording of the Act on a day; "" before the first."""
    version = desk.shelf.version_on("aia", as_of)
    return version.day if version else ""


def context_of(desk: Desk, about: Answer | str, as_of: date) -> dict:
    """What goes along with a question: how it was understood, what was found, what was held back, which law held."""
    if isinstance(about, str):
        return {"as_of": as_of.isoformat(), "law_version": law_version(desk, as_of), "hits": _hits(desk, about, as_of)}
    return {
        "as_of": about.as_of.isoformat(),
        "law_version": law_version(desk, about.as_of),
        "understood_as": about.understood_as,
        "searched_as": about.searched_as,
        "lang": about.lang,
        "status": str(about.status),
        "evidence": about.evidence,
        "held_back": about.held_back,
        "cited": [cited.id for cited in about.citations],
        "answer": about.text,
        "hits": _hits(desk, about.understood_as or about.question, about.as_of),
    }


def _hits(desk: Desk, question: str, as_of: date) -> list[dict]:
    """What search finds for a question; nothing where it would have to be opened first, or fails."""
    if desk.shelf.is_empty or not desk.is_open:
        return []
    try:
        found = desk.search(question, as_of, _HITS)
    except HelpdeskError:
        return []
    return [
        {"id": hit.provision.id, "label": desk.label_of(hit.provision.id), "score": round(hit.score, 4)}
        for hit in found
    ]


def check_context(check: dict, number: str) -> dict:
    """What goes along with a check: its facts and classes; the whole of it is the assessment of this number."""
    return {"assessment": number, **{name: check[name] for name in ("as_of", "law_version", "facts", "risk", "roles")}}


def cited_by(check: dict) -> set[str]:
    """The ids of the law that an exported check rests on."""
    rows = [*check["findings"], *check["obligations"], *check["possible_obligations"]]
    return {name for row in rows for name in row["cites"]}
