"""A still archive: a zip file whose bytes depend on what is in it, and not on when or where it was packed."""

import shutil
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PACKED = (2000, 1, 1, 0, 0, 0)  # the core has no clock
_UNIX, _MODE = 3, 0o600 << 16


class StillArchive(ZipFile):
    """An archive to write to; every part has the same day, system and rights."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None) -> None:
        """A file as a part, letter by letter and never whole in memory."""
        with Path(filename).open("rb") as source, self.open(_part(str(arcname or filename)), "w") as part:
            shutil.copyfileobj(source, part)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None) -> None:
        """A text as a part."""
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        super().writestr(_part(name), data)


def _part(name: str) -> ZipInfo:
    part = ZipInfo(name, _PACKED)
    part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, _UNIX, _MODE
    return part


def stilled(file: bytes) -> bytes:
    """An archive packed again so that it is still."""
    found = BytesIO()
    with ZipFile(BytesIO(file)) as source, StillArchive(found) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    return found.getvalue()
