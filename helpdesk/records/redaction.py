"""Redaction: addresses, phone numbers, accounts and announced names taken out of a text, by patterns alone.

Whatever leaves the machine or is shown in numbers about many goes through here first. A pattern knows a name only where
it is announced ("my name is", "regards,", "Mr"); what docs/privacy.md says it finds and misses was measured on
sentences written for it. Every pattern reads a text in time that grows with its length and not faster.
"""

import re
from collections.abc import Callable

from helpdesk.records.announced import GREETING, NAMED, TITLED

REMOVED = "[removed]"  # in the place of words that were erased
_Found = re.Match[str]

# A local part begins where a run of its letters begins, so that no run is read twice.
_LOCAL = r"(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]+"
_AT = r"(?:@|[ ]?[\[(](?:at|a|AT)[\])][ ]?)"
_DOT = r"(?:\.|[ ]?[\[(](?:dot|punkt|point|punto|DOT)[\])][ ]?)"
_MAIL = re.compile(rf"{_LOCAL}{_AT}[\w-]+(?:{_DOT}[\w-]+)+")

# Letters and digits after the country and its two check digits, by country.
_IBAN_LENGTHS = {
    "AT": 16, "BE": 12, "BG": 18, "CH": 17, "CY": 24, "CZ": 20, "DE": 18, "DK": 14, "EE": 16, "ES": 20, "FI": 14,
    "FR": 23, "GB": 18, "GR": 23, "HR": 17, "HU": 24, "IE": 18, "IS": 22, "IT": 23, "LI": 17, "LT": 16, "LU": 16,
    "LV": 17, "MC": 23, "MT": 27, "NL": 14, "NO": 11, "PL": 24, "PT": 21, "RO": 20, "SE": 20, "SI": 15, "SK": 20,
    "SM": 23, "UA": 25,
}  # fmt: skip
_FEWEST_DIGITS = 10  # in an account; words of a sentence that happen to have its length have none
_IBAN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(rf"{country}\d\d(?:[ \u00a0.-]?[0-9A-Z]){{{rest}}}" for country, rest in _IBAN_LENGTHS.items())
    + r")(?!\w)",
    re.IGNORECASE,
)

_GAP = r"(?:[ \u00a0\u202f]?[().\-/ \u00a0\u202f]){0,2}"  # between two digits of a phone number
_ALONE = r"(?<![\w/@#§])(?<!\d[.,\-  \u202f])"  # not in the middle of another number or word
_DAY = r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\d\d(?!\d)"
_MEASURE = r"(?![\w/%])(?![ \u00a0]?(?:EUR|USD|GBP|PLN|CHF|€|\$|£|%|euro|FLOP|zł|million|billion)\w*)(?![.,]\d)"
_COUNTRY = r"(?:\(\+[1-9]\d{0,2}\)|\+\([1-9]\d{0,2}\)|\+[1-9]|00[1-9])"
_ABROAD = rf"{_COUNTRY}(?:{_GAP}\d){{6,13}}"
_HERE = rf"(?:\(0\d{{1,5}}\)(?:{_GAP}\d){{5,9}}|0(?:{_GAP}\d){{8,11}})"
_PHONE = re.compile(rf"{_ALONE}(?!{_DAY})(?:{_ABROAD}|{_HERE}){_MEASURE}")

# A number that is not written like one is believed where a word before it says so.
_CALL = (
    r"tel|tél|telephone|phone|phones|cell|cellphone|mobile|mobil|handy|whatsapp|signal|fax|gsm|telefon|telefonnummer|"
    r"handynummer|rufnummer|telefonu|telefonie|kom|komórka|numer telefonu|téléphone|portable|teléfono|tfno|móvil|"
    r"telefono|cellulare|telefoon|telefoonnummer|mobiel|mobieltje|call me|call us|ring me|reach me|reach us|text me|"
    r"appelez-moi|llámame|llámeme|bel me|bel mij|proszę dzwonić|rufen sie mich"
)
_LINK = (
    r"number|no|nr|nummer|numéro|número|numero|numer|is|ist|est|es|è|to|on|at|under|unter|an|au|al|en|op|onder|pod|"
    r"my|our|il|le|de|het|contact|contacto|contatto"
)
_CALLED = re.compile(
    rf"(?<!\w)(?P<said>(?:{_CALL})(?:[ .:,;-]{{1,3}}(?:{_LINK})(?!\w)){{0,3}}[ .:,;-]{{0,3}})"
    rf"(?!{_DAY})(?!\d{{4}}/\d)(?:\(\d{{1,5}}\)|\d)(?:{_GAP}\d){{5,13}}{_MEASURE}",
    re.IGNORECASE,
)


def redacted(text: str) -> str:
    """A text without e-mail addresses, account numbers, phone numbers and announced names.

    >>> redacted("My name is Ada Byron, ada@firm.example, +353 1 234 5678: does Article 6(3) apply since 2.8.2026?")
    'My name is [name], [e-mail], [phone]: does Article 6(3) apply since 2.8.2026?'
    """
    for pattern, instead in _STEPS:
        text = pattern.sub(instead, text)
    return text


def addresses_in(text: str) -> set[str]:
    """The e-mail addresses a text holds, in lower case."""
    return {found.group().casefold() for found in _MAIL.finditer(text)}


def without(text: str, *words: str) -> str:
    """A text in which words, whatever their case, are replaced by what says that they were removed."""
    known = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not known:
        return text
    return re.sub("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in known), REMOVED, text, flags=re.IGNORECASE)


def _account(found: _Found) -> str:
    digits = sum(letter.isdigit() for letter in found.group())
    return "[account]" if digits >= _FEWEST_DIGITS else found.group()


def _kept_before(kind: str) -> Callable[[_Found], str]:
    return lambda found: f"{found.group('said')}[{kind}]"


_STEPS = (
    (_MAIL, lambda _: "[e-mail]"),
    (_IBAN, _account),
    (_CALLED, _kept_before("phone")),
    (_PHONE, lambda _: "[phone]"),
    (TITLED, _kept_before("name")),
    (NAMED, _kept_before("name")),
    (GREETING, _kept_before("name")),
)
