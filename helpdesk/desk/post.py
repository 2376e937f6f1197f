"""Post: letters to askers, in plain text, by the server that the settings name.

A letter goes to one address that is plainly one; nothing a visitor or a member of staff wrote reaches a header. A
server that is not on this machine is spoken to in TLS, or not at all.
"""

import ipaddress
import re
import secrets
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import SplitResult, unquote, urlsplit

from helpdesk.errors import PostError
from helpdesk.settings import Settings

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_SUBJECT_LONGEST = 200
_WAIT = 15  # seconds for each word of the server
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """A letter: to whom, about what, saying what, written when."""

    to: str
    subject: str
    text: str
    at: datetime


def is_address(contact: str) -> bool:
    """Whether a contact is one plain e-mail address, and nothing else.

    >>> is_address("ada@firm.example"), is_address("a@b.example, c@d.example"), is_address("+49 30 1234")
    (True, False, False)
    """
    return len(contact) <= 254 and _ADDRESS.fullmatch(contact) is not None


def can_send(settings: Settings) -> bool:
    """Whether letters are sent from here at all."""
    return settings.smtp_url is not None and settings.smtp_from is not None


def status_link(settings: Settings, token: str) -> str:
    """The address at which an asker sees a ticket; "" where this desk does not know its own address."""
    return f"{settings.public_url.rstrip('/')}/ticket?link={token}" if settings.public_url else ""


def send(settings: Settings, mail: Mail) -> None:
    """Send a letter. Raises PostError, in words that hold neither the letter nor a password."""
    if not can_send(settings):
        raise PostError("No letters are sent from here: HELPDESK_SMTP_URL and HELPDESK_SMTP_FROM are not both set.")
    message = _message(settings.smtp_from, mail)
    server = _server(settings.smtp_url)
    try:
        with _connected(server) as connection:
            if server.username:
                connection.login(unquote(server.username), unquote(server.password or ""))
            connection.send_message(message, settings.smtp_from, [mail.to])
    except smtplib.SMTPRecipientsRefused:
        raise PostError("The mail server refuses this address.") from None
    except smtplib.SMTPResponseException as problem:
        raise PostError(f"The mail server refuses the letter (code {problem.smtp_code}).") from None
    except (smtplib.SMTPException, OSError, UnicodeError) as problem:
        raise PostError(f"The mail server cannot be reached or used ({type(problem).__name__}).") from None


def _message(sender: str, mail: Mail) -> EmailMessage:
    """The letter as it travels. Raises PostError where its head could be forged."""
    if not is_address(mail.to):
        raise PostError("This contact is not one plain e-mail address.")
    if not mail.subject.isprintable() or len(mail.subject) > _SUBJECT_LONGEST:
        raise PostError("The subject of a letter must be one short line.")
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{sender.rpartition('@')[2]}>"
    message.set_content(mail.text.encode("utf-8", "replace").decode(), subtype="plain", charset="utf-8")
    return message


def _server(url: str) -> SplitResult:
    server = urlsplit(url)
    try:
        if server.hostname and (server.port or _PORTS[server.scheme]):
            return server
    except ValueError:
        pass
    raise PostError("HELPDESK_SMTP_URL names no server and port.")


def _connected(server: SplitResult) -> smtplib.SMTP:
    """A connection nobody can listen to: TLS from the start or before anything is said, save on this machine."""
    host, port = server.hostname, server.port or _PORTS[server.scheme]
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=_WAIT, context=ssl.create_default_context())
    connection = smtplib.SMTP(host, port, timeout=_WAIT)
    if not _is_here(host):
        try:
            connection.starttls(context=ssl.create_default_context())
        except (smtplib.SMTPException, OSError):
            connection.close()
            raise
    return connection


def _is_here(host: str) -> bool:
    """Whether a server is on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
