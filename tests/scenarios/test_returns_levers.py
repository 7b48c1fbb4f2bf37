"""Levers of returns management act on goods, and what is said of their money is what is paid."""

from dataclasses import replace
from pathlib import Path

import pytest

from experiments.drawings.costs import split
from experiments.drawings.stages import stages
from sim.cause import Cause
from sim.decision import Decision
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.disposition import FixedTable, Option
from sim.policies.gatekeeping import EntryInspection, PolicyRules
from sim.policies.gatekeeping.protocol import Claim
from sim.policies.recovery import Pull
from sim.processes.returns_management import Credit, Inspection, ReturnsPlan, ReturnTerms, Route, Routing, Workshop
from sim.returning import Returning
from sim.simulate import simulate
from tests.scenarios.test_closed_loop import EVERY_GRADE, LOOP, MARKET, PLAN, played, street, values

TAKEN_APART = FixedTable({grade: {"harvest": 1.0} for grade in "ABCD"})
REFURBISHED = FixedTable({grade: {"refurbish": 1.0} for grade in "ABCD"})


def taken_apart(success):
    option = Option("harvest", EVERY_GRADE, dict.fromkeys("ABCD", success))
    market = replace(MARKET, options=(option, Option("landfill")), erosion=0.0)
    return played(replace(PLAN, market=market, disposition=TAKEN_APART))


def test_parts_that_are_no_good_are_worth_nothing():
    worth, good, half = (
        sum(f.value for f in taken_apart(success).facts.fates if f.fate == "harvest") for success in (0.0, 1.0, 0.5)
    )
    units = sum(f.units for f in taken_apart(1.0).facts.fates if f.fate == "harvest")
    assert worth == 0.0
    assert good == pytest.approx(50.0 * units)
    assert half == pytest.approx(0.5 * good, rel=0.1)


def test_what_waits_too_long_is_thrown_away_for_money():
    dear = replace(MARKET, options=(*MARKET.options[:3], Option("landfill", cost=7.0)))
    plan = replace(PLAN, market=dear, disposition=REFURBISHED, workshop=Workshop(1, Pull(0.0, holds=0.0)))
    facts = played(plan, stock=60.0).facts
    paid = sum(m.amount for m in facts.money if m.debit == "disposal")
    thrown = sum(f.units for f in facts.fates if f.fate == "landfill")
    assert thrown > 50
    assert paid == pytest.approx(7.0 * thrown)


def test_goods_at_the_end_of_their_use_need_no_window():
    rules = PolicyRules(window=30.0, warranty=365.0)
    assert rules(Claim("end of use", 120.0, 1.0), lambda *_: False)
    assert not rules(Claim("remorse", 120.0, 1.0), lambda *_: False)


def test_two_ways_to_one_place_take_times_of_their_own():
    routing = Routing(Route(transit=6.0, onward=2.0), {"defect": Route(transit=1.0, onward=0.0)})
    events = played(replace(PLAN, routing=routing)).events
    leads = events[events["what"] == "return credited"]["value"].round(9)
    assert set(leads) == {1.0, 6.0}


def test_a_bench_is_said_once():
    with pytest.raises(ValueError, match="say its inspection there"):
        Route("centre", inspection=Inspection(2))
    with pytest.raises(ValueError, match="one bench at the warehouse"):
        Routing(Route("warehouse", inspection=Inspection(2)), {"a": Route("warehouse", inspection=Inspection(3))})


def test_causes_are_told_apart():
    with pytest.raises(ValueError, match="more than one defect"):
        Returning(causes=(Cause("defect", 0.1, 5.0), Cause("defect", 0.1, 9.0)))


def test_the_remedy_that_is_told_is_there():
    with pytest.raises(ModelError, match="need a desk") as told:
        simulate(street(ReturnsPlan()), horizon=5.0, seed=1)
    name = str(told.value).rpartition("returns_management=")[2].split()[0].strip("';\"")
    assert (Path(__file__).parents[2] / "configs" / "returns_management" / f"{name}.yaml").exists()


@pytest.mark.parametrize(("house", "chain"), [("parts_supplier", -1.0), ("factory", 0.0)])
def test_what_is_charged_back_stays_in_the_chain_unless_it_comes_from_outside(house, chain):
    causes = (Cause("part failure", 0.3, 5.0, faulty=True, source="supplier", condition=(0.0, 0.0, 0.0, 1.0)),)

    def charged(sim):
        street(replace(PLAN, credit=Credit(chargeback=0.5)), returning=Returning(transit=2.0, causes=causes))(sim)
        sim.agents["returns_centre"].returns.crediting.supplier = sim.agents[house]

    facts = simulate(charged, horizon=100.0, seed=1, record="totals").facts
    asked = sum(h.total for h in facts.happenings if h.what == "charged back")
    assert asked > 500
    cost = sum(m.amount * ((m.debit == "penalties") - (m.credit == "penalties")) for m in facts.money)
    assert cost == pytest.approx(chain * asked)


def test_the_bars_of_the_figure_add_up_to_the_total_cost():
    facts = played().facts
    (total,) = [k.value for k in measure(played(), ["total cost"]) if (k.agent, k.product) == ("chain", "all")]
    salvage = sum(m.amount * ((m.credit == "salvage") - (m.debit == "salvage")) for m in facts.money)
    assert sum(sum(kinds.values()) for _, kinds in split(facts, stages(facts))) - salvage == pytest.approx(total)


def late_gate(value, **options):
    decision = Decision(100.0, "returns_management", value, "returns_centre")
    return simulate(LOOP, horizon=200.0, seed=1, decisions=[decision], **options)


def test_a_gate_can_be_set_up_while_goods_are_under_way():
    events = late_gate(ReturnsPlan(gate=EntryInspection(1.0, 1.0))).events
    refused = events[events["what"] == "refused unwarranted"]["time"]
    assert len(refused) > 5
    assert refused.min() >= 100.0


def test_terms_and_credit_can_be_changed_while_goods_are_under_way():
    result = late_gate(ReturnsPlan(terms=ReturnTerms(window=0.0), credit=Credit("request")))
    events = result.events
    leads = events[events["what"] == "return credited"].set_index("time")["value"].round(9)
    assert set(leads[leads.index < 100.0]) == {2.0}
    assert set(leads[leads.index > 102.0]) == {0.0}
    came = events[(events["what"] == "return requested") & (events["time"] > 100.0)]["order"]
    ages = events[events["what"] == "return of sale"].set_index("order")["time"]
    assert len(came) == len(ages[ages.index.isin(came)]) > 10
    assert values(result, "returned: unaccounted for") == [0.0]


def test_what_is_laid_out_at_the_start_stays():
    with pytest.raises(ModelError, match="routing cannot be changed while goods are under way"):
        late_gate(ReturnsPlan(routing=Routing(Route(per_unit=9.0))))


def test_being_near_is_worth_more_the_faster_value_erodes():
    """W11: the interaction of the network and the marginal value of time (Guide et al. 2006)."""
    advantage = []
    for erosion in (0.0, 0.01, 0.05):
        plans = [
            replace(PLAN, market=replace(MARKET, erosion=erosion), routing=Routing(Route(transit=days)))
            for days in (8.0, 1.0)
        ]
        far, near = (sum(f.value for f in played(plan).facts.fates) for plan in plans)
        advantage.append(near - far)
    assert abs(advantage[0]) < 0.03 * abs(advantage[2]) + 500.0
    assert advantage[1] > advantage[0] + 300.0
    assert advantage[2] > 2.0 * advantage[1]
