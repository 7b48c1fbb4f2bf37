"""A factory floor with fixed times: every visit of every job at the minute it should be."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Historic
from sim.processes.manufacturing_flow import Breakdowns, Conwip, Kanban, Routing, Step, WorkCentre
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

Orders = Sequence[tuple[float, float]]


def play(
    orders: Orders,
    steps: Sequence[Step],
    centres: Sequence[WorkCentre],
    horizon: float = 100.0,
    lot: float = 1.0,
    stock: float = 0.0,
    warmup: float = 0.0,
    seed: int = 1,
    cost: float = 0.0,
    **factory: Any,
) -> Result:
    """A factory that makes one product to order (or to a stock) for a customer who orders as listed."""

    def shop(sim: Simulation) -> None:
        item = Product("item")
        wishes = Historic(tuple((time, ((item, quantity),)) for time, quantity in orders))
        house = Factory(
            sim,
            "factory",
            stocks={item: stock},
            routings={item: Routing(steps, lot=lot, cost=cost)},
            work_centres=centres,
            replenishment=BaseStock(stock),
            review=None,
            **factory,
        )
        connect(Customer(sim, "customer", wants=wishes), house)

    return simulate(shop, horizon=horizon, seed=seed, warmup=warmup)


def visits(result: Result, station: str) -> list[tuple[float, float, float]]:
    """Queued, started, finished, in order of finishing."""
    jobs = result.jobs[result.jobs.station == station]
    return list(jobs[["queued", "started", "finished"]].itertuples(index=False, name=None))


def drill(machines: int = 1, **terms: Any) -> WorkCentre:
    return WorkCentre("drill", machines, **terms)


def deliveries(result: Result) -> list[tuple[float, float]]:
    shipments = result.messages[result.messages.kind == "shipment"]
    return list(shipments[["arrived", "quantity"]].itertuples(index=False, name=None))


def test_one_machine_serves_first_come_first_served() -> None:
    result = play([(0, 1), (1, 1), (2, 1)], [Step("drill", 2.0)], [drill()])
    assert visits(result, "drill") == [(0, 0, 2), (1, 2, 4), (2, 4, 6)]
    assert deliveries(result) == [(2, 1), (4, 1), (6, 1)]


def test_an_order_of_many_units_goes_lot_by_lot_before_those_who_come_later() -> None:
    result = play([(0, 3), (1, 1)], [Step("drill", 2.0)], [drill()])
    assert visits(result, "drill") == [(0, 0, 2), (0, 2, 4), (0, 4, 6), (1, 6, 8)]
    facts = result.facts.stations[0]
    assert (facts.arrived, facts.started, facts.finished) == (4, 4, 4)
    assert facts.waiting == 2 + 4 + 5
    assert facts.queue_time == facts.waiting
    assert facts.wip_time == facts.time_there == 11 + 8
    assert facts.busy_time == 8


def test_lots_of_two_and_batches_of_one() -> None:
    result = play([(0, 5)], [Step("drill", 2.0, batch=1.0)], [drill()], lot=2.0)
    assert visits(result, "drill") == [(0, 0, 4), (0, 4, 8), (0, 8, 10)]
    assert deliveries(result) == [(4, 2), (8, 2), (10, 1)]


def test_a_batch_takes_one_time_however_full() -> None:
    result = play([(0, 7)], [Step("drill", 2.0, batch=3.0)], [drill()], lot=inf)
    assert visits(result, "drill") == [(0, 0, 6)]


def test_two_machines_work_side_by_side() -> None:
    result = play([(0, 3)], [Step("drill", 2.0)], [drill(2)])
    assert visits(result, "drill") == [(0, 0, 2), (0, 0, 2), (0, 2, 4)]


def test_lots_overtake_nobody_on_their_way_through_two_stations() -> None:
    result = play([(0, 2)], [Step("drill", 1.0), Step("paint", 3.0)], [drill(), WorkCentre("paint")])
    assert visits(result, "drill") == [(0, 0, 1), (0, 1, 2)]
    assert visits(result, "paint") == [(1, 1, 4), (2, 4, 7)]
    line = result.facts.stations[-1]
    assert line.station == "line"
    assert (line.arrived, line.finished, line.time_there) == (2, 2, 4 + 7)
    assert line.wip_time == 11


def test_a_full_buffer_blocks_the_machine_before_it() -> None:
    result = play([(0, 3)], [Step("drill", 1.0), Step("paint", 3.0)], [drill(), WorkCentre("paint", buffer=0)])
    assert visits(result, "drill") == [(0, 0, 1), (0, 1, 2), (0, 4, 5)]
    assert visits(result, "paint") == [(1, 1, 4), (4, 4, 7), (7, 7, 10)]
    facts = result.facts.stations[0]
    assert facts.blocked_time == (4 - 2) + (7 - 5)
    assert facts.busy_time == 3
    assert facts.wip_time == facts.time_there == 1 + 4 + 7


def test_conwip_lets_a_lot_in_when_one_has_come_out() -> None:
    steps, centres = [Step("drill", 1.0), Step("paint", 3.0)], [drill(), WorkCentre("paint")]
    result = play([(0, 4)], steps, centres, release=Conwip(2))
    assert visits(result, "drill") == [(0, 0, 1), (0, 1, 2), (4, 4, 5), (7, 7, 8)]
    assert visits(result, "paint") == [(1, 1, 4), (2, 4, 7), (5, 7, 10), (8, 10, 13)]
    line = result.facts.stations[-1]
    assert line.waiting == 4 + 7
    assert line.time_there == 4 + 7 + 6 + 6


def test_a_kanban_goes_back_when_the_next_station_has_one() -> None:
    steps, centres = [Step("drill", 1.0), Step("paint", 3.0)], [drill(), WorkCentre("paint")]
    result = play([(0, 4)], steps, centres, release=Kanban({"drill": 2, "paint": 1}))
    assert visits(result, "paint") == [(1, 1, 4), (4, 4, 7), (7, 7, 10), (10, 10, 13)]
    assert visits(result, "drill") == [(0, 0, 1), (0, 1, 2), (1, 2, 3), (4, 4, 5)]
    facts = result.facts.stations[0]
    assert facts.busy_time == 4
    assert facts.wip_time == facts.time_there == 1 + 4 + 6 + 6


def test_cards_at_one_station_leave_the_machine_before_it_free() -> None:
    steps, centres = [Step("drill", 1.0), Step("paint", 3.0)], [drill(), WorkCentre("paint")]
    facts = play([(0, 3)], steps, centres, release=Kanban({"paint": 1})).facts.stations[0]
    assert facts.busy_time == 3
    assert facts.blocked_time == (4 - 2) + (7 - 3)
    assert facts.wip_time == facts.time_there == 1 + 4 + 7


def test_a_machine_stops_while_it_works_and_goes_on() -> None:
    tools = [drill(breakdowns=Breakdowns(up=3.0, down=1.0))]
    result = play([(0, 2), (20, 1)], [Step("drill", 2.0)], tools)
    assert visits(result, "drill") == [(0, 0, 2), (0, 2, 5), (20, 20, 22)]
    facts = result.facts.stations[0]
    assert (facts.busy_time, facts.down_time) == (6, 1)


def test_a_machine_stops_by_the_calendar() -> None:
    tools = [drill(breakdowns=Breakdowns(up=3.0, down=1.0, clock="always"))]
    result = play([(0, 1), (2.5, 1), (7.5, 1)], [Step("drill", 1.0)], tools, horizon=12)
    assert visits(result, "drill") == [(0, 0, 1), (2.5, 2.5, 4.5), (7.5, 8, 9)]
    facts = result.facts.stations[0]
    assert (facts.busy_time, facts.down_time) == (3, 3)


def test_a_repair_holds_up_a_change_of_setup() -> None:
    def shop(sim: Simulation) -> None:
        red, blue = Product("red"), Product("blue")
        order = Historic(((0.0, ((red, 1.0), (blue, 1.0))),))
        house = Factory(
            sim,
            "factory",
            stocks={red: 0.0, blue: 0.0},
            routings={p: Routing([Step("drill", 1.0, setup=4.0)]) for p in (red, blue)},
            work_centres=[drill(breakdowns=Breakdowns(up=3.0, down=1.0, clock="always"))],
            review=None,
        )
        connect(Customer(sim, "customer", wants=order), house)

    result = simulate(shop, horizon=20, seed=1)
    assert visits(result, "drill") == [(0, 0, 1), (0, 1, 7)]
    assert result.facts.stations[0].busy_time == 2


def test_what_is_down_at_the_horizon_counts_until_there() -> None:
    tools = [drill(breakdowns=Breakdowns(up=3.0, down=10.0))]
    facts = play([(0, 1)], [Step("drill", 5.0)], tools, horizon=7).facts.stations[0]
    assert (facts.busy_time, facts.down_time) == (3, 4)


def test_the_warm_up_cuts_work_in_two() -> None:
    tools = [drill(breakdowns=Breakdowns(up=3.0, down=10.0))]
    facts = play([(0, 2)], [Step("drill", 5.0)], tools, horizon=14, warmup=2).facts.stations[0]
    assert (facts.busy_time, facts.down_time, facts.queue_time, facts.finished) == (2, 10, 12, 0)


def test_a_setup_when_the_product_changes() -> None:
    def shop(sim: Simulation) -> None:
        red, blue = Product("red"), Product("blue")
        order = Historic(((0.0, ((red, 1.0), (blue, 1.0))), (1.0, ((blue, 1.0),)), (2.0, ((red, 1.0),))))
        house = Factory(
            sim,
            "factory",
            stocks={red: 0.0, blue: 0.0},
            routings={p: Routing([Step("paint", 2.0, setup=3.0, setup_cost=10.0)], cost=4.0) for p in (red, blue)},
            work_centres=[WorkCentre("paint")],
            review=None,
        )
        connect(Customer(sim, "customer", wants=order), house)

    result = simulate(shop, horizon=50, seed=1)
    assert visits(result, "paint") == [(0, 0, 2), (0, 2, 7), (1, 7, 9), (2, 9, 14)]
    facts = result.facts.stations[0]
    assert (facts.busy_time, facts.setup_time) == (8, 6)
    money = {(m.product, m.debit): m.amount for m in result.facts.money}
    assert money == {("red", "setup"): 10, ("blue", "setup"): 10, ("red", "production"): 8, ("blue", "production"): 8}


def test_an_order_of_a_million_units_costs_no_more_than_what_is_made() -> None:
    result = play([(0, 1e12)], [Step("drill", 1.0)], [drill()], horizon=10.5)
    assert len(visits(result, "drill")) == 10
    facts = result.facts.stations[0]
    assert facts.arrived == 10**12
    assert facts.queue_time == pytest.approx(10.5e12)


def test_rework_joins_the_queue_once_more() -> None:
    result = play([(t, 1) for t in range(400)], [Step("drill", 0.5, rework=0.25)], [drill()], horizon=1000)
    facts = result.facts.stations[0]
    assert facts.good == 400
    assert facts.started == len(visits(result, "drill"))
    assert facts.started / 400 == pytest.approx(4 / 3, rel=0.1)
    line = result.facts.stations[-1]
    assert line.wip_time == pytest.approx(line.time_there) == pytest.approx(facts.wip_time)


@pytest.mark.parametrize("make_up", ["nothing", "allowance", "replacement"])
@pytest.mark.parametrize("lot", [1.0, 10.0])
def test_scrap_is_made_up_for_and_nothing_is_lost_sight_of(make_up: str, lot: float) -> None:
    steps = [Step("drill", 0.1, batch=1.0, scrap=0.2), Step("paint", 0.1, scrap=0.1)]
    centres = [drill(), WorkCentre("paint")]
    orders = [(float(t), 10.0) for t in range(200)]
    result = play(orders, steps, centres, horizon=1000, stock=50.0, lot=lot, make_up=make_up, cost=1.0)
    stock = result.facts.stocks[0]
    assert stock.shipped == pytest.approx(stock.demanded)
    assert stock.demanded == 2000
    assert stock.on_hand == pytest.approx(50 + stock.made - stock.scrapped - stock.shipped)
    assert sum(s.scrapped for s in result.facts.stations[:2]) == pytest.approx(stock.scrapped)
    assert stock.scrapped / stock.made == pytest.approx(0.28, abs=0.04)
    assert stock.on_order == pytest.approx(0, abs=1e-6)
    if make_up != "allowance":
        assert stock.on_hand == pytest.approx(50)
    production = next(m.amount for m in result.facts.money if m.debit == "production")
    assert production == pytest.approx(stock.made)


def test_a_yield_law_scraps_a_share_of_every_lot() -> None:
    result = play([(0, 8)], [Step("drill", 1.0, scrap=_quarter())], [drill()], lot=4.0, horizon=50)
    assert deliveries(result)[:2] == [(1, 3), (2, 3)]


def _quarter() -> Any:
    from sim.distributions import Empirical

    return Empirical((0.25,))


def test_unknown_work_centre() -> None:
    with pytest.raises(ValueError, match="goes to work centre mill; there are drill"):
        play([(0, 1)], [Step("mill", 1.0)], [drill()])


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: Step("a", time=-1.0), "must not be negative, got -1"),
        (lambda: Step("a", scrap=1.5), "scrap at a must lie in 0..1 and below 1, got 1.5"),
        (lambda: Step("a", rework=1.0), "rework at a must lie in 0..1"),
        (lambda: Step("a", batch=0.0), "batch at a must be positive"),
        (lambda: Routing(lot=0.0), "a lot must be positive"),
        (lambda: WorkCentre("a", machines=0), "at least one machine"),
        (lambda: WorkCentre("a", buffer=-1), "buffer of work centre a must not be negative"),
        (lambda: Breakdowns(up=0.0, down=1.0), "mean up time must be positive"),
        (lambda: Breakdowns(up=1.0, down=1.0, clock="never"), "while working or always"),  # type: ignore[arg-type]
        (lambda: Conwip(0), "at least one, got 0"),
        (lambda: Kanban({"a": 0}), "at least one"),
    ],
)
def test_bad_values(make: Any, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        make()
