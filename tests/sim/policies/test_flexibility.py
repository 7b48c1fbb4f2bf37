"""Which plant can make what, and how plants are loaded together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.flexibility import Chain, Dedicated, Full, Pairs
from sim.policies.loading import Loading, Machine, MostOutput, OwnPlantFirst

AMOUNTS = st.floats(0.0, 200.0)


def test_links_of_four_products_and_plants():
    assert Dedicated()(4, 4) == ((0,), (1,), (2,), (3,))
    assert Chain()(4, 4) == ((0, 1), (1, 2), (2, 3), (3, 0))
    assert Pairs()(4, 4) == ((0, 1), (1, 0), (2, 3), (3, 2))
    assert Full()(2, 3) == ((0, 1, 2), (1, 2, 0))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Chain(0), "links must be at least 1, got 0"),
        (lambda: Chain(4)(3, 3), "a product cannot be made in 4 of 3 plants"),
        (lambda: Pairs()(3, 3), "plants cannot go in pairs where there are 3"),
    ],
)
def test_patterns_that_cannot_be_drawn(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def loaded(rule: Loading, wanted: list[float], hours: list[float], links) -> dict[tuple[str, str], float]:
    plants = [
        Machine(f"plant{p}", free, {f"p{i}": 1.0 for i, home in enumerate(links) if p in home})
        for p, free in enumerate(hours)
    ]
    homes = {f"p{i}": [f"plant{p}" for p in home] for i, home in enumerate(links)}
    return rule({f"p{i}": units for i, units in enumerate(wanted)}, homes, plants)


def test_most_output_makes_room_for_one_product_by_moving_another():
    """Plant 1 can make both; product 1 can be made there alone, so product 0 must stay at home."""
    links = ((0, 1), (1,))
    loads = loaded(MostOutput(), [120.0, 90.0], [100.0, 100.0], links)
    assert loads == pytest.approx({("p0", "plant0"): 100, ("p0", "plant1"): 10, ("p1", "plant1"): 90})


def test_own_plant_first_does_not():
    links = ((1, 0), (1,))
    loads = loaded(OwnPlantFirst(), [120.0, 90.0], [100.0, 100.0], links)
    assert loads == {("p0", "plant1"): 100, ("p0", "plant0"): 20}


def test_nothing_is_loaded_where_nothing_can_be_made():
    assert MostOutput()({}, {}, []) == {}


@given(wanted=st.lists(AMOUNTS, min_size=4, max_size=4), hours=st.lists(AMOUNTS, min_size=4, max_size=4))
def test_no_plant_works_longer_than_it_can_and_nothing_unwanted_is_made(wanted, hours):
    totals = []
    for rule in (OwnPlantFirst(), MostOutput()):
        loads = loaded(rule, wanted, hours, Chain()(4, 4))
        for number, free in enumerate(hours):
            assert sum(units for (_, plant), units in loads.items() if plant == f"plant{number}") <= free + 1e-5
        for number, units in enumerate(wanted):
            assert sum(made for (product, _), made in loads.items() if product == f"p{number}") <= units + 1e-5
        totals.append(sum(loads.values()))
    assert totals[1] >= totals[0] - 1e-4
