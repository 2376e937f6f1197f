"""The classifier: it keeps what it learnt, and refuses to speak for precedents it has not seen."""

from dataclasses import replace

import numpy as np
import pytest

from helpdesk.errors import ClassifierStale
from helpdesk.triage.classifier import FILE, read_classifier, write_classifier
from tests.triage import small


@pytest.fixture(scope="module")
def library(rules_desk):
    return small.library(rules_desk.settings.corpus, rules_desk.rules)


@pytest.fixture
def kept(library, tmp_path):
    file = tmp_path / "learnt" / "triage.npz"
    write_classifier(small.classifier(library), file)
    return file


def test_what_was_learnt_is_read_again(library, kept):
    before, after = small.classifier(library), read_classifier(kept, "small", library.stamp)
    vector = small.toward(hiring=2, rota=1)
    assert np.allclose(before.chances(vector), after.chances(vector), atol=0.01)
    assert after.chances(vector).sum() == pytest.approx(1.0, abs=1e-5)
    assert after.kinds[int(after.chances(vector).argmax())] == "hiring"


def test_one_changed_fact_makes_it_stale(library, kept):
    first = library.precedents[0]
    kind = replace(first.kind, facts={**first.kind.facts, "profiling": "yes"})
    told = (replace(each, kind=kind) if each.kind == first.kind else each for each in library.precedents)
    changed = replace(library, precedents=tuple(told))
    with pytest.raises(ClassifierStale, match="make train"):
        read_classifier(kept, "small", changed.stamp)


@pytest.mark.parametrize("change", ["text", "lang"])
def test_so_does_one_changed_text(library, kept, change):
    changed = replace(library.precedents[0], **{change: "de"})
    with pytest.raises(ClassifierStale, match="precedents have changed"):
        read_classifier(kept, "small", replace(library, precedents=(changed, *library.precedents[1:])).stamp)


def test_another_model_no_file_or_a_damaged_one_is_refused(library, kept, tmp_path):
    with pytest.raises(ClassifierStale, match="another embedding model"):
        read_classifier(kept, "large", library.stamp)
    with pytest.raises(ClassifierStale, match="no classifier"):
        read_classifier(tmp_path / "none.npz", "small", library.stamp)
    kept.write_bytes(kept.read_bytes()[:200])
    with pytest.raises(ClassifierStale, match="no classifier"):
        read_classifier(kept, "small", library.stamp)


def test_the_one_that_is_shipped_fits_the_precedents_that_are_shipped(rules_desk):
    taught = rules_desk.triaging.library
    with np.load(rules_desk.settings.corpus / FILE, allow_pickle=False) as shipped:
        assert str(shipped["stamp"]) == taught.stamp, "the precedents changed; run: make train"
        assert len(shipped["kind_of"]) == len(taught.precedents)
