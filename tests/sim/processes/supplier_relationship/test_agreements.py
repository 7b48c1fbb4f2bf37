"""Orders are checked against what is agreed, and what comes of them is paid accordingly."""

import pytest

from sim.agents.company import Company
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.replenishment import OrderList
from sim.policies.supply_agreement import BuyBack, Options, SupplyAgreement
from sim.processes.supplier_relationship import Guideline, PaymentTerms, SupplierPlan
from sim.reliability import Reliability
from sim.simulate import simulate
from sim.street import connect
from tests.sim.processes.supplier_relationship.shop import PEN, ordered, play, posted


def agreed(**terms):
    return SupplierPlan(common=Guideline(agreement=SupplyAgreement(**terms)))


def test_a_line_is_raised_to_the_minimum():
    assert ordered(play(agreed(minimum=5.0), (2, 0, 8))[0]) == [(0, 5), (2, 8)]


def test_price_breaks_count_for_the_whole_line():
    result, *_ = play(agreed(breaks=((10, 0.5),)), (4, 10))
    assert posted(result, "purchases", "cash") == 4 * 4.0 + 10 * 2.0


def test_what_is_beyond_the_band_costs_a_surcharge():
    result, *_ = play(agreed(band=0.2, volume=10.0, period=7.0, surcharge=0.5), (10, 6))
    assert posted(result, "purchases", "cash") == pytest.approx(12 * 4.0 + 4 * 6.0)


def test_a_new_period_begins_anew():
    result, *_ = play(agreed(band=0.0, volume=10.0, period=2.0, surcharge=0.5), (10, 0, 0, 10))
    assert posted(result, "purchases", "cash") == pytest.approx(20 * 4.0)


def test_or_is_put_off():
    result, shop, _ = play(agreed(band=0.0, volume=10.0, period=30.0, delay=5.0), (14,), horizon=4.0)
    assert shop.stocks[next(iter(shop.stocks))].on_hand == 10.0
    result, shop, _ = play(agreed(band=0.0, volume=10.0, period=30.0, delay=5.0), (14,), horizon=8.0)
    assert shop.stocks[next(iter(shop.stocks))].on_hand == 14.0
    assert sorted(ordered(result)) == [(0, 4), (0, 10)]


def test_what_is_lacking_is_paid_for():
    result, *_ = play(agreed(band=0.2, volume=10.0, period=7.0, shortfall=0.5), (5,), horizon=8.0)
    assert posted(result, "penalties", "cash") == pytest.approx(0.5 * 4.0 * 3.0)


def test_options_are_paid_ahead_and_exercised():
    options = Options(quantity=6.0, reserve=0.25, exercise=0.5)
    result, *_ = play(agreed(options=options, period=30.0), (4, 4))
    assert posted(result, "supplier relationship", "cash") == 6.0
    assert posted(result, "purchases", "cash") == pytest.approx(6 * 2.0 + 2 * 4.0)


def test_leftovers_go_back_at_the_end_of_the_season():
    result, shop, _ = play(agreed(buy_back=BuyBack(price=1.5, season=5.0)), (8,), horizon=7.0)
    assert shop.stocks[next(iter(shop.stocks))].on_hand == 0.0
    assert posted(result, "purchases", "cash") == pytest.approx(8 * 4.0 - 8 * 1.5)


def test_a_supplier_pays_for_being_late():
    late = {"reliability": Reliability(on_time=0.0, delay=3.0)}
    result, *_ = play(agreed(lead_time=1.0, penalty=0.1, penalty_cap=0.2), (10,), maker=late)
    assert posted(result, "penalties", "cash") == pytest.approx(-0.2 * 40.0)


def test_goods_are_paid_after_some_time():
    result, *_ = play(SupplierPlan(payment=PaymentTerms(days=10.0, rate=0.01)), (10,), horizon=20.0)
    assert posted(result, "purchases", "payables") == 40.0
    assert posted(result, "payables", "cash") == 40.0
    assert posted(result, "receivables", "sales", "maker") == posted(result, "cash", "receivables", "maker") == 40.0
    assert posted(result, "cash", "capital") == pytest.approx(40.0 * 0.01 * 10)
    paid = result.postings[result.postings["debit"] == "payables"]
    assert list(paid["time"]) == [11.0]


def test_who_pays_early_keeps_a_discount():
    result, *_ = play(SupplierPlan(payment=PaymentTerms(days=30.0, within=5.0, discount=0.02)), (10,))
    assert posted(result, "payables", "cash") == pytest.approx(39.2)
    assert posted(result, "payables", "purchases") == pytest.approx(0.8)


def test_what_is_not_due_yet_stays_owed():
    result, *_ = play(SupplierPlan(payment=PaymentTerms(days=30.0)), (10,), horizon=20.0)
    assert posted(result, "payables", "cash") == 0.0


@pytest.mark.parametrize(
    ("plan", "maker", "remedy"),
    [
        (SupplierPlan(agreements={"nobody": SupplyAgreement()}), {}, "say one of maker"),
        (SupplierPlan(agreements={"maker": SupplyAgreement(minimum=5)}), {"minimum": 8}, "agree on 8 or more"),
        (SupplierPlan(agreements={"maker": SupplyAgreement(minimum=5)}), {"multiple": 4}, "a multiple of 4"),
        (agreed(buy_back=BuyBack(price=4.5, season=5.0)), {}, "set buy_back.price to 4 or less"),
    ],
)
def test_what_a_supplier_cannot_keep_is_refused(plan, maker, remedy):
    with pytest.raises(ModelError, match=remedy):
        play(plan, (1,), maker=maker)


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ({"days": -1}, "days must not be negative"),
        ({"discount": 0.1}, "within what time"),
        ({"within": 5, "late": 5}, "not late"),
        ({"within": 50}, "within must lie in 0..days"),
    ],
)
def test_payment_terms_are_checked(wrong, remedy):
    with pytest.raises(ValueError, match=remedy):
        PaymentTerms(**wrong)


def test_of_several_makers_only_those_bought_from_are_held_to_a_volume():
    """Of whom nothing was to be bought nothing is lacking; with the other all of the need is agreed."""
    street = []

    def scenario(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0.0}, replenishment=OrderList((2.0,) * 40), review=1.0)
        for name in ("near", "far"):
            connect(shop, Supplier(sim, name, products=[PEN], prices={PEN: 4.0}), transit=1.0)
        terms = {"band": 0.0, "period": 10.0, "shortfall": 1.0, "surcharge": 1.0}
        Company(sim, sites=[shop], plans={"supplier_relationship": agreed(**terms)})
        street.append(shop)

    result = simulate(scenario, horizon=40.5, seed=1)
    (shop,) = street
    near, far = shop.sellers.values()
    assert (shop.suppliers.part(near, PEN), shop.suppliers.part(far, PEN)) == (1.0, 0.0)
    assert posted(result, "penalties", "cash") == 0.0


def test_what_is_put_off_keeps_to_the_lots_of_the_supplier():
    plan = agreed(band=0.0, volume=12.0, period=30.0, delay=5.0)
    assert ordered(play(plan, (20,), maker={"multiple": 5.0})[0]) == [(0, 10), (0, 10)]
