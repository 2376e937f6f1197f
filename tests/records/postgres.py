"""A PostgreSQL of our own for the tests: Debian's programs, a folder that is thrown away, loopback only."""

import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

OFF = "-c fsync=off -c full_page_writes=off -c unix_socket_directories= -c listen_addresses=127.0.0.1"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version first; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def running(folder: Path):
    """The address of a server whose files are in a folder."""
    bin_, data, port = programs(), folder / "data", _free_port()
    _run(bin_ / "initdb", "-D", data, "-U", "desk", "--auth=trust", "--encoding=UTF8", "--no-sync", owner=folder)
    options = f"{OFF} -p {port}"
    _run(bin_ / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start", owner=folder)
    try:
        yield f"postgresql://desk@127.0.0.1:{port}"
    finally:
        _run(bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop", owner=folder)


def _run(program: Path, *words, owner: Path) -> None:
    """Run a program; PostgreSQL refuses to run as root, so root lends it to another."""
    command = [str(program), *map(str, words)]
    if os.geteuid() == 0:
        shutil.chown(owner, "postgres")
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
    subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
