from hypothesis import given
from hypothesis import strategies as st

from sim.basket import Basket
from sim.product import Product

TEA, SALT = Product("tea"), Product("salt")


def test_wishes_are_gathered_until_they_come_to_the_minimum():
    basket = Basket()
    basket.minimum = 10.0
    assert basket.gather(((TEA, 4.0),)) == ()
    assert basket.gather(((SALT, 3.0),)) == ()
    assert basket.gather(((TEA, 5.0),)) == ((TEA, 9.0), (SALT, 3.0))
    assert basket.gather(((TEA, 12.0),)) == ((TEA, 12.0),)
    assert basket.gather(((TEA, 1.0),)) == ()


def test_prices_agreed_before_are_kept():
    basket = Basket()
    basket.minimum = 6.0
    assert basket.gather(((TEA, 2.0, 5.0),)) == ()
    assert basket.gather(((TEA, 4.0),)) == ((TEA, 2.0, 5.0), (TEA, 4.0))


def test_a_lower_minimum_empties_the_basket_with_the_next_wish():
    basket = Basket()
    basket.minimum = 10.0
    basket.gather(((TEA, 4.0),))
    basket.minimum = 0.0
    assert basket.gather(((TEA, 1.0),)) == ((TEA, 5.0),)


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(0, 20))
def test_nothing_is_lost(sizes, minimum):
    basket = Basket()
    basket.minimum = float(minimum)
    ordered = [basket.gather(((TEA, float(size)),)) for size in sizes]
    out = sum(line[1] for lines in ordered for line in lines)
    assert all(sum(line[1] for line in lines) >= minimum for lines in ordered if lines)
    assert 0 <= sum(sizes) - out < max(minimum, 1)
