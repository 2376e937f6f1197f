"""Questions, judgments and runs in the layout of BEIR, for other tools; without a corpus, which is the law itself.

queries.jsonl has {"_id", "text"}; qrels/dev.tsv and qrels/test.tsv have query-id, corpus-id, score; runs/MODE.tsv is
a TREC run. Ids are those of `law export`.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from eval.asked import Question, own_questions
from eval.examine import Examined


def export(folder: Path, runs: dict[str, Iterable[Examined]]) -> None:
    """Write our own questions and the rankings of each mode. Raises OSError."""
    for name in ("qrels", "runs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    queries = (json.dumps({"_id": q.id, "text": q.text}, ensure_ascii=False) for q in own_questions())
    _write(folder / "queries.jsonl", queries)
    for split in ("dev", "test"):
        rows = (f"{q.id}\taia:{place}\t1" for q in own_questions(split) for place in q.gold)
        _write(folder / "qrels" / f"{split}.tsv", ("query-id\tcorpus-id\tscore", *rows))
    for mode, examined in runs.items():
        rows = (row for each in examined for row in _run(each.question, each.ids, mode))
        _write(folder / "runs" / f"{mode}.tsv", rows)


def _run(question: Question, ids: tuple[str, ...], mode: str) -> Iterable[str]:
    return (f"{question.id} Q0 {place} {rank} {1 / rank:.4f} {mode}" for rank, place in enumerate(ids, 1))


def _write(file: Path, lines: Iterable[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
