"""The adapter: a matrix W such that q + qW comes nearer to what answers q than to anything else.

Each phrase people ask is a question; what answers it are the other passages of its provision, a little also those
of its article. Softmax over all passages at once, at temperature _TEMPERATURE; W is held small, so that questions
unlike any phrase stay where the model put them.
"""

import numpy as np

from eval.learn.phrases import Lesson

_TEMPERATURE = 0.03
_SMALL = 1.0  # weight of the mean square of W's rows
_ARTICLE = 0.3  # what finding the article counts beside finding the place
_EPOCHS = 9
_BATCH = 256
_RATE = 2e-3
SEED = 1


def learn_matrix(lesson: Lesson, questions: np.ndarray) -> np.ndarray:
    """W (dimension x dimension, float32), learnt from the phrases at the positions given; the same on every run."""
    import torch

    torch.manual_seed(SEED)
    book = lesson.index.catalogue
    passages = torch.tensor(lesson.vectors)
    place = torch.tensor(book.stands_for.astype(np.int64))
    article = torch.tensor(book.article.astype(np.int64))[place]
    dimension = passages.shape[1]
    matrix = torch.zeros(dimension, dimension, requires_grad=True)
    steps = torch.optim.Adam([matrix], lr=_RATE)
    asked = torch.tensor(questions)
    for _ in range(_EPOCHS):
        for batch in asked[torch.randperm(len(asked))].split(_BATCH):
            steps.zero_grad()
            loss = _loss(passages, batch, matrix, place, article) + _SMALL * (matrix**2).sum() / dimension
            loss.backward()
            steps.step()
    return matrix.detach().numpy()


def _loss(passages, batch, matrix, place, article):
    """How far the answers of a batch of questions are from having all the probability."""
    import torch

    rows = torch.arange(len(batch))
    turned = torch.nn.functional.normalize(passages[batch] + passages[batch] @ matrix, dim=1)
    scores = turned @ passages.T / _TEMPERATURE
    scores[rows, batch] = -torch.inf  # a phrase does not answer itself
    whole = torch.logsumexp(scores, dim=1)
    told = 0.0
    for group, weight in ((place, 1.0), (article, _ARTICLE)):
        same = group[batch][:, None] == group[None]
        same[rows, batch] = False
        has = same.any(dim=1)
        share = torch.logsumexp(scores.masked_fill(~same, -torch.inf), dim=1)[has] - whole[has]
        told = told - weight * share.mean()
    return told
