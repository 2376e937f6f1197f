"""Questions are read from our own form and from that of others, and fall into dev or test by their id alone."""

import hashlib
import json
from datetime import date

from eval.asked import Question, few, other_questions, own_questions, read_questions


def _file(tmp_path, *rows):
    file = tmp_path / "qa-dev.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    return file


def test_a_question_of_ours_is_read_with_all_that_is_known_of_it(tmp_path):
    row = {
        "id": "a", "language": "fr", "category": "x", "kind": "follow-up", "question": "Et moi ?", "turns": ["Qui ?"],
        "gold_refs": ["art_1"], "refs_mode": "all", "expect": "needs-facts", "says": {"yes_no": "no"},
        "never": ["Article 115"], "as_of": "2026-12-03", "why": "because",
    }  # fmt: skip
    assert read_questions(_file(tmp_path, row)) == [
        Question("a", "Et moi ?", ("art_1",), True, "fr", "x", "follow-up", ("Qui ?",), "needs-facts",
                 {"yes_no": "no"}, ("Article 115",), date(2026, 12, 3))
    ]  # fmt: skip


def test_a_set_of_others_expects_a_refusal_where_it_names_no_place(tmp_path):
    _file(
        tmp_path, {"id": "b", "question": "Two?", "gold_refs": [], "type": "unanswerable"}, {"id": "c", "question": "?"}
    )
    read = other_questions("qa", tmp_path)
    assert [(q.expect, q.kind, q.language, q.gold) for q in read] == [
        ("refuse", "unanswerable", "en", ()),
        ("refuse", "-", "en", ()),
    ]
    assert other_questions("community", tmp_path) == []
    (tmp_path / "qa-dev.jsonl").rename(tmp_path / "qa-community-dev.jsonl")
    assert all(q.whole_articles for q in other_questions("community", tmp_path))
    assert not any(q.whole_articles for q in read)


def test_dev_and_test_share_out_our_questions_by_the_checksum_of_the_id():
    dev, test, every = (own_questions(split) for split in ("dev", "test", "all"))
    assert len(dev) + len(test) == len(every)
    assert not {q.id for q in dev} & {q.id for q in test}
    assert all(int(hashlib.sha256(q.id.encode()).hexdigest()[:8], 16) % 2 == 0 for q in test)
    assert 0.4 < len(dev) / len(every) < 0.6


def test_the_quick_subset_is_every_fourth_question_and_the_english_ones_in_the_words_of_the_act():
    questions = [Question(str(n), "?", (), kind="statutory" if n in (1, 2) else "lay") for n in range(6)]
    questions[2] = Question("2", "?", (), kind="statutory", language="de")
    assert [q.id for q in few(questions)] == ["0", "1", "4"]
