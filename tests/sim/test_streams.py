from itertools import islice

import numpy as np
import pytest

from sim.distributions import Constant, Exponential, Normal, Poisson, Uniform
from sim.policies.demand import Autoregressive
from sim.streams import BLOCK, Streams, drawn_anew
from sim.swinging import Swinging


def take(stream, distribution, count=600):
    return list(islice(stream.draws(distribution), count))


def test_same_name_is_the_same_stream():
    streams = Streams(1)
    assert streams("shop", "demand") is streams("shop", "demand")


def test_same_seed_same_numbers():
    assert take(Streams(1)("shop", "demand"), Normal(0, 1)) == take(Streams(1)("shop", "demand"), Normal(0, 1))


def test_another_agent_never_shifts_the_draws():
    alone, crowded = Streams(7), Streams(7)
    for other in ("a", "b", "c"):
        take(crowded(other, "demand"), Normal(0, 1))
    assert take(alone("shop", "demand"), Normal(0, 1)) == take(crowded("shop", "demand"), Normal(0, 1))


def test_every_name_seed_and_replication_has_its_own_numbers():
    firsts = [
        take(Streams(seed, replication, branch)(agent, purpose), Normal(0, 1), 1)[0]
        for seed in (1, 2)
        for replication in (0, 1)
        for branch in (0, 1)
        for agent, purpose in (("a", "b"), ("b", "a"), ("ab", ""), ("", "ab"), ("a/b", "c"), ("a", "b/c"))
    ]
    assert len(set(firsts)) == len(firsts)


def test_numbers_of_a_name_are_fixed_for_ever():
    assert Streams(1)("shop", "demand").rng.integers(0, 10**9, 3).tolist() == [165873508, 138223090, 441374330]


def test_iterators_of_one_stream_do_not_shift_each_other():
    both = Streams(1)("shop", "demand")
    gaps, sizes = both.draws(Exponential(1)), both.draws(Poisson(3))
    together = [next(gaps) for _ in range(600) if next(sizes) >= 0]
    assert together == take(Streams(1)("shop", "demand"), Exponential(1))


def test_blocks_follow_each_other_in_the_order_drawn():
    stream = Streams(1)("shop", "demand")
    numbers = take(stream, Normal(0, 1), 2 * BLOCK)
    rng = np.random.Generator(stream._seeded(1))
    assert numbers == rng.normal(0, 1, BLOCK).tolist() + rng.normal(0, 1, BLOCK).tolist()


def test_switch_drops_numbers_drawn_ahead_in_running_iterators():
    left, right = Streams(3), Streams(3)
    numbers, others = (streams("shop", "demand").draws(Normal(0, 1)) for streams in (left, right))
    assert list(islice(numbers, 10)) == list(islice(others, 10))
    left.switch(1)
    assert next(numbers) != next(others)


def test_switch_depends_on_the_branch_alone():
    early, late = Streams(3), Streams(3)
    a, b = (streams("shop", "demand").draws(Normal(0, 1)) for streams in (early, late))
    next(a), list(islice(b, 1000))
    early.switch(2), late.switch(2)
    assert list(islice(a, 300)) == list(islice(b, 300))
    assert early("shop", "demand").rng.random() == late("shop", "demand").rng.random()
    assert take(early("new", "demand"), Normal(0, 1)) == take(Streams(3, branch=2)("new", "demand"), Normal(0, 1))


def test_a_generator_held_elsewhere_switches_too():
    streams = Streams(3)
    rng = streams("shop", "choice").rng
    streams.switch(1)
    assert rng.random() == Streams(3, branch=1)("shop", "choice").rng.random()


def test_branch_nought_is_the_original_naming():
    streams = Streams(3)
    first = take(streams("shop", "demand"), Normal(0, 1), 5)
    streams = Streams(3)
    numbers = streams("shop", "demand").draws(Normal(0, 1))
    next(numbers)
    streams.switch(0)
    assert list(islice(numbers, 5)) == first


def test_who_asked_draws_anew_in_order_and_on_another_branch_alone():
    streams = Streams(3)
    told = []
    for name in ("b", "a"):
        streams(name, "outage").on_other_chance(lambda name=name: told.append((name, streams.branch)))
    streams.switch(0)
    assert told == []
    streams.switch(1), streams.switch(1)
    assert told == [("b", 1), ("a", 1)]


def test_a_time_drawn_anew_outlasts_what_has_passed():
    """A uniform time that has lasted 6 of at most 10 ends, on average, at 8."""
    draws = Streams(3)("shop", "outage").draws(Uniform(0, 10))
    times = [drawn_anew(draws, 7.0, lambda time: time > 6) for _ in range(2000)]
    assert min(times) > 6
    assert np.mean(times) == pytest.approx(8, abs=0.1)
    assert drawn_anew(draws, 7.0, lambda time: time > 10) == 7.0


def test_the_next_swing_of_a_lead_time_is_drawn_anew():
    def swing(branch):
        streams = Streams(3)
        lead_time = Swinging((2.0, 10.0), (Exponential(1000), 5.0)).start(streams("maker", "swings"))
        assert lead_time(1.0) == 2.0
        streams.switch(branch)
        return next(day for day in range(1, 100_000) if lead_time(float(day)) == 10.0)

    assert len({swing(branch) for branch in range(6)}) == 6


def test_autoregressive_demand_keeps_its_state_through_a_switch():
    streams = Streams(3)
    demand = Autoregressive(100, 0.001, 0.99)(streams("shop", "demand"))
    before = [quantity for _, quantity in islice(demand, 50)][-1]
    streams.switch(1)
    time, after = next(demand)
    assert time == 50
    assert after == pytest.approx(before, abs=0.01)


def test_antithetic_pairs_mirror_each_other():
    up = take(Streams(1, sampling="inverse")("shop", "demand"), Normal(10, 2))
    down = take(Streams(1, sampling="antithetic")("shop", "demand"), Normal(10, 2))
    assert np.add(up, down) == pytest.approx(20.0)


def test_antithetic_waiting_times_correlate_negatively():
    """Oracle S4: mean waits of an M/M/1 (0.8, 1) over 2000 customers from empty correlate about -0.22."""

    def mean_wait(replication, sampling):
        streams = Streams(4, replication, sampling=sampling)
        gaps = take(streams("source", "gap"), Exponential(1.25), 2000)
        services = take(streams("server", "service"), Exponential(1.0), 2000)
        wait = total = 0.0
        for gap, service in zip(gaps, services, strict=True):
            total += wait
            wait = max(0.0, wait + service - gap)
        return total / 2000

    pairs = np.array([[mean_wait(r, "inverse"), mean_wait(r, "antithetic")] for r in range(300)])
    assert np.corrcoef(pairs.T)[0, 1] == pytest.approx(-0.22, abs=0.15)


@pytest.mark.parametrize("arguments", [(-1,), (1, -1), (1, 0, -1), (1, 0, 0, "sideways")])
def test_wrong_arguments(arguments):
    with pytest.raises(ValueError, match=r"must"):
        Streams(*arguments)


def test_constant_draws_for_ever():
    assert take(Streams(1)("shop", "demand"), Constant(2), 3) == [2.0, 2.0, 2.0]
