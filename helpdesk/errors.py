"""Everything that can go wrong, as one family; `pages/` and the command line are where it is caught.

HelpdeskError
├── CorpusError          a row in corpus/ contradicts the rules; names file, row and word
├── DocumentError        a file is not the official document it claims to be
├── DownloadError        an official document could not be fetched
├── ShelfMissing         an official text that was asked for is not on the shelf
├── CitationError        a pointer that cannot be read
│   └── ProvisionMissing a pointer that can be read but names nothing in that version
├── IndexUnusable        the index cannot serve
│   ├── IndexMissing     there is no index yet
│   └── IndexMismatch    the index was made by another model or from another corpus
├── ClassifierStale      the classifier of triage was learnt from other precedents, or is not there
├── RecordError          what a visitor wrote could not be kept
├── AccessRefused        someone may not do or see this
├── PostError            a letter could not be sent
├── QuestionRefused      a question too long or empty to be answered
├── FactsRefused         facts for the check that fit no question
└── InventoryRefused     a spreadsheet or list of systems that cannot be read
"""


class HelpdeskError(Exception):
    """Base of the family. The message is one sentence a visitor may read, with what to do next."""


class CorpusError(HelpdeskError):
    """A row in corpus/ is wrong."""

    def __init__(self, file: str, row: str, problem: str):
        super().__init__(f"{file}, row {row!r}: {problem}")


class DocumentError(HelpdeskError):
    """A file is not what it claims to be."""

    def __init__(self, name: str, found: str):
        super().__init__(f"{name} is refused: {found}")


class DownloadError(HelpdeskError):
    """An official document could not be fetched."""


class ShelfMissing(HelpdeskError):
    """An official text is not on the shelf."""


class CitationError(HelpdeskError):
    """A pointer that cannot be read."""


class ProvisionMissing(CitationError):
    """A pointer that can be read but names nothing in the version asked for."""


class IndexUnusable(HelpdeskError):
    """The index cannot serve."""


class IndexMissing(IndexUnusable):
    """There is no index yet."""


class IndexMismatch(IndexUnusable):
    """The index was made by another model or from another corpus."""


class ClassifierStale(HelpdeskError):
    """The classifier of triage does not belong to these precedents and this model, or is not there."""


class QuestionRefused(HelpdeskError):
    """A question is empty or too long."""


class FactsRefused(HelpdeskError):
    """Facts for the check fit no question, or an answer is none of those that are possible."""


class InventoryRefused(HelpdeskError):
    """A file of systems cannot be read, is larger than it may be, or is not safe to open."""


class RecordError(HelpdeskError):
    """What a visitor wrote could not be kept."""


class AccessRefused(HelpdeskError):
    """Someone may not do or see this."""


class PostError(HelpdeskError):
    """A letter could not be sent."""
