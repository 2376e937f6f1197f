"""The two desks that are measured: with the official texts, and on the first day, with our own words alone."""

from datetime import date

from helpdesk.desk import Desk, open_desk
from helpdesk.settings import Settings

MODES = ("official", "told")
_PLAIN = {"model": None, "chroma_url": None, "lang": "en", "offline": True}


def desk_of(mode: str, settings: Settings) -> Desk:
    """An open desk with its index built; each mode keeps its index in a home of its own under `settings.home`."""
    if mode == "official":
        changed = {}
    else:
        home = settings.home / "trial" / "digest-alone"
        changed = {"home": home, "shelf": home / "empty", "corpus_mirror": None}
        changed["shelf"].mkdir(parents=True, exist_ok=True)
    desk = open_desk(settings.model_copy(update=_PLAIN | changed))
    desk.build_index(lambda done, total: None)
    return desk


def has_official_texts(desk: Desk, day: date) -> bool:
    """Whether the text in force on a day stands on the shelf itself, and is not only told in our words."""
    version = desk.shelf.version_on("aia", day)
    return version is not None and (desk.settings.shelf / version.file.format(lang="en")).is_file()
