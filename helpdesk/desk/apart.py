"""Building the index in a process of its own."""

import subprocess
import sys

from helpdesk.errors import IndexUnusable
from helpdesk.settings import Settings


def build_apart(settings: Settings) -> None:
    """Build in a process of its own, because torch would stay in this one; it ends when this one ends.

    Raises IndexUnusable with the end of what the process said.
    """
    command = [sys.executable, "-m", "helpdesk", "index", "--tied"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=settings.as_environment(), text=True, **pipes) as child:
        said = child.stderr.read()  # to its end, with its input still open
    if child.returncode != 0:
        raise IndexUnusable(f"The index could not be built: {said.strip()[-300:]}")
