"""The catalogue is whole, findable and written down."""

import ast
from functools import partial
from inspect import getsource
from pathlib import Path
from time import perf_counter

import pytest

from scenarios.serial import serial
from sim.metrics import BY_NAME, CATALOGUE, HEADLINES, document, measure
from sim.policies.demand import NormalDemand
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import OrderUpTo
from sim.result import Result
from sim.simulate import simulate
from sim.stock import Costs

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"


@pytest.fixture(scope="module")
def totals() -> Result:
    return played("totals")


def played(record: str) -> Result:
    chain = partial(
        serial,
        demand=NormalDemand(100, 10),
        forecasting=MovingAverage(5),
        replenishment=OrderUpTo(1.0),
        costs=Costs(holding=0.5, backlog=1.0),
    )
    return simulate(chain, horizon=36, seed=1, record=record)  # type: ignore[arg-type]


def test_every_measure_has_its_own_name_and_says_everything() -> None:
    assert len(BY_NAME) == len(CATALOGUE)
    for each in CATALOGUE:
        assert each.direction in ("lower", "higher", "none")
        assert each.grain in ("stock", "seller and group", "house", "chain", "station")
        assert each.needs in ("totals", "orders", "full")
        assert each.name and each.unit and each.formula and each.source


def test_the_headlines_are_volatility_service_and_cost() -> None:
    assert [head for head, _ in HEADLINES] == ["volatility", "service", "cost"]
    assert all(name in BY_NAME for _, name in HEADLINES)


def test_headlines_come_in_the_order_asked_for(totals: Result) -> None:
    names = [name for _, name in HEADLINES]
    chain = [kpi for kpi in measure(totals, names) if kpi.agent == "chain" and kpi.product == kpi.segment == "all"]
    assert [kpi.measure for kpi in chain] == names
    assert all(kpi.value == kpi.value for kpi in chain)


def test_facts_alone_are_enough_where_totals_are(totals: Result) -> None:
    assert repr(measure(totals.facts)) == repr(measure(totals))


def test_every_value_has_one_place(totals: Result) -> None:
    full = played("full")
    for run in (totals, full):
        for detail in ("groups", "agents") if run is full else ("groups",):
            places = [kpi[:4] for kpi in measure(run, detail=detail)]  # type: ignore[arg-type]
            assert len(set(places)) == len(places)


def test_a_name_nearly_right_is_put_right(totals: Result) -> None:
    with pytest.raises(ValueError, match="did you mean 'fill rate'"):
        measure(totals, ["fil rate"])


def test_what_was_not_kept_cannot_be_measured(totals: Result) -> None:
    with pytest.raises(ValueError, match="'cycle time P95' needs record=orders"):
        measure(totals, ["cycle time P95"])
    with pytest.raises(ValueError, match="record=orders"):
        measure(totals, detail="agents")
    assert "cycle time P95" not in {kpi.measure for kpi in measure(totals)}


def test_measuring_costs_little(totals: Result) -> None:
    """About 1 ms for all that totals give of a four-stage chain: sweeps of 10,000 runs stay cheap."""
    best = min(_timed(totals) for _ in range(20))
    assert best < 0.006, f"{best * 1e3:.2f} ms"


def _timed(run: Result) -> float:
    start = perf_counter()
    measure(run)
    return perf_counter() - start


def test_the_page_of_measures_is_up_to_date() -> None:
    """Written by: python -c "from sim.metrics import document; print(document(), end='')" > docs/measures.md"""
    assert PAGE.read_text(encoding="utf-8") == document()


def test_pandas_is_not_needed_to_measure() -> None:
    import sim.metrics

    home = Path(sim.metrics.__file__).parent
    for path in home.glob("*.py"):
        names = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Import)]
        assert all(alias.name != "pandas" for node in names for alias in node.names), path.name
    assert "pandas" not in getsource(measure)
