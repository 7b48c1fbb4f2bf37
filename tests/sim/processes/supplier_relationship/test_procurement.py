"""The strategic half: suppliers are rated, items classed, and houses follow the guidelines."""

import pytest

from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.decision import Decision
from sim.errors import ModelError
from sim.improvement import Improvement
from sim.metrics.catalogue import measure
from sim.policies.item_segmentation import BySpend, Kraljic
from sim.policies.replenishment import OrderList
from sim.policies.supply_agreement import BuyBack, SupplyAgreement
from sim.processes.supplier_relationship import (
    Guideline,
    MeasuredLeadTimes,
    PaymentTerms,
    Record,
    Scorecard,
    SupplierCare,
    SupplierDevelopment,
    SupplierPlan,
)
from sim.processes.supplier_relationship.payables import Payables
from sim.product import Product
from sim.reliability import Reliability
from sim.simulate import simulate
from sim.street import connect
from sim.supplier_words import Payment
from sim.trust import Trust
from tests.sim.processes.supplier_relationship.shop import PEN, play, posted

DAILY = (2.0,) * 20
LATE = {"reliability": Reliability(on_time=0.0, delay=2.0)}


def happened(result, what):
    return [fact for fact in result.facts.happenings if fact.what == what]


def test_a_score_is_a_weighted_mean():
    card = Scorecard(on_time=1.0, in_full=1.0, quality=1.0, lead_time=1.0, worst=1000.0)
    record = Record(lines=10, units=10, on_time=0.8, in_full=1.0, defects=0.0005, lead_time=10.0, agreed=8.0)
    assert card(record) == pytest.approx((0.8 + 1.0 + 0.5 + 0.8) / 4)


def test_receipts_are_counted():
    result, *_ = play(SupplierPlan(scorecard=Scorecard(tolerance=0.5)), DAILY, horizon=30.0, maker=LATE)
    (on_time,), (took,) = happened(result, "supplied on time"), happened(result, "supplied")
    assert (on_time.count, on_time.total) == (20, 0.0)
    assert took.total == 20 * 3.0


def test_a_malus_and_a_correction_follow_a_poor_score():
    card = Scorecard(target=0.9, malus=0.1, correct=0.9, correction=50.0, remedy=1.0, delay=2.0)
    plan = SupplierPlan(scorecard=card, interval=10.0, look_back=10.0)
    result, _, maker = play(plan, DAILY, horizon=15.0, maker=LATE)
    came = 8 * 2.0  # in the first ten days: what was ordered up to the seventh
    assert posted(result, "penalties", "cash") == pytest.approx(-0.1 * 4.0 * came)
    assert posted(result, "supplier relationship", "cash", "company") == 50.0
    assert maker.reliability.on_time == 1.0


def test_a_supplier_less_punctual_than_agreed_gets_the_malus_whatever_its_score():
    card = Scorecard(on_time=1.0, target=0.0, bonus=0.1, malus=0.1)
    for agreed, account, money in ((0.5, "penalties", -1.0), (None, "supplier relationship", 1.0)):
        common = Guideline(agreement=SupplyAgreement(on_time=agreed))
        plan = SupplierPlan(scorecard=card, common=common, interval=10.0, look_back=10.0)
        result, *_ = play(plan, DAILY, horizon=15.0, maker=LATE)
        assert posted(result, account, "cash") == pytest.approx(money * 0.1 * 4.0 * 8 * 2.0)


def test_leftovers_that_go_back_are_neither_orders_nor_payments_to_trust():
    trust = Trust(start=0.5, period=1.0, swings=0.5, payments=0.0)
    back = SupplyAgreement(buy_back=BuyBack(price=1.0, season=4.5))
    plan = SupplierPlan(common=Guideline(agreement=back), payment=PaymentTerms(days=1.0))
    _, _, seller = play(plan, (2.0,) * 6, horizon=6.0, maker={"trust": trust})
    assert [standing.level for standing in seller.relations.standings.values()] == [0.5 + 0.5 * (1 - 0.5**4)]
    credit = Payment(seller, seller, -5.0, 0.0)
    ((buyer, standing),) = seller.relations.standings.items()
    standing.trust = Trust(payments=0.5)
    credit.sender, before = buyer, standing.level
    assert seller.relations.hears(credit)
    assert standing.level == before


def test_who_waits_for_money_within_the_chain_pays_for_it():
    ink = Product("ink", price=5.0, cost=3.0)

    def scenario(sim):
        shop = Warehouse(sim, "shop", stocks={ink: 0.0}, replenishment=OrderList((10.0,)), review=1.0)
        mill = Warehouse(sim, "mill", stocks={ink: 10.0}, replenishment=OrderList((0.0,)), review=1.0)
        connect(shop, mill, transit=1.0)
        connect(mill, Supplier(sim, "maker", products=[ink]), transit=1.0)
        sim.ledger.payables[shop, mill] = Payables(shop, mill, PaymentTerms(days=10.0, rate=0.01))

    result = simulate(scenario, horizon=20.0, seed=1)
    saved = posted(result, "cash", "capital")
    assert saved > 0
    assert posted(result, "capital", "cash", "mill") == saved


def test_development_takes_longer_without_trust():
    plan = SupplierPlan(
        interval=10.0,
        development=SupplierDevelopment(Improvement(lead_time=0.5), cost=70.0, time=4.0),
    )
    trust = Trust(start=0.0, swings=0.0, reluctance=1.0)
    maker = {"lead_time": 4.0, "trust": trust, **LATE}
    result, _, seller = play(plan, DAILY, horizon=17.0, maker=maker)
    assert seller.quoted_lead_time(None) == 4.0
    result, _, seller = play(plan, DAILY, horizon=19.0, maker=maker)
    assert seller.quoted_lead_time(None) == 2.0
    assert posted(result, "supplier relationship", "cash", "company") == 70.0


def test_the_supplier_keeps_its_part_of_a_saving():
    plan = SupplierPlan(
        interval=10.0,
        common=Guideline(agreement=SupplyAgreement(gain_sharing=0.25)),
        development=SupplierDevelopment(Improvement(price=0.2), time=1.0),
    )
    _, shop, seller = play(plan, DAILY, horizon=15.0, maker=LATE)
    assert seller.list_price(next(iter(shop.stocks))) == pytest.approx(4.0 * (1 - 0.2 * 0.75))


def test_visits_are_paid_and_remembered():
    plan = SupplierPlan(care=SupplierCare(visits=2, cost=10.0), interval=10.0)
    trust = Trust(start=0.0, swings=0.0, care=0.5)
    result, shop, seller = play(plan, DAILY, horizon=9.0, maker={"trust": trust})
    assert posted(result, "supplier relationship", "cash", "company") == 20.0
    assert seller.relations.standings[shop].level == 0.75


def test_houses_plan_with_the_lead_times_they_measure():
    plan = SupplierPlan(lead_times=MeasuredLeadTimes(least=3), interval=10.0)
    _, shop, _ = play(plan, DAILY, horizon=15.0, maker=LATE)
    assert next(iter(shop.demand.desks.values())).lead == 3.0


def test_items_are_classed_and_bought_by_the_guideline():
    plan = SupplierPlan(segmentation=BySpend(), guidelines={"A": Guideline(safety_time=2.0)}, interval=10.0)
    result, shop, _ = play(plan, DAILY, horizon=15.0)
    table = result.decisions
    classes = table[table["what"] == "class"]
    assert list(classes["new"]) == ["A"]
    assert list(classes["time"]) == [10.0]
    assert "SafetyBuffer" in repr(next(iter(shop.demand.desks.values())).replenishment)
    assert happened(result, "item classed")[0].total == 1.0


def test_a_guideline_that_no_item_reaches_is_refused():
    with pytest.raises(ValueError, match="makes routine, leverage, bottleneck, strategic"):
        SupplierPlan(segmentation=Kraljic(), guidelines={"A": Guideline()})


def test_a_supplier_without_a_price_is_refused():
    with pytest.raises(ModelError, match="give it a price"):
        play(SupplierPlan(segmentation=Kraljic()), (1,), maker={"prices": {PEN: 0.0}})


def test_nothing_chosen_is_nothing_done():
    plain, *_ = play(SupplierPlan(), DAILY)
    assert not happened(plain, "supplied")
    assert not SupplierPlan(interval=30.0).company_wide


@pytest.mark.parametrize(("feeds", "seen"), [(True, 0.0), (False, 1.0)])
def test_sourcing_sees_what_was_recorded(feeds, seen):
    plan = SupplierPlan(scorecard=Scorecard(feeds=feeds), interval=10.0)
    _, shop, _ = play(plan, DAILY, horizon=15.0, maker=LATE)
    (lane,) = shop.sellers.values()
    assert shop.suppliers._offer(lane, PEN).on_time == seen


def test_another_plan_is_adopted_while_the_clock_runs():
    change = Decision(12.0, "supplier_relationship", {"payment": PaymentTerms(days=2.0)}, "company")
    plan = SupplierPlan(scorecard=Scorecard(), interval=10.0)
    result, *_ = play(plan, DAILY, decisions=[change])
    assert posted(result, "purchases", "cash") + posted(result, "purchases", "payables") == 19 * 2.0 * 4.0
    assert posted(result, "purchases", "payables") == 7 * 2.0 * 4.0


def test_cost_of_ownership_is_price_freight_and_care():
    plan = SupplierPlan(care=SupplierCare(visits=1, cost=38.0), interval=10.0)
    result, *_ = play(plan, DAILY, horizon=10.0, freight=0.5)
    costs = measure(result, ["total cost of ownership"])
    assert [cost.value for cost in costs if (cost.agent, cost.product) == ("shop", "all")] == pytest.approx(
        [4.0 + 0.5 + 38.0 / 18.0]
    )
