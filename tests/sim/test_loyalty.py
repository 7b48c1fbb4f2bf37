"""What an order is worth to who waited for it, and what follows: by hand."""

from math import exp

import pytest

from sim.loyalty import Experience, Loyalty

FULL = Loyalty(warned=0.5, ahead=2.0)


@pytest.mark.parametrize(
    ("order", "score"),
    [
        (Experience(), 1.0),
        (Experience(late=3.0), 0.7),
        (Experience(late=25.0), 0.0),
        (Experience(late=3.0, warned=True), 0.85),
        (Experience(announced=3.0), 0.85),
        (Experience(announced=3.0, late=2.0), 0.65),
        (Experience(announced=3.0, late=2.0, warned=True), 0.75),
        (Experience(announced=25.0), 0.5),
        (Experience(announced=25.0, late=8.0), 0.1),
        (Experience(announced=25.0, late=10.0), 0.0),
        (Experience(short=0.25), 0.75),
        (Experience(misinformed=True), 0.0),
        (Experience(defective=0.5), 0.5),
        (Experience(late=10.0, short=1.0, misinformed=True), -1.0),
    ],
)
def test_the_score_of_an_order(order: Experience, score: float) -> None:
    assert FULL.score(order) == pytest.approx(score)


def test_weights_and_the_lateness_that_counts_as_worst() -> None:
    strict = Loyalty(late=2.0, worst=4.0, short=0.5)
    assert strict.score(Experience(late=1.0)) == pytest.approx(0.5)
    assert strict.score(Experience(late=99.0)) == -1.0
    assert strict.score(Experience(short=1.0)) == 0.5


def test_satisfaction_is_smoothed() -> None:
    loyalty = Loyalty(learning=0.25)
    assert loyalty.satisfied(0.8, 1.0) == pytest.approx(0.85)
    assert loyalty.satisfied(0.8, -1.0) == pytest.approx(0.6)


def test_by_default_nothing_follows() -> None:
    neutral = Loyalty()
    assert not neutral.leaves
    assert not neutral.chooses
    for value in (0.0, 0.5, 1.0):
        assert neutral.hazard(value) == 0.0
        assert neutral.share_of_wallet(value) == 1.0
        assert neutral.volume(value) == 1.0


def test_what_follows() -> None:
    loyalty = Loyalty(churn=0.02, sensitivity=5.0, wallet=0.6, attraction=2.0, elasticity=0.02)
    assert loyalty.hazard(0.8) == 0.02
    assert loyalty.hazard(0.6) == pytest.approx(0.02 * exp(1.0))
    assert loyalty.share_of_wallet(0.8) == 0.6
    assert loyalty.share_of_wallet(0.9) == pytest.approx(0.6 * exp(0.2))
    assert Loyalty(wallet=0.9, attraction=9.0).share_of_wallet(1.0) == 1.0
    assert Loyalty(churn=0.9, sensitivity=9.0).hazard(0.0) == 1.0
    assert loyalty.volume(0.95) == 1.0
    assert loyalty.volume(0.96) == pytest.approx(exp(0.02))


def test_the_field_study_s_elasticity() -> None:
    """Craig, DeHoratius and Raman 2016: about 11 % more orders for a percentage point of the fill rate."""
    assert Loyalty(elasticity=0.11).volume(0.96) == pytest.approx(1.1163, abs=1e-4)


@pytest.mark.parametrize("name", ["late", "short", "misinformed", "defective", "ahead", "sensitivity", "elasticity"])
def test_nothing_negative(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must not be negative, got -0.1"):
        Loyalty(**{name: -0.1})


@pytest.mark.parametrize("name", ["warned", "learning", "usual", "churn", "wallet", "usual_fill", "memory"])
def test_shares_and_chances(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must lie in 0..1, got 1.5"):
        Loyalty(**{name: 1.5})


@pytest.mark.parametrize("name", ["worst", "month"])
def test_times_that_must_be_positive(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be a positive time, got 0"):
        Loyalty(**{name: 0})
