"""Learning: the adapter of questions and the weights of the ranking, from our own phrases and the dev questions.

    phrases.py   the phrases people ask as training questions, and an index that has forgotten some of them
    adapter.py   the matrix that turns a question towards what answers it
    weights.py   how much each signal counts

`python -m eval.learn` does all of it in some minutes, the same on every run, and writes helpdesk/search/learnt/.
"""
