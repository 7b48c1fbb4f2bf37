"""Assembly against exact traces: every field of every period."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scenarios.assembly import Part, assembly
from sim.distributions import Exponential
from sim.policies.demand import Listed
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.result import Result
from sim.simulate import simulate
from sim.stock import Costs

TRACES = Path(__file__).parents[1] / "data" / "traces"


def play(demand: list[float], level: float, parts: dict[str, Part], holding: float, backlog: float) -> Result:
    scenario = partial(
        assembly,
        demand=Listed(tuple(demand)),
        forecasting=Fixed(0.0),
        replenishment=BaseStock(level),
        parts=parts,
        stock=level,
        costs=Costs(holding=holding, backlog=backlog),
    )
    return simulate(scenario, horizon=len(demand), seed=1)


class Book:
    """What each stock did in each period."""

    def __init__(self, result: Result) -> None:
        self.levels = result.levels.set_index(["agent", "product"]).sort_index()

    def __call__(self, agent: str, product: str, column: str) -> list[float]:
        rows = self.levels.loc[(agent, product)].sort_values("time")
        return list(rows[column])

    def flow(self, agent: str, product: str, column: str) -> list[float]:
        sums = self(agent, product, column)
        return [after - before for before, after in zip([0.0, *sums], sums, strict=False)]

    def net(self, agent: str, product: str) -> list[float]:
        return [a - b for a, b in zip(self(agent, product, "on_hand"), self(agent, product, "backlog"), strict=True)]


def close(found: list[float], expected: list[float]) -> bool:
    return found == pytest.approx(expected, abs=1e-9)


def test_assembly_of_two_parts() -> None:
    """G6_assembly3."""
    trace = json.loads((TRACES / "traces.json").read_text("utf-8"))["G6_assembly3"]
    nodes, rows = trace["spec"]["nodes"], trace["trace"]
    parts = {
        number: Part(stock=nodes[number]["policy"][1], supply=nodes[number]["SLT"], transit=nodes["0"]["SLT"])
        for number in ("1", "2")
    }
    result = play(nodes["0"]["demand"], nodes["0"]["policy"][1], parts, nodes["0"]["h"], nodes["0"]["p"])
    book = Book(result)

    def told(node: str, field: str, other: str | None = None) -> list[float]:
        return [row[node][field] if other is None else row[node][field][other] for row in rows]

    made = book.flow("assembler", "product", "made")
    assert close(book.flow("assembler", "product", "demanded"), told("0", "IO", "None"))
    assert close(book.flow("assembler", "product", "ordered"), told("0", "OQ"))
    assert close(book.flow("assembler", "product", "shipped"), told("0", "OS", "None"))
    assert close(book.net("assembler", "product"), told("0", "IL"))
    owed, held = book("assembler", "product", "backlog"), book("assembler", "product", "on_hand")
    assert close([20 * units for units in owed], told("0", "SC"))
    first, second = book("assembler", "1", "on_hand"), book("assembler", "2", "on_hand")
    holding = [2 * units + raw + other for units, raw, other in zip(held, first, second, strict=True)]
    assert close(holding, told("0", "HC"))
    for part in ("1", "2"):
        supplier = f"{part} supplier"
        assert close(book.flow("assembler", part, "received"), told("0", "IS", part))
        assert close(book.flow("assembler", part, "ordered"), told("0", "OQ"))
        assert close(book.flow("assembler", part, "used"), made)
        assert close(book.flow(supplier, part, "demanded"), told(part, "IO", "0"))
        assert close(book.flow(supplier, part, "ordered"), told(part, "OQ"))
        assert close(book.flow(supplier, part, "received"), told(part, "IS", "None"))
        assert close(book.flow(supplier, part, "shipped"), told(part, "OS", "0"))
        assert close(book.net(supplier, part), told(part, "IL"))
        assert close(book(supplier, part, "on_hand"), told(part, "HC"))
        assert close(book("assembler", part, "in_transit"), told(part, "ITHC"))
    assert cost(result) == pytest.approx(trace["total_cost"], abs=1e-9)


def test_bill_of_materials_of_five_and_three() -> None:
    """bom_trace: product 10 of five 20 and three 30."""
    trace: dict[str, Any] = json.loads((TRACES / "bom_trace.json").read_text("utf-8"))
    rows, levels, needs = trace["rows"], trace["base_stock"], trace["BOM"]["10"]
    supply, transit, rate = trace["SLT"]["2"], trace["SLT"]["1"], trace["h"]["2"]
    parts = {
        part: Part(need=need, stock=levels[part], supply=supply, transit=transit, holding=rate)
        for part, need in needs.items()
    }
    result = play(trace["demand"], levels["10"], parts, trace["h"]["1"], trace["p"]["1"])
    book = Book(result)
    first, second = [row["n1"] for row in rows], [row["n2"] for row in rows]
    assert close(book.flow("assembler", "product", "demanded"), [row["demand"] for row in rows])
    assert close(book.net("assembler", "product"), [row["IL"]["10"] for row in first])
    assert close([20 * units for units in book("assembler", "product", "backlog")], [row["SC"] for row in first])
    holding = [5 * units for units in book("assembler", "product", "on_hand")]
    stored, moving = [0.0] * len(rows), [0.0] * len(rows)
    for part in needs:
        supplier = f"{part} supplier"
        raw = book("assembler", part, "on_hand")
        assert close(raw, [row["RM"][part] for row in first])
        assert close(book.flow("assembler", part, "ordered"), [row["OQ"]["2"][part] for row in first])
        assert close(book.flow("assembler", part, "received"), [row["IS"]["2"][part] for row in first])
        assert close(book.net(supplier, part), [row["IL"][part] for row in second])
        assert close(book.flow(supplier, part, "demanded"), [row["IO"]["1"][part] for row in second])
        assert close(book.flow(supplier, part, "shipped"), [row["OS"]["1"][part] for row in second])
        holding = [sum(pair) for pair in zip(holding, raw, strict=True)]
        stored = [sum(pair) for pair in zip(stored, book(supplier, part, "on_hand"), strict=True)]
        moving = [sum(pair) for pair in zip(moving, book("assembler", part, "in_transit"), strict=True)]
    assert close(holding, [row["HC"] for row in first])
    assert close(stored, [row["HC"] for row in second])
    assert close(moving, [row["ITHC"] for row in second])
    assert cost(result) == pytest.approx(trace["total_cost"], abs=1e-8)


def cost(result: Result) -> float:
    charged = ("holding", "backlog", "holding in transit")
    return sum(money.amount for money in result.facts.money if money.debit in charged)


def test_assembly_that_takes_time_with_a_stocked_part() -> None:
    scenario = partial(
        assembly,
        demand=Listed((2.0,) * 100),
        forecasting=Fixed(2.0),
        replenishment=BaseStock(20),
        parts={"frame": Part(stock=20), "wheel": Part(need=2, stock=40, planned=12)},
        stock=20,
        routing=Routing([Step("bench", Exponential(0.3))]),
        work_centres=(WorkCentre("bench"),),
    )
    result = simulate(scenario, horizon=150, seed=3)
    stocks = {(stock.agent, stock.product): stock for stock in result.facts.stocks}
    assert stocks[("assembler", "product")].shipped == 200
    assert stocks[("assembler", "wheel")].used == 400
    assert stocks[("assembler", "wheel")].on_hand == 12
