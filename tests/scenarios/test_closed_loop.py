"""Goods followed from their sale to what becomes of them."""

from dataclasses import replace
from functools import partial

import pandas as pd
import pytest

from scenarios.closed_loop import Part, closed_loop
from sim.cause import Cause
from sim.distributions import Exponential
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import PoissonDemand
from sim.policies.disposition import FixedTable, HighestValue, Option
from sim.policies.forecasting import MovingAverage
from sim.policies.gatekeeping import EntryInspection
from sim.policies.recovery import Pull
from sim.policies.replenishment import OrderUpTo
from sim.processes.returns_management import (
    Avoidance,
    Consolidation,
    Credit,
    Inspection,
    Market,
    ReturnsPlan,
    ReturnTerms,
    Route,
    Routing,
    Workshop,
)
from sim.returning import Returning
from sim.simulate import simulate
from sim.stock import Costs
from tests.invariants.audit import audited

EVERY_GRADE = dict.fromkeys("ABCD", 0.5)
MARKET = Market(
    (
        Option("restock", EVERY_GRADE),
        Option("refurbish", EVERY_GRADE, {"B": 0.5}, cost=4.0, time=0.3),
        Option("harvest", EVERY_GRADE, {"C": 0.5}, cost=2.0, time=0.1),
        Option("landfill", dict.fromkeys("ABCD", 0.0), cost=1.0),
    ),
    erosion=0.01,
)
TABLE = FixedTable({"A": {"restock": 1.0}, "B": {"refurbish": 1.0}, "C": {"harvest": 1.0}, "D": {"landfill": 1.0}})
CAUSES = (
    Cause("defect", 0.2, Exponential(5.0), faulty=True, source="plant", condition=(0.0, 0.4, 0.4, 0.2)),
    Cause("misuse", 0.1, Exponential(5.0), says="defect", warranted=False, condition=(0.0, 0.0, 0.5, 0.5)),
    Cause("remorse", 0.1, Exponential(5.0), weighs=5.0, condition=(1.0, 0.0, 0.0, 0.0)),
)
PLAN = ReturnsPlan(
    inspection=Inspection(1, Exponential(0.2)),
    terms=ReturnTerms(window=20.0),
    routing=Routing(Route(per_unit=3.0, distance=100.0, per_tonne_km=0.1)),
    market=MARKET,
    disposition=TABLE,
    workshop=Workshop(),
)
LOOP = partial(
    closed_loop,
    demand=PoissonDemand(1.0),
    forecasting=MovingAverage(7, initial=3.0, initial_sd=2.0),
    replenishment=OrderUpTo(z=1.65),
    parts={"module": Part(cost=30.0, weight=0.5), "casing": Part(cost=10.0, weight=1.0)},
    returning=Returning(transit=2.0, causes=CAUSES),
    returns=PLAN,
    customers=3,
    centre_costs=Costs(handling=2.0),
)


def street(plan=PLAN, **options):
    """The loop as the auditor takes it."""
    scenario = partial(LOOP, returns=plan, **options)
    scenario.disruptions, scenario.decisions = (), ()
    return scenario


def played(plan=PLAN, horizon=200.0, **options):
    return simulate(partial(LOOP, returns=plan, **options), horizon=horizon, seed=1, record="orders")


def values(result, *names):
    found = {kpi.measure: kpi.value for kpi in measure(result, names) if (kpi.agent, kpi.product) == ("chain", "all")}
    return [found.get(name) for name in names]


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        replace(PLAN, gate=EntryInspection(0.8, 0.9, time=1.0), credit=Credit("inspection", unwarranted=0.0)),
        replace(PLAN, routing=Routing(Route(load=Consolidation(5.0, 4.0), per_trip=9.0))),
        replace(PLAN, routing=Routing(Route(), {"defect": Route("field")})),
        replace(PLAN, routing=Routing(Route(), {"remorse": Route("supplier")})),
        replace(PLAN, workshop=Workshop(1, Pull(8.0, holds=2.0))),
        replace(PLAN, disposition=HighestValue(), market=replace(MARKET, accuracy=0.7)),
    ],
    ids=["plain", "gate", "consolidation", "field", "supplier", "pull", "misjudged"],
)
def test_no_unit_and_no_part_is_lost_at_any_instant(plan):
    result, _ = audited(street(plan), horizon=60.0)
    assert values(result, "returned: unaccounted for")[0] == pytest.approx(0.0, abs=1e-9)
    assert sum(back.received for back in result.facts.returns) > 5


def test_a_unit_can_be_followed_from_its_sale_to_what_became_of_it():
    events = played().events
    about = events[events["what"].isin(["return requested", "return of order", "return received", "disposed"])]
    trail = about.pivot_table(index="order", columns="what", values="time", aggfunc="first").dropna()
    assert len(trail) > 50
    assert (trail["return requested"] < trail["return received"]).all()
    assert (trail["return received"] <= trail["disposed"]).all()
    fates = ["restocked", "refurbished", "harvested", "recycled", "landfilled"]
    ends = events[events["what"].isin(fates)].groupby("order")["value"].sum()
    asked = events[events["what"] == "return requested"].set_index("order")["value"]
    assert (ends[trail.index] == asked[trail.index]).all()


def test_a_return_names_the_order_in_which_it_was_bought():
    result = played()
    events = result.events
    bought = events[events["what"] == "return of order"]
    lines = result.order_lines.set_index("order")
    assert set(bought["value"].astype(int)) <= set(lines.index)
    sold = events[events["what"] == "return of sale"].set_index("order")["value"]
    asked = events[events["what"] == "return requested"].set_index("order")["time"]
    assert (asked >= sold).all()
    assert isinstance(lines, pd.DataFrame)


def test_requests_and_answers_are_messages_with_the_number_of_the_return():
    messages = simulate(LOOP, horizon=60.0, seed=1).messages
    asked = messages[messages["kind"] == "return request"]
    told = messages[messages["kind"] == "return answer"]
    assert list(asked["order"]) == list(told["order"]) == list(range(1, len(asked) + 1))


def test_a_perfect_gate_lets_in_what_is_warranted_and_nothing_else():
    plan = replace(PLAN, gate=EntryInspection(1.0, 1.0))
    result = played(plan)
    assert values(result, "unwarranted share", "gate precision", "gate recall") == [0.0, 1.0, 1.0]


def test_a_blind_gate_changes_nothing_but_its_cost():
    open_gate, blind = played(), played(replace(PLAN, gate=EntryInspection(0.0, 1.0, cost=2.0)))
    assert values(open_gate, "units returned", "unwarranted share") == values(
        blind, "units returned", "unwarranted share"
    )
    asked = sum(h.count for h in blind.facts.happenings if h.what.startswith(("admitted", "refused")))
    assert values(blind, "quality cost") == [2.0 * asked]


def test_causes_that_shrink_leave_the_other_returns_as_they_are():
    fewer = (replace(CAUSES[0], probability=0.2), CAUSES[1])
    both = [played(returning=Returning(transit=2.0, causes=causes)).facts.fates for causes in (CAUSES[:2], fewer)]
    assert both[0] == both[1]
    without = played(returning=Returning(transit=2.0, causes=CAUSES[:1]))
    units = [sum(f.units for f in facts if f.reason == "defect") for facts in (both[0], without.facts.fates)]
    assert units[0] == units[1]


def test_harvested_parts_are_not_bought():
    taken_apart = FixedTable({grade: {"harvest": 1.0} for grade in "ABCD"})
    sure = replace(MARKET, options=(Option("harvest", EVERY_GRADE),))
    thrown_away = FixedTable({grade: {"landfill": 1.0} for grade in "ABCD"})
    bought = {}
    for name, table in (("landfill", thrown_away), ("harvest", taken_apart)):
        facts = played(replace(PLAN, market=sure, disposition=table), horizon=300.0).facts
        bought[name] = sum(s.ordered for s in facts.stocks if (s.agent, s.product) == ("factory", "module"))
    back = sum(f.units for f in facts.fates if f.fate == "harvest")
    assert back > 100
    assert bought["landfill"] - bought["harvest"] == pytest.approx(back, abs=10)


def test_credit_comes_on_request_or_once_somebody_has_looked():
    leads = [
        values(played(replace(PLAN, credit=Credit(when))), "credit lead time")[0]
        for when in ("request", "receipt", "inspection")
    ]
    assert leads[0] == 0.0
    assert leads[1] == 2.0
    assert leads[2] > 2.0


def test_who_is_caught_at_inspection_is_not_paid():
    generous = played(replace(PLAN, credit=Credit("inspection")))
    strict = played(replace(PLAN, credit=Credit("inspection", unwarranted=0.0)))
    caught = sum(f.units for f in strict.facts.fates if f.reason == "misuse")
    assert caught > 10
    paid = [values(result, "returns cost")[0] for result in (generous, strict)]
    assert (paid[0] - paid[1]) / 100.0 == pytest.approx(caught, rel=0.15)


def test_a_fee_deters_whoever_has_no_fault_to_show():
    fee = played(replace(PLAN, terms=ReturnTerms(window=20.0, fee=0.5)))
    free = played()
    units = [
        {why: sum(f.units for f in result.facts.fates if f.reason == why) for why in ("defect", "remorse")}
        for result in (free, fee)
    ]
    assert units[0]["defect"] == units[1]["defect"]
    assert units[1]["remorse"] < 0.3 * units[0]["remorse"]


def test_a_load_leaves_when_it_is_full_or_late():
    plan = replace(PLAN, routing=Routing(Route(load=Consolidation(6.0, 5.0), per_trip=12.0)))
    facts = played(plan).facts
    (trips,) = [h for h in facts.happenings if h.what == "reverse trip"]
    assert trips.total / trips.count > 3.0
    paid = sum(m.amount for m in facts.money if m.debit == "transport" and m.agent == "returns_centre")
    assert paid == pytest.approx(12.0 * trips.count)


def test_work_on_a_cause_makes_fewer_units_come_back_for_it():
    rates = {}
    for effort in (0.0, 3000.0):
        plan = replace(
            PLAN, avoidance=Avoidance(every=40.0, effort=effort, effect=1.0, takes=5.0, least=1.0, floor=0.0)
        )
        at = {"*": {"returns_management": plan}}
        result = simulate(LOOP, horizon=400.0, seed=1, record="totals", at=at)
        rates[effort] = values(result, "return rate", "return rate trend", "quality cost")
    assert rates[0.0][2] in (None, 0.0)
    assert rates[3000.0][2] == 3000.0 * round(rates[3000.0][2] / 3000.0) > 0
    assert rates[3000.0][0] < 0.85 * rates[0.0][0]
    assert rates[3000.0][1] < rates[0.0][1] - 1e-4


def test_what_is_recovered_loses_its_value_at_the_rate_of_erosion():
    """W11: the slope of the logarithm of the value by the delay is the rate."""
    from math import log

    value = {}
    for days in (0.0, 10.0, 30.0):
        plan = replace(PLAN, inspection=Inspection(), disposition=FixedTable({g: {"restock": 1.0} for g in "ABCD"}))
        result = played(plan, returning=Returning(transit=days, causes=CAUSES), horizon=300.0)
        through = [f for f in result.facts.fates if f.fate == "restock"]
        value[days] = sum(f.value for f in through) / sum(f.units for f in through)
    assert [-log(value[days] / value[0.0]) / days for days in (10.0, 30.0)] == pytest.approx([0.01, 0.01])


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (replace(PLAN, market=Market((Option("harvest"),))), "has no parts to harvest"),
        (
            replace(PLAN, routing=Routing(Route("supplier"))),
            "returns are sent to the supplier, but the centre has none",
        ),
    ],
)
def test_what_cannot_be_done_with_what_comes_back_is_named(plan, says):
    from scenarios.take_back import take_back
    from sim.policies.forecasting import Fixed
    from sim.policies.replenishment import BaseStock

    scenario = partial(
        take_back,
        demand=PoissonDemand(1.0),
        forecasting=Fixed(1.0),
        replenishment=BaseStock(5.0),
        returning=Returning(0.2),
        inspection=plan,
    )
    with pytest.raises(ModelError, match=says):
        simulate(scenario, horizon=5.0, seed=1)


def test_a_route_leads_to_a_place_that_is_there():
    with pytest.raises(ValueError, match="there is no 'moon'"):
        Route("moon")


def test_causes_need_a_desk_and_are_at_most_certain():
    with pytest.raises(ModelError, match="need a desk"):
        simulate(partial(LOOP, returns=ReturnsPlan()), horizon=5.0, seed=1)
    with pytest.raises(ValueError, match="more than certain"):
        Returning(causes=(Cause("a", 0.6), Cause("b", 0.6)))
    with pytest.raises(ValueError, match="not both"):
        Returning(0.1, causes=CAUSES)
