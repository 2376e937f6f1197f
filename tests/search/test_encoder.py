"""Encoders: questions are encoded without torch, and the vectors are the model's own."""

import subprocess
import sys

import numpy as np
import pytest

from helpdesk.desk import open_desk
from helpdesk.errors import IndexUnusable
from helpdesk.search import model as models
from helpdesk.search.encoder import OnnxEncoder, TorchEncoder, open_encoder
from helpdesk.search.index import open_index
from tests import sample

TEXTS = [
    "An AI system that ranks job applicants.",
    "Must a chatbot say that it is one?",
    "Fine?",
    "?",
    ".",
    " ",
    "a",
    "6(2)",
    "Article 5(1)(b), second subparagraph",
    "¿Qué debe hacer el responsable del despliegue?",
    "Was müssen wir den Kunden über KI sagen?",
    "L'article 50 s'applique-t-il déjà ?",
    "高リスクのAIシステムとは何ですか",
    "ما هو نظام الذكاء الاصطناعي؟",
    "🤖🌱 robots & gnomes",
    "tab\tand\nline",
    "UPPER lower MiXeD",
    "e\u0301 and é",
    "x" * 400,
    "Since when must deep fakes be labelled? " * 60,
    "word " * 253,
]


@pytest.fixture(scope="module", params=["packaged", "tiny"])
def pair(request, sample_desk, tiny_home, tiny_model):
    """A model by sentence-transformers, and its export."""
    setting, home = (None, sample.KEPT) if request.param == "packaged" else (tiny_model, tiny_home)
    folder = models.folder_of(home, setting)
    return models.load(setting), open_encoder(models.read_card(folder), folder)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_export_gives_the_model_s_own_vector(pair, text):
    theirs, exported = pair
    assert isinstance(exported, OnnxEncoder)
    vector = exported.encode(text)
    assert float(vector @ theirs.encode_query(text, normalize_embeddings=True)) >= models.SAME
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-5


def test_passages_and_questions_live_in_one_space(pair):
    theirs, exported = pair
    [(_, rows)] = models.encode(theirs, TEXTS)
    assert min(float(row @ exported.encode(text)) for row, text in zip(rows, TEXTS, strict=True)) >= models.SAME


def test_a_cold_ask_loads_no_torch(sample_desk):
    asked = (
        "import sys; from datetime import date; from helpdesk.desk import open_desk; "
        "from helpdesk.settings import read_settings; "
        "answer = open_desk(read_settings()).ask('What is a garden robot?', date(2099, 6, 15)); "
        "assert answer.citations, answer; "
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'langchain', 'langchain_core', 'streamlit'}; "
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], env=sample_desk.settings.as_environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


class Stubborn:
    """A sentence-transformers model that hides its layers, so that it cannot be traced."""

    def __init__(self, model):
        self._model = model
        self.tokenizer, self.max_seq_length, self.prompts = model.tokenizer, model.max_seq_length, model.prompts

    def get_embedding_dimension(self) -> int:
        return self._model.get_embedding_dimension()

    def encode_query(self, *texts, **how):
        return self._model.encode_query(*texts, **how)


def test_a_model_that_cannot_be_exported_is_served_by_torch(tiny_model, tmp_path, caplog):
    theirs = models.load(tiny_model)
    card = models.export(Stubborn(theirs), tiny_model, tmp_path)
    folder = models.folder_of(tmp_path, tiny_model)
    encoder = open_encoder(models.read_card(folder), folder)
    assert not card.exported and isinstance(encoder, TorchEncoder)
    assert "cannot be exported" in caplog.text
    assert float(encoder.encode(TEXTS[0]) @ theirs.encode_query(TEXTS[0], normalize_embeddings=True)) > 0.99999
    assert not list((tmp_path / "models").glob("*.part"))


def test_an_export_that_drifts_is_not_trusted(tiny_model, tmp_path, caplog, sample_desk):
    import torch

    class Other(torch.nn.Module):
        def __init__(self, pipeline):
            super().__init__()
            self.pipeline, self.tokenizer = pipeline, pipeline.tokenizer
            self.max_seq_length, self.prompts = pipeline.max_seq_length, {}

        def get_embedding_dimension(self) -> int:
            return 32

        def forward(self, tensors):
            return self.pipeline(tensors)

        def encode_query(self, texts, **how):
            return np.roll(self.pipeline.encode_query(texts, normalize_embeddings=True), 1, axis=1)

    card = models.export(Other(models.load(tiny_model)), tiny_model, tmp_path)
    assert not card.exported
    assert "gives other vectors" in caplog.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.onnx", None),
        ("model.onnx", b"garbage"),
        ("tokenizer.json", None),
        ("tokenizer.json", b"{}"),
        ("card.json", b"[1]"),
        ("card.json", b"\x00"),
    ],
)
def test_a_damaged_export_is_made_again_by_the_desk(settings, name, content):
    desk = open_desk(settings)
    desk.build_index(sample.quietly)
    file = models.folder_of(settings.home, settings.model) / name
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(IndexUnusable):
        open_index(desk.place())
    desk.build_index(sample.quietly)
    assert desk.search("a robot with a blade", sample.SUMMER)


def test_the_packaged_model_is_the_one_that_is_known():
    assert models.packaged_path().is_dir()
    assert models.checksum(models.packaged_path() / "model.safetensors") == models.PACKAGED_SHA256


def test_word_pieces_are_counted_as_the_model_counts_them(pair, ruler):
    theirs, _ = pair
    for text in TEXTS:
        assert ruler.length(text) == len(theirs.tokenizer(text, truncation=False)["input_ids"])


def test_a_model_is_never_fetched_when_it_is_the_packaged_one(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert models.load(None).get_embedding_dimension() == 384


def test_a_model_that_is_nowhere_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(IndexUnusable, match="HELPDESK_MODEL"):
        models.load(str(tmp_path / "nothing"))
