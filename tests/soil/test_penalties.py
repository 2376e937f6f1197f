"""The tiers of fines are the law's own figures, and small companies get the relief the law gives them, no more."""

import pytest

from helpdesk.law.penalty import Size
from helpdesk.settings import ROOT
from helpdesk.shelf.penalties import read_penalties
from tests.soil.checks import Soil

PENALTIES = {penalty.id: penalty for penalty in read_penalties(ROOT / "corpus")}
TURNOVER = 10_000_000.0


@pytest.mark.official
def test_every_amount_share_and_duty_stands_in_a_provision_it_cites(mirror):
    soil = Soil(mirror)
    for penalty in PENALTIES.values():
        words = " ".join(soil.official[name].text for name in penalty.cites)
        if penalty.amount:
            assert f"{penalty.amount:,}".replace(",", " ") in words, penalty.id
        if penalty.share:
            assert f"{penalty.share:g} %" in words, penalty.id
        assert all(name in soil.official for name in penalty.duties), penalty.id


def test_a_prohibited_practice_costs_an_sme_the_lower_ceiling_and_a_small_mid_cap_the_higher():
    ban = PENALTIES["prohibited-practices"]
    assert ban.ceiling(Size.SME, TURNOVER) == pytest.approx(700_000)
    assert ban.ceiling(Size.SMC, TURNOVER) == ban.ceiling(Size.OTHERS, TURNOVER) == 35_000_000


def test_other_breaches_cost_smes_and_small_mid_caps_the_lower_ceiling():
    for name in ("operators-and-notified-bodies", "wrong-information"):
        tier = PENALTIES[name]
        assert (
            tier.ceiling(Size.SME, TURNOVER) == tier.ceiling(Size.SMC, TURNOVER) < tier.ceiling(Size.OTHERS, TURNOVER)
        )


def test_model_providers_get_no_relief_and_literacy_has_no_ceiling_in_the_act():
    assert PENALTIES["general-purpose-models"].ceiling(Size.SME, TURNOVER) == 15_000_000
    assert PENALTIES["national-rules"].ceiling(Size.SME, TURNOVER) is None
