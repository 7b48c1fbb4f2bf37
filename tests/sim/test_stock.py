import pytest

from sim.product import Product
from sim.stock import Costs, Stock


@pytest.fixture
def stock():
    return Stock(Product("item"), "shop", on_hand=10)


def test_from_demand_to_shipment(stock):
    stock.order(6)
    stock.demand(4, now=0)
    assert (stock.on_hand, stock.backlog, stock.net, stock.position) == (10, 4, 6, 12)
    stock.ship(4, now=0)
    assert (stock.on_hand, stock.backlog, stock.net, stock.position) == (6, 0, 6, 12)
    stock.receive(5, now=1)
    assert (stock.on_hand, stock.on_order, stock.position) == (11, 1, 12)
    assert (stock.ordered, stock.demanded, stock.shipped, stock.received) == (6, 4, 4, 5)


def test_reserved_goods_are_on_hand_but_spoken_for(stock):
    stock.demand(4, now=0)
    stock.reserve(4, now=0)
    assert (stock.on_hand, stock.reserved, stock.backlog, stock.net) == (10, 4, 0, 6)
    stock.release(4, now=2)
    assert (stock.on_hand, stock.reserved, stock.net, stock.shipped) == (6, 0, 6, 4)


def test_integrals_are_exact(stock):
    stock.demand(12, now=2)
    stock.ship(10, now=2)
    stock.receive(1, now=5)
    stock.ship(1, now=5.5)
    stock.settle(8)
    assert stock.on_hand_time == 10 * 2 + 1 * 0.5
    assert stock.backlog_time == 2 * 3.5 + 1 * 2.5
    assert stock.ready_time == 2.5


def test_what_is_paid_is_not_paid_again(stock):
    stock.settle(3)
    assert stock.unposted() == (30, 0)
    assert stock.unposted() == (0, 0)
    stock.settle(4)
    assert stock.unposted() == (10, 0)


def test_making_using_losing_returning_and_scrapping(stock):
    stock.order(8)
    stock.make(6, now=1, ordered=8)
    stock.use(3, now=1)
    stock.take_back(2, now=2)
    stock.scrap(1, now=2)
    stock.demand(5, now=3)
    stock.lose(5, now=3)
    assert (stock.on_hand, stock.on_order, stock.backlog) == (14, 0, 0)
    assert (stock.made, stock.used, stock.returned, stock.scrapped, stock.lost) == (6, 3, 2, 1, 5)


def test_costs_are_not_negative():
    with pytest.raises(ValueError, match="backlog cost must not be negative, got -1"):
        Costs(backlog=-1)
