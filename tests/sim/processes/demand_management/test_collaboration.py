"""Two partners plan by one forecast."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.demand import Listed, Step
from sim.policies.forecasting import Fixed, Naive
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.policies.wishes import Single
from sim.processes.demand_management import Collaboration, DemandPlan
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen")


def play(plan, demand, horizon=10, replenishment=OrderUpTo()):
    """A kiosk that expects of tomorrow what was wanted today, its seller, a source; what was said, and the result."""

    def build(sim):
        seller = Warehouse(
            sim, "seller", stocks={PEN: 200}, rules=plan, forecasting=Fixed(7.0), replenishment=BaseStock(200)
        )
        connect(seller, Supplier(sim, "source"), transit=1)
        kiosk = Warehouse(sim, "kiosk", stocks={PEN: 8}, forecasting=Naive(initial=4.0), replenishment=replenishment)
        connect(kiosk, seller, transit=2)
        connect(Customer(sim, "ann", wants=Single(PEN, demand)), kiosk)

    lines = []
    result = simulate(build, horizon=horizon, seed=1, listen=lines.append)
    return [" ".join(line.split()) for line in lines], result


def orders(told):
    return [float(line.split()[5]) for line in told if "order kiosk" in line]


JUMP = Step(before=4, after=10, at=2)


def test_a_forecast_is_settled_and_holds_until_it_is_settled_again():
    told, _ = play(DemandPlan(collaboration=Collaboration(frozen=4, tolerance=9.0)), JUMP, horizon=9)
    assert [line for line in told if "joint forecast" in line] == [
        "0 joint forecast kiosk -> seller: 4 pen a period",
        "0 joint forecast seller -> kiosk: 4 pen a period, agreed",
        "4 joint forecast kiosk -> seller: 10 pen a period",
        "4 joint forecast seller -> kiosk: 10 pen a period, agreed",
        "8 joint forecast kiosk -> seller: 10 pen a period",
        "8 joint forecast seller -> kiosk: 10 pen a period, agreed",
    ]


def test_the_customer_orders_by_what_is_settled():
    told, _ = play(None, JUMP, horizon=7)
    assert orders(told) == [4, 4, 10 + 2 * 6, 10, 10, 10, 10]
    told, _ = play(DemandPlan(collaboration=Collaboration(frozen=4, tolerance=9.0)), JUMP, horizon=7)
    assert orders(told) == [4, 4, 10, 10, 10 + 2 * 6, 10, 10]


def test_where_the_two_differ_they_settle_between_them_and_that_is_an_exception():
    plan = DemandPlan(collaboration=Collaboration(frozen=4, tolerance=0.1, weight=0.75))
    told, result = play(plan, JUMP, horizon=5)
    assert "4 joint forecast kiosk -> seller: 10 pen a period" in told
    heard = (4 + 4 + 10 + 10) / 4
    assert f"4 joint forecast seller -> kiosk: {0.75 * 10 + 0.25 * heard:g} pen a period, agreed" in told
    (found,) = [each for each in result.facts.happenings if each.what == "forecast exception"]
    assert (found.count, found.total) == (1, heard - 10)


def test_the_seller_expects_what_is_settled_and_of_others_what_is_left():
    def expected(direct):
        seen = []

        def level(view):
            seen.append(view.forecast.mean)
            return 0.0

        def build(sim):
            plan = DemandPlan(collaboration=Collaboration(frozen=100, tolerance=9.0))
            seller = Warehouse(
                sim, "seller", stocks={PEN: 200}, rules=plan, forecasting=Fixed(7.0), replenishment=level
            )
            connect(seller, Supplier(sim, "source"), transit=1)
            kiosk = Warehouse(sim, "kiosk", stocks={PEN: 8}, forecasting=Fixed(4.0), replenishment=BaseStock(8))
            connect(kiosk, seller)
            connect(Customer(sim, "ann", wants=Single(PEN, Listed((4, 4)))), kiosk)
            if direct:
                connect(Customer(sim, "bob", wants=Single(PEN, Listed((3, 3)))), seller)

        simulate(build, horizon=2, seed=1)
        return seen

    assert expected(direct=False) == [4, 4]
    assert expected(direct=True) == [7, 7]


def test_levels_that_look_at_no_forecast_are_not_moved():
    alone, _ = play(None, JUMP, replenishment=BaseStock(12))
    together, _ = play(DemandPlan(collaboration=Collaboration(frozen=4)), JUMP, replenishment=BaseStock(12))
    assert orders(together) == orders(alone)


@pytest.mark.parametrize(
    "wrong", [{"frozen": 0}, {"tolerance": -0.1}, {"weight": 1.1}, {"smoothing": 0.0}, {"smoothing": 2.0}]
)
def test_collaborations_that_cannot_be(wrong):
    with pytest.raises(ValueError):
        Collaboration(**wrong)
