"""What a house does about a product besides its replenishment policy."""

import pytest

from sim.policies.forecasting.protocol import Level
from sim.policies.replenishment import BaseStock, ForwardBuying, OrderInflation, StockView
from sim.processes.demand_management import BuyingAhead, Gaming, Habits, Lacking, Outlook
from sim.product import Product
from sim.stock import Stock


def view(position=25.0, now=0.0):
    return StockView(now, position=position, net=position, echelon_position=position, forecast=Level(3.0))


def test_stock_is_looked_at_as_if_it_lacked_what_is_to_be_bought_ahead():
    ahead = BuyingAhead(ForwardBuying(longest=9), lambda: Outlook(8, 10, 12.0), holding=0.0, bucket=2.0)
    assert Habits([ahead]).decide(BaseStock(30), view()) == 5 + 3 * 6
    assert Habits([ahead]).decide(BaseStock(30), view(now=10.0)) == 5 + 3 * 1


def test_stock_is_looked_at_as_if_managed_customers_had_ordered_what_they_lack():
    seen = view()
    Lacking(lambda: 7.0)(seen)
    assert (seen.position, seen.net, seen.echelon_position) == (18, 18, 18)


def test_a_reporter_orders_nothing():
    told = []
    assert Habits(report=told.append).decide(BaseStock(30), view()) == 0.0
    assert told[0].position == 25


def game(received, need=10.0, pays=True, **rule):
    """What is asked for at every review where an order of the last one brought so much."""
    stock = Stock(Product("pen"), "shop")
    gaming = Gaming(OrderInflation(**{"max_inflation": 3.0, "weight": 1.0} | rule), stock, 1.0, lambda: pays)
    asked = []
    for now, units in enumerate(received):
        if units is not None:
            stock.receive(units, float(now))
        asked.append(gaming.ask(need, float(now)))
        stock.order(asked[-1])
    return asked


def test_a_house_learns_how_far_its_orders_are_filled():
    assert game([None, 8.0, 12.5, 5.0]) == [10, 12.5, 10, 20]


def test_inflation_has_a_bound():
    assert game([None, 1.0, 1.0, 1.0]) == [10, 30, 30, 30]


def test_it_does_not_ask_for_more_where_that_gets_it_no_more():
    assert game([None, 8.0, 5.0], pays=False) == [10, 10, 10]
    assert game([None, 8.0, 5.0], pays=False, knows_rule=False) == pytest.approx([10, 12.5, 25])


def test_what_comes_late_counts_when_it_comes():
    assert game([None, 0.0, 20.0], weight=0.5) == [
        10,
        30,
        pytest.approx(10 * (0.5 * 10 + 0.5 * 30) / (0.5 * 0 + 0.5 * 20)),
    ]


def test_nothing_needed_is_nothing_asked():
    assert game([None, 5.0], need=0.0) == [0, 0]
