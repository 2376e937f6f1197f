"""The desk command: the first administrator, copies, and proofs, as one types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from helpdesk.desk.back_office import BackOffice
from helpdesk.desk.signing import sign_in
from helpdesk.errors import AccessRefused
from helpdesk.records import people
from helpdesk.settings import ROOT, Settings
from tests.records.conftest import NOW

SECRET = "three green rowing boats"


@pytest.fixture
def home(tmp_path) -> Path:
    return tmp_path / "home"


def desk(home: Path, *words, typed: str = "") -> subprocess.CompletedProcess:
    """Run a command on a home of its own; nobody sits at a terminal."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("HELPDESK_")}
    command = [sys.executable, "-m", "helpdesk", "desk", *map(str, words)]
    environment = {**mine, "HELPDESK_HOME": str(home)}
    return subprocess.run(command, cwd=ROOT, env=environment, input=typed, capture_output=True, text=True, timeout=120)


def admin(home: Path, email: str, *words: str, password: str = SECRET) -> subprocess.CompletedProcess:
    return desk(home, "admin", "--email", email, "--name", "Ada", "--password-stdin", *words, typed=f"{password}\n")


def office(home: Path) -> BackOffice:
    return BackOffice(Settings(home=home, database_url=None))


def is_refused(done: subprocess.CompletedProcess, word: str) -> bool:
    one_line = done.stderr.startswith("helpdesk: ") and done.stderr.count("\n") == 1
    return done.returncode == 1 and one_line and word in done.stderr and SECRET not in done.stderr


def test_the_first_administrator_signs_in_with_the_password_that_was_given(home):
    done = admin(home, "Ada@firm.example")
    assert (done.returncode, done.stdout) == (0, "ada@firm.example is administrator and can sign in.\n")
    here = office(home)
    assert here.staff(sign_in(here, "ada@firm.example", SECRET, NOW), NOW).person.roles == {"administrator"}


def test_nobody_can_sign_in_before_and_there_is_no_password_by_default(home):
    with pytest.raises(AccessRefused):
        sign_in(office(home), "admin", "admin", NOW)
    assert desk(home, "admin", "--email", "ada@firm.example", "--name", "Ada").returncode == 2
    assert is_refused(admin(home, "ada@firm.example", password=""), "12 to 200 characters")
    with office(home).records.reading() as connection:
        assert people.everyone(connection) == []


def test_a_second_administrator_is_made_only_where_another_is_wanted(home):
    admin(home, "ada@firm.example")
    assert is_refused(admin(home, "bob@firm.example"), "--another")
    assert admin(home, "bob@firm.example", "--another").returncode == 0
    assert is_refused(admin(home, "no address", "--another"), "e-mail")


def test_a_copy_is_made_restored_and_verified(home, tmp_path):
    admin(home, "ada@firm.example")
    copy, other = tmp_path / "copy.zip", tmp_path / "other"
    made = desk(home, "backup", copy)
    assert made.returncode == 0 and made.stdout.startswith("Copied: ") and copy.stat().st_mode & 0o777 == 0o600
    restored = desk(other, "restore", copy)
    assert restored.returncode == 0
    assert restored.stdout.removeprefix("Restored: ") == made.stdout.removeprefix("Copied: ")
    assert is_refused(desk(other, "restore", copy), "already") and is_refused(
        desk(home, "restore", "none.zip"), "none.zip"
    )
    here = office(other)
    assert here.staff(sign_in(here, "ada@firm.example", SECRET, NOW), NOW)


def test_verify_says_where_the_chain_ends_and_what_is_wrong(home):
    admin(home, "ada@firm.example")
    good = desk(home, "verify", "--json")
    found = json.loads(good.stdout)
    assert good.returncode == 0 and found["rows"]["people"] == 1 and found["wrong"] == []
    last = desk(home, "verify").stdout.splitlines()[-1]
    assert last == f"The chain of events ends with number {found['chain']['last']}, hash {found['chain']['hash']}"
    with office(home).records.writing() as connection:
        for order in ("DROP TRIGGER events_no_update", "UPDATE events SET actor = 'x' WHERE id = 1"):
            connection.execute(text(order))
    bad = desk(home, "verify")
    assert is_refused(bad, "event 1 was changed") and "wrong: event 1 was changed" in bad.stdout


def test_a_home_that_cannot_be_is_said_in_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert is_refused(desk(tmp_path / "file", "verify"), "cannot be kept")
