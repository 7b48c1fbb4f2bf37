"""What a seller asks for its goods, and when."""

from sim.policies.pricing.calendars import EveryDayPrice, HighLowPrice, PriceList
from sim.policies.pricing.protocol import Pricing

__all__ = ["EveryDayPrice", "HighLowPrice", "PriceList", "Pricing"]
