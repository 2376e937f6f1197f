"""Settings are read once, from the environment, and a wrong one is named."""

import pytest
from pydantic import ValidationError

from helpdesk.errors import HelpdeskError
from helpdesk.settings import ROOT, Settings, read_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"HELPDESK_{name.upper()}", raising=False)


def test_a_bare_environment_gives_an_installation_in_the_project_folder():
    settings = read_settings()
    assert (settings.corpus, settings.shelf, settings.home) == (
        ROOT / "corpus",
        ROOT / "corpus",
        ROOT / ".helpdesk",
    )
    assert (settings.corpus_mirror, settings.model, settings.chroma_url) == (None, None, None)


def test_a_relative_path_starts_at_the_project_wherever_one_stands(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HELPDESK_CORPUS_MIRROR", "../mirror")
    assert read_settings().corpus_mirror == ROOT.parent / "mirror"


def test_the_shelf_is_the_corpus_unless_it_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("HELPDESK_CORPUS", str(tmp_path))
    assert read_settings().shelf == tmp_path
    monkeypatch.setenv("HELPDESK_SHELF", "elsewhere")
    assert read_settings().shelf == ROOT / "elsewhere"


def test_a_model_is_a_folder_of_the_project_or_a_name(monkeypatch):
    monkeypatch.setenv("HELPDESK_MODEL", "corpus")
    assert read_settings().model == str(ROOT / "corpus")
    monkeypatch.setenv("HELPDESK_MODEL", "someone/some-model")
    assert read_settings().model == "someone/some-model"


def test_an_empty_variable_counts_as_absent(monkeypatch):
    monkeypatch.setenv("HELPDESK_CORPUS_MIRROR", "")
    assert read_settings().corpus_mirror is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question_limit", "many"),
        ("question_limit", "0"),
        ("chroma_url", "localhost:8000"),
        ("lang", "english"),
        ("offline", "perhaps"),
        ("log_level", "LOUD"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"HELPDESK_{name.upper()}", value)
    with pytest.raises(HelpdeskError, match=f"HELPDESK_{name.upper()}"):
        read_settings()


def test_settings_do_not_change_once_read():
    with pytest.raises(ValidationError):
        read_settings().lang = "fr"
