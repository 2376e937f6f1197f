"""Versions: the wordings of an answer as they were kept, with who approved them and what was remarked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, and_, select

from helpdesk.errors import RecordError
from helpdesk.records.tables import answer_versions, answers, approvals, remarks
from helpdesk.records.written import Written, from_body


@dataclass(frozen=True)
class Approval:
    """By whom and when a version was approved."""

    approver_id: int
    at: datetime
    note: str


@dataclass(frozen=True)
class Version:
    """One wording of an answer, kept for ever: by whom, when and why, under which wording of the law."""

    id: int
    answer_id: str
    number: int
    author_id: int
    at: datetime
    reason: str
    law_version: str
    written: Written
    approval: Approval | None


@dataclass(frozen=True)
class Remark:
    """What was said of a version: why it was sent back, rolled back to, or archived."""

    author_id: int
    at: datetime
    text: str


_ALL = select(
    answer_versions,
    approvals.c.approver_id,
    approvals.c.at.label("approved_at"),
    approvals.c.note,
).select_from(answer_versions.outerjoin(approvals, approvals.c.version_id == answer_versions.c.id))


def version(connection: Connection, name: str, number: int | None = None) -> Version:
    """A version of an answer, the newest where none is named. Raises RecordError where there is none."""
    found = versions(connection, name)
    wanted = [one for one in found if number in (None, one.number)]
    if not wanted:
        raise RecordError(f"There is no version {number or 1} of the answer {name[:80]!r}.")
    return wanted[-1]


def versions(connection: Connection, name: str) -> list[Version]:
    """All versions of an answer, the first one first."""
    wanted = _ALL.where(answer_versions.c.answer_id == name).order_by(answer_versions.c.number)
    return [_version(row) for row in connection.execute(wanted)]


def served(connection: Connection) -> list[Version]:
    """The versions that visitors can get, by the id of their answer."""
    is_served = and_(
        answers.c.id == answer_versions.c.answer_id,
        answers.c.published_version == answer_versions.c.number,
        answers.c.state != "archived",
    )
    wanted = _ALL.join(answers, is_served).order_by(answer_versions.c.answer_id)
    return [_version(row) for row in connection.execute(wanted)]


def remarks_on(connection: Connection, version_id: int) -> list[Remark]:
    """What was said of a version, in order."""
    rows = connection.execute(select(remarks).where(remarks.c.version_id == version_id).order_by(remarks.c.id))
    return [Remark(row.author_id, row.at, row.text) for row in rows]


def _version(row: Row) -> Version:
    approval = Approval(row.approver_id, row.approved_at, row.note) if row.approver_id is not None else None
    kept = (row.id, row.answer_id, row.number, row.author_id, row.at, row.reason, row.law_version)
    return Version(*kept, from_body(row.body), approval)
