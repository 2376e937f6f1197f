"""Runs: processes that are started, timed and weighed, and the app's server while someone measures it.

Only processes started here are ever ended, and all of them listen on this machine alone.
"""

import http.client
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from helpdesk.settings import ROOT, Settings

LOOPBACK = "127.0.0.1"
_MB = 1_000_000
_STARTS_WITHIN = 60.0  # seconds a server is waited for
_POLL = 0.02


@dataclass(frozen=True)
class Run:
    """A process from its start to its end: seconds by the clock and of the processor, and what it printed.

    The processor's seconds say what the work costs when others keep the machine busy.
    """

    seconds: float
    cpu: float
    out: str
    err: str


class RunFailed(Exception):
    """A process that is measured ended badly; its last words are the message."""


def run(arguments: list[str], settings: Settings, within: float = 600.0) -> Run:
    """Run `python …` at the project's root and time it. Raises RunFailed when it fails or takes too long."""
    command = [sys.executable, *arguments]
    begun, used = time.perf_counter(), _cpu()
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=settings.as_environment(),
            capture_output=True,
            text=True,
            timeout=within,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise RunFailed(f"python {' '.join(arguments[:3])} … took longer than {within:.0f} s") from late
    seconds = time.perf_counter() - begun
    if done.returncode != 0:
        raise RunFailed(f"python {' '.join(arguments[:3])} …: {done.stderr.strip()[-500:]}")
    return Run(seconds, _cpu() - used, done.stdout, done.stderr)


def _cpu() -> float:
    """Seconds of processor that all ended children of this process have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Server:
    """The app's server while it is up: its port, how long it took to be healthy, its process."""

    port: int
    healthy_after: float
    process: psutil.Process

    def resident(self) -> float:
        """Resident megabytes (of a million bytes) of the server and every process it started."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(_resident(member) for member in family)

    def cpu(self) -> float:
        """Seconds of processor the server itself has used so far."""
        used = self.process.cpu_times()
        return used.user + used.system


def _resident(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / _MB
    except psutil.NoSuchProcess:
        return 0.0


@contextmanager
def server(settings: Settings) -> Iterator[Server]:
    """The real app on a free port of this machine, with its own settings; ended when the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += [f"--server.port={port}", f"--server.address={LOOPBACK}", "--server.headless=true"]
    with tempfile.TemporaryFile() as log:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=settings.as_environment(), stdout=log, stderr=log)
        try:
            _await_health(port, process, begun + _STARTS_WITHIN)
            yield Server(port, time.perf_counter() - begun, psutil.Process(process.pid))
        finally:
            _end(process)


def _await_health(port: int, process: subprocess.Popen, until: float) -> None:
    while not _is_healthy(port):
        if process.poll() is not None or time.perf_counter() > until:
            raise RunFailed(f"The app's server did not start (exit code {process.poll()}).")
        time.sleep(_POLL)


def _is_healthy(port: int) -> bool:
    asking = http.client.HTTPConnection(LOOPBACK, port, timeout=2)
    try:
        asking.request("GET", "/_stcore/health")
        return asking.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        asking.close()


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind((LOOPBACK, 0))
        return asked.getsockname()[1]
