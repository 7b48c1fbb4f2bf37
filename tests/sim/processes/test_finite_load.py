"""What a planner expects of a line, against what the line then does."""

from math import inf

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.clock import Moment, Phase
from sim.policies.demand import Dated
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Breakdowns, Routing, Step, WorkCentre
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect


def line(orders, ask_at, routing, centres, parts=0.0, supply=2.0, look=lambda load, product: load.plan()):
    """What `look` finds on the board of a factory at a time, and when its orders are delivered."""
    found = []

    def furnish(sim):
        steel = Product("steel")
        knife = Product("knife", parts={steel: 1.0} if parts is not None else {})
        plant = Factory(
            sim,
            "plant",
            stocks={knife: 0.0},
            parts={steel: parts} if parts is not None else None,
            routings={knife: routing},
            work_centres=centres,
            replenishment=BaseStock(0.0),
            review=None,
        )
        if parts is not None:
            connect(plant, Supplier(sim, "mill"), transit=supply)
        connect(Customer(sim, "ann", wants=Single(knife, Dated(orders))), plant)
        load = plant.finite_load()
        Moment(sim.env, lambda _: found.append(look(load, knife)), Phase.CENSUS).at(ask_at)

    result = simulate(furnish, horizon=100.0, seed=1)
    rows = result.line_rows
    agents = result.facts.agents
    return found[0], [float(row["closed"]) for row in rows if agents[row["buyer"]].name == "ann"]


def dates(plan):
    return [date for made in plan.finish.values() for date, _ in made]


TWO_STEPS = Routing([Step("saw", 1.0), Step("oven", 2.0)])
SAW_AND_OVEN = [WorkCentre("saw"), WorkCentre("oven")]
ORDERS = ((0.0, 1.0), (0.5, 2.0), (0.5, 1.0))


@pytest.mark.parametrize("time", [0.5, 1.5, 2.0, 4.25, 6.0])
def test_what_is_expected_of_a_line_without_chance_is_what_happens(time):
    plan, delivered = line(ORDERS, time, TWO_STEPS, SAW_AND_OVEN, parts=None)
    assert delivered == [3.0, 7.0, 9.0]
    assert dates(plan) == [done for done in (3.0, 5.0, 7.0, 9.0) if done > time]
    assert [free for _, free in plan.free.items()] == [[max(time, 4.0)], [9.0]]


def test_lots_share_machines():
    plan, delivered = line(((0.0, 4.0),), 0.5, Routing([Step("saw", 1.0)], lot=1.0), [WorkCentre("saw", 2)], parts=None)
    assert dates(plan) == [1.0, 1.0, 2.0, 2.0]
    assert delivered == [2.0]


def test_a_whole_order_can_be_one_lot():
    plan, _ = line(((0.0, 4.0),), 0.5, Routing([Step("saw", 1.0)], lot=inf), [WorkCentre("saw")], parts=None)
    assert list(plan.finish.values()) == [[(1.0, 4.0)]]


def test_what_waits_for_parts_starts_when_they_come():
    plan, delivered = line(((0.0, 2.0),), 0.5, Routing([Step("saw", 1.0)]), [WorkCentre("saw")], parts=1.0)
    assert dates(plan) == [1.0, 3.0]
    assert delivered == [3.0]


def test_repairs_take_their_share_on_average():
    breaking = [WorkCentre("saw", breakdowns=Breakdowns(30.0, 10.0))]
    plan, _ = line(((0.0, 3.0),), 0.0, Routing([Step("saw", 3.0)]), breaking, parts=None)
    assert dates(plan) == [4.0, 8.0, 12.0]


def test_the_catalogue_knows_only_lead_times():
    def planned(load, product):
        return load.planned(product)

    found, _ = line(ORDERS, 3.5, TWO_STEPS, SAW_AND_OVEN, parts=None, look=planned)
    assert found == [(3.5, 3.0)]


def test_parts_for_more_come_after_those_that_others_wait_for():
    def parts(load, product):
        return load.parts_for(product, 3.0, load.env.now)

    found, _ = line(((0.0, 2.0),), 0.5, Routing([Step("saw", 1.0)], lot=2.0), [WorkCentre("saw")], 3.0, look=parts)
    # two of three on hand are in work at once; two were ordered at 0, due at 2; more would take two days from now
    assert found == [(2.0, 2.0), (3.0, 2.0)]


def test_room_is_what_the_slowest_step_has_left():
    def room(load, product):
        return load.room_for(product, 10.0)

    found, _ = line(ORDERS, 1.0, TWO_STEPS, SAW_AND_OVEN, parts=None, look=room)
    assert found == (11.0 - 9.0) / 2.0
