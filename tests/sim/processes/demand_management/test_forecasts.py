"""What is forecast apart, and how forecasts are held against what came."""

from dataclasses import dataclass, field
from functools import partial

import pytest

from scenarios.clientele import clientele
from scenarios.serial import serial
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.decision import Decision
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import Listed, NormalDemand, Steady
from sim.policies.forecasting import Fixed, HoltWinters, MovingAverage, Naive
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.demand_management import DemandPlan, Forecasts, Information
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

MEASURED = {"*": {"demand_management": DemandPlan(forecasts=Forecasts())}}


@dataclass(frozen=True)
class Diary:
    """Orders what its base orders, and writes down every view."""

    base: object
    pages: list = field(default_factory=list)

    def __call__(self, view):
        self.pages.append(view)
        return self.base(view)


def values(result, name, agent="chain", product="all", segment="all"):
    return next(
        kpi.value
        for kpi in measure(result, [name])
        if (kpi.agent, kpi.product, kpi.segment) == (agent, product, segment)
    )


def played(at=MEASURED, demand=Listed((4, 8, 2, 6)), forecasting=Fixed(5.0), horizon=4, **chosen):
    scenario = partial(
        serial, demand=demand, forecasting=forecasting, replenishment=BaseStock(50), echelons=1, stock=50.0, **chosen
    )
    return simulate(scenario, horizon=horizon, seed=1, at=at)


def test_errors_by_hand():
    """Forecast 5 of 8, 2 and 6 (the first period has none before it): errors -3, 3, -1; naive 4, 6, 4."""
    result = played()
    assert values(result, "forecast error") == pytest.approx(7 / 16)
    assert values(result, "forecast bias") == pytest.approx(-1 / 16)
    assert values(result, "scaled forecast error") == pytest.approx(7 / 14)
    assert values(result, "tracking signal") == pytest.approx(-1 / (7 / 3))
    assert values(result, "forecast value added") == pytest.approx(14 / 16 - 7 / 16)


def test_the_naive_forecast_adds_no_value():
    result = played(forecasting=Naive(initial=0.0), demand=NormalDemand(10, 3), horizon=60)
    assert values(result, "forecast value added") == pytest.approx(0.0)
    assert values(result, "scaled forecast error") == pytest.approx(1.0)


def test_nothing_is_measured_unless_it_is_asked_for():
    result = played(at={})
    assert not result.facts.happenings
    assert not measure(result, ["forecast error"])


def test_measuring_changes_nothing_else():
    plain, measured = (played(at, NormalDemand(10, 3), MovingAverage(4), 60) for at in ({}, MEASURED))
    assert plain.facts.stocks == measured.facts.stocks
    assert plain.messages.equals(measured.messages)


def test_a_late_report_is_held_against_the_forecast_of_its_own_period():
    """Sales are known two periods late: the forecast of each is 5 all the time, so are its errors."""
    plan = DemandPlan(information=Information(hears="sales", latency=2.0), forecasts=Forecasts())
    scenario = partial(
        serial,
        demand=Listed((4, 8, 2, 6, 0, 0, 0)),
        forecasting=Fixed(5.0),
        replenishment=BaseStock(50),
        echelons=2,
        stock=50.0,
    )
    result = simulate(scenario, horizon=6, seed=1, at={"stage2": {"demand_management": plan}})
    assert values(result, "forecast error", agent="stage2") == pytest.approx(7 / 16)


def assortment(sim, forecasting, policies, demands):
    """One shop with two products, each with a customer of its own."""
    red, blue = Product("red"), Product("blue")
    shop = Warehouse(
        sim,
        "shop",
        stocks={red: 500, blue: 500},
        forecasting=forecasting,
        replenishment={red: policies[0], blue: policies[1]},
    )
    for product, demand in zip((red, blue), demands, strict=True):
        connect(Customer(sim, f"likes {product.name}", wants=Single(product, demand)), shop)
    connect(shop, Supplier(sim, "source"))


def family(demands, forecasting=Naive(initial=5.0), horizon=4, smoothing=0.0, **plan):
    """The forecasts of two products of one family."""
    pages = Diary(BaseStock(500)), Diary(BaseStock(500))
    forecasts = Forecasts(families={"both": ("red", "blue")}, smoothing=smoothing, measured=False)
    scenario = partial(assortment, forecasting=forecasting, policies=pages, demands=demands)
    simulate(scenario, horizon=horizon, seed=1, at={"shop": {"demand_management": DemandPlan(forecasts=forecasts)}})
    return [[page.forecast.mean for page in diary.pages] for diary in pages]


def test_a_family_is_forecast_together_and_shared_out():
    """Shares are the mean of all periods: 1/4, then (1/4 + 1/2) / 2, ..."""
    red, blue = family((Listed((2, 5, 4)), Listed((6, 5, 12))), horizon=3)
    assert red == pytest.approx([8 * 0.25, 10 * 0.375, 16 * (0.25 + 0.5 + 0.25) / 3])
    assert [one + other for one, other in zip(red, blue, strict=True)] == pytest.approx([8, 10, 16])


def test_smoothed_shares_follow():
    red, _ = family((Listed((0, 10, 10)), Listed((10, 0, 0))), horizon=3, smoothing=0.5)
    assert red == pytest.approx([0, 5, 7.5])


def test_a_family_starts_from_what_its_products_start_from():
    red, blue = family((Steady(0), Steady(0)), MovingAverage(10, initial=5.0), horizon=1)
    assert (red, blue) == ([4.5], [4.5])


def test_a_family_of_unknown_products_is_named():
    with pytest.raises(ModelError, match="family a: there is no product pie; there are item"):
        played({"*": {"demand_management": DemandPlan(forecasts=Forecasts(families={"a": ("item", "pie")}))}})


def test_a_family_needs_a_forecast_that_learns():
    with pytest.raises(ModelError, match="family both: Fixed does not learn"):
        family((Steady(1), Steady(1)), Fixed(5.0))


def accounts(forecasts, horizon=40):
    """A shop with ten customers, each of whom orders about one unit a period."""
    diary = Diary(BaseStock(60))
    scenario = partial(
        clientele,
        demand=NormalDemand(1.0, 0.3),
        forecasting=MovingAverage(4, initial=10.0),
        replenishment=diary,
        customers=10,
        stock=60.0,
        review=1.0,
    )
    result = simulate(
        scenario, horizon=horizon, seed=1, at={"shop": {"demand_management": DemandPlan(forecasts=forecasts)}}
    )
    return result, [page.forecast.mean for page in diary.pages]


def test_accounts_that_are_forecast_alike_add_up():
    """A moving average of each is that of all, once the first values have left the window."""
    names = [agent.name for agent in accounts(Forecasts())[0].facts.agents if agent.role == "Customer"]
    _, together = accounts(Forecasts())
    _, apart = accounts(Forecasts(accounts=tuple(names[:3])))
    assert apart[6:] == pytest.approx(together[6:])
    assert max(apart) < 15


def test_errors_of_an_account_stand_by_themselves():
    result, _ = accounts(Forecasts())
    name = next(agent.name for agent in result.facts.agents if agent.role == "Customer")
    apart, _ = accounts(Forecasts(accounts=(name,), by=Fixed(1.0)))
    group = next(agent.group for agent in apart.facts.agents if agent.name == name)
    assert 0 < values(apart, "forecast error", "shop", segment=group) < 0.5
    assert values(apart, "forecast error", "shop") < 0.5


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"families": {"a": ("p",), "b": ("p",)}}, "product p is in two families, a and b"),
        ({"families": {"a": ()}}, "family a has no products"),
        ({"smoothing": 2.0}, "smoothing must lie in 0..1"),
        ({"by": Fixed(1.0)}, "no accounts are named"),
    ],
)
def test_forecasts_that_cannot_be(wrong, said):
    with pytest.raises(ValueError, match=said):
        Forecasts(**wrong)


def test_a_decision_about_forecasts_is_followed_by_who_measures_them():
    """Three periods of the mean of two, then of the last alone; the same as where nothing is measured."""

    def seen(at):
        diary = Diary(BaseStock(50))
        scenario = partial(
            serial,
            demand=Listed((4, 8, 2, 6, 10)),
            forecasting=MovingAverage(2, initial=6.0),
            replenishment=diary,
            echelons=1,
            stock=50.0,
        )
        change = Decision(time=3.0, agent="stage1", what="forecasting", value=Naive())
        simulate(scenario, horizon=5, seed=1, at=at, decisions=[change])
        return [page.forecast.mean for page in diary.pages]

    assert seen(MEASURED) == seen({}) == [5, 6, 5, 6, 10]


def test_a_forecast_period_longer_than_the_history_is_named():
    with pytest.raises(
        ModelError, match=r"stage1: a forecast period of 7 is longer than its history: .*play at least 14"
    ):
        played(review=7.0, horizon=10)


def test_a_season_longer_than_the_history_is_named():
    with pytest.raises(ModelError, match=r"HoltWinters gathers 52 before its first forecast, .* initial level"):
        played(at={}, forecasting=HoltWinters(0.2, 0.1, 0.1, season=52), horizon=50)
    played(at={}, forecasting=HoltWinters(0.2, 0.1, 0.1, season=52, initial=5.0), horizon=50)
