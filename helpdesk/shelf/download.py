"""The door to the network: one official document from one address, in whole or not at all.

The only file that knows httpx. Addresses may refuse (EUR-Lex answers scripts with 202 and nothing), redirect,
stall, break off or send without end; each becomes a DownloadError in a few words, within a bounded time.
What arrived before a break stays in the Part, and the next attempt asks for the rest of it.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from helpdesk.errors import DownloadError
from helpdesk.shelf.keep import Origin, Part, sha256_of
from helpdesk.shelf.net import Address, Net, Patience
from helpdesk.shelf.sources import Document

Progress = Callable[[Document, int, int | None], None]
_AGENT = "aiact-helpdesk (fills its shelf with official texts)"


class Broken(DownloadError):
    """The answer broke off in the middle; what came is kept aside."""


@dataclass(frozen=True)
class Line:
    """The line to the network during one sync."""

    net: Net
    client: httpx.Client
    patience: Patience
    progress: Progress


@contextmanager
def open_line(net: Net, deadline: float, progress: Progress) -> Iterator[Line]:
    """A line that must be finished within `deadline` seconds. It keeps no cookies."""
    no_cookies = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    patience = Patience(net, ends=time.monotonic() + deadline)
    with httpx.Client(trust_env=net.proxies, cookies=no_cookies, follow_redirects=False) as client:
        yield Line(net, client, patience, progress)


def download(line: Line, document: Document, address: Address, part: Part) -> bytes:
    """The bytes at an address, going on where `part` ends; the part is dropped when they are complete.

    DownloadError says in a few words what went wrong; OSError when the part cannot be written.
    """
    resumed = _fits(part, address) is not None
    content = _persist(line, document, address, part)
    if resumed and sha256_of(content) != document.sha256:
        # The address may hold another text by now, so the two halves need not belong together.
        part.drop()
        content = _persist(line, document, address, part)
    part.drop()
    return content


def _fits(part: Part, address: Address) -> Origin | None:
    """Where the kept bytes came from, if it was this address."""
    origin = part.origin()
    return origin if origin and origin.url == address.url else None


def _persist(line: Line, document: Document, address: Address, part: Part) -> bytes:
    """Ask again for the rest while each attempt brings something, at most `tries` times."""
    for _ in range(line.net.tries - 1):
        before = part.size
        try:
            return _attempt(line, document, address, part)
        except Broken:
            if part.size == before:
                raise
    return _attempt(line, document, address, part)


def _attempt(line: Line, document: Document, address: Address, part: Part) -> bytes:
    origin = _fits(part, address)
    response = _ask(line, address, _headers(address, origin, part.size))
    try:
        if origin and response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.drop()  # what was kept does not fit what is there now
            raise Broken("it holds less than was fetched before")
        _refuse_status(response)
        if not (origin and _goes_on(response, part.size)):
            part.begin(_origin(address, response))
        _receive(line, document, response, part)
    finally:
        response.close()
    return part.path.read_bytes()


def _headers(address: Address, origin: Origin | None, kept: int) -> dict[str, str]:
    # Compressed bodies cannot be resumed at a byte, nor can their size be known beforehand: hence identity.
    asked = {"Accept": address.accept, "Accept-Language": address.language, "Accept-Encoding": "identity"}
    rest = {"Range": f"bytes={kept}-"} if origin else {}
    mark = {"If-Range": origin.mark} if origin and origin.mark else {}
    return {"User-Agent": _AGENT} | asked | rest | mark


def _ask(line: Line, address: Address, headers: dict[str, str]) -> httpx.Response:
    """The opened answer at the end of all redirects; DownloadError otherwise."""
    url = httpx.URL(address.url)
    for _ in range(line.net.redirects + 1):
        _refuse_place(url, line.net)
        response = _open(line, url, headers)
        if not response.has_redirect_location:
            return response
        response.close()
        try:
            url = url.join(response.headers["location"])
        except httpx.InvalidURL:
            raise DownloadError("it redirects to something that is no address") from None
    raise DownloadError(f"it redirects more than {line.net.redirects} times")


def _refuse_place(url: httpx.URL, net: Net) -> None:
    if url.scheme not in ("http", "https"):
        raise DownloadError(f"it leads to a {url.scheme}: address")
    if not any(url.host == host or url.host.endswith(f".{host}") for host in net.hosts):
        raise DownloadError(f"it leads to {url.host}, which is not a listed host")


def _open(line: Line, url: httpx.URL, headers: dict[str, str]) -> httpx.Response:
    """Send one request and wait for the head of the answer, no longer than patience allows.

    It waits beside a thread, because two things have no time limit of their own: looking up a host name, and
    an answer whose head drips. A thread left behind ends by itself and closes what it opened.
    """
    if url.host in line.patience.given_up:
        raise DownloadError(line.patience.given_up[url.host])
    to_connect = line.patience.to_connect()
    connected = threading.Event()
    # A host may have several addresses, and the first may swallow every knock: each gets a share of the time.
    each = to_connect / 3
    request = line.client.build_request(
        "GET",
        url,
        headers=headers,
        timeout=httpx.Timeout(min(line.net.read, line.patience.left()), connect=each),
        extensions={"trace": lambda event, _: _note_connection(event, connected)},
    )
    answer = _in_thread(lambda: line.client.send(request, stream=True), connected)
    if not connected.wait(to_connect):
        _abandon(answer)
        raise line.patience.give_up(url.host, "it cannot be reached")
    response = _answered(line, url.host, answer)
    line.patience.reached = True
    return response


def _answered(line: Line, host: str, answer: Future) -> httpx.Response:
    try:
        return answer.result(min(line.net.answer, line.patience.left()))
    except (httpx.ConnectError, httpx.ConnectTimeout):
        raise line.patience.give_up(host, "it cannot be reached") from None
    except (TimeoutError, httpx.TimeoutException):
        _abandon(answer)
        raise line.patience.give_up(host, "it does not answer") from None
    except (httpx.HTTPError, OSError) as problem:
        raise DownloadError(f"its answer cannot be read ({type(problem).__name__})") from None


def _note_connection(event: str, connected: threading.Event) -> None:
    # A connection that is used again is not made again, hence the second event.
    if event.endswith(("connect_tcp.complete", "send_request_headers.started")):
        connected.set()


def _in_thread(send: Callable[[], httpx.Response], connected: threading.Event) -> Future:
    answer: Future = Future()

    def run() -> None:
        try:
            answer.set_result(send())
        except (httpx.HTTPError, OSError) as problem:
            answer.set_exception(problem)
        finally:
            connected.set()  # a request that failed before it was connected is waited for no longer

    threading.Thread(target=run, daemon=True).start()
    return answer


def _abandon(answer: Future) -> None:
    answer.add_done_callback(lambda late: late.exception() or late.result().close())


def _refuse_status(response: httpx.Response) -> None:
    if response.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        empty = " and an empty body" if response.headers.get("content-length") == "0" else ""
        raise DownloadError(f"it answers {response.status_code}{empty}")


def _goes_on(response: httpx.Response, kept: int) -> bool:
    """Whether the answer continues at the byte where the part ends; a server may ignore the wish."""
    if response.status_code == httpx.codes.OK:
        return False
    if not response.headers.get("content-range", "").startswith(f"bytes {kept}-"):
        raise DownloadError("it sends another stretch than was asked for")
    return True


def _origin(address: Address, response: httpx.Response) -> Origin | None:
    marks = response.headers
    if "content-encoding" in marks:
        return None
    return Origin(address.url, marks.get("etag", ""), marks.get("last-modified", ""))


def _receive(line: Line, document: Document, response: httpx.Response, part: Part) -> None:
    kept, began = part.size, time.monotonic()
    done, total = kept, _total(response, kept)
    _refuse_size(total or 0, line.net, part)
    try:
        with part.path.open("ab", buffering=0) as file:
            for piece in response.iter_bytes():
                done += len(piece)
                _refuse_size(done, line.net, part)
                file.write(piece)
                line.progress(document, done, total)
                _refuse_pace(line, done - kept, time.monotonic() - began)
    except httpx.TimeoutException:
        raise line.patience.stalled(response.url.host, f"it stalls after {done} bytes") from None
    except httpx.HTTPError as problem:
        raise Broken(f"it breaks off after {done} bytes ({type(problem).__name__})") from None


def _total(response: httpx.Response, kept: int) -> int | None:
    length = response.headers.get("content-length", "")
    return kept + int(length) if length.isdecimal() and "content-encoding" not in response.headers else None


def _refuse_size(size: int, net: Net, part: Part) -> None:
    if size > net.largest:
        part.drop()  # nothing that could be of use later
        raise DownloadError(f"it sends more than {net.largest} bytes")


def _refuse_pace(line: Line, received: int, seconds: float) -> None:
    line.patience.left()
    if seconds > line.net.grace and received < line.net.slowest * seconds:
        raise DownloadError(f"it sends only {received / seconds:.0f} bytes a second")
