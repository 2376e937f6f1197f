"""The report tells the failures of our dev questions and counts all others; figures and exports are sound."""

import json
import xml.etree.ElementTree as ET

from eval import beir, svg
from eval.asked import Question, own_questions
from eval.examine import Examined
from eval.intervals import Figure
from eval.report import Part, write_report
from eval.said import facts_of
from eval.tiers import Judged, accuracy, by_a_person
from tests.eval.answers import answer


def _examined(name: str, text: str) -> Examined:
    question = Question(name, text, ("art_6.3",), says={"yes_no": "yes"})
    given = answer("No, never.")
    marks = {"hit@5 pinpoint": (0.0, 1.0), "hit@5 article": (1.0, 1.0)}
    return Examined(question, ("aia:art_6.1",), given, facts_of(question.says, given), marks)


def test_failures_of_our_dev_questions_are_told_and_all_others_are_counted(tmp_path):
    kept = Part("own (test)", "told", (_examined("ch9-002", "Kept apart?"),))
    ours = Part("own (dev)", "told", (_examined("ch9-001", "Ours?"),))
    theirs = Part("qa", "told", (_examined("x-001", "Their words?"),))
    (tmp_path / "ablations.toml").write_text(
        '[[row]]\nname = "stems"\nwhat = "without stems"\ndev = { "hit@5 article" = 0.7 }\n', encoding="utf-8"
    )
    (tmp_path / "limits.md").write_text("## Limits\n\nMany.\n", encoding="utf-8")
    write_report([ours, kept, theirs], [], folder=tmp_path)
    text = (tmp_path / "report.md").read_text("utf-8")
    assert "`ch9-001` Ours?\n  wanted art_6.3; found art_6.1" in text
    assert "states otherwise: yes or no" in text
    assert "1 without their place among the first five, 1 that state a fact otherwise." in text
    assert "ch9-002" not in text and "Kept apart" not in text
    assert "x-001" not in text and "Their words" not in text
    assert "| stems | without stems | 0.7 |" in text and "Many." in text
    assert "| hit@5 article | 1.000 [1.000, 1.000] |" in text
    assert (tmp_path / "figures" / "own-dev-told.svg").is_file()


def test_drawings_are_sound_and_print_their_values():
    drawn = svg.bars("A < B", {"hit@5 article": Figure(0.8, 0.7, 0.9, 42)})
    assert "0.800 (n=42)" in "".join(ET.fromstring(drawn).itertext())
    line = ET.fromstring(svg.curve("Gate", "false", "refused", [(0, 0), (0.5, 1)]))
    (points,) = (node.get("points") for node in line.iter() if node.tag.endswith("polyline"))
    assert points == "60.0,360.0 220.0,40.0"


def test_an_export_has_every_question_and_judgment_and_the_runs(tmp_path):
    beir.export(tmp_path, {"told": [_examined("ch9-001", "Ours?")]})
    questions = own_questions()
    rows = [json.loads(line) for line in (tmp_path / "queries.jsonl").read_text("utf-8").splitlines()]
    assert [row["_id"] for row in rows] == [question.id for question in questions]
    judged = [(tmp_path / "qrels" / f"{split}.tsv").read_text("utf-8").splitlines()[1:] for split in ("dev", "test")]
    assert sum(map(len, judged)) == sum(len(question.gold) for question in questions)
    assert (tmp_path / "runs" / "told.tsv").read_text("utf-8") == "ch9-001 Q0 aia:art_6.1 1 1.0000 told\n"


def test_tiers_agree_with_the_label_or_one_that_is_accepted(tmp_path):
    cases = [
        Judged("a", "high", "high", (), ()),
        Judged("b", "gpai", "high", ("gpai",), ()),
        Judged("c", "high", "gpai", (), ()),
    ]
    assert round(accuracy(cases).value, 3) == 0.667
    assert by_a_person(None, tmp_path) == []
