import numpy as np
import pytest

from sim.product import Product
from sim.series import Buckets, Moments, add_up
from sim.stock import Stock


def of(moments):
    return moments.count, moments.mean, moments.variance, moments.highest


def test_a_series_has_a_count_a_mean_a_variance_and_a_highest_value():
    moments = Moments()
    for value in (1.0, 2.0, 6.0):
        moments.add(value)
    assert of(moments) == (3, 3.0, pytest.approx(14 / 3), 6.0)


def test_several_series_grow_at_once_as_each_would_alone():
    together, alone = [Moments(), Moments()], [Moments(), Moments()]
    for block in ([[1.0, 2.0], [5.0, 5.0]], [[3.0, 9.0], [5.0, 4.0]]):
        add_up(together, [np.array(row) for row in block])
        for moments, row in zip(alone, block, strict=True):
            add_up([moments], [np.array(row)])
    assert [of(moments) for moments in together] == [of(moments) for moments in alone]
    assert of(together[0]) == (4, 3.75, pytest.approx(9.6875), 9.0)


def test_a_stock_opened_late_had_nothing_happen_to_it_before():
    item = Product("item")
    stocks = [Stock(item, "old"), Stock(item, "new")]
    buckets = Buckets(())
    for count, units in ((1, [[4.0, 4.0]]), (2, [[4.0], [6.0]])):
        buckets.join(stocks[:count])
        rows = np.array(units)
        buckets.add(rows, rows, rows, rows, [rows.shape[1]] * count, {0: [count - 1]} if count == 2 else {})
    old, new = buckets.series
    assert of(old.orders) == (3, 4.0, 0.0, 4.0)
    assert of(new.orders) == of(buckets.consumers[0]) == (3, 2.0, pytest.approx(8.0), 6.0)
    assert (old.clear, new.clear) == (3, 3)
