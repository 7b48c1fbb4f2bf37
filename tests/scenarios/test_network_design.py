"""Sixty cities and their warehouses: the design that is computed is the network that is played."""

from functools import partial
from math import sqrt

import pytest

from experiments.headline import headline
from experiments.running import run
from scenarios.cities import cities
from scenarios.network_design import network_design
from scenarios.region import Road, Trade
from sim.agents.customer import Patience
from sim.metrics import measure
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.premises import Premises
from sim.processes.order_fulfilment.network import Review
from sim.simulate import simulate
from sim.stock import Costs

SMALL = Trade(demand=0.24, gap=7.0)
played = partial(
    network_design, replenishment=OrderUpTo(2.5), customers=20, trade=SMALL, costs=Costs(holding=0.034, backlog=0.5)
)


def facts(horizon=60.0, **changes):
    return simulate(partial(played, **changes), horizon=horizon, warmup=horizon / 4, seed=1, record="totals").facts


def test_there_are_sixty_cities_and_twelve_of_them_let_sites():
    assert len(cities()) == 60
    assert sum(city.rent is not None for city in cities()) == 12
    assert len({city.place for city in cities()}) == 60


def test_what_was_chosen_is_what_is_played():
    found = facts(sites=3)
    chosen = {f"dc_{site.name}" for site in found.sites if site.chosen}
    assert len(chosen) == 3 and len(found.sites) == 12
    assert {agent.name for agent in found.agents if agent.role == "Warehouse"} == chosen
    served = [lane.buyer for lane in found.lanes if lane.seller in chosen]
    assert len(served) == len(set(served)) == 20, "every city from one warehouse"


def test_goods_go_from_the_nearest_of_the_chosen_sites():
    found = facts(design="p_median", sites=4)
    places = {agent.name: agent.place for agent in found.agents}
    road = Road()
    for lane in found.lanes:
        if lane.seller != "plant":
            chosen = [site.place for site in found.sites if site.chosen]
            ways = [road.carriage(place, places[lane.buyer]).distance for place in chosen]
            assert lane.distance == pytest.approx(min(ways))


def test_a_site_costs_its_rent_for_as_long_as_it_stands():
    found = facts(design="given", given=("Hamburg", "Erfurt"), rent=100.0)
    paid = {m.agent: m.amount for m in found.money if m.debit == "facilities"}
    assert paid == pytest.approx({"dc_Hamburg": 45 * 120.0, "dc_Erfurt": 45 * 75.0})


def test_outbound_is_paid_by_distance():
    found = facts(design="given", given=("Kassel",), outbound=Road(per_unit_km=0.01))
    near = facts(design="given", given=("Kassel", "Berlin", "Dortmund", "Munich"), outbound=Road(per_unit_km=0.01))
    cost = [sum(m.amount for m in f.money if m.debit == "transport" and m.agent != "plant") for f in (found, near)]
    assert cost[1] < 0.6 * cost[0]


def test_the_safety_stock_grows_with_more_sites_as_the_spread_of_their_demand_says():
    gap, lead, z = 7.0, 3.0, 2.5

    def safety(sites: int) -> tuple[float, float]:
        found = facts(3000.0, sites=sites, inbound=Road(handling=lead))
        wanted = {city.name: 0.24 * city.inhabitants for city in cities()}
        own = {stock.agent: stock.net.mean for stock in found.stocks if stock.agent.startswith("dc_")}
        spread = dict.fromkeys(own, 0.0)
        for lane in found.lanes:
            if lane.seller in own:
                spread[lane.seller] += (gap - 1) * wanted[lane.buyer] ** 2 + wanted[lane.buyer]
        return sum(own.values()), sum(z * sqrt(lead * variance) for variance in spread.values())

    one, four = safety(1), safety(4)
    assert one[0] == pytest.approx(one[1], rel=0.05)
    assert four[0] == pytest.approx(four[1], rel=0.05)
    assert four[0] > 1.5 * one[0]


def test_every_design_can_be_played():
    for design, sites in (("p_median", 2), ("centre_of_gravity", 2), ("fixed_charge", None)):
        assert sum(site.chosen for site in facts(10.0, design=design, sites=sites).sites) >= 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"design": "best"}, "got 'best'"),
        ({"design": "p_median"}, "needs to know how many sites"),
        ({"customers": 61}, r"customers must lie in 1\.\.60"),
        ({"sites": 2, "capacity": 500.0}, r"infeasible: the markets want .* capacity is short at .* by"),
        ({"design": "given", "given": ("Paris",)}, "no candidate is called 'Paris'"),
        ({"design": "given"}, "at least one site"),
        ({"sites": 13}, "no design has 13 sites; there are 12 candidates"),
    ],
)
def test_designs_that_cannot_be(changes, said):
    with pytest.raises(ValueError, match=said):
        facts(5.0, **changes)


def test_the_run_says_which_sites_and_what_they_cost(tmp_path):
    done = run(["scenario=network_design", "horizon=200", "scenario.sites=3", "record=totals", f"out={tmp_path / 'o'}"])
    said = headline(done)
    assert "3 sites:" in said and "facilities" in said and "dc_Dortmund" in said
    assert (tmp_path / "o" / "figures" / "sites.png").exists()


def test_more_sites_cost_more_than_they_save_and_fewer_too():
    def distribution(sites: int) -> float:
        kpis = measure(facts(200.0, sites=sites), ["distribution cost per unit"])
        return next(kpi.value for kpi in kpis if (kpi.agent, kpi.product) == ("chain", "all"))

    one, three, twelve = (distribution(sites) for sites in (1, 3, 12))
    assert three < one < twelve


GROWING = Trade(demand=0.24, gap=7.0, growth=1.0)


def test_a_review_opens_sites_when_demand_has_grown():
    review = Review(every=180.0, saves=0.0)
    result = simulate(partial(played, trade=GROWING, review=review), horizon=1100.0, seed=1, record="totals")
    taken = result.decisions[result.decisions["who"] == "network review"]
    assert len(taken) and (taken["time"] % 180.0 == 0).all()
    opened = taken[taken["new"] == "open"].iloc[0]
    site = next(site for site in result.facts.sites if f"dc_{site.name}" == opened["agent"])
    paid = {m.agent: m.amount for m in result.facts.money if m.debit == "facilities"}
    assert 0 < paid[opened["agent"]] <= site.cost * (1100.0 - opened["time"]) + 1e-6, "from the day it opens"
    shipped = {stock.agent: stock.shipped for stock in result.facts.stocks}
    assert shipped[opened["agent"]] > 0, "customers have moved there"
    sold = [line for line in result.facts.lines if line.consumer]
    moving = sum(pipe.moving for pipe in result.facts.pipes if pipe.seller != "plant")
    owed = sum(stock.backlog for stock in result.facts.stocks if stock.role == "Warehouse")
    assert sum(line.units for line in sold) == pytest.approx(sum(line.delivered for line in sold) + moving + owed)


def test_a_review_goes_by_what_was_ordered_not_by_what_was_delivered():
    """Nothing is bought and all sales are lost: customers want as much as before, and need as many sites."""
    empty = partial(played, replenishment=BaseStock(0.0), patience=Patience(backorder=0.0))
    review = Review(every=90.0, saves=0.0)
    result = simulate(partial(empty, review=review), horizon=100.0, seed=1, record="totals")
    ordered = sum(account.ordered for account in result.facts.accounts)
    assert ordered == sum(line.units for line in result.facts.lines if line.consumer)
    assert sum(account.units for account in result.facts.accounts) < 0.05 * ordered
    assert "network review" not in set(result.decisions["who"])


def test_a_review_leaves_the_network_as_it_is_where_that_saves_too_little():
    review = Review(every=180.0, saves=0.9)
    result = simulate(partial(played, trade=GROWING, review=review), horizon=800.0, seed=1, record="totals")
    assert "network review" not in set(result.decisions["who"])
    never = simulate(partial(played, trade=GROWING), horizon=800.0, seed=1, record="totals")
    chosen = [{site.name for site in each.facts.sites if site.chosen} for each in (result, never)]
    assert chosen[0] == chosen[1]


def test_a_closed_site_is_paid_no_more():
    premises = Premises(None, 10.0)
    assert premises.due(3.0) == 30.0
    premises.change(0.0, 5.0)
    assert premises.due(9.0) == 20.0
    premises.change(4.0, 10.0)
    assert premises.due(11.0) == 4.0


@pytest.mark.parametrize(("every", "saves"), [(0.0, 0.1), (10.0, -0.1)])
def test_reviews_that_cannot_be(every, saves):
    with pytest.raises(ValueError, match="a review comes every so often"):
        Review(every, saves)
