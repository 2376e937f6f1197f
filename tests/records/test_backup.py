"""A copy holds every row of one moment; what is restored is what was copied, or nothing at all."""

import hashlib
import json
import threading
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from helpdesk.errors import RecordError
from helpdesk.records import audit, people, tickets
from helpdesk.records.backup import backup
from helpdesk.records.copying import tables_copied
from helpdesk.records.opening import Records, open_records
from helpdesk.records.restore import restore
from helpdesk.records.tables import metadata
from helpdesk.records.tickets import NewTicket
from helpdesk.records.whole import verify
from tests.records.conftest import KINDS, NOW
from tests.records.full import ROWS, fill, rows_of

FOR_THE_DAY = ("visits", "counters")
_REGISTER = (
    "UPDATE system_assessments SET state = 'settled'", "DELETE FROM system_reviews", "UPDATE system_facts SET why = ''",
)  # fmt: skip


@pytest.fixture
def full(records) -> Records:
    fill(records)
    return records


@pytest.fixture
def copy(full, tmp_path) -> Path:
    backup(full, tmp_path / "copy.zip", NOW)
    return tmp_path / "copy.zip"


@pytest.fixture(params=KINDS)
def there(request, empty) -> Records:
    """An empty database to restore into, of the same kind or the other."""
    opened = open_records(empty(request.param))
    yield opened
    opened.close()


def test_every_table_has_a_row_to_copy(full):
    assert {table.name for table in metadata.sorted_tables} == {*ROWS, "events"}
    assert all(rows_of(full).values())


def test_every_row_comes_back_from_either_database_into_either(full, copy, there):
    held = restore(there, copy, NOW)
    before, after = rows_of(full, *FOR_THE_DAY), rows_of(there, *FOR_THE_DAY)
    *events, told = after.pop("events")
    assert events == before.pop("events") and after == before
    assert {name: member.rows for name, member in held.members.items()} == {
        **{name: len(rows) for name, rows in before.items()},
        "events": len(events),
    }
    assert told[3] == "restored" and json.loads(told[5]) == {"events": held.last, "hash": held.hash}
    with there.reading() as connection:
        assert verify(connection).wrong == ()


def test_a_copy_of_what_was_restored_is_the_same_but_for_the_event_that_tells(full, copy, there, tmp_path):
    restore(there, copy, NOW)
    again = tmp_path / "again.zip"
    backup(there, again, NOW)
    with zipfile.ZipFile(copy) as one, zipfile.ZipFile(again) as two:
        for table in tables_copied():
            if table.name != "events":
                assert one.read(f"{table.name}.jsonl") == two.read(f"{table.name}.jsonl")
        assert two.read("events.jsonl").startswith(one.read("events.jsonl"))


def test_nobody_is_signed_in_where_a_copy_was_restored(copy, there):
    restore(there, copy, NOW)
    assert not any(rows_of(there)[name] for name in FOR_THE_DAY)


def test_numbers_go_on_after_the_last_one(copy, there):
    restore(there, copy, NOW)
    with there.writing() as connection:
        opened = tickets.open_ticket(connection, NewTicket("person", "And now?"), NOW, timedelta(hours=1))
        person = people.add(connection, "New", "new@x.example", "desk", NOW)
    assert opened.number == 10 and person.id == 41


def test_the_guards_stay_on_after_a_copy_was_restored(copy, there):
    restore(there, copy, NOW)
    for order in ("DELETE FROM events", "UPDATE answer_versions SET reason = ''", "DELETE FROM remarks", *_REGISTER):
        with pytest.raises(RecordError), there.writing() as connection:
            connection.execute(text(order))


def test_a_copy_is_for_its_owner_alone_and_nothing_is_left_beside_it(copy):
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not [file for file in copy.parent.iterdir() if file.name.startswith(".")]


def test_a_copy_is_of_one_moment_though_others_write_meanwhile(records, tmp_path, there):
    stop = threading.Event()
    writer = threading.Thread(target=_opens_tickets, args=(records, stop))
    writer.start()
    copies = []
    try:
        while not copies or copies[-1].last < copies[0].last + 20:
            copies.append(backup(records, tmp_path / f"{len(copies)}.zip", NOW))
    finally:
        stop.set()
        writer.join()
    # Each ticket has its event, and each event its ticket: both were copied, or neither.
    assert all(copy.last == copy.members["tickets"].rows for copy in copies)
    restore(there, tmp_path / f"{len(copies) - 1}.zip", NOW)
    with there.reading() as connection:
        assert verify(connection).wrong == ()


def _opens_tickets(records: Records, stop: threading.Event) -> None:
    number = 0
    while not stop.is_set() or number == 0:
        number += 1
        with records.writing() as connection:
            tickets.open_ticket(connection, NewTicket("person", f"{number}"), NOW, timedelta(hours=1))


def test_a_copy_that_cannot_be_written_leaves_the_one_before(full, copy, tmp_path):
    before = copy.read_bytes()
    with pytest.raises(RecordError, match="cannot be written"):
        backup(full, tmp_path / "no folder" / "copy.zip", NOW)
    (tmp_path / "folder").mkdir()
    with pytest.raises(RecordError, match="cannot be written"):
        backup(full, tmp_path / "folder", NOW)
    full.close()
    assert copy.read_bytes() == before and not [f for f in tmp_path.iterdir() if f.name.startswith(".")]


def test_a_copy_is_not_restored_over_records(full, copy):
    before = rows_of(full)
    with pytest.raises(RecordError, match="already"):
        restore(full, copy, NOW)
    assert rows_of(full) == before


# --- copies that are not what they were ---------------------------------------------------------------------------

Change = Callable[[dict[str, bytes]], None]


def changed(copy: Path, change: Change) -> Path:
    """The copy with other members."""
    with zipfile.ZipFile(copy) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    change(members)
    with zipfile.ZipFile(copy, "w") as bundle:
        for name, content in members.items():
            bundle.writestr(name, content)
    return copy


def _replace(name: str, old: bytes, new: bytes, and_sum: bool = False) -> Change:
    def change(members: dict[str, bytes]) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new, 1)
        if and_sum:
            _sum_again(members, name)

    return change


def _sum_again(members: dict[str, bytes], name: str) -> None:
    manifest, table = json.loads(members["manifest.json"]), name.removesuffix(".jsonl")
    lines = members[name].count(b"\n")
    manifest["tables"][table] = {"rows": lines, "sha256": hashlib.sha256(members[name]).hexdigest()}
    members["manifest.json"] = json.dumps(manifest).encode()


def _without(name: str, line: int, and_sum: bool = True) -> Change:
    def change(members: dict[str, bytes]) -> None:
        lines = members[name].splitlines(keepends=True)
        members[name] = b"".join(lines[:line] + lines[line:][1:])
        if and_sum:
            _sum_again(members, name)

    return change


def _manifest(**more) -> Change:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **more}).encode()

    return change


WRONG = {
    "a letter was changed": _replace("tickets.jsonl", b'"lang":"en"', b'"lang":"de"'),
    "a row is missing": _without("votes.jsonl", 0, and_sum=False),
    "an event was changed": _replace("events.jsonl", b"person 5", b"person 6", and_sum=True),
    "an event is missing": _without("events.jsonl", 4),
    "the end of the chain is cut off": _without("events.jsonl", -1),
    "a reference leads nowhere": _without("people.jsonl", 0),
    "the author approves": _replace("approvals.jsonl", b'"approver_id":7', b'"approver_id":2', and_sum=True),
    "a state that is none": _replace("answers.jsonl", b"published", b"perfect", and_sum=True),
    "a moment that is none": _replace("people.jsonl", b"2026-11-21", b"yesterday", and_sum=True),
    "a moment without a zone": _replace("people.jsonl", b"09:30:00+00:00", b"09:30:00", and_sum=True),
    "no bytes": _replace("wordings.jsonl", b'"vector":"', b'"vector":"?', and_sum=True),
    "a column too many": _replace("roles.jsonl", b"{", b'{"more":1,', and_sum=True),
    "no object": _replace("roles.jsonl", b"{", b"[1]{", and_sum=True),
    "tickets in a circle": _replace("tickets.jsonl", b'"merged_into":9', b'"merged_into":2', and_sum=True),
    "a line without an end": _replace("votes.jsonl", b"\n", b"", and_sum=True),
    "a table is missing": lambda members: members.pop("votes.jsonl"),
    "a file too many": lambda members: members.update({"../../evil.sh": b"x"}),
    "no manifest": lambda members: members.pop("manifest.json"),
    "a manifest that is none": lambda members: members.update({"manifest.json": b"[" * 1000}),
    "another form": _manifest(form="something else"),
    "another release": _manifest(revision="0000"),
    "another end of the chain": _manifest(chain={"last": 29, "hash": "0" * 64}),
    "no tables": _manifest(tables={}),
    "tables of no kind": _manifest(tables=[1]),
}


def test_a_copy_that_was_only_packed_again_is_restored(copy, there):
    restore(there, changed(copy, lambda members: None), NOW)
    assert rows_of(there)["answers"]


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_copy_that_was_changed_is_refused_and_nothing_is_kept(copy, empty, change):
    there = open_records(empty("sqlite"))
    changed(copy, change)
    with pytest.raises(RecordError, match=r"\.$"):
        restore(there, copy, NOW)
    assert not any(rows_of(there).values())
    there.close()


@pytest.mark.parametrize("content", [None, b"", b"PK", b"no zip at all" * 100])
def test_a_file_that_is_no_copy_is_refused(records, tmp_path, content):
    file = tmp_path / "copy.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RecordError, match=r"copy\.zip"):
        restore(records, file, NOW)


def test_a_copy_with_a_byte_gone_bad_is_refused(copy, empty):
    there, content = open_records(empty("sqlite")), bytearray(copy.read_bytes())
    for place in range(100, len(content), len(content) // 25):
        spoilt = bytearray(content)
        spoilt[place] ^= 0xFF
        copy.write_bytes(spoilt)
        try:
            restore(there, copy, NOW)
        except RecordError:
            assert not any(rows_of(there).values())
            continue
        # A byte that carries nothing, such as a name that stands twice: then all of it is there.
        with there.reading() as connection:
            assert verify(connection).last == 30
        there = open_records(empty("sqlite"))
    there.close()


# --- what verify finds --------------------------------------------------------------------------------------------


def test_whole_records_have_nothing_wrong_and_every_row_is_counted(full):
    with full.reading() as connection:
        found = verify(connection)
        assert found.wrong == () and (found.last, found.hash) == audit.length(connection)
    assert found.rows == {name: len(rows) for name, rows in rows_of(full).items()}


def test_a_guard_that_was_taken_down_is_found(full):
    order = {
        "sqlite": "DROP TRIGGER approvals_no_delete",
        "postgresql": "ALTER TABLE approvals DISABLE TRIGGER approvals_once",
    }[full.engine.dialect.name]
    with full.writing() as connection:
        connection.execute(text(order))
    with full.reading() as connection:
        assert [each for each in verify(connection).wrong if "guard approvals" in each]


def test_a_row_that_names_nothing_is_found(full):
    off = {"sqlite": "PRAGMA foreign_keys=OFF", "postgresql": "SET session_replication_role = replica"}
    raw = full.engine.raw_connection()
    for order in (off[full.engine.dialect.name], "DELETE FROM conversations"):
        raw.cursor().execute(order)
    raw.commit()
    raw.invalidate()
    with full.reading() as connection:
        [problem] = verify(connection).wrong
    assert problem == "1 rows of turns name something in conversations that is not there"
