"""Where warehouses are: every optimum against enumeration, infeasible designs named, centres of gravity."""

from itertools import combinations, product
from math import hypot, inf, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import ModelError
from sim.policies.location import Candidate, CentreOfGravity, FixedCharge, Given, Market, PMedian, Region, centre

whole = st.integers(0, 30)
places = st.tuples(st.integers(0, 20), st.integers(0, 20))


@st.composite
def regions(draw: st.DrawFn, *, limited: bool) -> Region:
    """Up to four candidates and five markets on a small map."""
    capacities = st.integers(10, 60).map(float) if limited else st.just(inf)
    candidates = tuple(
        Candidate(f"c{number}", place, float(draw(whole)), float(draw(st.integers(0, 3))), draw(capacities))
        for number, place in enumerate(draw(st.lists(places, min_size=1, max_size=4)))
    )
    markets = tuple(
        Market(f"m{number}", float(draw(whole)), place)
        for number, place in enumerate(draw(st.lists(places, min_size=1, max_size=4)))
    )
    outbound = tuple(
        tuple(hypot(c.place[0] - m.place[0], c.place[1] - m.place[1]) for m in markets) for c in candidates
    )
    return Region(candidates, markets, outbound, float(draw(whole)))


def cheapest(region: Region, count: int | None, *, sites_cost: bool) -> float:
    """Every choice of sites and every way to serve from them, tried one by one; inf where none is possible."""
    best = inf
    every = range(len(region.candidates))
    for number in every if count is None else [count - 1]:
        for sites in combinations(every, number + 1):
            for serves in product(sites, repeat=len(region.markets)):
                best = min(best, _cost(region, sites, serves, sites_cost))
    return best


def _cost(region: Region, sites: tuple[int, ...], serves: tuple[int, ...], sites_cost: bool) -> float:
    loads = dict.fromkeys(sites, 0.0)
    cost = 0.0
    for number, (market, site) in enumerate(zip(region.markets, serves, strict=True)):
        loads[site] += market.quantity
        cost += market.quantity * (region.outbound[site][number] + sites_cost * region.candidates[site].inbound)
    if any(load > region.candidates[site].capacity + 1e-9 for site, load in loads.items()):
        return inf
    if sites_cost:
        cost += sum(region.candidates[site].cost for site in sites) + region.safety_stock * sqrt(len(sites))
    return cost


@settings(max_examples=60, deadline=None)
@given(regions(limited=False) | regions(limited=True), st.none() | st.integers(1, 3))
def test_the_fixed_charge_optimum_is_that_of_enumeration(region: Region, count: int | None) -> None:
    if count is not None and count > len(region.candidates):
        return
    least = cheapest(region, count, sites_cost=True)
    if least == inf:
        with pytest.raises(ModelError, match="capacity is short at"):
            FixedCharge(count)(region)
    else:
        design = FixedCharge(count)(region)
        assert design.total == pytest.approx(least)
        assert all(load <= region.candidates[site].capacity + 1e-6 for site, load in design.load(region).items())


@settings(max_examples=40, deadline=None)
@given(regions(limited=False) | regions(limited=True), st.integers(1, 3))
def test_the_p_median_is_that_of_enumeration(region: Region, count: int) -> None:
    if count > len(region.candidates):
        return
    least = cheapest(region, count, sites_cost=False)
    if least < inf:
        design = PMedian(count)(region)
        assert design.outbound == pytest.approx(least)
        assert len(design.sites) == count


def line(*capacities: float) -> Region:
    """Three candidates and four markets of ten units on a road of thirty kilometres, a unit and kilometre costs 1."""
    spots = (0.0, 10.0, 30.0)
    candidates = tuple(
        Candidate(name, (spot, 0.0), 60.0, 0.0, capacity)
        for name, spot, capacity in zip("abc", spots, capacities or (inf, inf, inf), strict=True)
    )
    markets = tuple(Market(f"m{x}", 10.0, (x, 0.0)) for x in (0, 10, 18, 30))
    return Region(candidates, markets, tuple(tuple(abs(c.place[0] - m.place[0]) for m in markets) for c in candidates))


def test_a_design_by_hand() -> None:
    design = FixedCharge()(line())
    assert (design.sites, design.serves, design.total) == ((0, 1, 2), (0, 1, 1, 2), 3 * 60 + 80)
    assert FixedCharge(1)(line()).sites == (1,)
    assert FixedCharge(1)(line()).outbound == 10 * (10 + 0 + 8 + 20)
    assert PMedian(2)(line()).sites == (1, 2)


def test_distribution_is_a_part_of_total_delivered_cost() -> None:
    design = FixedCharge(1)(Region((Candidate("a", cost=5, inbound=2),), (Market("m", 3),), ((4.0,),), 7.0))
    assert (design.facilities, design.inbound, design.outbound, design.safety_stock) == (5, 6, 12, 7)
    assert (design.distribution, design.total) == (17, 30)


def test_safety_stock_in_n_places_costs_root_n_times_as_much() -> None:
    region = Region(tuple(Candidate(f"c{n}") for n in range(4)), (Market("m", 1.0),), ((1.0,),) * 4, 10.0)
    assert [FixedCharge(n)(region).safety_stock for n in (1, 4)] == [10.0, 20.0]


def test_given_sites_serve_whom_they_can_serve_best() -> None:
    assert Given(("a", "c"))(line()).serves == (0, 0, 2, 2)
    with pytest.raises(ValueError, match="no candidate is called 'd'; there are a, b, c"):
        Given(("d",))(line())
    with pytest.raises(ValueError, match="none twice"):
        Given(("a", "a"))


def test_an_infeasible_design_names_the_capacity_that_is_short_and_by_how_much() -> None:
    with pytest.raises(
        ModelError, match=r"want 40 units, the 2 sites .* can pass on 38; .* [abc] \(19\) by 1, [abc] \(19\) by 1"
    ):
        FixedCharge(2)(line(19.0, 19.0, 19.0))
    with pytest.raises(ModelError, match="no design has 4 sites; there are 3 candidates"):
        PMedian(4)(line())


def test_a_market_is_served_as_a_whole_or_not_at_all() -> None:
    two = Region((Candidate("a", capacity=15), Candidate("b", capacity=15)), (Market("m", 20),), ((1.0,), (1.0,)))
    with pytest.raises(ModelError, match=r"want 20 units, the 2 sites that lack least can pass on 30; .* \(15\) by 5"):
        FixedCharge(2)(two)


def test_centre_of_gravity() -> None:
    assert centre([(0, 0), (4, 0), (4, 4), (0, 4)], [1, 1, 1, 1]) == pytest.approx((2, 2), abs=1e-6)
    assert centre([(0, 0), (10, 0), (0, 10)], [5, 1, 1]) == pytest.approx((0, 0), abs=1e-6)
    assert centre([(0, 0), (8, 0)], [1, 3]) == pytest.approx((8, 0), abs=1e-6)
    fermat = centre([(0, 0), (1, 0), (0.5, sqrt(3) / 2)], [1, 1, 1])
    assert fermat == pytest.approx((0.5, sqrt(3) / 6), abs=1e-6)


def test_centres_of_groups_move_to_the_nearest_candidates() -> None:
    assert CentreOfGravity(2)(line()).sites == (0, 2)
    assert CentreOfGravity(1)(line()).sites == (1,)
    with pytest.raises(ValueError, match="no design has 4 sites"):
        CentreOfGravity(4)(line())


@pytest.mark.parametrize("policy", [PMedian, FixedCharge, CentreOfGravity])
def test_a_network_has_at_least_one_site(policy: type) -> None:
    with pytest.raises(ValueError, match="at least one site, got 0"):
        policy(0)


def test_numbers_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="m: quantity must not be negative, got -1"):
        Region((Candidate("a"),), (Market("m", -1),), ((1.0,),))
    with pytest.raises(ValueError, match="outbound needs 1 rows of 1"):
        Region((Candidate("a"),), (Market("m", 1),), ((1.0, 2.0),))
    with pytest.raises(ValueError, match="at least one candidate and one market"):
        Region((), (), ())
