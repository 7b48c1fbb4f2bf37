"""Two houses, four items, scarce makers."""

from dataclasses import replace

import pytest

from experiments.recipe import prepare
from scenarios.procurement import Item, Maker, Rival, procurement
from sim.errors import ModelError
from sim.metrics.catalogue import measure
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import OrderUpTo
from sim.policies.sourcing import SingleSource
from sim.policies.supply_agreement import SupplyAgreement
from sim.processes.supplier_relationship import Guideline, PaymentTerms, Scorecard, SupplierPlan
from sim.simulate import simulate
from sim.trust import Trust

SCARCE = Maker(lead_time=2.0, capacity=22.0, trust=Trust(start=0.5, swings=0.0, head_start=10.0))
MEASURED = SupplierPlan(scorecard=Scorecard(target=0.0))


def played(maker=SCARCE, supply=MEASURED, items=None, **options):
    def scenario(sim):
        procurement(
            sim,
            items=items or {"part": Item(mean=10.0, makers={"maker": 5.0}, cv=0.5)},
            makers={"maker": maker},
            forecasting=Fixed(70.0, 13.0),
            replenishment=OrderUpTo(1.0),
            sourcing=SingleSource(),
            supply=supply,
            rival=Rival(1.0),
            **options,
        )

    return simulate(scenario, horizon=400.0, seed=3, record="totals")


def value(result, name, agent, segment="all", product="all"):
    found = {(k.agent, k.product, k.segment): k.value for k in measure(result, [name])}
    return found[agent, product, segment]


def test_trust_is_a_share_of_scarce_capacity():
    late = replace(MEASURED, payment=PaymentTerms(days=5.0, late=10.0))
    trusted, waits = played(), played(supply=late)
    assert value(waits, "supplier trust", "maker", "buyer") < 0.3 < value(waits, "supplier trust", "maker", "rival")
    share = "share served in shortage"
    assert value(waits, share, "maker", "buyer") < 0.2 < value(trusted, share, "maker", "buyer")
    assert value(waits, "wait for capacity", "maker", "buyer") > value(trusted, "wait for capacity", "maker", "buyer")


def test_reserved_capacity_comes_first():
    agreement = SupplyAgreement(reserved=11.0, period=14.0, fee=0.1)
    late = replace(MEASURED, payment=PaymentTerms(days=5.0, late=10.0))
    reserved = replace(late, common=Guideline(agreement=agreement))
    wait = "wait for capacity"
    assert value(played(supply=reserved), wait, "maker", "buyer") < value(played(supply=late), wait, "maker", "buyer")


def test_cost_of_ownership_is_at_least_the_price():
    assert value(played(), "total cost of ownership", "buyer") >= 5.0


def test_a_maker_who_is_not_there_is_named():
    with pytest.raises(ModelError, match=r"smith \(part\)"):
        played(items={"part": Item(mean=1.0, makers={"smith": 1.0})})
    with pytest.raises(ValueError, match="somebody must make"):
        Item(mean=1.0, makers={})


def test_without_trust_orders_are_made_as_they_come():
    plain = played(maker=replace(SCARCE, trust=None))
    assert value(plain, "supplier lead time", "buyer", "maker") > 3.0


def test_suppliers_learn_to_make_fewer_defects():
    def defects(*words):
        recipe, _ = prepare(["scenario=recall", "horizon=400", "warmup=200", "record=totals", *words])
        return value(recipe.ready().play(0, 200.0), "supplier defects", "factory", "component_supplier")

    measured = "supplier_relationship=[measured,incoming_inspection]"
    developed = "supplier_relationship=[measured,incoming_inspection,development]"
    project = "supplier_relationship.development"
    words = (f"{project}.below=1", f"{project}.time=5", f"{project}.improvement.defects=0.9")
    assert defects(developed, *words, "supplier_relationship.interval=50") < 0.5 * defects(measured)
