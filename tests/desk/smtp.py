"""A small SMTP server on loopback: it takes letters as a real one does, and keeps them for a test to read."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Box:
    """What the server took, and how it behaves: which address it refuses, whether it offers TLS, wants a password.

    `said` are the words of those who came, in order.
    """

    refuses: str = ""
    refuses_text: bool = False
    offers: tuple[str, ...] = ()
    tls: ssl.SSLContext | None = None
    port: int = 0
    letters: list[tuple[str, list[str], EmailMessage]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"


class _Talk(socketserver.StreamRequestHandler):
    """One connection."""

    timeout = 10

    def handle(self) -> None:
        self.box: Box = self.server.box
        self.sender, self.recipients = "", []
        self.answer("220 box.example")
        while line := self.rfile.readline(4096):
            words = line.decode("ascii", "replace").strip()
            self.box.said.append(words)
            verb = words.split(" ", 1)[0].upper()
            if verb == "QUIT":
                self.answer("221 bye")
                return
            getattr(self, f"on_{verb.lower()}", self.on_other)(words)

    def answer(self, *lines: str) -> None:
        for place, line in enumerate(lines):
            more = "-" if place < len(lines) - 1 else " "
            self.wfile.write(f"{line[:3]}{more}{line[4:]}\r\n".encode())

    def on_ehlo(self, _words: str) -> None:
        self.answer(*("250 box.example", *(f"250 {each}" for each in self.box.offers)))

    def on_starttls(self, _words: str) -> None:
        self.answer("220 go on")
        self.wfile.write(b"this is no TLS\r\n")  # whoever goes on in the clear has misunderstood

    def on_auth(self, words: str) -> None:
        _, _, secret = words.split(" ", 2)
        self.box.said[-1] = base64.b64decode(secret).decode().replace("\0", " ").strip()
        self.answer("235 welcome" if self.box.said[-1].endswith(" s3cret:/@") else "535 no")

    def on_mail(self, words: str) -> None:
        self.sender, self.recipients = words[words.index("<") + 1 : words.index(">")], []
        self.answer("250 yes")

    def on_rcpt(self, words: str) -> None:
        recipient = words[words.index("<") + 1 : words.index(">")]
        if recipient == self.box.refuses:
            self.answer("550 nobody of that name, and here is the address again: " + recipient)
            return
        self.recipients.append(recipient)
        self.answer("250 yes")

    def on_data(self, _words: str) -> None:
        if self.box.refuses_text:
            self.answer("554 not today")
            return
        self.answer("354 speak")
        raw = b""
        while (line := self.rfile.readline()) and line != b".\r\n":
            raw += line[1:] if line.startswith(b".") else line
        letter = message_from_bytes(raw, policy=policy.default)
        self.box.letters.append((self.sender, self.recipients, letter))
        self.answer("250 kept")

    def on_rset(self, _words: str) -> None:
        self.answer("250 yes")

    def on_other(self, _words: str) -> None:
        self.answer("502 not here")


class _Server(socketserver.ThreadingTCPServer):
    """Speaks TLS from the start where the box has a certificate."""

    daemon_threads = True

    def get_request(self):
        connection, address = super().get_request()
        if self.box.tls:
            connection.settimeout(10)
            connection = self.box.tls.wrap_socket(connection, server_side=True)
        return connection, address

    def handle_error(self, _request, _address) -> None:
        """Whoever hangs up is no failure of the test."""


@contextmanager
def serving(**behaviour) -> Iterator[Box]:
    """A server that runs for a while, with its box."""
    box = Box(**behaviour)
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.box, box.port = box, server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
