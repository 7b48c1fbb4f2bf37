"""Agreements of the buying side, and what cannot be agreed on."""

import pytest

from sim.policies.replenishment import OrderUpTo, SafetyBuffer, StockView
from sim.policies.supply_agreement import BuyBack, Options, SupplyAgreement


def test_the_last_break_that_is_reached_counts():
    agreement = SupplyAgreement(discount=0.1, breaks=((100, 0.05), (500, 0.2)))
    assert [agreement.price(10.0, units) for units in (99, 100, 600)] == pytest.approx([9.0, 8.55, 7.2])


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ({"surcharge": 0.1}, "set band"),
        ({"band": 0.2, "surcharge": 0.1, "delay": 7.0}, "set one of them to 0"),
        ({"band": 0.2, "volume": 10.0, "minimum": 50.0}, "lower the minimum or widen the band"),
        ({"band": 0.2, "options": Options(5, 1, 1)}, "set one to null"),
        ({"fee": 1.0}, "set reserved"),
        ({"breaks": ((100, 0.1), (50, 0.2))}, "breaks must rise"),
        ({"on_time": 1.5}, "on_time is a share"),
        ({"minimum": -1.0}, "minimum must not be negative"),
        ({"period": 0.0}, "period must be a positive time"),
    ],
)
def test_what_contradicts_itself_is_refused_with_a_remedy(wrong, remedy):
    with pytest.raises(ValueError, match=remedy):
        SupplyAgreement(**wrong)


def test_contracts_are_checked():
    with pytest.raises(ValueError, match="options"):
        Options(-1, 0, 0)
    with pytest.raises(ValueError, match="season"):
        BuyBack(1.0, 0.0)


class Steady:
    """A forecast of 10 a period, off by 2."""

    mean, sd = 10.0, 2.0

    def over(self, periods):
        return 10.0 * periods

    def sd_over(self, periods):
        return 2.0 * periods**0.5


def test_safety_stock_is_the_textbook_formula():
    view = StockView(forecast=Steady(), protection=4.0)
    plain = OrderUpTo(z=1.5)
    assert SafetyBuffer(plain, z=1.5, held=1.5)(view) == pytest.approx(plain(view))
    both = SafetyBuffer(plain, z=2.0, held=1.5, lead_time_sd=0.3)(view)
    assert both == pytest.approx(40.0 + 2.0 * (4.0 * 2.0**2 + 10.0**2 * 0.3**2) ** 0.5)
    assert SafetyBuffer(plain, z=1.5, held=1.5, time=2.0)(view) == pytest.approx(plain(view) + 20.0)
