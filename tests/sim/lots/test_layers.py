"""Layers keep lots apart, in order, and lose nothing."""

import pytest

from sim.lots import Layer, Layers, Lot, LotInspection, LotQuality
from sim.lots.inspection import inspect
from sim.lots.lot import units_of
from sim.product import Product
from sim.streams import Streams

ITEM = Product("item")


def lot(number: int, share: float = 0.0) -> Lot:
    made = Lot(number, ITEM, "maker", 0.0)
    made.causes = ((made, share),) if share else ()
    return made


def shown(layers) -> list[tuple[int, float]]:
    return [(layer.lot.number, layer.units) for layer in layers]


def test_goods_leave_oldest_first_or_newest_first() -> None:
    one, two = lot(1), lot(2)
    layers = Layers([Layer(one, 5.0), Layer(two, 5.0)])
    assert shown(layers.take(7.0)) == [(1, 5.0), (2, 2.0)]
    assert layers.total == 3.0
    layers.put([Layer(one, 4.0)])
    assert shown(layers.take(5.0, newest=True)) == [(1, 4.0), (2, 1.0)]
    assert shown(layers.take(9.0)) == [(2, 2.0)]
    assert layers.total == 0.0


def test_units_of_one_lot_that_come_together_lie_together() -> None:
    one = lot(1)
    layers = Layers([Layer(one, 2.0), Layer(one, 3.0), Layer(one, 1.0, left=0.5)])
    assert shown(layers.rows) == [(1, 5.0), (1, 1.0)]


def test_single_lots_are_found_wherever_they_lie() -> None:
    bad = lot(2)
    layers = Layers([Layer(lot(1), 3.0), Layer(bad, 2.0), Layer(lot(3), 1.0), Layer(bad, 2.0)])
    assert shown(layers.draw(lambda lot: lot is bad, 3.0)) == [(2, 2.0), (2, 1.0)]
    assert shown(layers.rows) == [(1, 3.0), (3, 1.0), (2, 1.0)]
    assert layers.total == 5.0


def test_a_unit_is_defective_by_any_of_its_causes() -> None:
    part, other = lot(1), lot(2)
    made = lot(3)
    made.causes = ((part, 0.1), (other, 0.2))
    layer = Layer(made, 1.0)
    assert layer.share == pytest.approx(1 - 0.9 * 0.8)
    assert layer.cause(0.05) is part
    assert layer.cause(0.15) is other
    assert layer.cause(0.28) is None


def test_descendants_are_those_of_every_level() -> None:
    steel, wheel, bike, other = lot(1), lot(2), lot(3), lot(4)
    steel.children, wheel.children = [wheel], [bike]
    assert steel.descendants() == {steel, wheel, bike}
    assert other.descendants() == {other}


def test_all_defects_are_found_by_looking_at_everything_with_sharp_eyes() -> None:
    chances = iter([0.05, 0.5, 0.09, 0.9])
    verdict = inspect(Layer(lot(1, 0.1), 4.0), LotInspection(), chances)
    assert (verdict.looked_at, verdict.found) == (4.0, 2.0)
    assert units_of(verdict.passed) == 2.0
    assert verdict.passed[0].share == 0.0


def test_what_passes_dull_eyes_has_the_defects_that_bayes_says() -> None:
    verdict = inspect(Layer(lot(1, 0.2), 1.0), LotInspection(sensitivity=0.5), iter([0.15]))
    assert verdict.passed[0].share == pytest.approx(0.2 * 0.5 / (1 - 0.1))


def test_a_lot_goes_back_whole_whose_sample_has_too_many_defects() -> None:
    verdict = inspect(Layer(lot(1, 0.5), 10.0), LotInspection(sample=2, accept=1), iter([0.1, 0.2]))
    assert verdict.bad
    assert units_of(verdict.rejected) == 10.0
    accepted = inspect(Layer(lot(1, 0.5), 10.0), LotInspection(sample=2, accept=1), iter([0.1, 0.9]))
    assert not accepted.bad
    assert (units_of(accepted.rejected), units_of(accepted.passed)) == (1.0, 9.0)
    assert [layer.share for layer in accepted.passed] == [0.0, 0.5]


def test_listed_lots_are_bad_and_chance_makes_others_so() -> None:
    shares = LotQuality(share=0.001, bad_share=0.3, listed=(1,)).lots(Streams(1)("maker", "quality"))
    assert [next(shares) for _ in range(3)] == [0.001, 0.3, 0.001]
    always = LotQuality(share=0.001, bad=1.0, bad_share=0.3).lots(Streams(1)("maker", "quality"))
    assert next(always) == 0.3


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"share": 1.2}, "share must lie in 0..1, got 1.2"),
        ({"bad": -0.1}, "bad must lie in 0..1, got -0.1"),
        ({"lot": 0.0}, "lot must be positive, got 0.0"),
        ({"listed": (-1,)}, "listed lots are numbered from 0, got -1"),
    ],
)
def test_a_quality_that_cannot_be_is_refused(wrong, words) -> None:
    with pytest.raises(ValueError, match=words):
        LotQuality(**wrong)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"sensitivity": 1.5}, "sensitivity must lie in 0..1, got 1.5"),
        ({"sample": 0}, "a sample must have at least one unit, got 0"),
        ({"cost": -1.0}, "cost must not be negative, got -1.0"),
    ],
)
def test_an_inspection_that_cannot_be_is_refused(wrong, words) -> None:
    with pytest.raises(ValueError, match=words):
        LotInspection(**wrong)
