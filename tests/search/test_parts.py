"""Parts: a question that asks several things is taken apart, one that asks one thing is left whole."""

import pytest

from helpdesk.search.parts import parts_of


@pytest.mark.parametrize(
    "question",
    [
        "Must we register and label a toy?",
        "When talking to a machine, do I have a right to be told?",
        "We sell cameras, microphones and robots. Is a parking sensor high-risk?",
        "non-conformity found after release",
        "What counts as health and safety?",
    ],
)
def test_a_question_that_asks_one_thing_is_left_whole(question):
    assert parts_of(question) == []


def test_each_question_keeps_what_was_told_before():
    told = "A bought tool ranks our staff."
    assert parts_of(f"{told} Who may supervise it, and how long do we keep its logs?") == [
        f"{told} Who may supervise it",
        f"{told} how long do we keep its logs?",
    ]


def test_a_part_that_cannot_be_read_alone_stands_behind_the_first():
    first = "Which systems must be registered"
    assert parts_of(f"{first}, who registers them and by when?") == [
        first,
        f"{first}: who registers them",
        f"{first}: by when?",
    ]


def test_roles_that_are_named_together_are_asked_about_one_by_one():
    assert parts_of("Which duties do I have as importer and as deployer?") == [
        "Which duties do I have as importer?",
        "Which duties do I have as deployer?",
    ]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Define provider, training data and model.", ["Define provider", "Define training data", "Define model."]),
        (
            "How high is the fine for a startup, for a Union body and for a model maker?",
            [
                "How high is the fine for a startup",
                "How high is the fine for a Union body",
                "How high is the fine for a model maker?",
            ],
        ),
        (
            "Oversight, logging and CE marking: what is needed?",
            ["Oversight: what is needed?", "logging: what is needed?", "CE marking: what is needed?"],
        ),
        (
            "What can the office do: ask for papers, inspect the model, fine?",
            [
                "What can the office do: ask for papers",
                "What can the office do: inspect the model",
                "What can the office do: fine?",
            ],
        ),
    ],
)
def test_things_in_a_row_are_asked_about_one_by_one(question, parts):
    assert parts_of(question) == parts


def test_two_things_behind_the_same_preposition_are_asked_about_one_by_one():
    assert parts_of("What are the duties on monitoring in use and on recalls?") == [
        "What are the duties on monitoring in use",
        "What are the duties on recalls?",
    ]


def test_a_question_may_open_with_its_preposition():
    assert parts_of("How long do certificates last, and on which conditions are they renewed?") == [
        "How long do certificates last",
        "How long do certificates last: on which conditions are they renewed?",
    ]


def test_no_more_than_four_parts_are_searched():
    assert len(parts_of("Explain oversight, logging, testing, marking, accuracy and registration.")) == 4
