"""The figures of a run: each is drawn, says what is to be seen, and agrees with the measures."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from experiments.drawings import draw
from experiments.drawings.amplification import demanded, variance
from experiments.drawings.amplification import message as amplified
from experiments.drawings.calendar import Calendar
from experiments.drawings.cost_split import cost_split
from experiments.drawings.costs import split
from experiments.drawings.frame import Frame
from experiments.drawings.geography import mapped
from experiments.drawings.layers import nodes
from experiments.drawings.net_stock import message as owed
from experiments.drawings.network_text import furnished, network_text
from experiments.drawings.orders import message as swung
from experiments.drawings.orders import swing
from experiments.drawings.series import History
from experiments.drawings.stages import houses, stages
from experiments.drawings.wording import crowd, number, percent, plural, sentence, short, spoken, times
from scenarios.beer_game import beer_game
from scenarios.serial import serial
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.metrics import measure
from sim.policies.demand import Listed, NormalDemand, PoissonDemand, Steady, Step
from sim.policies.forecasting import ExponentialSmoothing, Fixed, MovingAverage
from sim.policies.replenishment import AnchorAndAdjust, BaseStock, OrderUpTo
from sim.policies.wishes import Assortment
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.stock import Costs
from sim.street import connect

NAMES = ["orders", "net_stock", "amplification", "cost_split", "network"]
CHEAP, DEAR = Costs(), Costs(holding=0.5, backlog=1.0)


def played(
    *,
    demand: object = NormalDemand(100, 10),
    echelons: int = 2,
    horizon: float = 40,
    record: str = "full",
    **more: object,
) -> Result:
    policies = {"forecasting": MovingAverage(5, initial=100.0), "replenishment": OrderUpTo(z=1.0)}
    chain = partial(serial, demand=demand, echelons=echelons, stock=100.0, pipeline=100.0, **(policies | more))
    return simulate(chain, horizon=horizon, seed=1, record=record)


@pytest.fixture(scope="module")
def game() -> Result:
    human = AnchorAndAdjust(alpha=0.26, beta=0.34, target=17, opening=(4.0,) * 4)
    chain = partial(
        beer_game, demand=Step(4, 8, 4), forecasting=ExponentialSmoothing(0.36, initial=4.0), replenishment=human
    )
    return simulate(chain, horizon=36, seed=1)


def crowded(sim: Simulation, *, shops: int = 12, products: int = 5, places: bool = False) -> None:
    """Many shops, many products, a customer at each shop."""
    range_ = [Product(f"p{index}") for index in range(products)]
    stocks = dict.fromkeys(range_, 20.0)
    centre = Warehouse(
        sim, "centre", stocks=stocks, replenishment=BaseStock(80.0), place=(8.0, 50.0) if places else None
    )
    connect(centre, Supplier(sim, "source", place=(114.0, 22.0) if places else None), transit=3)
    for index in range(shops):
        place = (5.0 + index, 48.0 + index % 3) if places else None
        shop = Warehouse(sim, f"shop_{index + 1}", stocks=stocks, replenishment=BaseStock(12.0), place=place)
        wants = Assortment({product: PoissonDemand(2) for product in range_})
        connect(Customer(sim, f"buyer{index + 1}", wants=wants, group="buyers"), shop)
        connect(shop, centre, transit=1)


def assert_drawn(files: list[Path], names: list[str] = NAMES) -> None:
    assert [file.stem for file in files] == names
    for file in files:
        assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert file.stat().st_size > 15_000


# --- every kind of run can be drawn


def test_the_figures_of_a_game_are_drawn_twice_the_same(game: Result, tmp_path: Path) -> None:
    first = draw(game, tmp_path / "a", title="beer_game", time_unit="week", currency="USD", replications=20)
    again = draw(game, tmp_path / "b", title="beer_game", time_unit="week", currency="USD", replications=20)
    assert_drawn(first)
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in again]


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(lambda: played(echelons=1), id="one stage"),
        pytest.param(lambda: played(demand=Steady(100.0), costs=DEAR), id="steady demand"),
        pytest.param(lambda: played(demand=Listed((100.0,))), id="a single order"),
        pytest.param(lambda: played(echelons=12, horizon=30), id="twelve stages"),
        pytest.param(lambda: played(horizon=1), id="one period"),
        pytest.param(lambda: simulate(crowded, horizon=30, seed=1), id="many shops and products"),
        pytest.param(lambda: simulate(partial(crowded, shops=3, places=True), horizon=20, seed=1), id="a map"),
    ],
)
def test_it_is_drawn(result: object, tmp_path: Path) -> None:
    assert_drawn(draw(result(), tmp_path, title="case", start_date=datetime(1997, 1, 1)))  # type: ignore[operator]


def test_what_was_not_kept_is_not_drawn(tmp_path: Path) -> None:
    files = draw(played(record="totals"), tmp_path, title="serial")
    assert_drawn(files, ["amplification", "cost_split", "network"])


def test_a_drawing_can_be_scaled(game: Result, tmp_path: Path) -> None:
    files = draw(game, tmp_path, title="beer_game", form="svg")
    assert all(file.read_text(encoding="utf-8").startswith("<?xml") for file in files)


def test_the_settings_of_others_are_left_alone(game: Result, tmp_path: Path) -> None:
    from matplotlib import rcParams

    before = dict(rcParams)
    draw(game, tmp_path, title="beer_game")
    assert dict(rcParams) == before


# --- the numbers are those of the run


def test_orders_and_demand_are_read_week_by_week(game: Result) -> None:
    history = History(game, "week")
    retailer, *_, factory = stages(game.facts)
    assert (retailer.name, factory.name) == ("retailer", "factory")
    assert list(history.asked(retailer))[:6] == [4, 4, 4, 4, 8, 8]  # type: ignore[arg-type]
    assert list(history.ordered(retailer))[:4] == [4, 4, 4, 4]
    assert history.ordered(factory).sum() == sum(
        stock.ordered for stock in game.facts.stocks if stock.agent == "factory"
    )


def test_days_are_drawn_as_whole_weeks() -> None:
    result = played(horizon=200)
    daily, weekly = History(result, "day", 1), History(result, "day")
    [stage, _] = stages(result.facts)
    assert (weekly.grid.unit, weekly.total) == ("week", 28)
    assert weekly.ordered(stage).sum() == pytest.approx(daily.ordered(stage)[:196].sum())


def test_variances_are_those_of_the_facts_also_when_several_houses_are_one_stage() -> None:
    result = simulate(partial(crowded, shops=2), horizon=60, seed=3)
    shops, centre = stages(result.facts)
    own = [stock.orders.variance for stock in result.facts.stocks if stock.agent == "centre"]
    assert variance(result.facts, None, centre) == pytest.approx(sum(own))
    assert variance(result.facts, None, shops) is None
    history = History(result, "day", 1)
    by_product = [
        history.flow([n for n in shops.stocks if result.facts.stocks[n].product == f"p{p}"], "ordered")
        for p in range(5)
    ]
    assert variance(result.facts, history, shops) == pytest.approx(sum(each.var() for each in by_product))
    assert demanded(result.facts, shops) == pytest.approx(sum(s.variance for s in result.facts.consumers.values()))


def test_the_ratio_drawn_is_the_bullwhip_ratio_measured(game: Result) -> None:
    told = {cell[1]: cell[4] for cell in measure(game) if cell[0] == "bullwhip ratio" and cell[2:4] == ("all", "all")}
    for stage in stages(game.facts):
        ratio = variance(game.facts, None, stage) / demanded(game.facts, stage)  # type: ignore[operator]
        assert ratio == pytest.approx(told[stage.name])


def test_the_bars_add_up_to_the_total_cost(game: Result) -> None:
    [total] = [cell[4] for cell in measure(game) if cell[:4] == ("total cost", "chain", "all", "all")]
    assert sum(sum(kinds.values()) for _, kinds in split(game.facts, houses(game.facts))) == pytest.approx(total)


# --- the messages say what is to be seen


def test_the_messages_of_the_game(game: Result) -> None:
    history, found = History(game, "week"), stages(game.facts)
    series = [(history.ordered(stage), history.asked(stage)) for stage in found]
    assert swung(found, series, "week") == "Orders swing 9.1 times as much at the factory as consumers’ demand"
    held = [(history.free(stage), history.owed(stage)) for stage in found]
    frame = Frame.of(game.facts, "beer_game", Calendar("week"), "USD", 1)
    assert owed(found, held, history.grid, frame).startswith("The distributor falls furthest behind: ")
    rows = [(s.name, "", variance(game.facts, None, s) / demanded(game.facts, s)) for s in found]  # type: ignore[operator]
    assert amplified(rows, False) == "Order variance grows stage by stage, to 83 times consumers’ at the factory"


def test_orders_and_amplification_tell_one_story_whatever_the_bucket() -> None:
    result = played(demand=PoissonDemand(10), echelons=1)
    found, history, weekly = stages(result.facts), History(result, "day"), History(result, "day", 4)
    series = [(history.ordered(stage), history.asked(stage)) for stage in found]
    assert swing(found, weekly) == {
        s.name: pytest.approx((variance(result.facts, weekly, s) / demanded(result.facts, s)) ** 0.5)  # type: ignore[operator]
        for s in found
    }
    assert "by 50 %" in swung(found, series, "day", {found[0].name: 0.5})


def test_steady_demand_has_no_ratio() -> None:
    rows = [("stage1", "", 0.0), ("stage2", "", 3.2)]
    assert amplified(rows, True) == "Demand is steady, yet orders vary, most at stage2"
    assert amplified([("stage1", "", 0.0)], True) == "Demand is steady, and so are all orders"


def test_a_run_without_costs_says_so() -> None:
    result = played()
    frame = Frame.of(result.facts, "serial", Calendar("week"), None, 1)
    texts = [text.get_text() for text in cost_split(result.facts, houses(result.facts), frame).texts]
    assert texts[0] == "Nothing costs anything in this run"


def test_one_run_of_many_says_which(game: Result) -> None:
    assert Frame.of(game.facts, "g", Calendar("week"), None, 20).foot == "g, seed 1, replication 1 of 20"


def test_periods_are_numbered_from_the_first_or_have_dates() -> None:
    grid = History(played(horizon=200), "day").grid
    assert Calendar("day").said(grid, 0) == "in week 1"
    assert Calendar("day", first_period=0).said(grid, 2) == "in week 2"
    assert Calendar("day", datetime(1997, 1, 1)).said(grid, 1) == "in the week of 8 January 1997"


# --- who is drawn, and where


def test_many_houses_of_a_tier_are_drawn_as_one() -> None:
    result = simulate(crowded, horizon=5, seed=1)
    drawn = nodes(result.facts.agents, result.facts.lanes, 7)
    assert [(node.name, node.tier) for node in sorted(drawn, key=lambda node: node.tier)] == [
        ("12 buyers", 0),
        ("12 shops", 1),
        ("centre", 2),
        ("source", 3),
    ]
    assert [stage.name for stage in houses(result.facts)] == ["12 shops", "centre"]


def test_a_map_is_drawn_where_all_places_are_known() -> None:
    assert mapped(simulate(partial(crowded, shops=2, places=True), horizon=2, seed=1).facts)
    assert not mapped(simulate(partial(crowded, shops=2), horizon=2, seed=1).facts)


def test_the_network_in_text() -> None:
    sim = Simulation(seed=1)
    beer_game(sim, demand=Steady(4), forecasting=Fixed(4.0), replenishment=BaseStock(20.0), echelons=2)
    assert network_text(*furnished(sim), "week").splitlines() == [
        "sources    brewery (supplier)",
        "             └─▶ factory    goods 2 weeks, orders 1 week",
        "tier 2     factory (warehouse)",
        "             └─▶ retailer   goods 2 weeks, orders 2 weeks",
        "tier 1     retailer (warehouse)",
        "             └─▶ customer   goods at once, orders at once",
        "customers  customer",
    ]


def test_words() -> None:
    assert [number(value) for value in (0, 3.14159, 27.94, 2694.2, 0.0131)] == ["0", "3.1", "27.9", "2,694", "0.013"]
    assert [short(value) for value in (950, 22_523, 3_400_000)] == ["950", "22.5k", "3.4M"]
    assert [times(value) for value in (2.0, 3.44, 17.2)] == ["twice", "3.4 times", "17 times"]
    assert [percent(share) for share in (0.001, 0.4, 0.999, 1.0)] == ["less than 1 %", "40 %", "99 %", "100 %"]
    assert [plural(word) for word in ("unit", "factory", "day", "box", "CD")] == [
        "units",
        "factories",
        "days",
        "boxes",
        "CDs",
    ]
    assert crowd(["site_1_1", "site_1_2"], "Warehouse") == "2 sites"
    assert crowd(["Lyon", "Hamburg"], "ReturnsCentre") == "2 returns centres"
    assert [spoken(name) for name in ("factory", "stage4", "Lyon", "40 shops")] == [
        "the factory",
        "stage4",
        "Lyon",
        "the 40 shops",
    ]
    assert [sentence(text) for text in ("the shop owes", "stage4 owes")] == ["The shop owes", "stage4 owes"]
