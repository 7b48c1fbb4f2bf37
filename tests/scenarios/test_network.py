"""A network from tables does what its rows say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from scenarios.network import network, read_plan
from sim.facts import StockFacts
from sim.geography import great_circle
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation

SHOP = """
Settings: {start_date: 2025-01-01}
Products: {tea: {price: 5, unit_cost: 2}}
Sites: {garden: supplier, depot: warehouse, shop: customer}
Transport: {garden: {depot: 3}, depot: {shop: 1}}
Sourcing: {depot: {tea: garden}, shop: {tea: depot}}
Inventory: {depot: {tea: {policy: base_stock, value1: 40, initial_stock: 40}}}
Demand: {shop: {tea: 10}}
"""


def tables(changes: Mapping[str, Any] = {}, base: str = SHOP) -> dict[str, Any]:
    """A small network with some tables exchanged."""
    return yaml.safe_load(base) | dict(changes)


def play(source: Any, horizon: float = 30) -> Result:
    return simulate(partial(network, source=source), horizon=horizon, seed=1)


def stock(result: Result, agent: str, product: str) -> StockFacts:
    return next(facts for facts in result.facts.stocks if (facts.agent, facts.product) == (agent, product))


def orders(result: Result, seller: str) -> list[tuple[float, str, float]]:
    """When whose order of how much reached a seller."""
    lines = result.order_lines
    return list(lines[lines["seller"] == seller][["entered", "product", "quantity"]].itertuples(index=False, name=None))


def test_a_whole_chain_in_a_few_lines() -> None:
    depot = stock(play(tables()), "depot", "tea")
    assert depot.demanded == depot.shipped == 300
    assert depot.on_hand == 10  # 40 less 10 a day, with three days under way
    assert depot.ready_time == 30


def test_csv_and_yaml_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "net.yaml").write_text(SHOP, encoding="utf-8")
    folder = tmp_path / "net"
    folder.mkdir()
    for name, text in {
        "Settings": "key,value\nstart_date,2025-01-01",
        "Products": "product,price,unit_cost\ntea,5,2",
        "Sites": "site,type\ngarden,supplier\ndepot,warehouse\nshop,customer",
        "Transport": "from,to,lead_time\ngarden,depot,3\ndepot,shop,1",
        "Sourcing": "destination,product,source\ndepot,tea,garden\nshop,tea,depot",
        "Inventory": "site,product,policy,value1,initial_stock\ndepot,tea,base_stock,40,40",
        "Demand": "customer,product,quantity\nshop,tea,10",
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    one, other = play(tmp_path / "net.yaml"), play(folder)
    assert one.facts.stocks == other.facts.stocks
    semicolons = {path: path.read_text().replace(",", ";") for path in folder.iterdir()}
    for path, text in semicolons.items():
        path.write_text(text, encoding="utf-8")
    assert play(folder).facts.stocks == one.facts.stocks


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ({"policy": "s,S", "value1": 15, "value2": 40}, [(2, 30), (5, 30)]),
        ({"policy": "R,Q", "value1": 15, "value2": 20}, [(2, 20), (4, 20), (6, 20)]),
        ({"policy": "T,S", "value1": 4, "value2": 40}, [(0, 10), (4, 40)]),
        ({"policy": "base_stock", "value1": 30, "safety_stock": 10, "review_days": 3}, [(0, 10), (3, 30), (6, 30)]),
        ({"policy": "order_on_demand"}, [(4, 10), (5, 10), (6, 10)]),
        ({"policy": "none"}, []),
    ],
)
def test_inventory_policies(row: dict[str, Any], wanted: list[tuple[float, float]]) -> None:
    result = play(tables({"Inventory": {"depot": {"tea": {"initial_stock": 40, **row}}}}), horizon=7)
    assert [(time, quantity) for time, _, quantity in orders(result, "garden")] == wanted


def test_one_product_is_reviewed_less_often_than_another() -> None:
    source = tables(
        {
            "Products": {"tea": {}, "mint": {}},
            "Inventory": {
                "depot": {
                    "tea": {"policy": "base_stock", "value1": 40, "initial_stock": 40},
                    "mint": {"policy": "R,Q", "value1": 35, "value2": 5, "review_days": 4, "initial_stock": 40},
                }
            },
            "Sourcing": {"depot": {"all": "garden"}, "shop": {"all": "depot"}},
            "Demand": {"shop": {"tea": 10, "mint": 10}},
        }
    )
    times = [time for time, product, _ in orders(play(source, 9), "garden") if product == "mint"]
    assert times == [0, 4, 8]


def test_an_unlimited_warehouse_never_runs_out() -> None:
    result = play(tables({"Inventory": {"depot": {"tea": {"policy": "unlimited"}}}}))
    assert stock(result, "customers", "tea").received == 290  # the last ten are under way


def test_orders_of_one_date_are_one_order_of_several_lines() -> None:
    source = tables(
        {
            "Products": {"tea": {}, "mint": {}},
            "Inventory": {"depot": {"all": {"policy": "none", "initial_stock": 99}}},
            "Sourcing": {"depot": {"all": "garden"}, "shop": {"all": "depot"}},
            "Orders": [
                {"date": "2025-01-03", "customer": "shop", "product": "tea", "quantity": 2},
                {"date": "2025-01-01", "customer": "shop", "product": "tea", "quantity": 1},
                {"date": "2025-01-03", "customer": "shop", "product": "mint", "quantity": 3},
            ],
        }
    )
    del source["Demand"]
    lines = play(source).order_lines
    assert lines[["entered", "product", "quantity"]].values.tolist() == [[0, "tea", 1], [2, "tea", 2], [2, "mint", 3]]
    assert lines["order"].nunique() == 2


def test_historic_and_repeating_demand_of_one_customer() -> None:
    source = tables(
        {
            "Products": {"tea": {}, "mint": {}},
            "Inventory": {"depot": {"all": {"policy": "none", "initial_stock": 999}}},
            "Sourcing": {"shop": {"all": "depot"}},
            "Orders": [{"date": "2025-01-03", "customer": "shop", "product": "mint", "quantity": 3}],
            "Demand": {"shop": {"tea": {"interval": 2, "quantity": 1}, "mint": {"type": "historic"}}},
        }
    )
    lines = play(source, 4).order_lines
    assert lines[["entered", "product", "quantity"]].values.tolist() == [[0, "tea", 1], [2, "tea", 1], [2, "mint", 3]]
    assert lines["order"].nunique() == 2


TWO = {
    "Sites": {
        "garden": "supplier",
        "hill": "supplier",
        "north": {"type": "warehouse", "lat": 53.55, "lon": 9.99},
        "south": {"type": "warehouse", "lat": 45.76, "lon": 4.84},
        "shop": {"type": "customer", "lat": 48.86, "lon": 2.35},
    },
    "Transport": {
        "garden": {"north": 3, "south": 3},
        "hill": {"north": {"lead_time": 1, "cost_per_unit": 9}, "south": 1},
        "north": {"shop": {"lead_time": 1, "cost_per_unit_km": 0.001}},
        "south": {"shop": {"lead_time": 2, "cost_per_unit_km": 0.002}},
    },
    "Inventory": {
        "north": {"tea": {"policy": "base_stock", "value1": 50, "initial_stock": 50}},
        "south": {"tea": {"policy": "base_stock", "value1": 50, "initial_stock": 50}},
    },
}


def sourced(shop: Any, north: Any = "garden") -> dict[str, Any]:
    return tables({**TWO, "Sourcing": {"north": {"tea": north}, "south": {"tea": "garden"}, "shop": {"tea": shop}}})


@pytest.mark.parametrize(
    ("shop", "seller"),
    [
        ({"source": "all", "policy": "closest"}, "south"),  # 392 km from Lyon, 747 km from Hamburg
        ({"source": "all", "policy": "fastest"}, "north"),
        ({"source": "all", "policy": "cheapest"}, "north"),
        ([{"source": "north", "priority": 2}, {"source": "south", "priority": 1}], "south"),
    ],
)
def test_where_a_customer_buys(shop: Any, seller: str) -> None:
    result = play(sourced(shop))
    assert stock(result, seller, "tea").demanded == 300
    assert stock(result, {"north": "south", "south": "north"}[seller], "tea").demanded == 0


@pytest.mark.parametrize(
    ("north", "shares"),
    [
        ([{"source": "garden", "policy": "split", "ratio": 3}, {"source": "hill", "policy": "split"}], (7.5, 2.5)),
        ([{"source": "garden", "policy": "fastest"}, {"source": "hill", "policy": "fastest"}], (0, 10)),
        ({"source": "all", "policy": "cheapest"}, (10, 0)),
    ],
)
def test_how_a_warehouse_buys(north: Any, shares: tuple[float, float]) -> None:
    result = play(sourced("north", north), horizon=1)
    bought = {seller: sum(quantity for *_, quantity in orders(result, seller)) for seller in ("garden", "hill")}
    assert (bought["garden"], bought["hill"]) == shares


def test_every_product_comes_from_its_own_source() -> None:
    source = sourced("north")
    source["Products"] = {"tea": {}, "mint": {}}
    source["Inventory"]["north"]["mint"] = {"policy": "base_stock", "value1": 30}
    source["Sourcing"]["north"] = {"tea": "garden", "mint": "hill"}
    result = play(source, horizon=3)
    assert {product for _, product, _ in orders(result, "garden")} == {"tea"}
    assert {product for _, product, _ in orders(result, "hill")} == {"mint"}


def test_transport_costs_go_by_distance_and_shipment() -> None:
    sites = {
        "garden": "supplier",
        "depot": {"type": "warehouse", "lat": 52.52, "lon": 13.405},
        "shop": {"type": "customer", "lat": 48.8566, "lon": 2.3522},
    }
    lane = {"lead_time": 1, "cost_fixed": 7, "cost_per_unit": 2, "cost_per_unit_km": 0.01}
    transport = {"garden": {"depot": 3}, "depot": {"shop": lane}}
    sim = Simulation(seed=1)
    network(sim, source=tables({"Sites": sites, "Transport": transport}))
    carriage = next(lane.carriage for lane in sim.lanes if lane.buyer.name == "shop")
    assert carriage.distance == pytest.approx(877.5, abs=0.5)  # Berlin to Paris
    assert carriage.cost(10) == pytest.approx(7 + 20 + 0.1 * carriage.distance)


def test_great_circle() -> None:
    assert great_circle((0, 0), (0, 90)) == pytest.approx(6371.0088 * 3.141592653589793 / 2)
    assert great_circle((50, 8), (50, 8)) == 0


def test_prices_to_customers_and_within_the_network() -> None:
    sim = Simulation(seed=1)
    network(sim, source=tables({"Suppliers": {"garden": {"tea": 1.5}}}))
    tea = next(iter(sim.agents["depot"].stocks))
    assert sim.agents["depot"].price(tea) == 5
    assert sim.agents["garden"].price(tea) == 1.5


@pytest.mark.parametrize(("said", "lost", "owed"), [("yes", 0, 60), ("no", 60, 0), ("partial", 30, 30), (0.25, 45, 15)])
def test_customers_wait_or_do_not(said: object, lost: float, owed: float) -> None:
    changes = {
        "Inventory": {"depot": {"tea": {"policy": "none", "initial_stock": 40}}},
        "Demand": {"shop": {"tea": {"quantity": 10, "backorder": said}}},
    }
    depot = stock(play(tables(changes), 10), "depot", "tea")
    assert (depot.lost, depot.backlog) == pytest.approx((lost, owed))


def test_due_dates_and_segments() -> None:
    demand = {"shop": {"tea": {"quantity": 10, "due_days": 4, "segment": "gold"}}}
    result = play(tables({"Demand": demand}), 3)
    lines = result.order_lines
    assert (lines["due"] - lines["sent"]).loc[lines["seller"] == "depot"].tolist() == [4] * 3
    assert stock(result, "gold", "tea").ordered == 30


def test_a_factory_makes_what_has_a_bill_of_materials() -> None:
    source = tables(
        {
            "Products": {"tea": {}, "leaf": {}, "bag": {}},
            "BOM": {"tea": {"leaf": 2, "bag": 1}},
            "Sites": {"garden": "supplier", "works": "factory", "depot": "warehouse", "shop": "customer"},
            "Transport": {"garden": {"works": 2}, "works": {"depot": 1}, "depot": {"shop": 1}},
            "Sourcing": {"works": {"all": "garden"}, "depot": {"tea": "works"}, "shop": {"tea": "depot"}},
            "Inventory": {
                "works": {
                    "tea": {"policy": "base_stock", "value1": 50, "initial_stock": 50},
                    "leaf": {"policy": "base_stock", "value1": 100, "initial_stock": 100},
                },
                "depot": {"tea": {"policy": "base_stock", "value1": 60, "initial_stock": 60}},
            },
            "Production": {"works": {"tea": {"time_per_unit": 0.01, "batch_size": 10, "cost": 1}}},
        }
    )
    result = play(source)
    made, leaf, bag = (stock(result, "works", product) for product in ("tea", "leaf", "bag"))
    assert made.made > 250
    assert leaf.used == 2 * bag.used >= 2 * made.made
    assert stock(result, "customers", "tea").received >= 280


def test_what_is_not_included_is_not_there() -> None:
    source = tables()
    source["Sites"]["kiosk"] = {"type": "customer", "include": False}
    source["Sourcing"]["kiosk"] = {"tea": "nowhere"}
    source["Demand"]["kiosk"] = {"tea": 5}
    assert "kiosk" not in read_plan(source)[0].sites


def test_a_table_of_a_yaml_file_may_be_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "history.csv").write_text("date,customer,product,quantity\n2025-01-02,shop,tea,7\n", encoding="utf-8")
    source = tables({"Orders": "history.csv"})
    del source["Demand"]
    (tmp_path / "net.yaml").write_text(yaml.safe_dump(source), encoding="utf-8")
    assert stock(play(tmp_path / "net.yaml"), "depot", "tea").demanded == 7


def test_the_shipped_example_serves_its_customers() -> None:
    plan, _ = read_plan("network20")
    assert len(plan.sites) == 20
    result = play("network20", horizon=200)
    for product in ("coffee_machine", "grinder", "beans"):
        crowds = [stock(result, crowd, product) for crowd in ("dealer", "boutique")]
        assert sum(crowd.received for crowd in crowds) > 0.9 * sum(crowd.ordered for crowd in crowds)
    warehouses = [facts for facts in result.facts.stocks if facts.role == "Warehouse"]
    assert len(warehouses) == 4 * 3
    assert all(facts.shipped > 0 for facts in warehouses)


def test_a_setting_of_one_place_and_product() -> None:
    at = {"depot": {"product": {"tea": {"replenishment": {"S": 70.0}}}}}
    result = simulate(partial(network, source=tables()), horizon=1, seed=1, at=at)
    assert orders(result, "garden") == [(0, "tea", 40)]
