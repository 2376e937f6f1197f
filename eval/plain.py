"""The plain pipeline we are measured against: split by characters, embed, keep in Chroma, take the five nearest.

    python -m eval.plain build STORE --model FOLDER             split and embed the texts in force, once
    python -m eval.plain ask STORE "…" --model FOLDER           one question from a cold start
    python -m eval.plain measure STORE --model FOLDER …         many questions in one process, figures as JSON

RecursiveCharacterTextSplitter 1000/200, HuggingFaceEmbeddings with the same model, langchain-chroma, all with
their own defaults. Its chunks carry no citation. They are given one here by their exact position in the text, as
if every chunk were read with its article and paragraph numbers in sight, in two ways:

    begins   a chunk stands for the one provision in which it begins: what could be printed as its citation
    holds    a chunk stands for every provision of which it holds a part: what a patient reader could find in it
"""

import argparse
import json
import resource
import time
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SIZE, OVERLAP, NEAREST = 1000, 200, 5
_DEEP = 100  # chunks taken where only some of the texts count; the first five of these are left


@dataclass(frozen=True)
class Page:
    """A text as one string, and where each of its provisions begins: two lists of equal length, in order."""

    source: str
    text: str
    starts: tuple[int, ...]
    ids: tuple[str, ...]

    def begins_in(self, start: int) -> str:
        """The provision in which a position lies."""
        return self.ids[max(0, bisect_right(self.starts, start) - 1)]

    def held_by(self, start: int, end: int) -> list[str]:
        """Every provision with a part between two positions (the end not included), in order."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return list(self.ids[first : max(first + 1, bisect_right(self.starts, end - 1))])


def page(source: str, units: Iterable[tuple[str, str]]) -> Page:
    """The (id, printed text) of units as one page, a blank line between articles.

    >>> page("aia", [("aia:art_1", "Article 1"), ("aia:art_1.1", "1. So.")]).starts
    (0, 11)
    """
    starts, ids, parts, length = [], [], [], 0
    for name, printed in units:
        starts.append(length)
        ids.append(name)
        parts.append(f"{printed}\n\n" if "." not in name else f"{printed}\n")
        length += len(parts[-1])
    return Page(source, "".join(parts), tuple(starts), tuple(ids))


def pages_in_force(as_of: date) -> list[Page]:
    """The English texts in force on a day as they would be read from a file, recitals included."""
    from helpdesk.desk import open_desk
    from helpdesk.settings import read_settings

    shelf = open_desk(read_settings()).shelf
    texts = shelf.texts_on(as_of, "en")
    found = [page(text.version.source, _printed(text.provisions)) for text in texts]
    for text in texts:
        older = text.version.recitals and shelf.version_of(text.version.source, text.version.recitals)
        volume = shelf.volume(older, "en") if older else None
        recitals = [unit for unit in volume.text.provisions if ":rec_" in unit.id] if volume else []
        if recitals and not any(":rec_" in unit.id for unit in text.provisions):
            found.append(page(text.version.source, _printed(recitals)))
    return found


def _printed(provisions: Iterable) -> Iterable[tuple[str, str]]:
    """Each unit as it stands in print: articles and annexes with their title, the rest with its number."""
    from helpdesk.shelf.shelf import mark

    for unit in provisions:
        head = [unit.label, unit.heading] if unit.parent is None else []
        yield unit.id, "\n".join(part for part in [*head, f"{mark(unit)} {unit.text}".strip()] if part)


# --- the pipeline ------------------------------------------------------------------------------------------------


def open_store(folder: Path, model: Path):
    """The pipeline's vector store, as its own documentation opens it."""
    from langchain_chroma import Chroma
    from langchain_huggingface import HuggingFaceEmbeddings

    embeddings = HuggingFaceEmbeddings(model_name=str(model), model_kwargs={"device": "cpu"})
    return Chroma("plain", embeddings, persist_directory=str(folder))


def build(folder: Path, model: Path, as_of: date) -> dict:
    """Split, embed and store; how many chunks in how many seconds, imports included."""
    begun = time.perf_counter()
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    pages = pages_in_force(as_of)
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    whole = [Document(text.text, metadata={"page": place}) for place, text in enumerate(pages)]
    chunks = splitter.split_documents(whole)
    open_store(folder, model).add_documents(chunks)
    return {"chunks": len(chunks), "seconds": time.perf_counter() - begun}


def measure(store, questions: Sequence[str]) -> list[float]:
    """Milliseconds of each retrieval, warmed up."""
    for question in questions[:3]:
        store.similarity_search(question, k=NEAREST)
    took = []
    for question in questions:
        begun = time.perf_counter()
        store.similarity_search(question, k=NEAREST)
        took.append((time.perf_counter() - begun) * 1000)
    return took


def scores(gold: Path, store, as_of: date) -> dict[str, dict[str, float]]:
    """Article and pinpoint among the first five chunks, over the English questions that have an answer.

    Over all texts, and over the Act's articles and annexes alone, which is the easier task and the stronger rival.
    """
    from eval.retrieval import is_found, read_questions, same_article, same_place

    pages = pages_in_force(as_of)
    asked = [q for q in read_questions(gold) if q.gold and q.language == "en"]
    deep = [(question, store.similarity_search(question.text, k=_DEEP)) for question in asked]
    told: dict[str, dict[str, float]] = {}
    for scope, admits in {"all texts": lambda _: True, "articles and annexes alone": _is_act}.items():
        found = [
            (q, cited([c for c in chunks if admits(pages[c.metadata["page"]])][:NEAREST], pages)) for q, chunks in deep
        ]
        told[scope] = {"asked": len(asked)}
        for way in ("begins", "holds"):
            for name, agree in (("article", same_article), ("pinpoint", same_place)):
                met = sum(is_found(question, ids[way], agree) for question, ids in found)
                told[scope][f"{name}_{way}"] = met / max(1, len(asked))
    return told


def _is_act(text: Page) -> bool:
    return text.ids[0].startswith("aia:") and ":rec_" not in text.ids[0]


def cited(chunks: Iterable, pages: Sequence[Page]) -> dict[str, list[str]]:
    """The ids of chunks in both ways of the nameplate."""
    ids: dict[str, list[str]] = {"begins": [], "holds": []}
    for chunk in chunks:
        text, start = pages[chunk.metadata["page"]], chunk.metadata["start_index"]
        ids["begins"].append(text.begins_in(start))
        ids["holds"] += text.held_by(start, start + len(chunk.page_content))
    return ids


def main() -> None:
    options = _options()
    if options.action == "build":
        told = build(options.store, options.model, options.as_of)
    elif options.action == "ask":
        found = open_store(options.store, options.model).similarity_search(options.question, k=NEAREST)
        told = {"chunks": [chunk.page_content for chunk in found]}
    else:
        lines = options.questions.read_text(encoding="utf-8").splitlines()
        questions = [json.loads(line)["question"] for line in lines if line.strip()]
        store = open_store(options.store, options.model)
        told = {"milliseconds": measure(store, questions)}
        if options.gold:
            told["scores"] = scores(options.gold, store, options.as_of)
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000
    print(json.dumps(told))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=("build", "ask", "measure"))
    parser.add_argument("store", type=Path, help="folder of the pipeline's own vector store")
    parser.add_argument("question", nargs="?")
    parser.add_argument("--model", type=Path, required=True, help="folder of the sentence-transformers model")
    parser.add_argument("--questions", type=Path, help="JSON Lines with a question a line")
    parser.add_argument("--gold", type=Path, help="questions with gold_refs, as eval/retrieval.py reads them")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE")
    return parser.parse_intermixed_args()


if __name__ == "__main__":
    main()
