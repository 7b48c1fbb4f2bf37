"""The levels that stocks are kept at, wherever they were said."""

import pytest

from experiments.faults import InputError
from experiments.recipe import prepare
from experiments.stocking.shelves import Shelf, lowerable, shelves, with_levels
from experiments.stocking.target import Target


def found(*typed):
    recipe, _ = prepare([*typed, "horizon=60"])
    return recipe, shelves(recipe.ready())


def test_levels_are_those_that_the_houses_play_by():
    _, every = found(
        "scenario=distribution", "replenishment=s_S", "scenario.retailers=1", "at.retailer1.replenishment.s=9"
    )
    assert every == [
        Shelf("warehouse", "item", "ReorderUpTo", {"s": 100.0, "S": 260.0}),
        Shelf("retailer1", "item", "ReorderUpTo", {"s": 9.0, "S": 50.0}),
    ]
    assert every[1].key("s") == "at.retailer1.product.item.replenishment.s"


def test_those_of_a_network_come_from_its_tables():
    recipe, every = found("scenario=network")
    pump = next(shelf for shelf in every if shelf.product == "pump")
    assert (pump.policy, dict(pump.levels)) == ("ReorderQuantity", {"r": 280.0})
    changed = with_levels(recipe.config, [pump], {pump.place: {"r": 300.0}})
    assert changed["at"] == {"Brno Works": {"product": {"pump": {"replenishment": {"r": 300.0}}}}}


def test_what_a_place_had_of_its_own_is_kept():
    recipe, (warehouse, shop) = found(
        "scenario=distribution", "replenishment=s_S", "scenario.retailers=1", "at.retailer1.replenishment=base_stock"
    )
    levels = {warehouse.place: {"s": 50.0, "S": 200.0}, shop.place: {"S": 12.0}}
    changed = with_levels(recipe.config, [warehouse, shop], levels)["at"]
    assert changed["retailer1"]["replenishment"] == recipe.config["at"]["retailer1"]["replenishment"]
    assert changed["retailer1"]["product"]["item"]["replenishment"] == {"S": 12.0}
    assert "product" not in recipe.config["at"]["warehouse"]


@pytest.mark.parametrize(("policy", "kind"), [("order_up_to", "OrderUpTo"), ("echelon_base_stock", "EchelonBaseStock")])
def test_what_has_no_level_of_its_own_is_refused(policy, kind):
    _, every = found("scenario=serial", f"replenishment={policy}")
    with pytest.raises(InputError, match=f"every stock is replenished by {kind}, .* replenishment=base_stock"):
        lowerable(every, Target(0.9))


def test_places_are_checked_and_left_alone():
    _, every = found("scenario=serial", "replenishment=base_stock", "at.stage2.replenishment=order_up_to")
    assert [shelf.house for shelf in lowerable(every, Target(0.9, places={"stage4.product.item": None}))] == [
        "stage1",
        "stage3",
    ]
    with pytest.raises(InputError) as refused:
        lowerable(every, Target(0.9, places={"stage2": 0.8, "stage9": 0.7}))
    assert [fault.place for fault in refused.value.faults] == ["target.at.stage2", "target.at.stage9"]
    assert "did you mean stage" in str(refused.value)
