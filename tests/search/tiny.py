"""A tiny sentence-transformers model of random weights: the real machinery at a hundredth of the time."""

import os
import shutil
from pathlib import Path

from helpdesk.search.model import TOKENIZER, packaged_path

_SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}


def make(folder: Path) -> Path:
    """The model in a folder, made the first time: a two-layer BERT with the packaged model's tokenizer."""
    if folder.is_dir():
        return folder
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import AutoTokenizer, BertConfig, BertModel

    aside = folder.with_suffix(f".{os.getpid()}.part")
    bert = aside / "bert"
    torch.manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(packaged_path())
    tokenizer.save_pretrained(bert)
    shutil.copy(packaged_path() / TOKENIZER, bert)
    BertModel(BertConfig(vocab_size=len(tokenizer), **_SIZES)).save_pretrained(bert)
    layers = Transformer(str(bert), max_seq_length=256)
    model = SentenceTransformer(modules=[layers, Pooling(_SIZES["hidden_size"]), Normalize()], device="cpu")
    model.save(str(aside / "model"))
    shutil.rmtree(folder, ignore_errors=True)
    (aside / "model").rename(folder)
    shutil.rmtree(aside)
    return folder
