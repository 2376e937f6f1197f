"""Letters: plain text to one plain address, in TLS unless the server is on this machine, or an error in our words."""

import shutil
import socket
import ssl
import subprocess
from datetime import UTC, datetime

import pytest

from helpdesk.desk.post import Mail, can_send, is_address, send, status_link
from helpdesk.errors import HelpdeskError, PostError
from helpdesk.settings import Settings, read_settings
from tests.desk.smtp import serving

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MAIL = Mail("ada@firm.example", "Your question", "Dear Ada,\n\n.so it is: 100 €.\n<b>not bold</b>\n", NOW)
FROM = "desk@help.example"


def settings(url: str, **more) -> Settings:
    return Settings(smtp_url=url, smtp_from=FROM, **more)


def test_a_letter_arrives_as_it_was_written():
    with serving() as box:
        send(settings(box.url), MAIL)
    [(sender, recipients, letter)] = box.letters
    assert (sender, recipients) == (FROM, [MAIL.to])
    assert (letter["From"], letter["To"], letter["Subject"]) == (FROM, MAIL.to, MAIL.subject)
    assert letter.get_content().replace("\r\n", "\n") == MAIL.text
    assert letter.get_content_type() == "text/plain" and not letter.is_multipart()
    assert letter["Date"] == "Sat, 21 Nov 2026 09:30:00 +0000" and letter["Message-ID"].endswith("@help.example>")


def test_a_name_and_password_of_the_url_are_given_to_the_server():
    with serving(offers=("AUTH PLAIN",)) as box:
        send(settings(f"smtp://me%40x:s3cret%3A%2F%40@127.0.0.1:{box.port}"), MAIL)
    assert "me@x s3cret:/@" in box.said and len(box.letters) == 1


def test_a_wrong_password_is_told_without_the_password():
    with serving(offers=("AUTH PLAIN",)) as box, pytest.raises(PostError, match="code 535") as problem:
        send(settings(f"smtp://me:wrongpass@127.0.0.1:{box.port}"), MAIL)
    assert "wrongpass" not in str(problem.value) and box.letters == []


@pytest.mark.parametrize(
    "to",
    [
        "", "ada", "ada@firm", "a@b.example, c@d.example", "a@b.example;c@d.example", "Ada <a@b.example>",
        "a b@c.example", "a@b.example\nBcc: all@firm.example", "a@b.example\r\nBcc: all@firm.example",
        "a@b.example\x00", "\na@b.example", "a@b.example\n", '"a\r\nRCPT TO:<x@y.example>"@b.example',
        "+49 30 123456", "ä@b.example",
        "a@" + "b" * 300 + ".example", "a@b.example>\r\nDATA",
    ],
)  # fmt: skip
def test_what_is_not_one_plain_address_is_sent_nothing(to):
    assert not is_address(to)
    with serving() as box, pytest.raises(PostError, match="not one plain"):
        send(settings(box.url), Mail(to, "Your question", "x", NOW))
    assert box.said == []


@pytest.mark.parametrize("subject", ["a\nBcc: all@firm.example", "a\r\n\r\nbody", "a\x00", "x" * 201, "a\u2028b"])
def test_a_subject_that_is_more_than_a_line_is_sent_nothing(subject):
    with serving() as box, pytest.raises(PostError, match="one short line"):
        send(settings(box.url), Mail(MAIL.to, subject, "x", NOW))
    assert box.said == []


@pytest.mark.parametrize(
    "text", ["\r\n.\r\nMAIL FROM:<x@y.example>\r\n", "a\n.\nRCPT TO:<x@y.example>\n", "Bcc: x\n\ud800"]
)
def test_a_text_cannot_speak_to_the_server(text):
    with serving() as box:
        send(settings(box.url), Mail(MAIL.to, MAIL.subject, text, NOW))
    assert [(sender, recipients) for sender, recipients, _ in box.letters] == [(FROM, [MAIL.to])]
    assert box.letters[0][2]["Bcc"] is None


def test_an_address_that_the_server_refuses_is_told_without_its_words():
    with serving(refuses=MAIL.to) as box, pytest.raises(PostError, match="^The mail server refuses this address.$"):
        send(settings(box.url), MAIL)
    assert box.letters == []


def test_a_letter_that_the_server_refuses_is_told_by_its_code():
    with serving(refuses_text=True) as box, pytest.raises(PostError, match="code 554"):
        send(settings(box.url), MAIL)
    assert box.letters == []


def test_a_server_that_is_not_there_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(PostError, match=r"cannot be reached or used \(ConnectionRefusedError\)"):
        send(settings(f"smtp://127.0.0.1:{port}"), MAIL)


@pytest.mark.parametrize("offers", [(), ("AUTH PLAIN",), ("STARTTLS", "AUTH PLAIN")])
def test_a_server_elsewhere_hears_nothing_in_the_clear(offers):
    # "127.1" reaches this machine, but is not one of the names by which we know that it is this machine.
    with serving(offers=offers) as box, pytest.raises(PostError):
        send(settings(f"smtp://me:s3cret@127.1:{box.port}"), MAIL)
    assert box.letters == [] and not any(word in " ".join(box.said) for word in ("s3cret", "MAIL", "ada@"))


@pytest.fixture
def certificate(tmp_path):
    """A certificate for localhost that nobody signed but itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, made = tmp_path / "key.pem", tmp_path / "made.pem"
    order = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(made)]
    subprocess.run(["openssl", *order.split(), *names], check=True, capture_output=True, timeout=30)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return made, context


def test_a_letter_travels_in_tls_where_the_certificate_is_trusted(certificate, monkeypatch):
    made, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    with serving(tls=context) as box:
        send(settings(f"smtps://localhost:{box.port}"), MAIL)
    assert len(box.letters) == 1


def test_a_certificate_that_nobody_vouches_for_is_not_spoken_to(certificate):
    with serving(tls=certificate[1]) as box, pytest.raises(PostError, match="SSLCertVerificationError"):
        send(settings(f"smtps://localhost:{box.port}"), MAIL)
    assert box.letters == [] and box.said == []


@pytest.mark.parametrize("url", ["smtp://", "smtp://:25", "smtp://host:99999", "smtps:///x"])
def test_an_address_of_no_server_is_told(url):
    with pytest.raises(PostError, match="HELPDESK_SMTP_URL"):
        send(settings(url), MAIL)


def test_without_a_server_nothing_is_sent_and_it_is_said_why():
    assert not can_send(Settings()) and not can_send(Settings(smtp_url="smtp://x"))
    with pytest.raises(PostError, match="HELPDESK_SMTP_URL and HELPDESK_SMTP_FROM"):
        send(Settings(), MAIL)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SMTP_URL", "http://x"), ("SMTP_FROM", "no address"), ("SMTP_FROM", "a@b\nBcc: c@d"), ("PUBLIC_URL", "ftp://x"),
        ("REPLY_WITHIN_HOURS", "0"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused_by_name(monkeypatch, variable, value):
    monkeypatch.setenv(f"HELPDESK_{variable}", value)
    with pytest.raises(HelpdeskError, match=f"HELPDESK_{variable} cannot be used"):
        read_settings()


def test_settings_do_not_show_the_password():
    assert "s3cret" not in repr(settings("smtp://me:s3cret@x:25"))


def test_a_link_leads_to_the_public_address_where_it_is_known():
    assert status_link(Settings(), "abc") == ""
    assert (
        status_link(Settings(public_url="https://help.example/desk/"), "abc")
        == "https://help.example/desk/ticket?link=abc"
    )
