"""Of which parts a product is made, and who makes it."""

import pytest

from sim.policies.materials import Candidate, Cheapest, CommonParts, MakeOrBuy, RiskAdjusted
from sim.processes.product_development import Design, Designer

OWN = Candidate("own frame", "mill", 10.0, risk=0.2)
STANDARD = Candidate("frame", "smith", 11.0, risk=0.05, standard=True)
OTHER = Candidate("other frame", "smith", 10.5, risk=0.3, standard=True)
ALL = (OWN, STANDARD, OTHER)


def test_the_cheapest_is_chosen_by_its_price():
    assert Cheapest()(ALL, ()) is OWN


@pytest.mark.parametrize(("shortage", "chosen"), [(0.0, OWN), (0.5, OWN), (0.8, STANDARD)])
def test_the_risk_adjusted_one_costs_least_in_all(shortage, chosen):
    assert RiskAdjusted(shortage)(ALL, ()) is chosen


@pytest.mark.parametrize(
    ("premium", "used", "chosen"),
    [(0.0, (), OWN), (0.05, (), OTHER), (0.1, (), OTHER), (0.1, ("frame",), STANDARD), (0.04, ("frame",), OWN)],
)
def test_a_standard_part_is_chosen_where_it_costs_little_more(premium, used, chosen):
    assert CommonParts(premium)(ALL, used) is chosen


def test_products_share_standard_parts_and_no_others():
    designer = Designer(Design({"frame": ALL, "bell": [Candidate("bell", "ringer", 1.0)]}, 50.0), CommonParts(0.2))
    first, second = designer("one"), designer("two")
    assert [part.name for part in first.product.parts] == ["other frame", "bell of one"]
    assert [part.name for part in second.product.parts] == ["other frame", "bell of two"]
    assert first.new == tuple(first.product.parts)
    assert [part.name for part in second.new] == ["bell of two"]
    assert second.suppliers[second.new[0]] == "ringer"


def test_a_part_that_is_in_two_places_is_needed_twice():
    designer = Designer(Design({"front": (STANDARD,), "back": (STANDARD,)}, 50.0))
    assert list(designer("one").product.parts.values()) == [2.0]


def test_a_product_costs_its_parts_and_what_making_takes():
    designed = Designer(Design({"frame": (OWN,)}, 50.0, making=4.0))("one", left=0.5)
    assert (designed.unit_cost, designed.product.cost, designed.product.price) == (9.0, 9.0, 50.0)


@pytest.mark.parametrize(("units", "made", "cost", "tooling"), [(99.0, False, 25.0, 0.0), (100.0, True, 15.0, 1000.0)])
def test_make_or_buy_is_a_matter_of_volume(units, made, cost, tooling):
    policy = MakeOrBuy(tooling=1000.0, making=5.0, fee=15.0)
    designed = Designer(Design({"frame": (OWN,)}, 50.0), make_or_buy=policy)("one", units=units)
    assert (designed.made, designed.unit_cost, designed.tooling) == (made, cost, tooling)
    assert bool(designed.product.parts) is made


def test_tools_that_last_longer_pay_at_fewer_units_a_year():
    policy = MakeOrBuy(tooling=1000.0, making=5.0, fee=15.0, years=4.0)
    assert not policy(24.0)
    assert policy(25.0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Candidate("a", "b", -1.0), "part a of b: cost must not be negative, got -1.0"),
        (lambda: Candidate("a", "b", 1.0, risk=1.5), "risk must lie in 0..1, got 1.5"),
        (lambda: Design({"frame": ()}), "nothing would do for frame: name at least one candidate part"),
        (lambda: Design(price=-1.0), "price of a product must not be negative"),
        (lambda: CommonParts(-0.1), "premium must not be negative"),
        (lambda: RiskAdjusted(-0.1), "must not cost less than nothing"),
        (lambda: MakeOrBuy(fee=-1.0), "fee must not be negative"),
        (lambda: MakeOrBuy(years=0.0), "tools must last for some time, got 0.0 years"),
    ],
)
def test_what_cannot_be_is_named(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()
