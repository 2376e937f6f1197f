"""The records under load: the figures are those of what was written, and what is lost is counted."""

from sqlalchemy import text

from eval.records import copied, main, writers
from helpdesk.records.opening import address, open_records


def test_writers_are_counted_and_nothing_is_lost(tmp_path):
    found = writers(address(None, tmp_path), processes=2, threads=2, each=3)
    assert (found["writers"], found["commits"]) == (4, 12) and found["commits_a_second"] > 0
    assert (found["lost_tickets"], found["lost_events"], found["wrong"]) == (0, 0, 0)


def test_what_is_wrong_is_counted(tmp_path):
    records = open_records(address(None, tmp_path))
    with records.writing() as connection:
        connection.execute(text("DROP TRIGGER events_no_delete"))
    assert writers(address(None, tmp_path), 1, 1, 1)["wrong"] == 2  # before and after
    records.close()


def test_a_copy_is_restored_and_compared(tmp_path):
    writers(address(None, tmp_path), 1, 1, 3)
    found = copied(open_records(address(None, tmp_path)), tmp_path)
    assert (found["rows"], found["lost_rows"], found["wrong"]) == (8, 0, 0)


def test_the_command_prints_its_figures(monkeypatch, capsys):
    words = ["records", "--tickets", "5", "--processes", "1", "--threads", "1", "--each", "2"]
    monkeypatch.setattr("sys.argv", words)
    assert main() == 0 and '"lost_events": 0' in capsys.readouterr().out
