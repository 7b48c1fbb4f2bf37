"""A factory: parts, subassemblies, and what production asks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.supplier import Reliability, Supplier
from sim.decision import Decision
from sim.facts import StockFacts
from sim.policies.demand import Drawn, Listed
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Conwip, Kanban, Push, Routing, Step, WorkCentre
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

Build = Callable[[Simulation], None]


def stocks(result: Result) -> Mapping[str, StockFacts]:
    return {stock.product: stock for stock in result.facts.stocks if stock.role == "Factory"}


def test_parts_are_ordered_with_the_product_and_wait_for_their_partners() -> None:
    def shop(sim: Simulation) -> None:
        disc, case = Product("disc"), Product("case")
        album = Product("album", parts={disc: 2, case: 1})
        plant = Factory(sim, "plant", stocks={album: 5}, replenishment=BaseStock(5))
        connect(Customer(sim, "customer", wants=Single(album, Listed((3, 0, 0, 0, 1)))), plant)
        connect(plant, Supplier(sim, "discs", products=[disc]), transit=1)
        connect(plant, Supplier(sim, "cases", products=[case]), transit=2)

    result = simulate(shop, horizon=8, seed=1)
    levels = result.levels[result.levels.agent == "plant"].pivot(index="time", columns="product", values="on_hand")
    assert list(levels["album"]) == [2, 2, 5, 5, 4, 4, 5, 5]
    assert list(levels["disc"]) == [0, 6, 0, 0, 0, 2, 0, 0]
    assert list(levels["case"]) == [0, 0, 0, 0, 0, 0, 0, 0]
    facts = stocks(result)
    assert (facts["disc"].used, facts["case"].used, facts["album"].made) == (8, 4, 4)
    assert facts["disc"].received == 8


def test_a_factory_makes_subassemblies_of_parts_of_parts() -> None:
    def shop(sim: Simulation) -> None:
        spoke = Product("spoke")
        wheel = Product("wheel", parts={spoke: 36})
        bicycle = Product("bicycle", parts={wheel: 2})
        works = Factory(
            sim,
            "works",
            stocks={bicycle: 0},
            routings={bicycle: Routing(), wheel: Routing([Step("wheels", 1.0)])},
            work_centres=[WorkCentre("wheels")],
            replenishment=BaseStock(0),
        )
        connect(Customer(sim, "customer", wants=Single(bicycle, Listed((2,)))), works)
        connect(works, Supplier(sim, "wire"), transit=1)
        assert works.offers(bicycle)
        assert not works.offers(spoke)
        assert works.lead_time(bicycle) == 2.0

    result = simulate(shop, horizon=10, seed=1)
    shipped = result.messages[(result.messages.kind == "shipment") & (result.messages["product"] == "bicycle")]
    assert list(shipped.arrived) == [3, 5]
    assert stocks(result)["spoke"].used == 144


def test_stocked_parts_have_a_planner_who_hears_what_production_asks_for() -> None:
    def shop(sim: Simulation) -> None:
        bolt = Product("bolt")
        frame = Product("frame", parts={bolt: 4})
        rules = {frame: BaseStock(0), bolt: BaseStock(10)}
        works = Factory(sim, "works", stocks={frame: 0, bolt: 10}, replenishment=rules)
        connect(Customer(sim, "customer", wants=Single(frame, Listed((2, 2, 0, 0, 0)))), works)
        connect(works, Supplier(sim, "smith"), transit=2)

    result = simulate(shop, horizon=6, seed=1)
    bolt = stocks(result)["bolt"]
    assert (bolt.demanded, bolt.used, bolt.ordered) == (16, 16, 16)
    levels = result.levels[(result.levels.agent == "works") & (result.levels["product"] == "bolt")]
    assert list(levels.backlog) == [0, 6, 0, 0, 0, 0]
    assert list(levels.on_hand) == [2, 0, 2, 10, 10, 10]
    assert list(levels.on_order) == [8, 16, 8, 0, 0, 0]


def test_a_card_waits_with_its_lot_for_parts() -> None:
    def shop(sim: Simulation) -> None:
        bolt = Product("bolt")
        frame = Product("frame", parts={bolt: 4})
        works = Factory(
            sim,
            "works",
            stocks={frame: 0, bolt: 4},
            routings={frame: Routing([Step("bench", 0.5)])},
            work_centres=[WorkCentre("bench")],
            release=Conwip(1),
            replenishment={frame: BaseStock(0), bolt: BaseStock(4)},
        )
        connect(Customer(sim, "customer", wants=Single(frame, Listed((1000,)))), works)
        connect(works, Supplier(sim, "smith"), transit=1)

    bolt = stocks(simulate(shop, horizon=4.75, seed=1))["bolt"]
    assert bolt.demanded == 4 * 6
    assert bolt.used == 4 * 5


def test_parts_that_a_supplier_leaves_out_are_ordered_again() -> None:
    def shop(sim: Simulation) -> None:
        bolt = Product("bolt")
        frame = Product("frame", parts={bolt: 1})
        works = Factory(sim, "works", stocks={frame: 20}, replenishment=BaseStock(20))
        connect(Customer(sim, "customer", wants=Single(frame, Listed((5.0,) * 50 + (0.0, 1.0) * 20))), works)
        connect(works, Supplier(sim, "smith", reliability=Reliability(in_full=0.5, short=0.5)), transit=1)

    facts = stocks(simulate(shop, horizon=95, seed=1))
    assert facts["frame"].shipped == facts["frame"].demanded == 270
    assert facts["bolt"].ordered > 300
    assert facts["bolt"].used == pytest.approx(facts["frame"].made)


def test_material_is_conserved_on_a_busy_floor() -> None:
    def shop(sim: Simulation) -> None:
        a, b = Product("a"), Product("b")
        x, y = Product("x", parts={a: 1, b: 2}), Product("y", parts={a: 3})
        bench = Routing([Step("saw", 0.05, setup=0.2, scrap=0.1), Step("bench", 0.03, rework=0.1)], lot=4.0)
        works = Factory(
            sim,
            "works",
            stocks={x: 30, y: 30, b: 60},
            parts={a: 7},
            routings={x: bench, y: bench},
            work_centres=[WorkCentre("saw"), WorkCentre("bench", 2, buffer=1)],
            replenishment={x: BaseStock(40), y: BaseStock(40), b: BaseStock(60)},
        )
        for product in (x, y):
            customer = Customer(sim, f"buyer of {product.name}", wants=Single(product, Drawn(_few())))
            connect(customer, works)
        connect(works, Supplier(sim, "mine"), transit=2)

    result = simulate(shop, horizon=500, seed=7, warmup=20, record="totals")
    facts = stocks(result)
    for stock in facts.values():
        gained = stock.received + stock.made - stock.used - stock.scrapped - stock.shipped
        assert stock.on_hand == pytest.approx(stock.opening + gained)
        assert stock.on_hand >= 0
    saw = next(station for station in result.facts.stations if station.station == "saw")
    assert saw.setup_time > 0
    assert facts["x"].scrapped + facts["y"].scrapped == pytest.approx(saw.scrapped, abs=8)
    for station in result.facts.stations:
        assert station.wip_time == pytest.approx(station.time_there, rel=0.02)


def _few() -> object:
    from sim.distributions import Poisson

    return Poisson(5)


def test_a_part_is_either_stocked_or_bought_with_the_order() -> None:
    def shop(sim: Simulation) -> None:
        bolt = Product("bolt")
        Factory(sim, "works", stocks={Product("frame", parts={bolt: 1}): 0, bolt: 1}, parts={bolt: 1})

    with pytest.raises(ValueError, match="bolt is either in stocks or in parts"):
        simulate(shop, horizon=1, seed=1)


def test_scrap_is_made_up_for_in_three_ways_only() -> None:
    def shop(sim: Simulation) -> None:
        Factory(sim, "works", stocks={}, make_up="magic")  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="made up by nothing"):
        simulate(shop, horizon=1, seed=1)


def test_cards_are_added_and_taken_away_while_the_line_runs() -> None:
    def shop(sim: Simulation) -> None:
        job = Product("job")
        works = Factory(
            sim,
            "works",
            stocks={job: 0},
            routings={job: Routing([Step("bench", 1.0)])},
            work_centres=[WorkCentre("bench", 9)],
            release=Conwip(2),
        )
        connect(Customer(sim, "customer", wants=Single(job, Listed((100,)))), works)

    decisions = [
        Decision(2.5, "manufacturing_flow", {"cards": 5}, "works"),
        Decision(4.5, "manufacturing_flow", Conwip(1), "works"),
        Decision(6.0, "manufacturing_flow", Push(), "works"),
    ]
    result = simulate(shop, horizon=9.5, seed=1, decisions=decisions)
    finished = result.jobs[result.jobs.station == "bench"].finished
    times = {time: int((finished == time).sum()) for time in sorted(set(finished))}
    of_two, of_five = {1: 2, 2: 2, 3: 2}, {3.5: 3, 4: 2, 4.5: 3, 5: 2, 5.5: 3}
    of_one, of_any = {6.5: 1}, {7: 8, 7.5: 1, 8: 8, 8.5: 1, 9: 8}
    assert times == of_two | of_five | of_one | of_any
    assert list(result.decisions.new) == ["Conwip(cards=5)", "Conwip(cards=1)", "Push()"]


def test_the_cards_of_work_centres_stay() -> None:
    def shop(sim: Simulation) -> None:
        Factory(sim, "works", stocks={}, work_centres=[WorkCentre("bench")])

    with pytest.raises(ValueError, match="cards of single work centres"):
        simulate(shop, horizon=9, seed=1, decisions=[Decision(1, "manufacturing_flow", Kanban(2), "works")])


def test_release_is_chosen_for_one_house() -> None:
    def shop(sim: Simulation) -> None:
        job = Product("job")
        works = Factory(
            sim,
            "works",
            stocks={job: 0},
            routings={job: Routing([Step("bench", 1.0)])},
            work_centres=[WorkCentre("bench", 9)],
        )
        connect(Customer(sim, "customer", wants=Single(job, Listed((6,)))), works)

    result = simulate(shop, horizon=2.5, seed=1, at={"works": {"manufacturing_flow": Conwip(2)}})
    assert stocks(result)["job"].made == 4
