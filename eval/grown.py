"""Grown: an index with synthetic copies of our passages in languages nobody speaks, to see how it bears its size.

A copy stands for the same provision, as a translation does. Its words keep their length and their frequency, and a
part of them is the same in both languages, like names and cognates, so that questions meet them too. Its vector lies
as near to the original's as a multilingual model puts a translation; no model is run.
"""

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from helpdesk.desk import open_desk
from helpdesk.search import vectors
from helpdesk.search.index import Manifest, Place
from helpdesk.search.index.building import fill
from helpdesk.search.index.place import TONGUES, point_at, sums_of, write_manifest
from helpdesk.search.passage import Passage
from helpdesk.settings import Settings

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_SHARED = 4  # one word in so many is the same in both languages
_STRAYS = 0.75  # length of the noise on a unit vector: the cosine of a copy and its original is 0.8


@dataclass(frozen=True)
class Seed:
    """What an index grows from: its passages with their vectors, where it is and what it was made of."""

    passages: list[Passage]
    rows: np.ndarray
    place: Place
    manifest: Manifest


def seed_of(settings: Settings) -> Seed:
    """The index of an installation, built first where it is not what the shelf asks for."""
    desk = open_desk(settings)
    index, place = desk.index(), desk.place()
    found = list(index.passages)
    rows = vectors.vectors_of([p.key for p in found], [p.text for p in found], place.model, place.home, _silent)
    return Seed(found, rows, place, index.manifest)


def grow(seed: Seed, count: int, home: Path) -> None:
    """Put an index of `count` passages to serve in a home of its own, with the seed's model and parsed texts.

    The vectors stand in the home's own Chroma, whatever server is set. Raises OSError when the home is not new.
    """
    place = replace(seed.place, home=home, chroma_url=None)
    name = f"{seed.manifest.stamp}-grown"
    folder = place.folder / name
    folder.mkdir(parents=True)
    for part in ("models", "texts"):
        (home / part).symlink_to(seed.place.home / part)
    if (tongues := seed.place.folder / seed.manifest.build / TONGUES).is_dir():
        shutil.copytree(tongues, folder / TONGUES)
    found, rows = copies(seed.passages, seed.rows, count)
    fill(folder, found, rows, place, name)
    manifest = replace(seed.manifest, build=name, passages=len(found), replaces=None, sums=sums_of(folder))
    write_manifest(manifest, folder)
    point_at(place, manifest)


def copies(found: list[Passage], rows: np.ndarray, count: int) -> tuple[list[Passage], np.ndarray]:
    """Passages and vectors, followed by as many copies of them as make `count`, one language after the other.

    Never fewer than there are. The same on every machine.
    """
    every = len(found)
    more = [_copied(found[place % every], place // every) for place in range(every, count)]
    chance = np.random.default_rng(0)
    noise = chance.standard_normal((len(more), rows.shape[1]), dtype=np.float32)
    strayed = rows[np.arange(len(more)) % every] + _STRAYS * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    turned = strayed / np.linalg.norm(strayed, axis=1, keepdims=True)
    return [*found, *more], np.concatenate([rows, turned.astype(np.float32)])


def _copied(passage: Passage, number: int) -> Passage:
    return replace(passage, lang=f"x{chr(96 + number)}", text=in_tongue(passage.text, number))


def in_tongue(text: str, number: int) -> str:
    """A text in the made-up language of a number from 1: letters move on, in words that it does not share with us.

    >>> in_tongue("What must a deployer do?", 1), in_tongue("What must a deployer do?", 2)
    ('Xjev natv e fiqmuzis fu?', 'Ykiw must a gornabot do?')
    """
    moved = str.maketrans({**_moved(_VOWELS, number), **_moved(_CONSONANTS, number)})

    def told(match: re.Match) -> str:
        word = match.group()
        is_shared = crc32(f"{number} {word.lower()}".encode()) % _SHARED == 0
        return word if is_shared else word.translate(moved)

    return _WORD.sub(told, text)


def _moved(letters: str, number: int) -> dict[str, str]:
    step = number % len(letters)
    there = letters[step:] + letters[:step]
    return dict(zip(letters + letters.upper(), there + there.upper(), strict=True))


def _silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""
