"""Without a network the sync ends soon and says what is missing."""

import socket
import sys
import time
from pathlib import Path

import pytest

from helpdesk.errors import DownloadError
from helpdesk.shelf.fetch import Net, sync
from helpdesk.shelf.net import Patience
from tests.shelf.trial import document


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_without_a_network_everything_is_missing_at_once(shelf):
    net = Net(cellar=f"http://127.0.0.1:{closed_port()}/", hosts=("127.0.0.1",), proxies=False)
    many = [document(lang=lang) for lang in ("en", "fr", "nl")]
    began = time.monotonic()
    deliveries = sync(many, shelf, net=net)
    assert time.monotonic() - began < 10
    assert [delivery.outcome for delivery in deliveries] == ["missing"] * 3
    assert "it cannot be reached" in deliveries[2].note


@pytest.mark.skipif(sys.platform != "linux", reason="needs several addresses of this machine")
def test_hosts_that_swallow_every_knock_are_tried_once_each_and_within_ten_seconds(shelf):
    """Sockets that listen but never accept, with a full queue, behave like a network that drops packets."""
    with (
        full_socket("127.0.0.1") as cellar,
        full_socket("127.0.0.2") as eli,
        full_socket("127.0.0.3") as other,
    ):
        urls = tuple(f"http://{host}:{port}/" for host, port in (eli.getsockname(), other.getsockname()))
        many = [document(lang=lang, urls=urls) for lang in ("en", "fr", "nl", "de")]
        base = f"http://127.0.0.1:{cellar.getsockname()[1]}/"
        net = Net(cellar=base, hosts=("127.0.0.1", "127.0.0.2", "127.0.0.3"), proxies=False)
        began = time.monotonic()
        deliveries = sync(many, shelf, net=net)
        assert time.monotonic() - began < 10
    assert {delivery.outcome for delivery in deliveries} == {"missing"}


def test_when_no_host_was_reached_for_a_while_there_is_no_network():
    now = time.monotonic()
    with pytest.raises(DownloadError, match="no network"):
        Patience(Net(offline=8.0), ends=now + 600, began=now - 9).to_connect()
    assert Patience(Net(offline=8.0), ends=now + 600, began=now - 9, reached=True).to_connect() > 0
    assert Patience(Net(offline=8.0, connect=4.5), ends=now + 600, began=now - 7).to_connect() < 1.1


class full_socket:
    """A listening socket whose queue is full: a knock is neither answered nor refused."""

    def __init__(self, host: str) -> None:
        self.server = socket.create_server((host, 0), backlog=0)
        self.queue = [socket.socket() for _ in range(8)]

    def __enter__(self) -> socket.socket:
        for waiting in self.queue:
            waiting.setblocking(False)
            waiting.connect_ex(self.server.getsockname())
        return self.server

    def __exit__(self, *_: object) -> None:
        for one in [*self.queue, self.server]:
            one.close()
