"""Encoders of questions: onnxruntime when the model was exported, sentence-transformers when it could not be."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from helpdesk.search.model import TOKENIZER, Card


class OnnxEncoder:
    """One question at a time through onnxruntime on two threads; 2.5 ms instead of 15, and no torch."""

    def __init__(self, card: Card, folder: Path):
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = 2, 1
        # Threads that wait by spinning would take the processor from the other visitors.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=providers)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        # The file carries the padding and truncation of training; here a question is as long as it is.
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(card.window)
        self._card = card
        self._recent = lru_cache(maxsize=64)(self._encode)

    def encode(self, question: str) -> np.ndarray:
        """The unit vector of a question, float32 of length `dimension`; one answer asks for the same one twice."""
        return self._recent(question)

    def knows(self, word: str) -> bool:
        """Whether the model's own vocabulary has the word whole; a misspelt word falls into pieces."""
        return len(self._tokenizer.encode(word, add_special_tokens=False).ids) == 1

    def _encode(self, question: str) -> np.ndarray:
        # Half a surrogate pair is no text; the tokenizer refuses it.
        whole = question.encode("utf-8", "replace").decode("utf-8")
        encoding = self._tokenizer.encode(self._card.query_prompt + whole)
        columns = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        feed = {name: np.array([columns[name]], dtype=np.int64) for name in self._card.inputs}
        return self._session.run(None, feed)[0][0]


class TorchEncoder:
    """The model itself, for models that cannot be exported."""

    def __init__(self, card: Card):
        from helpdesk.search.model import PACKAGED, load

        self._model = load(None if card.name.startswith(PACKAGED) else card.path)

    def encode(self, question: str) -> np.ndarray:
        """The unit vector of a question, float32 of length `dimension`."""
        vector = self._model.encode_query(question, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)

    def knows(self, word: str) -> bool:
        """Whether the model's own vocabulary has the word whole."""
        return len(self._model.tokenizer(word, add_special_tokens=False)["input_ids"]) == 1


def open_encoder(card: Card, folder: Path) -> OnnxEncoder | TorchEncoder:
    """The encoder that a card asks for."""
    return OnnxEncoder(card, folder) if card.exported else TorchEncoder(card)


class Ruler:
    """Counts word pieces the way the model does, so that no passage is cut silently."""

    def __init__(self, tokenizer_file: Path):
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def length(self, text: str) -> int:
        """Word pieces of a text, the two marks at its ends included."""
        return len(self._tokenizer.encode(text).ids)
