"""Settings: everything an installation may choose, read once at the door and handed down frozen.

Each field is one environment variable: `corpus_mirror` is HELPDESK_CORPUS_MIRROR. No one else reads them.
"""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from helpdesk.errors import HelpdeskError

ROOT = Path(__file__).resolve().parent.parent


def _from_root(path: Path) -> Path:
    """A relative path means the same wherever the command was typed: it starts at the project."""
    return (ROOT / path.expanduser()).resolve()


def _folder_or_name(model: str) -> str:
    """A model that is a folder of the project is given as a full path; anything else is a name."""
    folder = _from_root(Path(model))
    return str(folder) if folder.is_dir() else model


Folder = Annotated[Path, AfterValidator(_from_root)]
Model = Annotated[str, AfterValidator(_folder_or_name)]


# What libraries read before they tell their makers, or a site that traces, what they are used for: all of it off,
# whatever was set for other programs. onnxruntime reads it once, when it is first imported, and would call at once.
SILENCE = {
    "ANONYMIZED_TELEMETRY": "False",  # Chroma
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime
    "OTEL_SDK_DISABLED": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}


class Settings(BaseSettings):
    """What this installation chose; see the table in README.md."""

    model_config = SettingsConfigDict(env_prefix="HELPDESK_", env_ignore_empty=True, frozen=True)

    corpus: Folder = ROOT / "corpus"
    """Our own committed rows: sources, digest, calendar."""
    shelf: Folder = Field(default_factory=lambda fields: fields["corpus"])
    """The folder that holds official/ and guidance/: the official texts."""
    home: Folder = ROOT / ".helpdesk"
    """What this machine makes for itself: index, parsed texts, votes."""
    corpus_mirror: Folder | None = None
    """A folder to take official texts from before the network is asked."""
    model: Model | None = None
    """Name or path of another sentence-transformers model; None is the packaged one."""
    reranker: Model | None = None
    """Name or path of a cross-encoder that reads the best hits once more; None: none does."""
    chroma_url: str | None = Field(default=None, pattern=r"^https?://")
    """A Chroma server to keep the vectors on; None keeps them under `home`."""
    database_url: str | None = Field(default=None, repr=False, pattern=r"^(postgresql|sqlite)(\+\w+)?://")
    """A PostgreSQL (or SQLite) database for the records; None keeps them in a file under `home`."""
    lang: str = Field(default="en", pattern=r"^[a-z]{2}$")
    """Language of the texts that are quoted, two letters."""
    question_limit: int = Field(default=2000, ge=1)
    """Characters a question may have."""
    offline: bool = False
    """Never ask the network for official texts."""
    operator: str = "an operator who has not given a name"
    """Who runs this desk, as the disclaimer says it."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"
    """How much is written to the log."""
    keep_questions: bool = False
    """Keep the words of every question; otherwise only of those that became a ticket or got a thumb."""
    tickets_from_abstentions: bool = False
    """Open a ticket for every question that found no answer."""
    reply_within_hours: int = Field(default=72, ge=1, le=8760)
    """Hours within which the staff promise a reply to a ticket."""
    smtp_url: str | None = Field(default=None, pattern=r"^smtps?://", repr=False)
    """The server that sends letters to askers (smtp://user:password@host:port); None: none are sent."""
    smtp_from: str | None = Field(default=None, pattern=r"^[^@\s<>,;\"]+@[^@\s<>,;\"]+$")
    """The address letters are sent from."""
    public_url: str | None = Field(default=None, pattern=r"^https?://[^\s]+$")
    """The address at which askers reach this desk; letters then carry a link to the ticket."""
    stale_answers: Literal["warn", "withhold"] = "warn"
    """What becomes of a published answer whose law has changed: given with a warning, or not given."""
    keep_turns_days: int = Field(default=90, ge=1, le=36500)
    """Days for which questions, answers and thumbs are kept."""
    keep_tickets_days: int = Field(default=365, ge=1, le=36500)
    """Days after closing until the words of a ticket are removed."""
    keep_visits_days: int = Field(default=30, ge=1, le=36500)
    """Days after its end until a signed-in visit is forgotten."""
    keep_triage_days: int = Field(default=30, ge=1, le=36500)
    """Days for which the results of sorted inventories are kept outside the register."""
    password_days: int = Field(default=180, ge=1, le=3650)
    """Days after which a password of the staff has to be changed."""

    def model_post_init(self, _context: object) -> None:
        """Silence the libraries: a desk cannot be opened without settings, and nothing is asked before it is open."""
        os.environ.update(SILENCE)

    def as_environment(self) -> dict[str, str]:
        """The environment that gives another process of ours the same settings."""
        mine = {f"HELPDESK_{name.upper()}": str(value) for name, value in self if value is not None}
        others = {name: value for name, value in os.environ.items() if not name.startswith("HELPDESK_")}
        return {**others, **mine}


def read_settings() -> Settings:
    """The settings of this process, from its environment.

    Raises HelpdeskError naming the variable that cannot be used and why.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable = "HELPDESK_" + "_".join(str(part) for part in first["loc"]).upper()
        raise HelpdeskError(f"The setting {variable} cannot be used: {first['msg']}.") from error
