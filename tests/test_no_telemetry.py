"""No library phones home: a question is asked in a process that is watched, and not one packet leaves it."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from helpdesk.settings import SILENCE

ROOT = Path(__file__).resolve().parent.parent

# Opens desk and records, asks twice, keeps what was asked; the program's own report is its last line.
_ASKS = """
import json, sys, time

from helpdesk.settings import read_settings

calls = []
PATIENCE = 12  # a library that tells its makers does so some seconds later, of many things at once
WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")
sys.addaudithook(lambda name, args: calls.append([name, repr(args[1:])]) if name in WATCHED else None)
read_settings()

from datetime import UTC, datetime
from pathlib import Path

from helpdesk.desk import open_desk
from tests import sample

corpus, home, database = map(Path, sys.argv[1:])
desk = open_desk(sample.settings_of(corpus, home, database_url=f"sqlite:///{database}"))
answers = [desk.ask(text, sample.SUMMER) for text in ("May a robot scare the cat?", "How much VAT do I pay?")]
answered = time.monotonic()
with desk.records.reading() as connection:
    connection.exec_driver_sql("SELECT count(*) FROM turns")
import chromadb.telemetry, langchain_core.retrievers, langsmith.utils, sentence_transformers, streamlit
import huggingface_hub.constants
time.sleep(max(0, PATIENCE - (time.monotonic() - answered)))
told = {
    "statuses": [str(answer.status) for answer in answers],
    "hub": huggingface_hub.constants.HF_HUB_DISABLE_TELEMETRY,
    "traced": langsmith.utils.tracing_is_enabled(),
    "calls": calls,
    "packets": {},
}
rows = [line.split() for line in open("/proc/self/net/snmp")] if sys.platform == "linux" else []
for names, values in zip(rows[::2], rows[1::2]):
    told["packets"] |= {names[0] + name: int(value) for name, value in zip(names[1:], values[1:])}
print(json.dumps(told))
"""
_SENT = ("Tcp:ActiveOpens", "Udp:OutDatagrams", "Ip:OutRequests", "Ip:OutNoRoutes")


def asked(desk, corpus: Path, tmp_path: Path, *before: str) -> dict:
    """What the watched process tells; `before` is what it is started with."""
    command = [*before, sys.executable, "-c", _ASKS, str(corpus), str(desk.settings.home), str(tmp_path / "r.sqlite")]
    told = {"CI", "GITHUB_ACTIONS", "PYTEST_CURRENT_TEST"}  # where a library sees these it is silent of itself
    around = {name: value for name, value in os.environ.items() if name not in told | set(SILENCE)}
    tempting = {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "ANONYMIZED_TELEMETRY": "True"}
    run = subprocess.run(
        command, cwd=ROOT, env={**around, **tempting}, capture_output=True, text=True, timeout=240, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout.splitlines()[-1])


def test_opening_and_asking_knock_at_no_door_and_all_telemetry_is_off(sample_desk, sample_corpus, tmp_path):
    told = asked(sample_desk, sample_corpus, tmp_path)
    assert told["statuses"][0] in ("answered", "curated") and len(told["statuses"]) == 2
    assert told["calls"] == []
    assert told["hub"] is True and told["traced"] is False


def an_own_network() -> list[str]:
    """The words that start a program in a network of its own, whose counters begin at 0."""
    words = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not lend a network of its own")
    return words


def test_not_one_packet_is_tried_by_any_library_in_whatever_language_it_is_written(
    sample_desk, sample_corpus, tmp_path
):
    told = asked(sample_desk, sample_corpus, tmp_path, *an_own_network())
    assert {name: told["packets"][name] for name in _SENT} == dict.fromkeys(_SENT, 0)


def test_the_watch_sees_a_packet_where_one_is_tried():
    tries = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))"
    reads = f"try:\n    exec({tries!r})\nexcept OSError:\n    pass\nprint(open('/proc/self/net/snmp').read())"
    run = subprocess.run([*an_own_network(), sys.executable, "-c", reads], capture_output=True, text=True, check=True)
    names, values = (line.split() for line in run.stdout.splitlines() if line.startswith("Ip:"))
    found = dict(zip(names[1:], values[1:], strict=True))
    assert found["OutNoRoutes"] != "0" or found["OutRequests"] != "0"


def test_the_app_gathers_nothing_about_its_visitors():
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        assert tomllib.load(file)["browser"]["gatherUsageStats"] is False


def test_the_vector_store_is_opened_without_telemetry(monkeypatch, tmp_path):
    import chromadb

    from helpdesk.search import store

    seen = []
    monkeypatch.setattr(chromadb, "PersistentClient", lambda path, settings: seen.append(settings))
    monkeypatch.setattr(chromadb, "HttpClient", lambda settings, **_: seen.append(settings))
    store._client(tmp_path, None)
    store._client(tmp_path, "http://127.0.0.1:9")
    assert [settings.anonymized_telemetry for settings in seen] == [False, False]
    assert [settings.chroma_otel_collection_endpoint for settings in seen] == ["", ""]
