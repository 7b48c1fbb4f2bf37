"""Rounds: every customer once, no vehicle overloaded, shorter than there and back; the optimum on small cases."""

from itertools import permutations
from math import dist, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.policies.transport import Direct, Load, Optimised, Savings, length

ROOM = Load(inf, 30.0, 6.0)
POLICIES = (Direct(), Savings(), Savings(stops=2), Optimised(iterations=20))
spots = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8)


def matrix(places: list[tuple[float, float]]) -> list[list[float]]:
    return [[dist(one, other) for other in places] for one in places]


@settings(max_examples=50, deadline=None)
@given(spots, st.sampled_from(POLICIES), st.data())
def test_every_customer_is_called_at_once_and_no_vehicle_is_overloaded(places, policy, data) -> None:
    loads = [Load(1, data.draw(st.floats(0, 30)), data.draw(st.floats(0, 6))) for _ in range(len(places) - 1)]
    kilometres = matrix(places)
    rounds = policy(loads, kilometres, ROOM)
    assert sorted(stop for stops in rounds for stop in stops) == list(range(1, len(places)))
    for stops in rounds:
        assert sum(loads[stop - 1].weight for stop in stops) <= 30 + 1e-6
        assert sum(loads[stop - 1].volume for stop in stops) <= 6 + 1e-6
    direct = sum(length([stop], kilometres) for stop in range(1, len(places)))
    assert sum(length(stops, kilometres) for stops in rounds) <= direct + 1e-9


def test_savings_by_hand() -> None:
    kilometres = matrix([(0, 0), (10, 0), (10, 1), (-10, 0)])
    light = [Load(1, 1)] * 3
    assert Savings()(light, kilometres, Load(inf, 2, inf)) == [[1, 2], [3]]
    assert Savings(stops=1)(light, kilometres, Load(inf, inf, inf)) == [[1], [2], [3]]
    assert Savings(kilometres=20)(light, kilometres, Load(inf, inf, inf)) == [[1], [2], [3]]
    assert Direct()(light, kilometres, ROOM) == [[1], [2], [3]]


def test_a_vehicle_less_is_worth_a_detour() -> None:
    kilometres = [[0, 5, 5], [5, 0, 11], [5, 11, 0]]
    assert Savings()([Load(1)] * 2, kilometres, ROOM) == [[1], [2]]
    assert Savings()([Load(1)] * 2, kilometres, ROOM, fixed=3.0) == [[1, 2]]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=4, max_size=6))
def test_one_round_is_near_the_shortest(places) -> None:
    kilometres = matrix(places)
    stops = range(1, len(places))
    shortest = min(length(list(order), kilometres) for order in permutations(stops))
    loads = [Load(1)] * len(stops)
    one = Savings()(loads, kilometres, Load(inf, inf, inf), 1e6)
    assert len(one) == 1
    assert shortest - 1e-9 <= length(one[0], kilometres) <= 1.35 * shortest + 1e-9
    optimised = Optimised(iterations=50)(loads, kilometres, Load(inf, inf, inf), 1e6)
    assert sum(length(stops, kilometres) for stops in optimised) <= length(one[0], kilometres) + 1e-9


@pytest.mark.parametrize("number", [0, -1])
def test_numbers_that_cannot_be(number: int) -> None:
    with pytest.raises(ValueError, match=f"stops must be positive, got {number}"):
        Savings(stops=number)
    with pytest.raises(ValueError, match="at least one iteration"):
        Optimised(iterations=number)


def test_with_pyvrp_rounds_are_at_most_as_long() -> None:
    pytest.importorskip("pyvrp")
    places = [(25.0, 25.0), *((x * 17 % 50, x * 31 % 50) for x in range(1, 16))]
    kilometres, loads = matrix(places), [Load(1, 5 + x % 7) for x in range(1, 16)]

    def total(policy) -> float:
        return sum(length(stops, kilometres) for stops in policy(loads, kilometres, ROOM))

    assert total(Optimised()) < total(Savings())
    assert Optimised()(loads, kilometres, ROOM) == Optimised()(loads, kilometres, ROOM)
