"""A prepared answer is given to its own question, on days it was reviewed for, and to no other question."""

from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from helpdesk.answering.answer import Question
from helpdesk.answering.curated import answer_to, draft_of
from helpdesk.law import Force, Kind, Provision, Version
from helpdesk.search.centres import Centres
from helpdesk.search.find import Hit
from helpdesk.search.passage import Face, Passage
from helpdesk.search.plain import Plain
from helpdesk.shelf.answers import Curated, Line

DAY = date(2026, 11, 20)
LABELS = Curated(
    "labels", "Must we label our pictures?", (), DAY, "2026-07-27", (Line("Yes, label them.", ("aia:art_1.1",)),)
)
NO = (Line("No, leave them as they are.", ("aia:art_1.1",)),)
FUN = replace(LABELS, id="fun", question="Must I label pictures I draw for fun at home?", lines=NO)
ALSO = replace(LABELS, id="also", question="Must we label paintings of ours?")
IN_FORCE = Version("aia", "2026-07-27", "", "oj", Force.BINDING, date(2026, 7, 27), None, ("en",), "", "")
SAME, ELSEWHERE = "aia:art_1.1", "aia:art_7.1"


@dataclass
class NearestFirst:
    """An index that finds what it is told to find, with the cosine it is told."""

    rows: list[tuple[Passage, float]]
    manifest: object = field(default_factory=lambda: SimpleNamespace(lang="en"))

    @property
    def passages(self):
        return [passage for passage, _ in self.rows]

    @property
    def turned_centres(self):
        best = {passage.answer: cosine for passage, cosine in reversed(self.rows) if passage.answer}
        return Centres(tuple(best), np.array([[cosine] for cosine in best.values()]))

    def vector(self, _text):
        return np.ones(1)

    def turned(self, vector):
        return vector

    def near(self, _vector, _k):
        return range(len(self.rows)), [cosine for _, cosine in self.rows]


def _passage(provision: str, answer: Curated | None = None) -> Passage:
    place = (provision, "2026-07-27", "en", Kind.PARAGRAPH, Force.BINDING, DAY, None)
    return Passage(*place, answer.question, Face.ASKED, answer.id) if answer else Passage(*place, "")


def _hit(provision: str, share: float) -> Hit:
    law = Provision(provision, Kind.PARAGRAPH, "", "", "", None, (), "2026-07-27", "en", Force.BINDING, "")
    return Hit(law, share, 0.5, "")


def given(text: str, *rows: tuple[Curated, float], first: str = SAME, as_of: date = DAY, spoken: str = "en"):
    """What is given where the answers' wordings are so near and search finds `first`."""
    law = [(_passage(first), 0.5), (_passage(ELSEWHERE if first == SAME else SAME), 0.3)]
    near = [(_passage(answer.lines[0].cites[0], answer), cosine) for answer, cosine in rows]
    index = NearestFirst(sorted(near + law, key=lambda row: -row[1]))
    shelf = SimpleNamespace(
        answers={answer.id: answer for answer, _ in rows},
        version_on=lambda _source, day: IN_FORCE if IN_FORCE.holds_on(day) else None,
    )
    search = SimpleNamespace(index=index, shelf=shelf, published=None)
    return answer_to(Question(text, as_of, plain=Plain(text, spoken, text)), [_hit(first, 0.8)], search)


def served(text: str, *rows: tuple[Curated, float], **how) -> str | None:
    """The id of the answer that is given."""
    found = given(text, *rows, **how)
    return found.answer.id if found else None


def test_the_same_question_in_nearly_the_same_words_gets_the_answer():
    assert served("Must we label pictures of ours?", (LABELS, 0.6)) == "labels"


def test_an_answer_that_rests_on_other_law_than_what_is_found_is_not_given():
    assert served("Must we label pictures of ours?", (LABELS, 0.6), first=ELSEWHERE) is None


def test_what_is_not_near_in_meaning_is_not_the_same_question():
    text = "Must hospitals tell radiologists which insurers abroad have seen an X-ray?"
    assert served(text, (LABELS, 0.15)) is None


def test_two_answers_that_come_equally_near_and_say_otherwise_are_both_left_aside():
    assert served("Must we label our drawings?", (LABELS, 0.60), (FUN, 0.59)) is None


def test_of_two_answers_that_come_equally_near_and_say_the_same_one_is_given():
    assert served("Must we label pictures of ours?", (LABELS, 0.60), (ALSO, 0.59)) == "labels"


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2026, 11, 19)])
def test_an_answer_is_not_given_for_days_before_its_review_or_for_another_wording(day):
    assert served("Must we label our pictures?", (LABELS, 0.99), as_of=day) is None


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("Must we label our pictures?", True),
        ("Do we have to label pictures?", True),
        ("Are we exempt from labelling our pictures?", False),
        ("May we skip the label on our pictures?", False),
        ("Which pictures must be labelled?", False),
    ],
)
def test_a_yes_is_only_said_to_a_question_that_asks_the_same_way_round(text, keeps):
    assert given(text, (LABELS, 0.7)).keeps_opening is keeps


@pytest.mark.parametrize(("spoken", "keeps"), [("en", True), ("de", False)])
def test_no_yes_is_said_to_a_question_that_was_translated_word_by_word(spoken, keeps):
    assert given("Must we label pictures of ours?", (LABELS, 0.7), spoken=spoken).keeps_opening is keeps


def test_without_its_yes_the_first_sentence_still_stands_on_the_same_law():
    law = _hit(SAME, 1.0).provision
    shelf = SimpleNamespace(find=lambda _citation, _day, _lang: law)
    found = given("Which pictures must be labelled?", (LABELS, 0.7))
    kept, cut = (
        draft_of(replace(found, keeps_opening=keeps), Question("?", DAY), shelf).sentences[0] for keeps in (True, False)
    )
    assert (kept.text, cut.text) == ("Yes, label them.", "Label them.")
    assert kept.claims == cut.claims and cut.told is None
