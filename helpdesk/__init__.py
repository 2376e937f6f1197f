"""The AI Act help desk: the law in force, answers pinned to it, every quote re-read."""

__version__ = "0.1.0"
