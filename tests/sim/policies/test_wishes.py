from itertools import islice, pairwise

import numpy as np
import pytest

from sim.distributions import Exponential, Uniform
from sim.policies.demand import Arrivals, Listed, PoissonDemand, Steady
from sim.policies.wishes import Assortment, Baskets, Historic, Single
from sim.product import Product
from sim.streams import Streams

A, B, C = Product("a"), Product("b"), Product("c")


def hear(wishes, count=10):
    """The first instants, those at which nothing is wanted left out."""
    streams = Streams(1)
    heard = islice(wishes(lambda purpose: streams("customer", purpose)), count)
    return [(time, lines) for time, lines in heard if lines]


def test_at_an_instant_without_demand_there_are_no_lines():
    streams = Streams(1)
    wishes = Single(A, Listed((1, 0, 2)))(lambda purpose: streams("customer", purpose))
    assert list(wishes) == [(0, ((A, 1),)), (1, ()), (2, ((A, 2),))]


def test_assortment_makes_one_order_of_an_instant():
    wishes = Assortment({A: Listed((1, 0, 2)), B: Listed((5, 0), every=2)})
    assert hear(wishes) == [(0, ((A, 1), (B, 5))), (2, ((A, 2),))]


def test_another_product_never_shifts_the_demand():
    alone = hear(Single(A, PoissonDemand(5)), 320)[:300]
    both = hear(Assortment({B: Arrivals(Exponential(0.3)), A: PoissonDemand(5)}), 2000)
    assert [(t, q) for t, lines in both for product, q in lines if product is A][:300] == [
        (t, q) for t, ((_, q),) in alone
    ]


def test_baskets_have_distinct_products():
    orders = hear(Baskets((A, B, C), Exponential(1), Uniform(0, 5), Uniform(1, 2)), 500)
    assert all(len({product for product, _ in lines}) == len(lines) for _, lines in orders)
    assert {len(lines) for _, lines in orders} == {1, 2, 3}
    assert all(1 <= size <= 2 for _, lines in orders for _, size in lines)
    assert all(earlier[0] < later[0] for earlier, later in pairwise(orders))


def test_baskets_pick_by_weight():
    orders = hear(Baskets((A, B, C), 1, 1, 2, weights=(3, 1, 0)), 4000)
    assert np.mean([lines[0][0] is A for _, lines in orders]) == pytest.approx(0.75, abs=4 * (0.1875 / 4000) ** 0.5)
    assert all(lines[0][0] is not C for _, lines in orders)
    assert {len(lines) for _, lines in hear(Baskets((A, B, C), 1, 3, 2, weights=(3, 1, 0)), 20)} == {2}


def test_historic_replays():
    orders = ((0.5, ((A, 1), (B, 2))), (2, ((A, 3),)))
    assert hear(Historic(orders)) == list(orders)
    assert Historic(orders).demand(A).sales == ((0.5, 1), (2, 3))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Baskets((), 1, 1, 1),
        lambda: Baskets((A,), 0, 1, 1),
        lambda: Baskets((A,), 1, 1, 1, weights=(1, 2)),
        lambda: Historic(((2, ()), (1, ()))),
        lambda: Single(A, Steady(1, every=-1)),
    ],
)
def test_wrong_parameters(wrong):
    with pytest.raises(ValueError):
        wrong()
