"""Passwords: what may be one, and the hash that is kept in its place (Argon2id, RFC 9106)."""

import re
import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from helpdesk.errors import RecordError

SHORTEST, LONGEST = 12, 200
# RFC 9106, section 4, the second choice: for machines that do not have gigabytes for each who signs in.
_ROUNDS, _MEMORY_KIB, _LANES = 3, 64 * 1024, 4
_OWN_LETTERS = 6  # that a password has besides the words of its owner's name and address
_DIFFERENT = 5  # different characters that it has
# What people choose first, without the figures and signs they put around it; it may be written more than once.
_COMMON = (
    "abc", "admin", "administrator", "changeme", "default", "dragon", "football", "hello", "helpdesk", "iloveyou",
    "letmein", "login", "master", "monkey", "pass", "password", "passwort", "motdepasse", "qwerty", "qwertyuiop",
    "qwertz", "qwertzuiop", "azerty", "azertyuiop", "root", "secret", "start", "summer", "sunshine", "test", "user",
    "welcome", "willkommen", "winter", "asdf", "asdfghjkl", "yxcvbnm", "zxcvbnm",
)  # fmt: skip
_COMMON_ALONE = re.compile(f"(?:{'|'.join(sorted(_COMMON, key=len, reverse=True))})*")
_LETTERS_TO_TELL = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


def checked(password: str, name: str, email: str) -> str:
    """A password that may be used. Raises RecordError that says what is wrong with it."""
    password = _same(password)
    if not SHORTEST <= len(password) <= LONGEST:
        raise RecordError(f"A password has {SHORTEST} to {LONGEST} characters; a few words in a row are easy to keep.")
    if _is_common(password):
        raise RecordError("This password is one of the first that are guessed; please choose another.")
    if _besides(password, f"{name} {email}") < _OWN_LETTERS:
        raise RecordError("A password is not made of your name or e-mail address; please choose another.")
    return password


def checked_anew(password: str, old: str, name: str, email: str) -> str:
    """A password that may take the place of another. Raises RecordError likewise."""
    if _same(password).casefold() == _same(old).casefold():
        raise RecordError("The new password is the old one; please choose another.")
    return checked(password, name, email)


def _is_common(password: str) -> bool:
    low = password.casefold()
    letters = re.sub(r"[\W\d_]", "", low)
    only_figures = letters == "" and low.isdigit()
    steps = {ord(after) - ord(before) for before, after in zip(low, low[1:], strict=False)}
    few = len(set(low)) < _DIFFERENT or len(steps) <= 1
    return few or only_figures or (_COMMON_ALONE.fullmatch(letters) is not None and len(letters) * 2 >= len(low))


def _besides(password: str, known: str) -> int:
    """How many characters are left without the words that anybody knows."""
    left = password.casefold()
    for word in sorted(re.findall(r"\w{3,}", known.casefold()), key=len, reverse=True):
        left = left.replace(word, "")
    return len(left)


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher().hash(_same(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; where none was, the same work is done in vain."""
    if len(password) > LONGEST:
        password = ""
    if not kept:
        _hasher().hash(_same(password))
        return False
    try:
        return _hasher().verify(kept, _same(password))
    except (VerificationError, InvalidHashError):
        return False


def needs_renewal(kept: str) -> bool:
    """Whether a hash was made with other costs than ours of today."""
    return _hasher().check_needs_rehash(kept)


def for_once() -> str:
    """A password to be told to somebody, who changes it when first signing in."""
    return "-".join("".join(secrets.choice(_LETTERS_TO_TELL) for _ in range(5)) for _ in range(4))


def _same(password: str) -> str:
    """The password in one spelling, whichever keyboard wrote its accents."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode())


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=_ROUNDS, memory_cost=_MEMORY_KIB, parallelism=_LANES)
