"""Shares by score, a seller by its total cost, and one for when the first is down."""

from math import exp, sqrt

import pytest

from sim.policies.sourcing import Backup, Offer, RiskAdjusted, ScorecardShares

GOOD = Offer("good", lead_time=2, price=10, on_time=1.0, defects=0.0)
POOR = Offer("poor", lead_time=2, price=8, on_time=0.5, defects=0.1)


def test_the_score_is_a_weighted_sum():
    card = ScorecardShares(on_time=0.5, in_full=0.0, quality=0.2, price=0.3, sharpness=1.0)
    assert card.score(GOOD, lowest=8) == pytest.approx(0.5 + 0.2 + 0.3 * 0.8)
    assert card.score(POOR, lowest=8) == pytest.approx(0.25 + 0.18 + 0.3)
    assert card(100, (GOOD, POOR)) == pytest.approx([100 * 0.94 / 1.67, 100 * 0.73 / 1.67])


def test_sharpness_and_the_least_share():
    assert ScorecardShares(sharpness=0.0)(10, (GOOD, POOR)) == [5, 5]
    assert ScorecardShares(sharpness=200.0)(10, (GOOD, POOR)) == pytest.approx([10, 0], abs=1e-6)
    assert ScorecardShares(sharpness=200.0, least=0.2)(10, (GOOD, POOR)) == pytest.approx([8, 2])


def test_who_is_down_gets_nothing_while_others_are_up():
    down = Offer("down", price=1, up=False)
    assert ScorecardShares()(10, (down, GOOD)) == [0, 10]
    assert ScorecardShares()(10, (down,)) == [10]


def test_total_cost_by_hand():
    buyer = RiskAdjusted(demand=100, sd=20, holding=0.1, shortage=2.0, z=1.645, cover=4.0)
    offer = Offer("s", lead_time=9, lead_time_sd=1, price=10, defects=0.02, uptime=0.9, outage=20)
    held = 0.1 * (9 + 1.645 * sqrt(9 * 400 + 10_000) / 100)
    waits = 2.0 * 0.1 * 20 * exp(-4 / 20)
    assert buyer.cost(offer) == pytest.approx(10 + held + 10 * 0.02 / 0.98 + waits)
    assert buyer.cost(Offer("s", price=10)) == 10


def test_the_cheaper_seller_is_dearer_once_its_risk_counts():
    cheap = Offer("cheap", lead_time=3, price=10, uptime=0.9, outage=20)
    dear = Offer("dear", lead_time=1, price=11)
    assert RiskAdjusted(demand=100, holding=0.02, shortage=0.1)(7, (cheap, dear)) == [7, 0]
    assert RiskAdjusted(demand=100, holding=0.02, shortage=1.0)(7, (cheap, dear)) == [0, 7]


def test_the_backup_comes_in_after_its_notice():
    backup = Backup(notice=2)
    up, fresh, old = (Offer("p", up=state, down_for=since) for state, since in ((True, 0), (False, 1), (False, 2)))
    other = Offer("q")
    assert backup(5, (up, other)) == [5, 0]
    assert backup(5, (fresh, other)) == [5, 0]
    assert backup(5, (old, other)) == [0, 5]
    assert backup(5, (old, Offer("q", up=False))) == [5, 0]
    assert Backup(primary="q")(5, (up, other)) == [0, 5]
    assert (Backup(notice=2).takes_back, Backup(back=False).takes_back) == (2, None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: ScorecardShares(on_time=0, in_full=0, quality=0, price=0), "nor all zero"),
        (lambda: ScorecardShares(price=-0.1), "must not be negative"),
        (lambda: ScorecardShares(least=1.5), "least share must lie in 0..1, got 1.5"),
        (lambda: RiskAdjusted(demand=0, holding=1, shortage=1), "demand must be positive, got 0"),
        (lambda: RiskAdjusted(demand=1, holding=-1, shortage=1), "must not be negative"),
        (lambda: Backup(notice=-1), "notice must not be negative, got -1"),
    ],
)
def test_what_makes_no_sense(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()
