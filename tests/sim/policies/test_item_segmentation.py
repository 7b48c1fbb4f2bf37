"""Classes of bought items."""

import pytest

from sim.policies.item_segmentation import BySpend, ItemView, Kraljic, UnclassedItems

PLAIN = Kraljic(long=30.0, often=0.1)
SAFE = {"sources": 4, "lead_time": 3.0}
RISKY = {"sources": 1, "lead_time": 30.0, "lead_time_sd": 15.0}


def test_kraljic_crosses_impact_and_risk():
    items = [
        ItemView("screw", 10.0, **SAFE),
        ItemView("engine", 500.0, **SAFE),
        ItemView("seal", 10.0, **RISKY),
        ItemView("chip", 400.0, **RISKY),
    ]
    assert PLAIN(items) == ["routine", "leverage", "bottleneck", "strategic"]


def test_supply_risk_is_the_mean_of_four_scores():
    item = ItemView("seal", 1.0, sources=2, lead_time=15.0, lead_time_sd=3.0, down=0.05)
    assert PLAIN.supply_risk(item) == pytest.approx((0.5 + 0.2 + 0.5 + 0.5) / 4)
    assert Kraljic(weights=(1, 0, 0, 0)).supply_risk(item) == 0.5


def test_items_that_are_alike_are_all_in_one_class():
    assert set(PLAIN([ItemView(str(number), 5.0, **SAFE) for number in range(5)])) == {"routine"}


def test_by_spend():
    items = [ItemView("a", 80.0), ItemView("b", 15.0), ItemView("c", 5.0), ItemView("d", 0.0)]
    assert BySpend()(items) == ["A", "B", "C", "C"]
    assert BySpend()([ItemView("a"), ItemView("b")]) == ["C", "C"]


def test_nobody_is_told_apart():
    assert UnclassedItems()([ItemView("a"), ItemView("b")]) == ["all", "all"]


@pytest.mark.parametrize(
    ("made", "word"),
    [
        (lambda: Kraljic(risk=2.0), "risk"),
        (lambda: Kraljic(weights=(0, 0, 0, 0)), "weights"),
        (lambda: Kraljic(long=0), "long"),
        (lambda: BySpend((0.9, 0.2)), "shares"),
    ],
)
def test_what_is_out_of_range_is_refused(made, word):
    with pytest.raises(ValueError, match=word):
        made()
