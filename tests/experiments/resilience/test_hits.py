"""What is laid at the door of a disruption, by hand: time counts from 0 until 100, goods need 4 through the chain."""

from math import inf, isnan

from experiments.resilience.failures import Failure
from experiments.resilience.hits import Hit, hits

NAN = float("nan")


def failure(began: float, ended: float) -> Failure:
    lasted = 100 - began if isnan(ended) else ended - began
    return Failure(began, ended, lasted, depth=1.0, loss=lasted, since_start=False)


def struck(spells: list[tuple[float, float]], *found: Failure) -> list[Hit]:
    return hits(spells, found, began=0.0, ended=100.0, reach=4.0)


def test_time_to_survive_and_to_recover():
    (only,) = struck([(10, 20)], failure(15, 23))
    assert only == Hit(10, 20, "failed", survive=5, recover=3, recovered=True)


def test_a_failure_may_come_after_the_disruption_while_its_gap_travels():
    assert [each.outcome for each in struck([(10, 20)], failure(24, 26))] == ["failed"]
    assert [each.outcome for each in struck([(10, 20)], failure(25, 26))] == ["survived"]


def test_one_that_is_over_before_the_disruption_took_no_time_to_recover():
    assert struck([(10, 20)], failure(12, 18))[0].recover == 0


def test_a_failure_belongs_to_the_last_disruption_before_it():
    first, second = struck([(10, 12), (13, 20)], failure(14, 22))
    assert (first.outcome, second.outcome, second.survive) == ("survived", "failed", 1)


def test_of_one_that_strikes_a_failing_chain_nothing_is_learnt():
    _, second = struck([(10, 20), (21, 30)], failure(15, 33))
    assert second.outcome == "failing already" and isnan(second.survive)
    assert struck([(10, 20), (33, 34)], failure(15, 33))[1].outcome == "survived"


def test_what_the_run_does_not_see_is_not_known():
    assert struck([(90, inf)])[0].outcome == "not known"
    assert struck([(90, 97)])[0].outcome == "not known"
    assert struck([(90, 95)])[0].outcome == "survived"


def test_a_recovery_that_the_run_does_not_see_counts_as_so_long_at_least():
    (only,) = struck([(80, 90)], failure(85, NAN))
    assert (only.survive, only.recover, only.recovered) == (5, 10, False)
    (lasting,) = struck([(80, inf)], failure(85, NAN))
    assert lasting.survive == 5 and isnan(lasting.recover) and isnan(lasting.end)


def test_disruptions_before_the_count_are_left_out():
    assert hits([(2, 8), (12, 14)], [], began=10, ended=100, reach=4)[0].start == 12
