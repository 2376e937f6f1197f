"""Questions that ask the same come together, those that do not stay apart."""

import random

import numpy as np

from helpdesk.search.clusters import clusters, grouped

SAME = (
    (
        "Do we have to label AI-generated product photos?",
        "Must pictures made by AI in our shop be marked?",
        "Is labelling of synthetic images mandatory?",
        "do i need to say that my images come from a generator",
        "Disclosure for AI made photographs",
    ),
    (
        "May we use AI to screen job applicants?",
        "Is CV ranking software high-risk?",
        "Rules for automated candidate selection",
        "our recruiting tool sorts applications, what applies",
        "hiring algorithm obligations",
    ),
    (
        "What is the fine for breaking the AI Act?",
        "How high are penalties?",
        "maximum sanction for an SME under the act",
        "what do we pay if we violate the rules",
        "administrative fines amount",
    ),
    (
        "When does the AI Act apply to chatbots?",
        "From which day must our chatbot tell it is a machine?",
        "deadline for chatbot transparency",
        "since when do bots have to disclose themselves",
        "start date of the duty to inform chatbot users",
    ),
    (
        "Is emotion recognition at work banned?",
        "Can I analyse the mood of employees with a camera?",
        "reading feelings of staff with AI legal?",
        "workplace emotion detection forbidden",
        "mood tracking of call centre agents",
    ),
    (
        "Who registers in the EU database?",
        "Do deployers have to register a high-risk system?",
        "registration duty in the database",
        "must our city enter its AI in the EU register",
        "EU database entry for high risk AI",
    ),
    (
        "Do open source models have exemptions?",
        "Is a free and open-source model excluded?",
        "open weights exception GPAI",
        "does the act apply to open-source software",
        "we publish our model on a hub for free, are we exempt",
    ),
    (
        "Do we need AI literacy training?",
        "What must staff know about AI?",
        "is a course for employees obligatory under article 4",
        "AI skills of our team: duty?",
        "training requirement for people who use AI",
    ),
    (
        "Is facial recognition in shops allowed?",
        "Can my supermarket recognise faces of thieves?",
        "biometric identification in a store",
        "face matching cameras retail legal",
        "may we scan customers' faces",
    ),
    (
        "What goes into technical documentation?",
        "contents of the technical file for high-risk AI",
        "Annex IV documentation list",
        "which documents must a provider draw up",
        "how to write the technical documentation",
    ),
    (
        "Does the act apply to toys with AI?",
        "smart toy for children high risk?",
        "talking doll with language model rules",
        "AI in toys directive",
        "is our AI teddy bear regulated",
    ),
    (
        "How do I report a serious incident?",
        "incident notification deadline",
        "who must be told if the AI hurts somebody",
        "serious malfunction reporting duty",
        "report to market surveillance after an accident",
    ),
)


def test_most_wordings_of_one_question_come_together_and_few_of_others(sample_desk):
    asked = [(number, text) for number, texts in enumerate(SAME) for text in texts]
    found = [measured(asked, seed, sample_desk.index()) for seed in range(5)]
    precision, recall = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert precision >= 0.85 and recall >= 0.65, (precision, recall)


def measured(asked: list[tuple[int, str]], seed: int, index) -> tuple[float, float]:
    """(precision, recall) of the pairs that are put together, for one order of the questions."""
    order = random.Random(seed).sample(asked, len(asked))
    found = clusters([text for _, text in order], index)
    assert sorted(place for group in found for place in group) == list(range(len(order)))
    pairs = [order[one][0] == order[two][0] for group in found for one in group for two in group if one < two]
    return sum(pairs) / len(pairs), sum(pairs) / (len(SAME) * 10)


def test_equal_questions_are_one_cluster_and_none_are_none(sample_desk):
    assert clusters(["Is it cold?"] * 4, sample_desk.index()) == [[0, 1, 2, 3]]
    assert clusters([], sample_desk.index()) == []


def test_a_row_goes_to_the_nearest_middle():
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [0.8, 0.6]])
    assert grouped(rows, 0.9) == [[0], [1], [2, 3]]
    assert grouped(rows, 2.0) == [[0], [1], [2], [3]]


def test_five_hundred_rows_are_quick():
    rows = np.random.default_rng(0).normal(size=(500, 384))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert sum(len(group) for group in grouped(rows, 0.35)) == 500
