"""Where official documents are asked for, and how much patience there is.

Net         addresses and limits, a value with defaults
addresses   where to ask for one document, best first
Patience    what one sync has learnt: who does not answer, how much time is left
"""

import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from helpdesk.errors import DownloadError
from helpdesk.shelf.sources import LANG3, Document


@dataclass(frozen=True)
class Net:
    """Where to ask, and how patient to be: times in seconds, sizes in bytes.

    Only `hosts` and their subdomains are ever asked, redirects included. `proxies`: heed the system's proxy
    settings. `offline`: when no host at all was reached for so long, there is no network. A body slower than
    `slowest` bytes a second, measured after `grace` seconds, is given up.
    """

    cellar: str = "http://publications.europa.eu/resource/celex/"
    hosts: tuple[str, ...] = ("europa.eu",)
    proxies: bool = True
    connect: float = 4.5
    offline: float = 8.0
    answer: float = 15.0
    read: float = 10.0
    grace: float = 10.0
    slowest: int = 2_000
    largest: int = 30_000_000
    redirects: int = 5
    tries: int = 3


@dataclass(frozen=True)
class Address:
    """One place to ask for a document, and what to say there."""

    url: str
    accept: str
    language: str

    @property
    def host(self) -> str:
        """Who is asked, for messages."""
        return urlsplit(self.url).hostname or self.url


def addresses(document: Document, net: Net) -> tuple[Address, ...]:
    """Where to ask, in order: acts at Cellar first, then the addresses of sources.toml."""
    accept = "application/pdf, */*;q=0.5" if document.is_pdf else "application/xhtml+xml, text/html;q=0.5"
    public = tuple(Address(url, accept, document.lang) for url in document.urls)
    if document.version.layout == "guideline":
        return public
    # Cellar chooses the file by these two headers, and answers 404 when asked for text/html.
    cellar = Address(net.cellar + document.version.celex, "application/xhtml+xml", LANG3[document.lang])
    return (cellar, *public)


@dataclass
class Patience:
    """What one sync has learnt, so that nobody is waited for twice; it must be over at `ends` (monotonic)."""

    net: Net
    ends: float
    began: float = field(default_factory=time.monotonic)
    reached: bool = False
    given_up: dict[str, str] = field(default_factory=dict)
    stalls: Counter[str] = field(default_factory=Counter)

    def left(self) -> float:
        """Seconds until everything must be over; DownloadError when it is."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise DownloadError("the time for this sync is used up")
        return left

    def to_connect(self) -> float:
        """Seconds to wait for a host to be reached; DownloadError when there seems to be no network."""
        if self.reached:
            return min(self.net.connect, self.left())
        left = self.began + self.net.offline - time.monotonic()
        if left <= 0:
            raise DownloadError("there seems to be no network")
        return min(self.net.connect, left, self.left())

    def give_up(self, host: str, reason: str) -> DownloadError:
        """Strike a host off for the rest of this sync."""
        self.given_up[host] = reason
        return DownloadError(reason)

    def stalled(self, host: str, reason: str) -> DownloadError:
        """One stall may be chance; a host that stalls twice is struck off."""
        self.stalls[host] += 1
        return self.give_up(host, reason) if self.stalls[host] > 1 else DownloadError(reason)
