"""Whatever is wrong with the tables of a network is said with its place, its remedy, and all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scenarios.network import network, read_plan
from sim.errors import ModelError
from sim.simulation import Simulation
from tests.scenarios.test_network import SHOP, sourced, tables

FILES = {
    "Settings": ["key,value", "start_date,2025-01-01"],
    "Products": ["product,price,unit_cost", "tea,5,2"],
    "Sites": ["site,type", "garden,supplier", "depot,warehouse", "shop,customer"],
    "Transport": ["from,to,lead_time", "garden,depot,3", "depot,shop,1"],
    "Sourcing": ["destination,product,source", "depot,tea,garden", "shop,tea,depot"],
    "Inventory": ["site,product,policy,value1,value2", 'depot,tea,"s,S",40,60'],
    "Demand": ["customer,product,quantity", "shop,tea,10"],
}


def problems(source: Any) -> tuple[str, ...]:
    with pytest.raises(ModelError) as caught:
        network(Simulation(seed=1), source=source)
    return caught.value.problems


def files(folder: Path, **changes: list[str] | None) -> Path:
    """A network as CSV files, some exchanged; None for one that is missing."""
    for name, lines in {**FILES, **changes}.items():
        if lines is not None:
            (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Transport": None}, "Transport.csv: is missing; it has the columns from, to, lead_time, ..."),
        ({"Demand": None}, "Demand.csv: is missing; nobody wants anything without Demand or Orders"),
        ({"Products": ["prodct", "tea"]}, "Products.csv: there is no column prodct; did you mean product?"),
        ({"Products": ["price", "5"]}, "Products.csv: lacks the column product"),
        ({"Demands": ["x"]}, "Demands.csv: there is no table Demands; did you mean Demand?"),
        ({"Returns": ["x"]}, "Returns.csv: the table Returns is not read here; the scenario take_back has returns"),
        (
            {"Products": ["product,price", "tea,-5"]},
            "Products.csv, row 2, price = -5: must not be negative",
        ),
        (
            {"Transport": ["from,to,lead_time", "garden,depot,-3", "depot,shop,1"]},
            "Transport.csv, row 2, lead_time = -3: must not be negative",
        ),
        (
            {"Transport": ["from,to,lead_time", "garden,depo,3", "depot,shop,1"]},
            "Transport.csv, row 2, to = depo: there is no such site; did you mean depot?",
        ),
        (
            {"Transport": ["from,to,lead_time", "garden,depot,3", "depot,shop,1", "depot,shop,2"]},
            "Transport.csv, row 4: from and to depot, shop stand already in Transport.csv, row 3",
        ),
        (
            {"Inventory": ["site,product,policy,value1,value2", 'depot,tea,"s,S",80,60']},
            "Inventory.csv, row 2, value1 = 80: s must not exceed S, got 80.0 and 60.0",
        ),
        (
            {"Inventory": ["site,product,policy,value1,value2", "depot,tea,s,S,40,60"]},
            'Inventory.csv, row 2: has 6 cells, its header 5; put a value with a comma between quotes, as "s,S"',
        ),
        (
            {"Inventory": ["site,product,policy,value1,value2", 'depot,tea,"s,Q",40,60']},
            "Inventory.csv, row 2, policy = s,Q: must be one of R,Q · s,S · T,S · base_stock · order_on_demand"
            " · unlimited · none; did you mean s,S?",
        ),
        (
            {"Orders": ["date,customer,product,quantity", "2025-01-03,shop,tea,1", "31/12/2025,shop,tea,1"]},
            "Orders.csv, row 3, date = 31/12/2025: is not a date; write it as 1997-01-31",
        ),
        (
            {"Orders": ["date,customer,product,quantity", "2024-12-31,shop,tea,1"]},
            "Orders.csv, row 2, date = 2024-12-31: lies before the start_date 2025-01-01; let Settings start earlier",
        ),
        (
            {"Orders": ["date,customer,quantity", "2025-01-03,shop,1"]},
            "Orders.csv: lacks the column product",
        ),
        (
            {"Orders": ["date,customer,product,quantity", "2025-01-03,shop,tea,1"], "Settings": None},
            "Orders.csv: dates need a date of time 0; say start_date = 2025-01-03 in Settings",
        ),
        (
            {"Demand": ["customer,product,quantity,backorder", "shop,tea,10,1.2"]},
            "Demand.csv, row 2, backorder = 1.2: must lie in 0..1",
        ),
        (
            {"Demand": ["customer,product,quantity", 'shop,tea,"Intermittent(1.5, 3)"']},
            "Demand.csv, row 2, quantity = Intermittent(1.5, 3): probability must lie in 0..1, got 1.5",
        ),
        (
            {"Demand": ["customer,product,quantity", 'shop,tea,"Norml(20, 4)"']},
            "Demand.csv, row 2, quantity = Norml(20, 4): there is no Norml; did you mean Normal?",
        ),
        (
            {"Demand": ["customer,product,quantity", "depot,tea,10"]},
            "Demand.csv, row 2, customer = depot: is a warehouse; only a customer wants something; say so in Sites",
        ),
        (
            {"Settings": ["key,value", "start_date,2025-01-01", "horizon_days,365"]},
            "Settings.csv, row 3, key = horizon_days: belongs to the run, not to the network;"
            " leave it out and say horizon=365",
        ),
        (
            {"Sourcing": ["destination,product,source", "depot,tea,garden"]},
            "Demand.csv, row 2: nobody can supply tea to shop; add a row to Sourcing: shop, tea, ...",
        ),
        (
            {"Sourcing": ["destination,product,source", "depot,tea,garden", "shop,tea,garden"]},
            "Sourcing.csv, row 3: Transport has no row from garden to shop; add one",
        ),
        (
            {
                "Sourcing": [
                    "destination,product,source,policy",
                    "depot,tea,garden,single",
                    "shop,tea,all,most_inventory",
                ]
            },
            "Sourcing.csv, row 3, policy = most_inventory: a buyer cannot see the stocks of its sellers;"
            " say closest, cheapest, fastest or split",
        ),
        (
            {"Sourcing": ["destination,product,source,policy", "depot,tea,garden,single", "shop,tea,all,closest"]},
            "Sites.csv, row 3: depot has no lat and lon; closest sourcing needs them",
        ),
        (
            {"Suppliers": ["supplier,product,reliability", "garden,tea,1.1"]},
            "Suppliers.csv, row 2, reliability = 1.1: must lie in 0..1",
        ),
    ],
)
def test_a_fault_has_a_place_and_a_remedy(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert said in [problem.removeprefix(f"{tmp_path.name}/") for problem in problems(files(tmp_path, **changes))]


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    found = problems(
        files(
            tmp_path,
            Products=["product,price", "tea,much", "mint,-1"],
            Sites=["site,type", "garden,suplier", "depot,warehouse", "shop,customer"],
            Orders=["date,customer,product,quantity", "tomorrow,shop,te,0"],
        )
    )
    places = [problem.partition(": ")[0] for problem in found]
    assert places[:6] == [
        "Products.csv, row 2, price = much",
        "Products.csv, row 3, price = -1",
        "Sites.csv, row 2, type = suplier",
        "Orders.csv, row 2, product = te",
        "Orders.csv, row 2, date = tomorrow",
        "Orders.csv, row 2, quantity = 0",
    ]


def test_a_bill_of_materials_with_a_circle_is_named() -> None:
    bom = {"tea": {"leaf": 1}, "leaf": {"plant": 2}, "plant": {"tea": 1}}
    found = problems(tables({"Products": {"tea": {}, "leaf": {}, "plant": {}}, "BOM": bom}))
    fault = "the bill of materials goes in a circle: tea -> leaf -> plant -> tea; take one of them out"
    assert f"BOM, tea > leaf: {fault}" in found


def test_goods_that_go_in_a_circle() -> None:
    source = sourced("north", "south")
    source["Transport"]["south"]["north"] = 1
    source["Transport"]["north"]["south"] = 1
    source["Sourcing"]["south"] = {"tea": "north"}
    circle = [problem for problem in problems(source) if "circle" in problem]
    assert circle == [
        "Sourcing: nobody can supply tea: it goes in a circle, north -> south -> north;"
        " let one of them buy it from a supplier or a factory"
    ]


def test_a_seller_without_a_shelf() -> None:
    source = tables({"Products": {"tea": {}, "mint": {}}, "Demand": {"shop": {"mint": 1}}})
    source["Sourcing"]["shop"] = {"mint": "depot"}
    said = "Sourcing, shop > mint, source: depot has no mint; add depot, mint to Inventory"
    assert said in problems(source)


def test_nothing_there_and_nothing_ordered() -> None:
    found = problems(tables({"Inventory": {"depot": {"tea": "none"}}}))
    assert found == (
        "Inventory, depot > tea: nobody can supply tea from depot: its policy is none and it has no initial_stock;"
        " give it one or the other",
    )


def test_a_customer_waits_in_one_way() -> None:
    source = tables({"Products": {"tea": {}, "mint": {}}})
    source["Demand"] = {"shop": {"tea": {"quantity": 1}, "mint": {"quantity": 1, "backorder": False, "due_days": 2}}}
    found = [problem for problem in problems(source) if "waits differently" in problem]
    assert [problem.partition(": ")[0] for problem in found] == [
        "Demand, shop > mint, backorder = no",
        "Demand, shop > mint, due_days = 2",
    ]


def test_a_customer_does_not_split() -> None:
    rows = [{"source": "north", "policy": "split"}, {"source": "south", "policy": "split"}]
    assert any(
        "a customer buys a product from one seller; make two customers" in said for said in problems(sourced(rows))
    )


def test_several_single_sources_need_priorities() -> None:
    found = problems(sourced(["north", "south"]))
    assert any("several sources of tea for shop: north, south; give them priorities" in said for said in found)


def test_reviews_that_do_not_fit() -> None:
    source = tables({"Products": {"tea": {}, "mint": {}}})
    policy = {"policy": "base_stock", "value1": 9}
    source["Inventory"]["depot"] = {"tea": {**policy, "review_days": 2}, "mint": {**policy, "review_days": 3}}
    assert any("every 3 days, another product every 2; make one a multiple" in said for said in problems(source))


def test_a_place_that_does_not_exist() -> None:
    assert problems("netwerk20") == (
        "netwerk20: there is no such file or folder; shipped examples: did you mean network20?",
    )


def test_broken_yaml(tmp_path: Path) -> None:
    path = tmp_path / "net.yaml"
    path.write_text("Sites: {garden: supplier\nDemand: [", encoding="utf-8")
    (said,) = problems(path)
    assert said.startswith("net.yaml, line 2, column 7: is not YAML:")
    path.write_text("- 1", encoding="utf-8")
    assert problems(path)[0].startswith("net.yaml: must hold tables by name")


@pytest.mark.parametrize(
    ("table", "content"),
    [("Demand", 5), ("Demand", ["tea"]), ("Sites", {"garden": {"typ": "supplier"}}), ("Transport", {"garden": 4})],
)
def test_what_is_not_a_row(table: str, content: Any) -> None:
    assert any(said.startswith(table) for said in problems(tables({table: content})))


def test_many_faults_are_cut_short() -> None:
    source = yaml.safe_load(SHOP)
    source["Demand"] = [{"customer": f"c{n}", "product": "tea", "quantity": 1} for n in range(300)]
    found = problems(source)
    assert len(found) == 101
    assert found[-1].startswith("... and 2")


def test_the_shipped_example_has_no_faults() -> None:
    read_plan("network20")
