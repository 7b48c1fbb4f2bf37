"""Customers that come while the clock runs."""

import pytest

from scenarios.clientele import clientele
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Poisson
from sim.errors import ModelError
from sim.joining import Joining, Newcomers
from sim.loyalty import Loyalty
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, Sites
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect


def played(horizon: float, *, record="orders", seed: int = 1, warmup: float = 0.0, **chosen) -> Result:
    shop = {
        "demand": Steady(1.0),
        "forecasting": Fixed(0.0),
        "replenishment": BaseStock(50.0),
        "stock": 50.0,
        "customers": 2,
        **chosen,
    }
    return simulate(lambda sim: clientele(sim, **shop), horizon=horizon, seed=seed, record=record, warmup=warmup)


def counted(run: Result, what: str) -> tuple[int, float]:
    found = [(facts.count, facts.total) for facts in run.facts.happenings if facts.what == what]
    return found[0] if found else (0, 0.0)


@pytest.mark.parametrize("record", ["totals", "orders", "full"])
def test_newcomers_order_from_the_day_they_come(record: str) -> None:
    """Two from the start, three more at 4 and at 8, one unit a day each: 10 x 2 + 6 x 3 + 2 x 3."""
    run = played(10.0, joining=Joining(3.0, every=4.0), record=record)
    assert counted(run, "joined") == (6, 1 + 2 + 3 + 4 + 5 + 6)
    (line,) = (line for line in run.facts.lines if line.consumer)
    assert line.units == 10 * 2 + 6 * 3 + 2 * 3
    assert sum(agent.group == "customers" for agent in run.facts.agents) == 8


def test_who_wishes_what_does_not_depend_on_when_others_come() -> None:
    def first(every: float) -> list[float]:
        run = played(60.0, joining=Joining(1.0, every=every), customers=0, loyalty=Loyalty(wallet=0.5))
        lines = run.order_lines.query("buyer == 'newcomer1'")
        return (lines["sent"] - every).tolist()[:10]

    assert first(4.0) == first(7.0)


def test_in_a_warm_up_too() -> None:
    run = played(10.0, joining=Joining(3.0, every=4.0), warmup=5.0)
    assert counted(run, "joined")[0] == 3


def test_same_seed_same_bytes() -> None:
    chosen = {"joining": Joining(Poisson(2.0), every=5.0), "loyalty": Loyalty(churn=0.3, month=5.0)}
    first, second = (played(60.0, record="full", **chosen) for _ in range(2))
    assert first.message_rows.tobytes() == second.message_rows.tobytes()
    assert first.facts == second.facts


def test_who_leaves_at_an_instant_leaves_before_others_come_and_order() -> None:
    """All leave after a month, as many join: never more than they are."""
    run = played(40.0, joining=Joining(2.0, every=10.0), loyalty=Loyalty(churn=1.0, month=10.0))
    assert counted(run, "churned") == (6, 60.0)
    (line,) = (line for line in run.facts.lines if line.consumer)
    assert line.units == 40 * 2


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="the number that joins must not be negative, got -1"):
        Joining(-1.0)
    with pytest.raises(ValueError, match="every must be a positive time, got 0"):
        Joining(1.0, every=0.0)
    with pytest.raises(ModelError, match="customers must be at least one where none join, got 0"):
        played(1.0, customers=0)


def test_who_joins_is_served_from_any_house_of_the_company_as_others_are() -> None:
    pen = Product("pen")
    choices = {"*": {"order_fulfilment": FulfilmentPlan(sites=Sites())}}

    def build(sim: Simulation) -> None:
        houses = [Warehouse(sim, name, stocks={pen: 500.0}, replenishment=OrderList(())) for name in ("near", "far")]

        def customer(name: str) -> Customer:
            one = Customer(sim, name, wants=Single(pen, Steady(1.0)), group="customers")
            for house in houses:
                connect(one, house)
            return one

        for house in houses:
            connect(house, Supplier(sim, f"source of {house.name}"), transit=1)
        customer("ann")
        Newcomers(sim, "customers", Joining(1.0, every=5.0), lambda number: customer(f"newcomer{number}"))
        sims.append(sim)

    sims: list[Simulation] = []
    simulate(build, horizon=6, seed=1, record="totals", at=choices)
    ann, newcomer = (sims[0].agents[name] for name in ("ann", "newcomer1"))
    assert ann.site_desk is not None
    assert newcomer.site_desk is ann.site_desk
