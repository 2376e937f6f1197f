"""Asked: conversations, the answers that were shown, and thumbs. Thumbs never re-rank anything.

A turn is kept with its words or without them. One without words only counts: how a question ended, in which language,
which provisions were cited; what was asked is not there. A thumb or a ticket adds the words.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from helpdesk.errors import RecordError
from helpdesk.records.admitted import lang_of, row_of, text_of
from helpdesk.records.audit import Event, tell
from helpdesk.records.tables import conversations, turns, votes

QUESTION_LONGEST, ANSWER_LONGEST = 20_000, 2_000_000


@dataclass(frozen=True)
class Turn:
    """A question and the answer it got, as it was shown (`answer` is its export).

    `understood_as` is the question that was answered in its place, if another; `law_version` the day that names the
    wording of the Act; `answer_version` the version of the curated answer that was served, if one of the desk's was.
    """

    question: str
    status: str
    answer: dict
    understood_as: str = ""
    lang: str = ""
    evidence: float | None = None
    law_version: str = ""
    answer_version: int | None = None
    conversation: str | None = None

    @property
    def cited(self) -> list[str]:
        """The ids that the answer cites."""
        return [each["id"] for each in self.answer.get("citations", ())]


def begin(connection: Connection, person_id: int | None, at: datetime) -> str:
    """Begin a conversation: its id, which cannot be guessed."""
    name = secrets.token_hex(16)
    connection.execute(insert(conversations).values(id=name, person_id=person_id, began=at))
    return name


def keep_turn(connection: Connection, turn: Turn, at: datetime, words: bool) -> int:
    """Keep a turn with its words, or without them: its id. Raises RecordError for what cannot be kept."""
    counted = {
        "conversation_id": turn.conversation if words else None,
        "at": at,
        "lang": lang_of(turn.lang),
        "status": turn.status,
        "evidence": turn.evidence,
        "law_version": turn.law_version,
        "answer_version": turn.answer_version,
    }
    said = _words(turn) if words else {"question": "", "understood_as": "", "answer": _without_words(turn)}
    return connection.execute(insert(turns).values(**counted, **said)).inserted_primary_key[0]


def _words(turn: Turn) -> dict:
    return {
        "question": text_of(turn.question, QUESTION_LONGEST, "A question"),
        "understood_as": text_of(turn.understood_as, QUESTION_LONGEST, "A question"),
        "answer": row_of(turn.answer, ANSWER_LONGEST, "An answer"),
    }


def _without_words(turn: Turn) -> dict:
    return {"citations": [{"id": name} for name in turn.cited]}


def with_words(connection: Connection, turn_id: int | None, turn: Turn, at: datetime) -> int:
    """The turn with its words: those of one that only counted are added, one that is not there yet is kept."""
    if turn_id is None:
        return keep_turn(connection, turn, at, words=True)
    row = connection.execute(select(turns.c.question, turns.c.status).where(turns.c.id == turn_id)).first()
    if row is None or row.status != turn.status:
        raise RecordError("This answer is not the one that was kept.")
    if not row.question:
        connection.execute(update(turns).where(turns.c.id == turn_id).values(_words(turn)))
    return turn_id


def keep_vote(connection: Connection, turn: Turn, up: bool, at: datetime, turn_id: int | None = None) -> int:
    """Keep a thumb for a turn, with the turn's words: the id of the turn. Raises RecordError.

    A later thumb on the same turn takes the place of the earlier one.
    """
    kept = with_words(connection, turn_id, turn, at)
    connection.execute(delete(votes).where(votes.c.turn_id == kept))
    question = text_of(turn.understood_as or turn.question, QUESTION_LONGEST, "A question")
    row = {"at": at, "turn_id": kept, "question": question, "status": turn.status, "cited": turn.cited, "up": up}
    connection.execute(insert(votes).values(row))
    tell(connection, Event(at, "visitor", "voted", f"turn {kept}", {"up": up, "status": turn.status}))
    return kept


def answer_of(connection: Connection, turn_id: int) -> dict:
    """The answer of a turn as it was shown; without words where only numbers were kept, {} where it is gone."""
    return connection.execute(select(turns.c.answer).where(turns.c.id == turn_id)).scalar() or {}
