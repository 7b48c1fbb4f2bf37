"""How a team decides: small ballots with known outcomes."""

import pytest

from sim.policies.voting import Ballot, FinanceVeto, Majority, WeightedSum

TEAM = ("sales", "finance", "production")


def ballot(*scores: tuple[float, ...], weights: tuple[float, ...] = (1.0, 1.0, 1.0)) -> Ballot:
    return Ballot(TEAM, weights, scores)


def test_the_best_on_the_whole_is_adopted() -> None:
    assert WeightedSum()(ballot((0.3, 0.0, -0.1), (0.1, 0.1, 0.1))) == 1


def test_weights_say_whose_scores_matter() -> None:
    votes = ballot((0.3, 0.0, -0.1), (0.1, 0.1, 0.1), weights=(3.0, 1.0, 1.0))
    assert votes.total(0) == pytest.approx((3 * 0.3 - 0.1) / 5)
    assert WeightedSum()(votes) == 0


def test_nothing_is_adopted_that_is_no_better_than_now() -> None:
    assert WeightedSum()(ballot((0.1, -0.2, 0.0))) is None
    assert WeightedSum(margin=0.2)(ballot((0.1, 0.2, 0.2))) is None
    assert WeightedSum()(ballot()) is None


def test_a_majority_may_overrule_the_larger_loss_of_one() -> None:
    votes = ballot((0.1, -0.9, 0.1))
    assert WeightedSum()(votes) is None
    assert Majority()(votes) == 0


def test_indifferent_members_do_not_vote() -> None:
    assert Majority()(ballot((0.1, 0.0, 0.0))) == 0
    assert Majority(margin=0.2)(ballot((0.1, 0.0, 0.0))) is None
    assert Majority()(ballot((0.1, -0.1, 0.0))) is None


def test_of_several_majorities_the_largest_wins_and_then_the_best() -> None:
    assert Majority()(ballot((0.9, 0.9, -0.1), (0.1, 0.1, 0.1))) == 1
    assert Majority()(ballot((0.1, 0.1, 0.1), (0.2, 0.1, 0.1))) == 1


def test_two_thirds_are_more_than_half() -> None:
    assert Majority(share=0.7)(ballot((0.1, 0.1, -0.1))) is None
    assert Majority(share=0.6)(ballot((0.1, 0.1, -0.1))) == 0


def test_finance_strikes_out_what_costs_profit() -> None:
    votes = ballot((0.9, -0.1, 0.9), (0.1, 0.0, 0.1))
    assert WeightedSum()(votes) == 0
    assert FinanceVeto()(votes) == 1
    assert FinanceVeto(tolerance=0.2)(votes) == 0
    assert FinanceVeto(Majority())(votes) == 1
    assert FinanceVeto()(ballot((0.9, -0.1, 0.9))) is None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: WeightedSum(margin=-1), "margin must not be negative"),
        (lambda: Majority(share=0.4), "share must lie in 0.5..1"),
        (lambda: Majority(margin=-1), "margin must not be negative"),
        (lambda: FinanceVeto(tolerance=-0.1), "tolerance must not be negative"),
        (lambda: FinanceVeto(who="law")(ballot((0.1, 0.1, 0.1))), "law has a veto and is not in the team"),
        (lambda: Ballot(TEAM, (1.0, 1.0), ()), "each of 3 members has a weight"),
        (lambda: Ballot(TEAM, (0.0, 0.0, 0.0), ()), "one must be positive"),
        (lambda: Ballot(TEAM, (1.0, -1.0, 1.0), ()), "must not be negative"),
        (lambda: ballot((0.1,)), "scored by every member"),
    ],
)
def test_what_cannot_be_is_refused(wrong, told: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=told):
        wrong()
