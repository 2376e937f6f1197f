"""A little web server that can misbehave, for tests of the download.

with Web() as web:
    web.pages["/celex/1"] = Page(b"...", stall_after=100)
    web.url("/celex/1")      http://127.0.0.1:<port>/celex/1
    web.asked                what was asked for, with headers
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STEP = 4096


@dataclass(frozen=True)
class Page:
    """What one path answers. `body` is sent in steps; the other fields are ways to misbehave."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "application/xhtml+xml"
    etag: str = ""
    ranges: bool = True
    length: bool = True  # say Content-Length
    cut_after: int | None = None  # close after so many bytes, though more were promised
    stall_after: int | None = None  # send nothing more after so many bytes
    pause: float = 0.0  # seconds between steps
    step: int = STEP
    silent: bool = False  # accept the question, never answer
    endless_head: bool = False  # answer with a head that never ends
    endless: bool = False  # repeat the body for ever


@dataclass(frozen=True)
class Asked:
    """One question that was asked."""

    path: str
    headers: Mapping[str, str]


class Web:
    """A server on a free port of this machine. A list of pages is one page a question; the last one stays."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | list[Page]] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        web = self

        class Answering(_Answering):
            pass

        Answering.web = web
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.daemon_threads = True
        self._server.block_on_close = False

    def __enter__(self) -> "Web":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [asked.path for asked in self.asked]

    def page(self, path: str) -> Page:
        """The page for one question."""
        page = self.pages.get(path, Page(b"nothing here", status=404, kind="text/plain"))
        if isinstance(page, list):
            return page.pop(0) if len(page) > 1 else page[0]
        return page


class _Answering(BaseHTTPRequestHandler):
    web: Web
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.web.asked.append(Asked(self.path, dict(self.headers)))
        page = self.web.page(self.path)
        self.close_connection = True
        if page.silent:
            self.web.closing.wait(60)
            return
        try:
            if page.endless_head:
                self._drip()
            self._answer(page)
        except (BrokenPipeError, ConnectionResetError):
            return  # the visitor has gone

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.web.closing.wait(0.05):
            self.wfile.write(b"x")

    def _answer(self, page: Page) -> None:
        start = self._start(page) if page.status == 200 else 0
        if start > len(page.body):
            page, start = Page(status=416), 0
        self.send_response(206 if start else page.status)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(page.body) - 1}/{len(page.body)}")
        if page.etag:
            self.send_header("ETag", page.etag)
        if page.length and not page.endless:
            self.send_header("Content-Length", str(len(page.body) - start))
        self.send_header("Content-Type", page.kind)
        self.send_header("Connection", "close")
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(page, start)

    def _start(self, page: Page) -> int:
        wish = self.headers.get("Range", "")
        fits = self.headers.get("If-Range", page.etag) == page.etag
        return int(wish.removeprefix("bytes=").removesuffix("-")) if wish and page.ranges and fits else 0

    def _send(self, page: Page, start: int) -> None:
        sent = start
        while page.endless or sent < len(page.body):
            step = page.body[:STEP] if page.endless else page.body[sent : sent + page.step]
            for limit in (page.cut_after, page.stall_after):
                step = step if limit is None else step[: max(0, limit - sent)]
            if not step:
                break
            self.wfile.write(step)
            sent += len(step)
            if self.web.closing.wait(page.pause) if page.pause else self.web.closing.is_set():
                return
        if page.stall_after is not None and sent >= page.stall_after:
            self.web.closing.wait(60)

    def log_message(self, *_: object) -> None:
        """A test's own output is enough."""


def seconds_of(action) -> float:
    """How long an action takes."""
    began = time.monotonic()
    action()
    return time.monotonic() - began
