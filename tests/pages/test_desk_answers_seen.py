"""What every visitor sees of a review: the role and the day, and a warning where the law has moved since."""

from datetime import date

from helpdesk.answering.answer import Answer, Review, Sentence, Status
from helpdesk.pages.answer_text import as_markdown
from helpdesk.pages.answer_view import answer_html
from helpdesk.pages.conversation import Turn

DAY = date(2026, 11, 21)


def turned(review: Review | None) -> Turn:
    sentences = (Sentence("Yes, say that it is a machine."),)
    answer = Answer(Status.CURATED, "Must we say so?", DAY, sentences, review=review)
    return Turn(1, answer.question, DAY, "en", answer, "", "", opens=True)


def test_an_answer_of_this_desk_says_the_role_and_the_day_and_no_name():
    html = answer_html(turned(Review("bots", DAY, "approver", 3)))
    assert "Reviewed by an approver of this desk on 21 November 2026." in html
    assert "answer good" in html


def test_an_answer_that_came_with_the_help_desk_does_not_claim_a_review_of_this_desk():
    html = answer_html(turned(Review("bots", DAY)))
    assert "came with the help desk" in html and "21 November 2026" in html and "approver" not in html


def test_where_the_law_has_changed_since_a_warning_stands_over_the_answer():
    html = answer_html(turned(Review("bots", DAY, "approver", 3, ("aia:art_4",))))
    assert "answer warn" in html and "the law has changed since" in html


def test_an_answer_that_nobody_reviewed_says_nothing_of_a_review():
    assert "eviewed" not in answer_html(turned(None))


def test_a_copy_taken_along_says_it_too():
    review = Review("bots", DAY, "approver", 3, ("aia:art_4",))
    text = as_markdown(turned(review).answer, "Ada")
    assert "the law has changed since" in text and "Reviewed by an approver of this desk on 21 November 2026." in text
