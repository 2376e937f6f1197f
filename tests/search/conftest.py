"""What tests of search share: an index to try things on, in a folder and on a Chroma server."""

import shutil
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
from helpdesk.settings import Settings
from helpdesk.shelf.shelf import Shelf
from tests import sample
from tests.search import tiny


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


@pytest.fixture(scope="session")
def tiny_model() -> str:
    """A folder with a tiny model of random weights, for tests where meaning does not matter."""
    return str(tiny.make(sample.KEPT / "tiny-model"))


@pytest.fixture(scope="session")
def tiny_home(sample_corpus, tiny_model) -> Path:
    """A home with the tiny model prepared and the vectors of the made-up act; not to be written to."""
    home = sample.KEPT / "tiny-home"
    open_desk(sample.settings_of(sample_corpus, home, model=tiny_model)).build_index(sample.quietly)
    return home


@pytest.fixture
def settings(sample_corpus, tiny_home, tiny_model, tmp_path) -> Settings:
    """A small installation whose home has a prepared model and known vectors, but no index."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(tiny_home / "models", home / "models")
    shutil.copy(tiny_home / "vectors.sqlite", home)
    return sample.settings_of(sample_corpus, home, model=tiny_model)


@pytest.fixture
def shelf(settings) -> Shelf:
    """The shelf of the made-up act."""
    return open_desk(settings).shelf


@pytest.fixture
def place(settings, chroma_url) -> Place:
    """A home with nothing built, its vectors in a folder or on a server."""
    return Place(settings.home, "en", settings.model, chroma_url)


@pytest.fixture
def here(settings) -> Place:
    """A home with nothing built, its vectors in a folder."""
    return Place(settings.home, "en", settings.model, None)


@pytest.fixture(scope="session")
def ruler() -> Ruler:
    """The real tokenizer."""
    return Ruler(packaged_path() / TOKENIZER)
