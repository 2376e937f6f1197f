"""What tests of search share: an index to try things on, in a folder and on a Chroma server."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from helpdesk.desk import open_desk
from helpdesk.search.encoder import Ruler
from helpdesk.search.index import Place
from helpdesk.search.model import TOKENIZER, packaged_path
from helpdesk.shelf.shelf import Shelf
from tests import sample


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def _wait_for(url: str, server: subprocess.Popen, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{url}/api/v2/heartbeat", timeout=1).close()
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the Chroma server did not start")


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory) -> Iterator[str]:
    """The address of a Chroma server on loopback, started as its documentation says."""
    port = _free_port()
    folder = tmp_path_factory.mktemp("chroma")
    program = Path(sys.executable).parent / "chroma"
    command = [program, "run", "--path", folder, "--port", str(port), "--host", "127.0.0.1"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(params=["folder", "server"])
def chroma_url(request) -> str | None:
    """Where the vectors are kept: every test that asks for this runs with both."""
    return request.getfixturevalue("chroma_server") if request.param == "server" else None


@pytest.fixture
def shelf(sample_corpus, fresh_home) -> Shelf:
    """The shelf of the made-up act."""
    return open_desk(sample.settings_of(sample_corpus, fresh_home)).shelf


@pytest.fixture
def place(fresh_home, chroma_url) -> Place:
    """A home with nothing built, its vectors in a folder or on a server."""
    return Place(fresh_home, "en", None, chroma_url)


@pytest.fixture
def here(fresh_home) -> Place:
    """A home with nothing built, its vectors in a folder."""
    return Place(fresh_home, "en", None, None)


@pytest.fixture(scope="session")
def ruler() -> Ruler:
    """The real tokenizer."""
    return Ruler(packaged_path() / TOKENIZER)
