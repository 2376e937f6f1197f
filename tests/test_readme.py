"""The README keeps its word: its commands run, its settings exist, its links lead somewhere."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpdesk.settings import ROOT, Settings

README = (ROOT / "README.md").read_text("utf-8")
IN_FORCE = "official/02024R1689-20260727/en.xhtml"


def commands() -> list[str]:
    """Every command of the README's shell blocks; a <placeholder> becomes one word."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, flags=re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines() if line and not line.startswith("#")]
    return [re.sub(r"<[^>]*>", "placeholder", line) for line in lines]


def words_of(command: str) -> list[str]:
    """The words of a command, without the settings put before it."""
    words = shlex.split(command)
    return words[next(i for i, word in enumerate(words) if "=" not in word) :]


def starting_with(*beginning: str) -> list[str]:
    return [command for command in commands() if words_of(command)[: len(beginning)] == list(beginning)]


def rehearse(*words: str) -> str:
    """What make would run on a machine where nothing is set up yet."""
    fresh = ["make", "--dry-run", "--what-if=requirements.txt", *words]
    return subprocess.run(fresh, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def filled_shelf() -> Path:
    settings = Settings()
    if not (settings.shelf / IN_FORCE).is_file() or not settings.home.is_dir():
        pytest.skip("the shelf is empty or not indexed: run make shelf")
    return settings.shelf


def test_every_command_is_of_a_kind_that_is_tried_here():
    tried = [
        *starting_with("make"),
        *starting_with("python", "-m", "helpdesk"),
        *starting_with("chroma", "run"),
    ]
    assert sorted(tried) == sorted(commands())
    assert {"make run", "make test"} < set(tried)


@pytest.mark.parametrize("command", starting_with("make"))
def test_a_make_command_sets_up_a_fresh_machine_and_does_its_work(command):
    steps = rehearse(*words_of(command)[1:])
    finishes = {"run": "streamlit run app.py", "test": "pytest", "eval": "-m eval", "train": "-m eval.learn.triage"}
    finish = finishes[words_of(command)[1]]
    in_order = ["-m venv", "pip install", "corpus sync", "helpdesk index", finish]
    places = [steps.find(step) for step in in_order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_cpu_builds_of_torch_can_be_named():
    assert "torch --no-deps --index-url somewhere" in rehearse("run", "TORCH_INDEX=somewhere")
    assert "--index-url" not in rehearse("run")


def test_continuous_integration_runs_make_test():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert re.search(r"^exec .*\bmake test$", script.read_text("utf-8"), flags=re.M)


def of_the_desk() -> list[str]:
    """The commands for the staff, which write records of their own."""
    return starting_with("python", "-m", "helpdesk", "desk")


def test_the_commands_for_the_staff_do_what_they_say_one_after_the_other(tmp_path):
    environment = {**os.environ, "HELPDESK_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for command in of_the_desk():
        words = [sys.executable, *words_of(command)[1:]]
        if "admin" in words:  # nobody sits here to type
            words.append("--password-stdin")
        typed = "a sentence nobody would guess\n"
        done = subprocess.run(
            words, cwd=tmp_path, env=environment, input=typed, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()
    assert (tmp_path / "desk-copy.zip").is_file()


@pytest.mark.official
@pytest.mark.parametrize("command", sorted({*starting_with("python", "-m", "helpdesk")} - {*of_the_desk()}))
def test_a_helpdesk_command_does_what_it_says(command, filled_shelf):
    words = [sys.executable, *words_of(command)[1:]]
    environment = {**os.environ, "HELPDESK_OFFLINE": "true"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or "sync" in words or "index" in words


@pytest.mark.parametrize("command", starting_with("chroma", "run"))
def test_the_chroma_server_knows_the_options_it_is_given(command):
    chroma = shutil.which("chroma", path=Path(sys.executable).parent)
    told = subprocess.run([chroma, "run", "--help"], capture_output=True, text=True, check=True).stdout
    options = [word for word in words_of(command) if word.startswith("--")]
    assert options
    assert [option for option in options if option not in told] == []


def test_the_settings_table_and_the_settings_are_the_same():
    table = dict(re.findall(r"^\| `HELPDESK_(\w+)` \| (.+?) \|", README, flags=re.M))
    assert {name.lower() for name in table} == set(Settings.model_fields)
    for name in ("lang", "question_limit", "offline", "operator", "log_level"):
        assert table[name.upper()].strip("`").lower() == str(Settings.model_fields[name].default).lower()


def test_no_setting_is_named_that_does_not_exist():
    named = set(re.findall(r"HELPDESK_([A-Z_]+)", README))
    assert {name.lower() for name in named} == set(Settings.model_fields)


def test_every_command_of_the_help_desk_is_shown():
    from typer.main import get_command

    from helpdesk.commands import app

    shown = {words_of(command)[3] for command in starting_with("python", "-m", "helpdesk")}
    assert set(get_command(app).commands) == shown


def test_links_to_our_own_files_lead_somewhere():
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_the_corpus_readme_names_every_file_of_rows():
    told = (ROOT / "corpus" / "README.md").read_text("utf-8")
    rows = [file.name for file in (ROOT / "corpus").glob("*.toml")]
    assert rows
    assert [name for name in rows if f"`{name}`" not in told] == []
