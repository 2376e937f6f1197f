"""How long a test waits for what should come at once: long, because the machine may be busy with other work."""

SECONDS = 120
