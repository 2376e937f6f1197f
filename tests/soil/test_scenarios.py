"""The rules meet every situation as the lawyer who wrote it expects."""

import pytest

from tests.soil.situations import Situation, misses, run, situations, the_rules


@pytest.mark.parametrize("situation", situations(), ids=str)
def test_the_rules_find_what_a_lawyer_expects(situation: Situation):
    found = [*misses(situation, run(situation, the_rules()))]
    assert not found, "\n".join(found)


def test_there_are_enough_situations_to_trust_the_rules():
    assert len(situations()) >= 200
