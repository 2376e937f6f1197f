"""Trial texts of our own in official dress, and the impatience of a test."""

import hashlib
from datetime import date
from pathlib import Path

from helpdesk.law.provision import Force, Version
from helpdesk.shelf.fetch import Delivery, Net
from helpdesk.shelf.sources import Document
from tests.shelf.web import Web

CELEX = "32030R0007"


def act(lang: str = "EN", number: str = "2030/7", filling: str = "Be kind. ", times: int = 4000) -> bytes:
    """An act of our own in the dress of the Official Journal."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>Trial {number}</title></head><body>"
        f'<p class="oj-hd-lg">{lang}</p><p class="oj-hd-uniq">{number}</p>'
        f"<p>{filling * times}</p></body></html>"
    ).encode()


GENUINE = act()
AMENDED = act(filling="Be kinder. ")
PDF = b"%PDF-1.7\n" + b"0123456789abcdef" * 4000 + b"\n%%EOF\n"
WAITING_ROOM = b"<html><head><title>One moment</title></head><body>please wait</body></html>"


def document(content: bytes = GENUINE, lang: str = "en", celex: str = CELEX, urls: tuple[str, ...] = ()) -> Document:
    """A document whose recorded checksum is that of `content`."""
    is_pdf = content.startswith(b"%PDF")
    version = Version(
        source="act" if not is_pdf else "gl",
        day="2030-01-02",
        celex=celex,
        layout="guideline" if is_pdf else "oj",
        force=Force.BINDING,
        valid_from=date(2030, 2, 1),
        valid_to=None,
        languages=(lang,),
        file="",
        url="",
    )
    file = f"guidance/{celex}_{lang}.pdf" if is_pdf else f"official/{celex}/{lang}.xhtml"
    checksum = hashlib.sha256(content).hexdigest()
    return Document(version, lang, file, checksum, date(2030, 3, 1), urls)


def net_of(web: Web, **limits: float) -> Net:
    """The web of a test in place of Cellar, with little patience."""
    patience = {"connect": 2.0, "offline": 3.0, "answer": 1.5, "read": 0.7, "grace": 0.5, "slowest": 2_000}
    return Net(cellar=web.url("/celex/"), hosts=("127.0.0.1",), proxies=False, **(patience | limits))


def files_of(folder: Path) -> set[str]:
    """Every file of a shelf but its own notes."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in found if path.parts[0] != ".helpdesk"}


def outcome_of(deliveries: list[Delivery]) -> str:
    """The outcome of a sync of one document."""
    (delivery,) = deliveries
    return delivery.outcome
